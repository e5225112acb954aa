"""Nothing that the reader looks at moves while the checklist starts, however the reader came to it."""

import pytest
from acting import ANSWERS, PAGE, Checklist, put, stored_case

pytestmark = pytest.mark.browser

# The browser's own score: how much of the window moved, and how far. 0.1 is what browsers call good.
MOST = 0.05
WATCH = """globalThis.shifts = [];
globalThis.shiftObserver = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
shiftObserver.observe({ type: "layout-shift", buffered: true });"""
SCORE = """async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return [...shifts, ...shiftObserver.takeRecords()].reduce((sum, { value }) => sum + value, 0);
}"""
LINK = f"{PAGE}#{'&'.join(f'{question}={answer}' for question, answer in ANSWERS.items())}"


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (1920, 1080)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("way", ["första", "sparat", "länk"])
def test_nothing_moves_while_the_checklist_starts(open_page, address, size, way):
    """From the first picture until the first answer is on screen, the page keeps still."""
    page = open_page(viewport={"width": size[0], "height": size[1]})
    page.add_init_script(WATCH)
    if way == "sparat":
        put(page, {"form": 1, "case": stored_case(), "view": {"save": True}, "pending": []})
    checklist = Checklist(page, address).open(LINK if way == "länk" else PAGE)
    assert checklist.answered() == ({} if way == "första" else ANSWERS)
    assert page.evaluate(SCORE) < MOST


def test_what_moves_is_seen(checklist):
    """The score is the browser's: it rises when something is pushed in above the checklist."""
    checklist.page.evaluate(WATCH)
    before = checklist.page.evaluate(SCORE)
    checklist.element.evaluate(
        "(element) => element.before(element.querySelector('.bk-plan').cloneNode(true))"
    )
    assert before < MOST < checklist.page.evaluate(SCORE)
