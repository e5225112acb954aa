"""What is said stands where the hand is, is heard once, and goes when something new has happened."""

import json
from datetime import date

import pytest
from acting import ANSWERS, Checklist, days_ago, put, stored_case
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

# With what the paper is, there are days to type and a last day to be told.
LAST_DAY = ANSWERS | {"papper": "hyra", "bostad": "hyresratt", "kronofogden": "nej"}
SIZES = {"1920": (1920, 1080), "1280": (1280, 720), "390": (390, 844)}


@pytest.fixture(params=SIZES.values(), ids=SIZES)
def branch(request, open_page, address):
    """The checklist with a branch, in a window of each size."""
    width, height = request.param
    page = open_page(
        viewport={"width": width, "height": height}, permissions=["clipboard-read", "clipboard-write"]
    )
    checklist = Checklist(page, address).open()
    checklist.answer(**LAST_DAY)
    page.evaluate("""() => {
      globalThis.heard = [];
      const region = document.querySelector('[data-part="status"]');
      new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    }""")
    return checklist


def heard(checklist, place):
    """Assert that what stands at a place is in the window, and has been put in the live region once since the last time."""
    told = checklist.page.locator(place)
    expect(told).to_be_in_viewport()
    text = told.locator("p, strong").first.inner_text()
    said = checklist.page.evaluate("heard.splice(0)")
    assert sum(text in line for line in said) == 1, (text, said)


def test_each_message_stands_at_its_control_and_is_heard_once(branch, tmp_path):
    """The last day, a day that is none, what was copied, saved and opened, a bad file, and what was cleared."""
    page = branch.page
    first, second = (page.locator(".bk-date input").nth(number) for number in (0, 1))

    def type_day(field, text):
        field.click()
        field.fill("")
        page.keyboard.type(text)
        branch.use(page.keyboard.press, "Tab")

    type_day(first, "9/11")
    heard(branch, ".bk-last-day")
    type_day(second, "i våras")
    heard(branch, ".bk-date:has([aria-invalid]) .bk-date__said")

    branch.use(page.locator("#bk-journal > summary").click)
    page.evaluate("heard.splice(0)")
    page.locator("#kopiera").click()
    expect(page.locator("#bk-sagt-kopiera")).not_to_be_empty()
    heard(branch, "#bk-sagt-kopiera")
    branch.use(page.locator("#delad").click)
    expect(page.locator("#bk-sagt-kopiera")).to_be_empty()

    page.locator("#bk-filer > summary").click()
    with page.expect_download():
        page.locator("#spara-fil").click()
    expect(page.locator("#bk-sagt-spara-fil")).not_to_be_empty()
    page.evaluate("heard.splice(0, heard.length - 1)")
    heard(branch, "#bk-sagt-spara-fil")
    for text in ("{", stored_case()):
        file = tmp_path / "arende.json"
        file.write_text(text, encoding="utf-8")
        branch.use(page.locator("#oppna-fil").set_input_files, file)
        heard(branch, "#bk-sagt-oppna-fil")
    large = tmp_path / "stor.json"
    large.write_bytes(b" " * 3_000_000)
    branch.use(page.locator("#oppna-fil").set_input_files, large)
    heard(branch, "#bk-sagt-oppna-fil")

    branch.use(page.locator("#rensa").click)
    heard(branch, "#bk-sagt-rensa")
    expect(page.locator("#angra")).to_be_in_viewport()
    # With a key: in a small window it comes to stand where the last press was, and a second one there is its echo.
    branch.use(page.locator("#angra").press, "Enter")
    heard(branch, "#bk-sagt-rensa")
    branch.use(page.locator("#delad").click)
    assert page.locator(".bk-note:not(:empty)").count() == 0


def test_what_nobody_has_pressed_for_is_seen_wherever_the_reader_is(saving, other_tab):
    """What another tab has noted is told in the window of this one, although it is far down the page."""
    page = saving.page
    page.locator("#bk-journal > summary").scroll_into_view_if_needed()
    step = next(name for name, _, status in other_tab.steps() if status == "now")
    saving.use(lambda: other_tab.use(other_tab.tick(step).click))
    expect(page.locator("#bk-sagt-har")).not_to_be_empty()
    expect(page.locator("#bk-sagt-har")).to_be_in_viewport()


def test_a_kept_case_whose_time_is_out_says_so_and_when(unopened):
    """A case that is no longer kept is told of, with the day when its time was out; one that is kept is not."""
    view = {"save": True, "days": 30, "today": days_ago(40)}
    put(unopened.page, {"form": 1, "case": stored_case(), "view": view})
    unopened.open()
    out = date.fromisoformat(days_ago(10))
    assert unopened.answered() == {}
    expect(unopened.said("har")).to_be_in_viewport()
    assert f" {out.day} " in unopened.said("har").inner_text()
    assert str(out.year) in unopened.said("har").inner_text()
    assert json.loads(unopened.page.evaluate("JSON.stringify(Object.keys(localStorage))")) == []
    unopened.answer(hushall="barnfamilj")
    expect(unopened.said("har")).to_be_empty()
