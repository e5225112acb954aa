"""The theme's style sheet less the rules that no page needs, and what our own may not say."""

import re

import pytest

from publish.commands import ROOT, BuildError
from publish.theme import NAME, numbered, trim, without

SLOW = ".md-typeset table:not([class])+*{margin:1px}.tabbed-set>input:checked~.tabbed-labels>:first-child{color:red}"


def test_unwanted_selectors_go_and_their_neighbours_stay():
    """A rule of unwanted selectors only goes; in a list only they go, and a comma within brackets divides nothing."""
    kept = "a:is(b,c)+d{e:f}@media print{g{h:i}}"
    assert without(kept + SLOW) == kept
    assert without(f"{SLOW}@media print{{.tabbed-set,a:is(b,c),.tabbed-block>p{{e:f}}}}") == (
        "@media print{a:is(b,c){e:f}}"
    )
    assert without(f"{SLOW}.tabbed-set{{a:b}}table+*{{c:d}}") == "table+*{c:d}"


@pytest.mark.parametrize("style", ["a{b:c}", SLOW.split("}", maxsplit=1)[0] + "}"], ids=["neither", "one"])
def test_another_theme_is_told_of(style):
    """A sheet that has not all that is to be taken away is another theme's: the build stops."""
    with pytest.raises(BuildError, match=r"publish/theme\.py"):
        without(style)


def test_pages_ask_for_the_new_sheet(tmp_path):
    """The sheet loses the hash of what it was, and every page asks for it as it is called now."""
    sheet = tmp_path / "assets/stylesheets/main.0123abcd.min.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(f"a{{b:c}}{SLOW}", encoding="utf-8")
    page = tmp_path / "del/sida.html"
    page.parent.mkdir()
    page.write_text('<link href="../assets/stylesheets/main.0123abcd.min.css">', encoding="utf-8")
    trim(tmp_path)
    [new] = sheet.parent.iterdir()
    assert (new.name, new.read_text(encoding="utf-8")) == (NAME, "a{b:c}")
    assert page.read_text(encoding="utf-8") == f'<link href="../assets/stylesheets/{NAME}">'


@pytest.mark.parametrize("count", [0, 2])
def test_the_sheet_must_be_one(tmp_path, count):
    """No such sheet, or two, is told of."""
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"main.0123abc{number}.min.css").write_text(SLOW, encoding="utf-8")
    with pytest.raises(BuildError, match=f"har {count} stilmallar"):
        trim(tmp_path)


@pytest.mark.parametrize("name", ["site.css", "checklist/checklist.css", "paper.css"])
def test_no_rule_for_the_screen_asks_what_an_element_holds(name):
    """With :has a browser goes through the page after every change; on paper nothing changes."""
    style = (ROOT / "docs/assets" / name).read_text(encoding="utf-8")
    screen, prints = re.subn(r"^@media print \{.*?^\}", "", style, flags=re.DOTALL | re.MULTILINE)
    assert prints
    assert ":has(" not in screen


@pytest.mark.parametrize("name", ["site.css", "checklist/checklist.css", "paper.css", "onefile.css"])
def test_no_style_sheet_writes_words(name):
    """What a style sheet writes is neither copied nor in a PDF's tags: marks and arrows it may write, but no words."""
    style = (ROOT / "docs/assets" / name).read_text(encoding="utf-8")
    written = re.findall(r"(?<![\w-])content:([^;}]*)", style)
    assert [text for text in written if text.strip() != "none" and re.search(r"\w", text)] == []


def test_the_themes_toggles_are_valid(tmp_path):
    """A checkbox loses the attribute that it may not have; a field keeps it."""
    (tmp_path / "assets/stylesheets").mkdir(parents=True)
    (tmp_path / "assets/stylesheets/main.0123abcd.min.css").write_text(SLOW, encoding="utf-8")
    page = tmp_path / "sida.html"
    field = '<input type="search" autocomplete="off">'
    page.write_text(f'<input class="md-toggle" type="checkbox" autocomplete="off">{field}', encoding="utf-8")
    trim(tmp_path)
    assert page.read_text(encoding="utf-8") == f'<input class="md-toggle" type="checkbox">{field}'


def test_each_block_of_code_has_an_id_of_its_own():
    """The theme names a block after the nearest id, so that two blocks without their own would have one name."""
    block = "<pre><code>a</code></pre>"
    assert re.findall(r'<pre id="([^"]*)">', numbered(f"{block}<pre>b</pre>{block}")) == ["kod-1", "kod-2"]
