"""Every page of the site, in the widths and schemes that its readers use: no barrier that axe can find.

What can be read out of a page's HTML is tested in tests/site/test_whole_site.py.
"""

import json
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

from publish.commands import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

AXE = ROOT / "node_modules/axe-core/axe.min.js"
# From the sources, not from site/: a page that was not built must fail.
PAGES = [
    "404.html",
    *sorted(
        f"{path.relative_to(ROOT / 'docs').with_suffix('.html').as_posix()}"
        for path in (ROOT / "docs").rglob("*.md")
    ),
]
WIDTHS = (1280, 768, 320)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUICK = {"resultTypes": ["violations"], "preload": False, "iframes": False}
# axe leaves the rule about the size of targets off unless it is asked for.
EVERYTHING = QUICK | {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
}
# What a scheme can change is colour, and what a width can change is where things are.
COLOURS = ["color-contrast", "link-in-text-block"]
PLACES = ["target-size", "scrollable-region-focusable"]
COLOURLESS = EVERYTHING | {"rules": {rule: {"enabled": False} for rule in (*COLOURS, *PLACES)}}


def only(*rules):
    return QUICK | {"runOnly": {"type": "rule", "values": rules}, "rules": {"target-size": {"enabled": True}}}


# The looks of a page, with the rules that axe then has; in each the page is measured too. A colour is given to a kind of
# element, in what it stands in; the rest depends on what a page says.
ALL_LOOKS = [
    (1280, "light", EVERYTHING),
    (768, "light", only(*PLACES)),
    (320, "light", EVERYTHING),
    (1280, "dark", only(*COLOURS)),
    (320, "dark", only(*COLOURS)),
]
FEW_LOOKS = [(1280, "light", COLOURLESS), (768, "light", None), (320, "light", only(*PLACES))]
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Whatever holds more than its width has room for, and cuts it or scrolls it sideways: the page, or a box in which the page
# would never be seen to be too wide.
TOO_WIDE = """(may) => [...document.querySelectorAll(`:not(${may})`)]
  .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1)
  .filter((box) => box === document.documentElement || getComputedStyle(box).overflowX !== "visible")
  .map((box) => `${box.localName}.${box.getAttribute("class")}: ${box.scrollWidth - box.clientWidth} px för bred`)"""
# Lines of code are never broken. On a telephone tables and maps may be scrolled too; of tables CUT says which.
MAY_SCROLL, MAY_SCROLL_NARROW = "pre > code", "pre > code, .md-typeset__scrollwrap, .bk-scroll"
# On a telephone a table with many columns has none of them out of sight (publish/cards.py).
CUT = """[...document.querySelectorAll("article table")]
  .filter((table) => table.tHead?.rows[0].cells.length > 2)
  .map((table) => table.closest(".md-typeset__scrollwrap, .bk-scroll") ?? table)
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.innerText.slice(0, 60))"""
# Elements that nothing stands in.
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path", "source", "wbr"}
# After the theme's script, which makes ids of its own.
TWICE = """[...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)"""


class Kinds(HTMLParser):
    """The kinds of elements in a page, each with the two kinds that it stands in.

    A kind is a tag with its classes: few of the style sheets' rules look further than that. No page gives an element a style of
    its own (publish/hosting/policy.py).
    """

    def __init__(self, html):
        super().__init__()
        self.found, self.open = set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        kind = (tag, *sorted((dict(attrs).get("class") or "").split()))
        self.found.add((kind, *self.open[-2:]))
        if tag not in EMPTY:
            self.open.append(kind)

    def handle_endtag(self, tag):
        # What may be left open ends with what it stands in.
        if tag in {kind[0] for kind in self.open}:
            while self.open.pop()[0] != tag:
                pass


@pytest.fixture(scope="session")
def varied(site):
    """Pages on which between them every kind of element stands that the site has, in all that it stands in."""
    kinds = {name: Kinds((site / name).read_text(encoding="utf-8")).found for name in PAGES}
    left, chosen = set().union(*kinds.values()), []
    while left:
        chosen.append(max(PAGES, key=lambda name: len(kinds[name] & left)))
        left -= kinds[chosen[-1]]
    return chosen


@pytest.fixture(scope="module", autouse=True)
def axe(started):
    """axe in every page that a test of this module opens."""
    started.context.add_init_script(path=AXE)


@pytest.fixture
def look(page):
    """A function that gives what axe, and a ruler, find on the page as it is shown now."""

    def seen(width, scheme, options):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        broken = page.evaluate(f"axe.run(document, {json.dumps(options)})")["violations"] if options else []
        found = [
            f"{width} {scheme} {rule['id']}: {node['html'][:120]} ({' '.join(map(str, node['target']))})"
            for rule in broken
            for node in rule["nodes"]
        ]
        too_wide = page.evaluate(TOO_WIDE, MAY_SCROLL_NARROW if width == min(WIDTHS) else MAY_SCROLL)
        return [*found, *(f"{width} {scheme} {line}" for line in too_wide)]

    return seen


@pytest.mark.parametrize("name", PAGES)
def test_page(page, address, look, varied, name):
    """The page can be entered past its menus, and has no barrier: all in one visit.

    A page with an element that stands nowhere else so shows it in every width and scheme, to every rule.
    """
    page.goto(address + name)
    checklist = page.locator("case-checklist")
    if checklist.count():
        expect(checklist).to_have_attribute("data-state", "ready", timeout=60_000)
    assert page.evaluate(TWICE) == []

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()

    found = [line for asked in (ALL_LOOKS if name in varied else FEW_LOOKS) for line in look(*asked)]
    assert found == []
    assert page.evaluate(CUT) == []
