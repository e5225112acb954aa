"""What an answer brings is on screen at once where the reader looks; only what is out of sight waits, for one frame."""

import pytest
from acting import Checklist
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# Looks at the page when it says that an answer is shown, before the browser draws it: which steps, by the place they
# have in or outside the window, are laid out; how many in it are new; and how the page was scrolled.
LOOK = """addEventListener("shown", () => {
  const before = new Set(globalThis.shownBefore), ids = [];
  const folded = (step) => step.closest("details:not([open])");
  const seen = { inside: [], below: [], fresh: 0 };
  for (const step of document.querySelectorAll(".bk-step")) {
    ids.push(step.id);
    const { top, bottom } = step.getBoundingClientRect();
    if (folded(step) || bottom <= 0) continue;
    const laidOut = step.querySelector(".bk-step__text").checkVisibility();
    seen[top < innerHeight ? "inside" : "below"].push(laidOut);
    if (top < innerHeight && !before.has(step.id)) seen.fresh += 1;
  }
  globalThis.shownBefore = ids;
  globalThis.seen = { ...seen, scrolled: scrollY };
}, true);"""
WAITING = ".bk-step[style]"
SHOWN = """[...document.querySelectorAll(".bk-step")].filter((step) => !step.closest("details:not([open])"))
    .map((step) => step.querySelector(".bk-step__text").checkVisibility())"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 800}
FIRST = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld"}


# Keeps back what is put off from within a frame, until showTheRest(): what waits goes on waiting.
HOLD = """() => {
  const frame = requestAnimationFrame.bind(globalThis), wait = setTimeout.bind(globalThis), late = [];
  let inFrame = false;
  globalThis.requestAnimationFrame = (work) => frame((time) => { inFrame = true; work(time); inFrame = false; });
  globalThis.setTimeout = (work, ...rest) => (inFrame ? late.push(work) : wait(work, ...rest));
  globalThis.showTheRest = () => late.forEach((work) => work());
}"""
# When all is drawn: where the steps in the window are, how many wait above it, and how the page is scrolled.
PLACES = """() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const places = {};
  let above = 0;
  for (const step of document.querySelectorAll(".bk-step")) {
    const { top, bottom } = step.getBoundingClientRect();
    if (step.closest("details:not([open])")) continue;
    if (bottom <= 0) above += step.style.contentVisibility === "hidden";
    else if (top < innerHeight) places[step.id] = top;
  }
  resolve({ places, above, scrolled: scrollY });
})))"""


@pytest.fixture
def looked(open_page, address):
    """A function that opens the checklist in a window of some size, with LOOK."""

    def opened(viewport):
        page = open_page(viewport=viewport)
        page.add_init_script(LOOK)
        return Checklist(page, address).open()

    return opened


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["bred", "smal"])
@pytest.mark.parametrize("further", [0, 300], ids=["vid rubriken", "langre ner"])
def test_nothing_in_the_window_waits(looked, viewport, further):
    """New steps in the window are shown at once, wherever the page is; below it some wait."""
    checklist = looked(viewport)
    checklist.answer(**FIRST, antal="forsta")
    checklist.page.evaluate(
        "further => { document.getElementById('bk-rubrik').scrollIntoView(); scrollBy(0, further); }", further
    )
    # Not by the mouse: Playwright would scroll to the question.
    checklist.use(checklist.radio("antal", "upprepad").evaluate, "radio => radio.click()")
    seen = checklist.page.evaluate("seen")
    assert seen["scrolled"] >= further
    assert seen["fresh"] > 0
    assert all(seen["inside"])
    assert not all(seen["below"])


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["bred", "smal"])
def test_what_the_reader_sees_stays_where_it_is(looked, viewport):
    """New steps above the window wait as well, and nothing in it moves when they take up their room."""
    checklist = looked(viewport)
    checklist.answer(**FIRST, antal="forsta")
    checklist.page.evaluate(HOLD)
    checklist.page.evaluate(
        "() => { document.getElementById('bk-rubrik').scrollIntoView(); scrollBy(0, 1000); }"
    )
    checklist.use(checklist.radio("antal", "upprepad").evaluate, "radio => radio.click()")
    first = checklist.page.evaluate(PLACES)
    checklist.page.evaluate("showTheRest()")
    then = checklist.page.evaluate(PLACES)
    assert first["above"] > 0
    assert then["above"] == 0
    assert then["scrolled"] != first["scrolled"]
    assert len(first["places"]) > 1
    # A page is scrolled by whole pixels, and its steps are not whole pixels high.
    assert then["places"] == pytest.approx(first["places"], abs=1)


def test_what_waited_is_left_to_the_browser(looked):
    """When the answer is on screen, no step is held back, and none keeps a mark of it."""
    checklist = looked(WIDE)
    checklist.answer(**FIRST, antal="forsta")
    expect(checklist.page.locator(WAITING)).to_have_count(0)
    assert len(checklist.steps()) > 20
    assert all(checklist.page.evaluate(SHOWN))


def test_answers_in_quick_succession_leave_nothing_behind(looked):
    """Answers that all come before the browser draws the first leave no step held back either."""
    checklist = looked(WIDE)
    checklist.answer(**FIRST)
    checklist.page.evaluate(
        """() => {
          const ask = globalThis.requestAnimationFrame.bind(globalThis), late = [];
          globalThis.requestAnimationFrame = (work) => late.push(work);
          globalThis.draw = () => { globalThis.requestAnimationFrame = ask; late.forEach((work) => ask(work)); };
        }"""
    )
    options = ["forsta", "upprepad", "forsta", "upprepad"]
    before = checklist.shown
    checklist.page.evaluate(
        "options => options.forEach((option) => document.getElementById(`svar-antal-${option}`).click())",
        options,
    )
    expect(checklist.page.locator("html")).to_have_attribute("data-shown", str(before + len(options)))
    expect(checklist.page.locator(WAITING)).not_to_have_count(0)
    checklist.page.evaluate("draw()")
    expect(checklist.page.locator(WAITING)).to_have_count(0)
    assert all(checklist.page.evaluate(SHOWN))
