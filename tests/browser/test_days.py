"""Which day it is is read when it is used: a page may stay open over night."""

import pytest
from acting import ANSWERS, Checklist
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EVENING, MORNING = "2026-11-30T20:00:00+01:00", "2026-12-01T07:30:00+01:00"
# What the paper is decides whether there is a last day to count.
LAST_DAY = ANSWERS | {"papper": "hyra", "bostad": "hyresratt", "kronofogden": "nej"}
TODAY, YESTERDAY = "1 december 2026", "30 november 2026"


@pytest.fixture
def overnight(open_page, address):
    """The checklist as it was left in the evening of a last day, with a kept text for the journal unfolded."""
    page = open_page()
    page.clock.install(time=EVENING)
    checklist = Checklist(page, address).open()
    checklist.answer(**LAST_DAY)
    for field in page.locator(".bk-date input").all():
        field.click()
        page.keyboard.type("9/11")
        checklist.use(page.keyboard.press, "Tab")
    checklist.use(page.locator("#bk-journal > summary").click)
    passed = page.locator(".bk-deadline [data-passed]")
    expect(passed).to_be_hidden()
    assert YESTERDAY in page.locator("#journaltext").input_value()
    return checklist


def test_a_page_that_is_left_open_over_night_is_of_the_new_day(overnight):
    """In the morning the journal text, what is printed and what has passed are the new day's, with nothing pressed."""
    overnight.use(overnight.page.clock.fast_forward, "11:30:00")
    page = overnight.page
    assert TODAY in page.locator("#journaltext").input_value()
    expect(page.locator(".bk-deadline [data-passed]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".bk-print-only [data-today]")).to_have_text(TODAY)


def test_a_page_is_printed_with_the_day_that_it_is(overnight):
    """Also where the browser is told to print before the page has had time to look: paper has the day that it is."""
    page = overnight.page
    page.clock.set_fixed_time(MORNING)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".bk-print-only [data-today]")).to_have_text(TODAY)
    expect(page.locator(".bk-deadline [data-passed]")).to_be_visible()


def test_what_is_copied_is_of_the_day_that_it_is(overnight):
    """ "Kopiera" in the morning copies the morning's text."""
    page = overnight.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time(MORNING)
    page.locator("#kopiera").click()
    expect(page.locator("#bk-sagt-kopiera")).not_to_be_empty()
    assert TODAY in page.evaluate("navigator.clipboard.readText()")


def test_a_tick_in_the_morning_is_the_mornings(overnight):
    """What is noted after midnight on a page of the day before bears the new day."""
    page = overnight.page
    page.clock.set_fixed_time(MORNING)
    overnight.use(overnight.tick("aktualisera").click)
    assert TODAY in overnight.step("aktualisera").inner_text()
