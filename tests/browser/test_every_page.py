"""Every page of the site, in the widths and schemes that its readers use: no barrier that axe can find."""

import json
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from publish.commands import ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
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
# What a scheme can change is colour; the rest has just been looked at.
COLOURS = QUICK | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SETTLED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# On a telephone a table with many columns has none of them out of sight (publish/cards.py).
CUT = """[...document.querySelectorAll("article table")]
  .filter((table) => table.tHead?.rows[0].cells.length > 2)
  .map((table) => table.closest(".md-typeset__scrollwrap, .bk-scroll") ?? table)
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => box.innerText.slice(0, 60))"""
# A dialog that is open covers the page; what axe finds in it is looked at in test_theme.py.
WORDS = """() => ({
  language: document.documentElement.lang,
  title: document.title,
  headings: document.querySelectorAll("h1").length,
  main: document.querySelectorAll("main").length,
  // After the theme's script, which makes ids of its own.
  twice: [...document.querySelectorAll("[id]")].map((one) => one.id).filter((id, at, all) => all.indexOf(id) !== at),
  levels: [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6)")].map((one) => Number(one.tagName[1])),
  foreign: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin)),
})"""


@pytest.fixture
def look(page):
    """A function that gives what axe, and a ruler, find on the page as it is shown now."""

    def seen(width, scheme, options):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SETTLED)
        found = [
            f"{width} {scheme} {rule['id']}: {node['html'][:120]} ({' '.join(map(str, node['target']))})"
            for rule in page.evaluate(f"axe.run(document, {json.dumps(options)})")["violations"]
            for node in rule["nodes"]
        ]
        too_wide = page.evaluate(TOO_WIDE)
        return [*found, f"{width} {scheme}: {too_wide} px för bred"] if too_wide > 0 else found

    return seen


@pytest.mark.parametrize("name", PAGES)
def test_page(page, address, look, name):
    """The page is said rightly, can be entered past its menus, and has no barrier: all in one visit."""
    page.goto(address + name)
    checklist = page.locator("case-checklist")
    if checklist.count():
        expect(checklist).to_have_attribute("data-state", "ready", timeout=60_000)

    words = page.evaluate(WORDS)
    assert words["language"] == "sv"
    assert "Bo kvar" in words["title"]
    assert (words["headings"], words["main"]) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(words["levels"])), words["levels"]
    assert words["foreign"] == []
    assert words["twice"] == []

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#innehall")).to_be_focused()

    page.evaluate(AXE)
    found = [line for width in WIDTHS for line in look(width, "light", EVERYTHING)]
    found += [line for width in WIDTHS for line in look(width, "dark", COLOURS)]
    assert found == []
    assert page.evaluate(CUT) == []
