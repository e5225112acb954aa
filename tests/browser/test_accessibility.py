"""axe-core finds nothing in any state of the checklist: wide and narrow, light and dark, the whole page.

The pages that stay as they were loaded are looked at in test_every_page.py.
"""

import json

import pytest

from publish.commands import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules of WCAG 2.2 that axe leaves off unless they are asked for.
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
# What a scheme can change is colour; the rest has just been looked at.
RUN = {
    "light": f"axe.run(document, {json.dumps(OPTIONS)})",
    "dark": f"axe.run(document, {json.dumps(COLOURS)})",
}
# The policy of the pages forbids styles in attributes, but not those that a script sets.
PLANT = """() => {
  const plant = (tag, text, style) =>
    Object.assign(document.querySelector("article").appendChild(document.createElement(tag)), { textContent: text })
      .style.setProperty(...style);
  document.querySelector("article").append(new Image());
  plant("p", "Text utan kontrast", ["color", "#8888"]);
  plant("button", "Liten", ["font-size", "8px"]);
  plant("button", "Liten", ["font-size", "8px"]);
}"""
# A step out of sight is laid out when it comes near, and axe measures what is laid out: it looks at the page as it
# is when every step has come near.
NEAR = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".bk-step { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(sheet);
}"""
LOOKS = [(width, scheme) for scheme in ("light", "dark") for width in (1280, 320)]
BRANCH = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld", "antal": "upprepad"}
STATES = {
    "tom": {},
    "gren": BRANCH,
    "lucka": BRANCH | {"aktuell": "bada"},
    "omojlig": {"aktuell": "barn-och-unga", "hushall": "utan-barn"},
}


@pytest.fixture
def violations(page):
    """A function that runs axe over the page in every look, and gives one line for each place it finds."""
    page.add_init_script(path=AXE)

    def found():
        lines = []
        page.evaluate(NEAR)
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            # Whatever happens to lie half under the bar at the top counts as too small a target.
            page.evaluate("scrollTo(0, 0)")
            for rule in page.evaluate(RUN[scheme])["violations"]:
                lines.extend(
                    f"{width} {scheme} {rule['id']}: {' '.join(map(str, node['target']))}"
                    for node in rule["nodes"]
                )
        return lines

    return found


@pytest.mark.parametrize("state", STATES)
def test_the_checklist(violations, unopened, state):
    """The checklist has no barrier that axe can find: empty, with a branch, a gap, a contradiction."""
    unopened.open().answer(**STATES[state])
    assert violations() == []


def test_the_checklist_unfolded(violations, unopened):
    """Nor has it with everything unfolded, a comparison, steps done, closed and set aside, and a note kept."""
    page = unopened.open().page
    unopened.answer(**BRANCH)
    page.evaluate(
        "document.querySelectorAll('case-checklist details:not([data-asks])').forEach((fold) => { fold.open = true; })"
    )
    for asks in ("#bk-journal", "#bk-tank-om"):
        unopened.use(page.locator(f"{asks} > summary").click)
    for why in page.locator("#bk-nu .bk-why").all():
        unopened.use(why.click)
    unopened.use(page.locator("#tank-om").select_option, "antal=forsta")
    unopened.use(unopened.tick("aktualisera").click)
    unopened.use(unopened.tick("informera").click)
    unopened.use(unopened.outcome("kallelse", "kom").click)
    unopened.use(page.locator('#bk-nu button[name="fraga-undan"]').first.click)
    unopened.use(page.locator('button[name^="undan:"]').first.click)
    unopened.use(page.locator('#bk-nu button[name="fraga-undan"]').first.click)
    assert violations() == []


def test_the_checklist_that_could_not_start(violations, unopened):
    """Nor has the page when the engine fails."""
    unopened.page.add_init_script("globalThis.Worker = class { constructor() { throw new Error('nej'); } };")
    unopened.open(ready=False)
    unopened.wait("failed")
    assert violations() == []


def test_axe_finds_what_is_planted(violations, page, address):
    """The search itself works: a picture without a text and a small button are found wide and narrow, a text without
    contrast in the dark too."""
    page.goto(f"{address}404.html")
    page.evaluate(PLANT)
    found = {line.partition(":")[0] for line in violations()}
    planted = {"light": ("image-alt", "color-contrast", "target-size"), "dark": ("color-contrast",)}
    assert {f"{width} {scheme} {rule}" for width, scheme in LOOKS for rule in planted[scheme]} <= found
