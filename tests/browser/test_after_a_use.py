"""After a use the page is where the hand was, and who comes back stands where there is something to read."""

import pytest
from acting import ANSWERS, Checklist, days_ago, put, stored_case
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

SIZES = [(1280, 720), (390, 844)]
# The height of two lines of small text, in CSS pixels.
TWO_LINES = 50
TOP = "(one) => Math.round(one.getBoundingClientRect().top)"


@pytest.fixture(params=SIZES, ids=lambda size: str(size[0]))
def branch(request, open_page, address):
    """The checklist with a settled branch, in a wide and in a narrow window."""
    width, height = request.param
    checklist = Checklist(open_page(viewport={"width": width, "height": height}), address).open()
    checklist.answer(**ANSWERS)
    return checklist


def test_the_whole_routine_is_shown_with_the_hand_and_the_focus_where_they_were(branch):
    """The steps above become many times more; the choice that was pressed is in the window and has the focus."""
    for control in ("#hela-1", "#hela-alla"):
        branch.use(branch.page.locator(f"label:has({control})").click)
        expect(branch.page.locator(control)).to_be_in_viewport()
        assert branch.focused() == control.removeprefix("#")


def test_a_case_that_is_ended_shows_its_heading_and_not_the_foot_of_the_page(branch):
    """Nearly all of the plan goes; what is left is what the reader sees."""
    branch.page.locator("#bk-avsluta > summary").click()
    branch.use(branch.page.locator("#bk-avsluta label").first.click)
    expect(branch.page.locator("#bk-rubrik")).to_be_in_viewport()
    assert branch.page.locator("#bk-avsluta input:checked").count() == 1


def test_an_outcome_that_is_pressed_stays_under_the_pointer(branch):
    """Of every step that can be attempted at once: what is told of the attempt stands below the choice."""
    moved = {}
    for name in branch.page.locator("#bk-nu .bk-outcomes").evaluate_all(
        "all => all.map((one) => one.closest('li').id)"
    ):
        outcome = branch.page.locator(f"#{name} .bk-outcomes label").first
        outcome.scroll_into_view_if_needed()
        before = outcome.evaluate(TOP)
        branch.use(outcome.click)
        if branch.page.locator(f"#bk-nu #{name}").count() and (shift := outcome.evaluate(TOP) - before):
            moved[name] = shift
        branch.use(branch.page.locator(f"#{name} button[name='inget-utfall']").click)
    assert moved == {}


def test_back_to_a_page_whose_case_is_kept_nowhere_is_back_to_its_start(branch):
    """The browser does not bring the reader to the middle of what was there; a case that is kept it may."""
    page = branch.page
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#bk-journal > summary").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    page.goto(f"{branch.address}lagen/tre-veckor.html")
    page.go_back()
    branch.wait("ready")
    assert branch.answered() == {}
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_who_comes_back_to_a_kept_case_can_begin_a_new_one_and_change_their_mind(open_page, address, size):
    """It is said in one line, where the start was; "Nytt ärende" empties the case and can be undone where it was pressed."""
    page = open_page(viewport={"width": size[0], "height": size[1]})
    put(page, {"form": 1, "case": stored_case(), "view": {"save": True, "today": days_ago(1)}})
    checklist = Checklist(page, address).open()
    told = page.locator(".bk-back")
    expect(told).to_be_in_viewport()
    assert told.evaluate("(one) => one.offsetHeight") < TWO_LINES
    checklist.use(page.locator("#nytt-arende").click)
    assert checklist.answered() == {}
    assert checklist.storage() == []
    expect(page.locator("#bk-sagt-nytt #angra")).to_be_in_viewport()
    assert (checklist.focused(), page.evaluate("scrollY")) == ("bk-sagt-nytt", 0)
    checklist.use(page.locator("#angra").click)
    assert checklist.answered() == ANSWERS
    expect(told).to_be_in_viewport()  # That it is back is said there too.


def test_the_mark_of_a_chosen_answer_is_no_part_of_its_name(checklist):
    """A screen reader hears "Barnfamilj", chosen or not."""
    checklist.answer(hushall="barnfamilj")
    session = checklist.page.context.new_cdp_session(checklist.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    names = [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "radio"]
    label = checklist.page.locator("label:has(#svar-hushall-barnfamilj)").inner_text()
    assert label in names
    assert [name for name in names if "✓" in name] == []


def test_what_is_noted_without_a_box_is_taken_back_where_it_is_told(branch):
    """A line of "Sedan" or of advice goes when it is noted: what stands in the window says so, and gives it back."""
    button = branch.page.locator('button[name="gjort"]:visible').first
    name = button.get_attribute("id")
    branch.use(button.click)
    expect(branch.page.locator(f"#{name}")).to_have_count(0)
    undo = branch.page.locator("#bk-sagt-har #angra-gjort")
    expect(undo).to_be_in_viewport()
    branch.use(undo.click)
    expect(branch.page.locator(f"#{name}")).to_have_count(1)
