"""prefixing: several checklists on one page."""

from markupsafe import Markup

from checklist.html.prefixing import prefixed

HTML = Markup(
    '<section class="bk-stage" aria-labelledby="a b"><h3 id="a">id="x"</h3><label for="b">x</label>'
    '<input id="b" name="b" value="b" aria-describedby="a b"><a href="#a">a</a><a href="#gren">g</a></section>'
)


def test_the_only_checklist_of_a_page_stays_as_it_is():
    assert prefixed(HTML, "") == HTML


def test_ids_and_what_refers_to_them_begin_with_the_name_and_nothing_else_does(read):
    html = read(prefixed(HTML, "tva"))
    assert [tag["id"] for tag in html("h3") + html("input")] == ["tva-a", "tva-b"]
    assert (html.one("label")["for"], html.one("input")["aria-describedby"]) == ("tva-b", "tva-a tva-b")
    assert [link["href"] for link in html("a")] == ["#tva-a", "#gren"]
    assert (html.one("input")["name"], html.one("input")["value"]) == ("b", "b")
    section = html.one("section")
    assert (section["aria-labelledby"], section["role"]) == ("tva-a tva-b", "group")


def test_text_is_never_taken_for_an_id():
    text = Markup("<p>{}</p>").format('<b id="a" for="b">')
    assert prefixed(text, "tva") == text
