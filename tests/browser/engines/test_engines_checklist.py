"""The checklist does the same in Chromium, Firefox and WebKitGTK as the engine does in CPython."""

import pytest
from acting import ANSWERS, KEY
from hands import choose, tab_to

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"], indirect=True, scope="session"),
]

BRANCH = "barnfamilj-ej-aktuell-hyresskuld-forsta"
# Whether every step that is not in a closed fold is shown, or would be when the reader comes to it.
UNFOLDED = """() => [...document.querySelectorAll(".bk-step__text")]
  .filter((one) => !one.closest("details:not([open])")).every((one) => one.checkVisibility())"""


def test_the_mouse_gives_the_plan_that_the_engine_gives_here(checklist, planned, turns):
    """Answers by mouse give what CPython says is next, and the whole of it; on paper that is all there, and no control."""
    checklist.answer(**ANSWERS)
    found = checklist.read()
    assert (found["branch"], found["answers"]) == (BRANCH, ANSWERS)
    assert (found["now"], found["later"]) == turns(ANSWERS)
    checklist.use(checklist.click, "#hela-1")
    assert checklist.read()["steps"] == planned(ANSWERS)

    steps, controls = "case-checklist .bk-step__text", "#spara, #rensa, #skriv-ut, .bk-bar"
    checklist.wait("case-checklist:not(:has(.bk-step[style]))")
    assert checklist.run(UNFOLDED)
    assert not all(checklist.seen(steps))
    assert all(checklist.seen(controls))
    checklist.run("() => { dispatchEvent(new Event('beforeprint')); }")
    checklist.on_paper()
    assert all(checklist.seen(steps))
    assert not any(checklist.seen(controls))


def test_what_is_next_on_paper(checklist):
    """On paper stand what is to be thought of, what is next and what comes then; what is far, or may be done, does not."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.click, checklist.step("aktualisera", ".bk-tick"))
    checklist.run("() => { dispatchEvent(new Event('beforeprint')); }")
    checklist.on_paper()
    for told in ("#bk-forst .bk-step__text", "#bk-nu .bk-step__text", "#bk-sedan > .bk-lines > .bk-line"):
        assert set(checklist.seen(told)) == {True}, told
    for kept_back in ("#bk-senare .bk-line", "#bk-rad", "#bk-avsluta", "#bk-verktyg", "#bk-spara", "#rensa"):
        assert set(checklist.seen(kept_back)) == {False}, kept_back


def test_the_keyboard_gives_the_same_plan(checklist, turns):
    """Tab, Space and the arrows lead to the same branch and the same acts, and on to a tick."""
    for question, option in ANSWERS.items():
        choose(checklist, question, option)
    found = checklist.read()
    assert (found["branch"], found["answers"]) == (BRANCH, ANSWERS)
    assert (found["now"], found["later"]) == turns(ANSWERS)
    box = checklist.run("(box) => document.querySelector(box).id", checklist.step("aktualisera", ".bk-tick"))
    tab_to(checklist, box)
    checklist.use(checklist.press, "Space")
    assert checklist.focused() == box
    assert ("aktualisera", "done") in [(step, status) for step, _, status in checklist.read()["steps"]]


def test_a_case_is_noted_undone_and_kept_only_when_asked_for(checklist):
    """A tick and an outcome open what follows; "Rensa allt" is undone by "Ångra"; "Kom ihåg" survives a reload."""
    checklist.answer(**ANSWERS)
    fresh = checklist.read()
    checklist.use(checklist.click, checklist.step("aktualisera", ".bk-tick"))
    checklist.use(checklist.click, checklist.step("kallelse", 'input[value="uteblev"]'))
    noted = checklist.read()
    before, after = ({step: status for step, _, status in found["steps"]} for found in (fresh, noted))
    assert (before["aktualisera"], after["aktualisera"]) == ("now", "done")
    assert "aktualisera" in noted["now"]
    assert ("aviserat-hembesok" in fresh["later"], "aviserat-hembesok" in fresh["now"]) == (True, False)
    assert ("aviserat-hembesok" in noted["later"], "aviserat-hembesok" in noted["now"]) == (False, True)
    assert noted["kept"] == []

    checklist.use(checklist.click, "#rensa")
    assert checklist.read()["answers"] == {}
    checklist.use(checklist.click, "#angra")
    assert checklist.read() == noted

    checklist.use(checklist.click, "#spara")
    checklist.reload()
    checklist.ready()
    assert checklist.read() == noted | {"kept": [KEY]}

    checklist.use(checklist.click, "#spara")
    assert checklist.read() == noted
