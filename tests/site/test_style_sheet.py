"""The theme's style sheet less the rules that make an answer slow."""

import re

import pytest

from publish.commands import ROOT, BuildError
from publish.theme import NAME, trim, without

SLOW = ".md-typeset table:not([class])+*{margin:1px}.tabbed-set>input:checked~.tabbed-labels>:first-child{color:red}"


def test_unwanted_selectors_go_and_their_neighbours_stay():
    """A rule of unwanted selectors only goes; in a list only they go, and a comma within brackets divides nothing."""
    kept = "a:is(b,c)+d{e:f}@media print{g{h:i}}"
    assert without(kept + SLOW) == kept
    assert without(f"{SLOW}@media print{{.tabbed-set,a:is(b,c),.tabbed-block>p{{e:f}}}}") == (
        "@media print{a:is(b,c){e:f}}"
    )
    assert without(f"{SLOW}.tabbed-set{{a:b}}table+*{{c:d}}") == "table+*{c:d}"


@pytest.mark.parametrize("style", ["a{b:c}", SLOW.split("}")[0] + "}"], ids=["neither", "one"])
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


@pytest.mark.parametrize("name", ["site.css", "checklist/checklist.css"])
def test_no_rule_for_the_screen_asks_what_an_element_holds(name):
    """With :has a browser goes through the page after every change; on paper nothing changes."""
    style = (ROOT / "docs/assets" / name).read_text(encoding="utf-8")
    screen, prints = re.subn(r"^@media print \{.*?^\}", "", style, flags=re.DOTALL | re.MULTILINE)
    assert prints
    assert ":has(" not in screen
