"""Ways into the checklist: a link that brings answers, and answers given before the engine is up."""

import pytest
from acting import ANSWERS
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BRANCH = "barnfamilj-ej-aktuell-hyresskuld-forsta"


class Gate:
    """Holds requests back until it is opened."""

    def __init__(self):
        self.held = []
        self.is_open = False

    def __call__(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.held.append(route)

    def open(self):
        self.is_open = True
        for route in self.held:
            route.continue_()


@pytest.fixture
def slow(unopened, asset):
    """The checklist on a page whose engine does not come before the gate is opened."""
    gate = Gate()
    unopened.page.route(asset("engine.zip"), gate)
    unopened.gate = gate
    return unopened


def test_a_branch_page_opens_its_branch(unopened, planned):
    """The button at a branch on its page leads to the checklist with the branch's answers filled in."""
    page = unopened.page
    page.goto(f"{unopened.address}avhysning/barnfamilj-ej-aktuell.html")
    page.locator(f"#{BRANCH} ~ * a.bk-button").first.click()
    unopened.wait("ready")
    page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert unopened.branch() == BRANCH
    assert unopened.answered() == ANSWERS
    assert unopened.whole().steps() == planned(ANSWERS)
    assert page.url == f"{unopened.address}checklista.html"


def test_a_link_with_unknown_answers(unopened):
    """A link whose answers the routine does not know brings those that it knows, and no error."""
    unopened.open("checklista.html#hushall=utan-barn&aktuell=ugglor&finns=inte")
    unopened.page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert unopened.answered() == {"hushall": "utan-barn"}


@pytest.mark.parametrize("fragment", ["%E5=%", "=&hushall=%3Cimg%20src%3Dx%3E"], ids=["trasig", "skräp"])
def test_a_link_that_makes_no_sense(unopened, fragment):
    """A fragment that is no answers, whole or broken, does not keep the checklist from starting."""
    unopened.open(f"checklista.html#{fragment}")
    assert unopened.answered() == {}
    unopened.answer(hushall="barnfamilj")
    assert unopened.answered() == {"hushall": "barnfamilj"}


def test_answers_given_before_the_engine_is_up(slow, planned):
    """Answers given while the engine starts are kept, stay on screen, and count once it is up."""
    slow.open(ready=False)
    slow.wait("starting")
    expect(slow.element.locator(".bk-starting")).to_be_visible()
    for question, option in ANSWERS.items():
        slow.radio(question, option).click()
    assert slow.answered() == ANSWERS
    slow.gate.open()
    slow.page.locator('html[data-shown="4"]').wait_for(state="attached")
    assert slow.branch() == BRANCH
    assert slow.answered() == ANSWERS
    assert slow.whole().steps() == planned(ANSWERS)


def test_why_that_is_opened_early_stays_open(slow):
    """What the reader unfolds while the engine starts is unfolded when it is up; the rest is not."""
    slow.open(ready=False)
    whys = slow.page.locator("details.bk-why")
    whys.nth(1).locator("summary").click()
    name = whys.nth(1).get_attribute("id")
    slow.gate.open()
    slow.page.locator('html[data-shown="1"]').wait_for(state="attached")
    expect(slow.page.locator(".bk-why[aria-expanded='true']")).to_have_count(1)
    expect(slow.page.locator(f"#{name}")).to_have_attribute("aria-expanded", "true")
    expect(slow.page.locator(".bk-why__body")).to_have_count(1)


def test_an_answer_given_early_goes_before_a_link(slow):
    """What the user answers while the engine starts is newer than what the link brought, and wins."""
    slow.open("checklista.html#hushall=utan-barn&skal=storning", ready=False)
    slow.radio("hushall", "barnfamilj").click()
    slow.gate.open()
    slow.page.locator('html[data-shown="2"]').wait_for(state="attached")
    assert slow.answered() == {"hushall": "barnfamilj", "skal": "storning"}
