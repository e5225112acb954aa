"""One press too many, double or held, does nothing: it never reaches what the first press has put in its place."""

import pytest
from acting import hold
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

PAGE = "lagen/tre-veckor.html"
WIDTHS = (390, 768)


@pytest.fixture
def opened(open_page, address):
    """A function that opens a page in a window of some width."""

    def at(width, where=PAGE):
        page = open_page(viewport={"width": width, "height": 844})
        page.goto(address + where)
        return page

    return at


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("name", "dialog"), [("Meny", "#bk-menu"), ("Sök", "#bk-search")])
@pytest.mark.parametrize("held", [False, True], ids=["double", "held"])
def test_a_dialog_that_is_opened_stays_open_and_one_that_is_closed_stays_closed(
    opened, width, name, dialog, held
):
    """Neither the second click of a double one nor a held key closes what the first has opened, or opens it again."""
    page = opened(width)
    box = page.locator(dialog)
    for control, shown in (
        (page.get_by_role("button", name=name, exact=True), True),
        (box.get_by_role("button", name="Stäng"), False),
    ):
        if held:
            control.focus()
            hold(page)
        else:
            control.dblclick()
        expect(box).to_have_js_property("open", shown)
        expect(page).to_have_url(page.url)


def test_a_dialog_can_be_closed_at_once(opened):
    """Two presses that are each meant do what each says, at the same place too."""
    page = opened(390)
    page.get_by_role("button", name="Meny", exact=True).click()
    page.locator("#bk-menu").get_by_role("button", name="Stäng").click()
    expect(page.locator("#bk-menu")).to_be_hidden()


def test_enter_that_is_held_in_the_search_does_not_leave_the_page(opened):
    """The first press goes to the best answer; only a press of its own opens that."""
    page = opened(768)
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("searchbox").fill("vräkt")
    best = page.locator(".bk-search__page").first
    best.wait_for()
    address, target = page.url, best.get_attribute("href")
    hold(page)
    expect(best).to_be_focused()
    # The search has got its address.
    assert page.url == f"{address}#sok=vr%C3%A4kt"
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)


def test_a_double_click_on_one_control_presses_it_twice(opened):
    """What has not moved is the reader's to press as often as they like; text is marked as ever."""
    page = opened(390)
    fold = page.locator(".bk-contents")
    fold.locator("summary").dblclick()
    expect(fold).to_have_js_property("open", value=False)
    fold.locator("summary").click()
    expect(fold).to_have_js_property("open", value=True)
    page.locator(".bk-for").dblclick(position={"x": 20, "y": 10})
    assert page.evaluate("String(getSelection()).trim()")
