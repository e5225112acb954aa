"""What the engine works out before it is asked: it saves a wait, and changes nothing else."""

import pytest

pytestmark = pytest.mark.browser

ANSWERS = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld"}
# Counts the messages of each sort from the engine, lets those that FILTER names disappear, and counts what it was last
# asked to find out ahead.
WATCH = """globalThis.heard = {};
globalThis.asked = 0;
const Plain = Worker;
globalThis.Worker = class extends Plain {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", (event) => {
      const [sort] = Object.keys(event.data);
      heard[sort] = (heard[sort] ?? 0) + 1;
      globalThis.onHeard?.();
      if (sort === FILTER) event.stopImmediatePropagation();
    });
  }
  postMessage(data) {
    if (data.likely) globalThis.asked = data.likely.length;
    super.postMessage(data);
  }
};"""
# Clicks, and tells whether the answer was on screen when the click was over.
CLICK = """(selector) => {
  let shown = false;
  document.querySelector("case-checklist").addEventListener("shown", () => { shown = true; }, { once: true });
  document.querySelector(selector).click();
  return shown;
}"""
# Clicks in the middle of the work ahead, when so much has been heard, and lets the page ask for no more.
CUT = f"""([enough, selector]) => new Promise((resolve) => {{
  globalThis.onHeard = () => {{
    if (heard.foreseen < enough) return;
    globalThis.onHeard = undefined;
    globalThis.requestIdleCallback = () => 0;
    const found = heard.foreseen;
    resolve([({CLICK})(selector), found]);
  }};
}})"""
# The engine has said all that it can ahead: nothing has come for as long as ten of its turns.
QUIET = """() => new Promise((resolve) => {
  let before = "";
  const look = () => {
    const now = JSON.stringify(heard);
    if (now === before && heard.foreseen) resolve();
    else { before = now; setTimeout(look, 1000); }
  };
  look();
})"""


@pytest.fixture
def watched(unopened):
    """A function that opens the checklist without the messages of one sort, and gives some answers."""

    def open_it(without=""):
        unopened.page.add_init_script(WATCH.replace("FILTER", f'"{without}"'))
        unopened.open().answer(**ANSWERS)
        unopened.page.evaluate(QUIET)
        return unopened

    return open_it


def test_what_has_been_found_out_ahead_is_on_screen_at_once(watched):
    checklist = watched()
    assert checklist.page.evaluate(CLICK, "#svar-antal-forsta")
    assert checklist.answered() == ANSWERS | {"antal": "forsta"}


def test_what_has_not_been_found_out_ahead_is_waited_for(watched):
    checklist = watched(without="foreseen")
    assert not checklist.page.evaluate(CLICK, "#svar-antal-forsta")
    checklist.page.locator("#svar-antal-forsta:checked").wait_for()
    checklist.page.wait_for_function("() => heard.answer > 4")
    assert checklist.answered() == ANSWERS | {"antal": "forsta"}


def test_an_answer_from_ahead_ends_the_work_on_the_others(watched):
    """The rest of what was asked for is of no use then: the engine leaves it, also while the page asks for nothing new."""
    checklist = watched()
    before = checklist.page.evaluate("heard.foreseen")
    checklist.answer(antal="forsta")
    shown, found = checklist.page.evaluate(CUT, [before + 10, "#svar-hushall-utan-barn"])
    checklist.page.evaluate(QUIET)
    asked, after = checklist.page.evaluate("[asked, heard.foreseen]")
    left = asked - (found - before)
    assert shown
    assert left > 10
    assert after - found < left / 2


def test_two_uses_at_once_are_both_answered(watched):
    """What was found out ahead for the case as it was is not shown for the case as it is."""
    checklist = watched()
    for selector in ("#svar-antal-forsta", "#svar-hushall-utan-barn", 'input[name="klart"]'):
        checklist.page.evaluate(CLICK, selector)
    checklist.page.locator("input.bk-tick:checked").first.wait_for()
    assert checklist.answered() == ANSWERS | {"antal": "forsta", "hushall": "utan-barn"}


def test_a_page_that_has_lost_what_was_prepared_asks_for_the_whole(watched):
    """Parts that never came are asked for: the page is whole, as a page that lost nothing."""
    lost = watched(without="parts")
    lost.use(lost.radio("hushall", "utan-barn").click)
    assert lost.page.evaluate("heard.parts") > 0
    steps = lost.steps()
    lost.page.reload()
    lost.answer(**ANSWERS | {"hushall": "utan-barn"})
    assert steps == lost.steps()
    assert len(steps) > 0
