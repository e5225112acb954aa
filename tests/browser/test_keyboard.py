"""The checklist by keyboard alone; the focus is never lost."""

import pytest
from acting import ANSWERS, Checklist
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

STOPS = 200


def tab_to(checklist, wanted):
    """Press Tab until the element with that id has the focus."""
    for _ in range(STOPS):
        if checklist.focused() == wanted:
            return
        checklist.page.keyboard.press("Tab")
    pytest.fail(f"Tab når aldrig {wanted}")


def press(checklist, key):
    """Press a key that asks the engine; what has the focus must keep it."""
    focused = checklist.focused()
    checklist.use(checklist.page.keyboard.press, key)
    assert checklist.focused() not in ("BODY", "HTML"), f"fokus försvann efter {key} på {focused}"


def choose(checklist, question, option):
    """Go to a question with Tab, and to the option with the arrow keys."""
    first = checklist.page.locator(f'#fraga-{question} input[type="radio"]').first.get_attribute("id")
    tab_to(checklist, first)
    wanted = f"svar-{question}-{option}"
    if wanted == first:
        press(checklist, "Space")
    for _ in range(10):
        if checklist.focused() == wanted:
            return
        press(checklist, "ArrowDown")
    pytest.fail(f"piltangenterna når aldrig {wanted}")


def test_from_the_top_of_the_page_to_a_tick(checklist):
    """From a fresh page, Tab, the arrows and Space lead to a branch and a tick, and the focus stays."""
    for question, option in ANSWERS.items():
        choose(checklist, question, option)
        assert checklist.focused() == f"svar-{question}-{option}"
        expect(checklist.radio(question, option)).to_be_focused()
    assert checklist.branch() == "barnfamilj-ej-aktuell-hyresskuld-forsta"
    box = checklist.tick("aktualisera").get_attribute("id")
    tab_to(checklist, box)
    press(checklist, "Space")
    assert checklist.focused() == box
    assert checklist.statuses()["aktualisera"] == "done"


def test_an_outcome_by_keyboard(checklist):
    """An outcome is chosen with Space and changed with an arrow key; the focus stays in the step."""
    checklist.answer(**ANSWERS)
    outcome = checklist.outcome("kallelse", "kom").get_attribute("id")
    tab_to(checklist, outcome)
    press(checklist, "Space")
    assert checklist.focused() == outcome
    press(checklist, "ArrowDown")
    assert checklist.focused() == checklist.outcome("kallelse", "uteblev").get_attribute("id")
    assert checklist.statuses()["aviserat-hembesok"] == "now"


def test_the_focus_can_be_seen(checklist):
    """Where the focus is, can be seen: radio buttons, boxes, buttons and summaries show an outline."""
    checklist.answer(**ANSWERS)
    for selector in (
        "#svar-hushall-barnfamilj",
        "input.bk-tick",
        "#skriv-ut",
        ".bk-why",
        "#bk-journal > summary",
    ):
        control = checklist.page.locator(selector).first
        control.focus()
        checklist.page.keyboard.press("Shift+Tab")
        checklist.page.keyboard.press("Tab")
        seen = control.evaluate(
            """(control) => [control, control.nextElementSibling].some(
              (element) => element && getComputedStyle(element).outlineStyle !== "none")"""
        )
        assert seen, selector


# Controls that the answer takes away, or moves: what to do before, and where the control then is.
VANISHING = {
    "ta-bort": ([], "#ta-bort-antal"),
    "utfall": (['input[name^="utfall:"][value="uteblev"]'], 'button[name="inget-utfall"]'),
    "igen": (['input[name^="utfall:"][value="fick-inte-kontakt"]'], 'button[id^="igen-"]'),
    "fraga-undan": (["#bk-nu .bk-why"], '#bk-nu button[name="fraga-undan"]'),
    "undan": (["#bk-nu .bk-why", '#bk-nu button[name="fraga-undan"]'], '#bk-nu button[name^="undan:"]'),
    "ater": (
        ["#bk-nu .bk-why", '#bk-nu button[name="fraga-undan"]', '#bk-nu button[name^="undan:"]'],
        '#bk-nu button[name="ater"]',
    ),
    "gjort": ([], '#bk-forst button[name="gjort"]'),
    "rensa": ([], "#rensa"),
    "angra": (["#rensa"], "#angra"),
}


def test_a_control_that_vanishes_leaves_the_focus_near(checklist):
    """A control that is gone once it has been used hands the focus on to something in the checklist."""
    lost = []
    for control, (before, selector) in VANISHING.items():
        checklist.use(checklist.page.locator("#rensa").click)
        checklist.answer(**ANSWERS)
        for earlier in before:
            checklist.use(checklist.page.locator(earlier).first.click)
        checklist.page.locator(selector).first.focus()
        checklist.use(checklist.page.keyboard.press, "Enter")
        if not checklist.element.locator(":focus").count():
            lost.append(control)
    assert lost == []


def test_show_the_steps_on_a_narrow_screen(open_page, address):
    """On a narrow screen "Visa stegen" folds the questions away and puts the focus on the plan's heading."""
    checklist = Checklist(open_page(viewport={"width": 320, "height": 640}), address).open()
    checklist.answer(**ANSWERS)
    checklist.page.locator("#visa-stegen").focus()
    checklist.page.keyboard.press("Enter")
    expect(checklist.page.locator("#bk-rubrik")).to_be_focused()
    expect(checklist.page.locator("#bk-rubrik")).to_be_in_viewport()
    expect(checklist.page.locator(".bk-case")).not_to_have_attribute("open", "")
    expect(checklist.radio("hushall", "barnfamilj")).to_be_hidden()
