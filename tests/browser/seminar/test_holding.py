"""To hold a seminar: one screen, what does not fit, the clock, a page loaded anew, and practising alone."""

import pytest
from holding import PREVIEW, ROOM, SEEN, SIZE, opened
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_dark_shows_the_room_nothing_and_one_screen_shows_the_room_alone(held):
    page, room = held("fall-1")
    page.keyboard.press("b")
    assert room.locator("body").inner_text().strip() == ""
    page.keyboard.press("b")
    assert room.locator("h1").count() == 1
    page.keyboard.press("e")
    expect(page.locator("[data-notes]")).to_be_hidden()
    expect(page.locator("[data-preview] h1")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator("[data-preview] table")).to_be_visible()
    page.keyboard.press("e")
    expect(page.locator("[data-notes]")).to_be_visible()


def test_on_one_screen_guesses_are_typed_where_the_room_sees_them_and_the_answer_says_all(held):
    """No answer stands beside the fields, and what a room's window would explain is explained there too."""
    page, room = held("stod-1")
    page.keyboard.press("e")
    page.keyboard.press("PageDown")
    fields = page.locator("[data-preview] input[type=number]")
    fields.nth(1).press_sequentially("12")
    expect(page.locator("[data-preview] .bk-answer")).to_have_count(0)
    expect(page.locator("[data-notes]")).to_be_hidden()
    fields.nth(1).press("PageDown")
    expect(page.locator("[data-preview] .bk-answer")).to_be_visible()
    assert fields.nth(1).input_value() == "12"
    assert room.locator("[data-count]").all_inner_texts().count("12") == 1
    shown = page.locator("[data-preview] .bk-answer .bk-quiet")
    assert shown.count() == room.locator(".bk-answer .bk-quiet").count() > 0
    assert all(one.is_visible() for one in shown.all())


def test_a_room_is_told_of_what_does_not_fit_and_the_arrows_of_a_field_move_it(held):
    """There is a mark as long as there is more below; an arrow in a field for counts moves the room, not the count."""
    page, room = held("fall-1")
    expect(room.locator(".bk-more")).to_have_count(0)
    page.keyboard.press("PageDown")
    page.locator("input[type=number]").first.fill("7")
    page.locator("input[type=number]").first.press("ArrowDown")
    assert page.locator("input[type=number]").first.input_value() == "7"
    while not page.locator("button[name=byt]").count():
        page.keyboard.press("PageDown")
    page.locator("button[name=byt]").nth(1).click()
    expect(room.locator(".bk-more")).to_be_visible()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(room.locator(".bk-more")).to_have_count(0)


@pytest.fixture
def clocked(browser, address):
    """The trainer's page in a browser context of its own, whose clock is the test's."""
    context = browser.new_context(viewport=SIZE, locale="sv-SE")
    context.clock.install()
    page = context.new_page()
    page.goto(f"{address}seminarium.html#fall-1")
    yield page
    context.close()


def test_the_clock_goes_from_the_first_step_and_is_marked_when_a_part_is_late(clocked):
    """What is set up long before is not late; the mark is quiet: nothing is said aloud, and the room sees no clock."""
    page = clocked
    room = opened(page)
    clock = page.locator("[data-clock]")
    page.clock.fast_forward("30:00")
    expect(clock).not_to_have_class("bk-late")
    page.keyboard.press("PageDown")
    page.clock.fast_forward("02:00")
    expect(clock).to_contain_text("2 min")
    expect(clock).not_to_have_class("bk-late")
    page.clock.fast_forward("05:00")
    expect(clock).to_have_class("bk-late")
    assert (
        page.locator("[role=status]").inner_text().count("min") == room.locator("[data-clock]").count() == 0
    )


def test_who_loads_the_page_anew_is_told_to_open_the_room_again(held):
    page, room = held("fall-1")
    others = [one for one in page.context.pages if one != room]
    page.keyboard.press("PageDown")
    page.reload()
    expect(page.locator("[data-said]")).to_contain_text("Öppna salens fönster igen")
    page.get_by_role("button", name=ROOM).click()
    expect(page.locator("[data-said]")).to_contain_text("är öppet")
    [*_, again] = [one for one in page.context.pages if one not in others]
    assert again.evaluate(SEEN) == page.evaluate(PREVIEW)


def test_who_practises_alone_is_told_what_was_missed(page, where):
    page.goto(f"{where}#ova:fall-1")
    page.keyboard.press("PageDown")
    rows = page.locator("[data-preview] tr[data-guess]")
    rows.first.locator("input").check()
    rows.first.locator("input").press("PageDown")
    said = [row.split("\t")[-1].strip() for row in rows.all_inner_texts()]
    assert len(set(said)) > 1
    assert page.locator("[data-preview] [data-right]").count() == 1
    assert rows.first.locator("td").last.inner_text() != ""
