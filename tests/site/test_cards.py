"""A wide table says in each of its cells what the cell's column is called; others are left as they are."""

from publish.cards import carded

WIDE = (
    '<table class="x"><thead><tr><th>Vem &amp; hur</th><th><abbr title="b">När</abbr></th><th><code>Var</code></th></tr></thead>'
    '<tbody><tr><th scope="row">En</th><td>två</td><td class="y">tre</td></tr></tbody></table>'
)


def test_each_cell_of_a_wide_table_names_its_column():
    assert carded(f"<p>{WIDE}</p>") == (
        '<p><table data-cards class="x"><thead><tr><th>Vem &amp; hur</th><th><abbr title="b">När</abbr></th><th><code>Var</code></th></tr>'
        '</thead><tbody><tr><th scope="row">En</th><td><span class="bk-column">När </span>två</td>'
        '<td class="y"><span class="bk-column"><code>Var</code> </span>tre</td></tr></tbody></table></p>'
    )


def test_a_narrow_table_beside_a_wide_one_is_left_as_it_is():
    narrow = WIDE.replace("<th><code>Var</code></th>", "")
    assert carded(narrow) == narrow
    assert carded(narrow + WIDE) == narrow + carded(WIDE)


def test_every_row_begins_with_the_first_column():
    rows = "<tr><td>1</td><td>2</td><td>3</td></tr>" * 2
    found = carded(
        f"<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    assert [found.count(f">{name} </span>{number}") for name, number in ("A1", "B2", "C3")] == [2, 2, 2]
