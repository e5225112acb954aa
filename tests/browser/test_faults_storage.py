"""What goes wrong with what is kept: in the browser's storage, between two tabs, in a file. No tick is lost."""

import json

import pytest
from acting import ANSWERS, KEY, Checklist, days_ago, events, kept, put, stored_case
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

# As a browser does that is set to keep nothing: the very mention of the storage raises.
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(globalThis, name, { get() { throw new DOMException("nej", "SecurityError"); } });"""


@pytest.fixture(scope="module")
def browser(apart):
    """Where each tab has a process of its own: what one writes the other does not have at once."""
    return apart


# --- The storage ----------------------------------------------------------------------------------


def test_storage_that_is_blocked(unopened):
    """Where the browser lets no page store, the checklist works, and says so when it is asked to keep."""
    unopened.page.add_init_script(BLOCKED)
    unopened.open()
    unopened.answer(**ANSWERS)
    expect(unopened.message).to_be_empty()
    unopened.use(unopened.page.locator("#spara").click)
    expect(unopened.said("spara")).to_be_visible()
    unopened.use(unopened.tick("aktualisera").click)
    assert unopened.statuses()["aktualisera"] == "done"


def test_storage_that_becomes_full(saving):
    """When there is no more room, the page says so, the tick is on the screen, and what was kept stands whole."""
    before = kept(saving.page)
    saving.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    saving.use(saving.tick("brev").click)
    expect(saving.said("har")).to_be_visible()
    assert saving.statuses()["aktualisera"] == "done"
    assert saving.statuses()["brev"] in ("done", "pending")
    assert kept(saving.page) == before


@pytest.mark.parametrize("text", ["{", '{"form": 1, "case": 7}', "null", '"text"'])
def test_storage_that_has_been_damaged(unopened, text):
    """What can not be read is told, lies untouched, and gives way when a new case is kept."""
    put(unopened.page, text)
    unopened.open()
    expect(unopened.said("har")).to_be_visible()
    unopened.answer(hushall="barnfamilj")
    assert unopened.page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
    unopened.use(unopened.page.locator("#spara").click)
    assert json.loads(kept(unopened.page)["case"])["answers"] == {"hushall": "barnfamilj"}


def test_what_a_later_version_of_the_page_has_kept(unopened):
    """A later form is told and left alone, whatever this page is asked to keep; clearing takes it away."""
    later = json.dumps({"form": 99, "case": "annat", "saved": 0})
    put(unopened.page, later)
    unopened.open()
    expect(unopened.said("har")).to_be_visible()
    unopened.use(unopened.page.locator("#spara").click)
    expect(unopened.said("spara")).to_be_visible()
    expect(unopened.page.locator("#spara")).not_to_be_checked()
    unopened.answer(hushall="barnfamilj")
    assert unopened.page.evaluate("(key) => localStorage.getItem(key)", KEY) == later
    unopened.use(unopened.page.locator("#rensa").click)
    assert kept(unopened.page) is None


def test_a_case_from_a_later_edition_of_the_routine(unopened):
    """A case of a later edition keeps its ticks and its edition, and the page says that it is the older one."""
    note = {"step": "nytt-steg", "version": "01234567", "event": "done", "at": "2026-11-20"}
    put(unopened.page, {"form": 1, "case": stored_case("2099-01-01", [note]), "view": {"save": True}})
    unopened.open()
    assert unopened.answered() == ANSWERS
    expect(unopened.page.locator("#bk-rutor > .bk-remark")).to_have_count(1)
    unopened.use(unopened.tick("aktualisera").click)
    case = json.loads(kept(unopened.page)["case"])
    assert case["edition"] == "2099-01-01"
    assert [entry["step"] for entry in case["log"]] == ["nytt-steg", "aktualisera"]


@pytest.mark.parametrize(("days", "chosen", "there"), [(31, 30, False), (31, 90, True), (8, 7, False)])
def test_a_case_is_kept_for_the_days_that_were_chosen(unopened, days, chosen, there):
    """A case goes when the days that its user chose have passed, and not before."""
    page = unopened.page
    view = {"save": True, "days": chosen, "today": days_ago(days)}
    put(page, {"form": 1, "case": stored_case(), "view": view})
    unopened.open()
    assert (unopened.answered() == ANSWERS) is there
    assert (kept(page) is not None) is there


# --- Two tabs -------------------------------------------------------------------------------------


def test_two_tabs_with_the_same_case(saving, other_tab):
    """A tick in one tab is there in the other, both ways, and none is lost."""
    other_tab.use(other_tab.tick("brev").click)
    saving.page.locator("li.bk-step--pending, li.bk-step--done").nth(1).wait_for(state="attached")
    assert saving.statuses()["brev"] == other_tab.statuses()["brev"] != "now"
    assert {step for step, _ in events(saving.page)} == {"aktualisera", "brev"}


def test_two_tabs_that_write_at_once(saving, other_tab):
    """When both tabs are used before either has heard of the other, both ticks are kept."""
    steps = [step for step, status in saving.statuses().items() if status == "now"][:2]
    for tab, step in zip((saving, other_tab), steps, strict=True):
        tab.page.evaluate("(id) => document.getElementById(id).click()", tab.tick(step).get_attribute("id"))
    for tab in (saving, other_tab):
        for step in steps:
            name = tab.step(step).get_attribute("id")
            tab.page.locator(f"#{name}:is(.bk-step--done, .bk-step--pending)").wait_for(state="attached")
    assert {step for step, _ in events(saving.page)} == {"aktualisera", *steps}


def test_another_household_in_another_tab(saving):
    """A tab that has begun with another case may not mix it with the one that is kept."""
    page = saving.page.context.new_page()
    page.add_init_script(
        "const real = Storage.prototype.getItem; let first = true;"
        "Storage.prototype.getItem = function (key) { if (first && this === localStorage) { first = false; return null; } return real.call(this, key); };"
    )
    other = Checklist(page, saving.address).open()
    other.answer(hushall="utan-barn")
    before = kept(saving.page)
    other.use(page.locator("#spara").click)
    expect(other.said("spara")).to_be_visible()
    assert kept(saving.page) == before
    assert other.answered() == {"hushall": "utan-barn"}


def test_cleared_in_another_tab(saving, other_tab):
    """Clearing in one tab leaves the other's case on its screen, and keeps it nowhere."""
    other_tab.use(other_tab.page.locator("#rensa").click)
    expect(saving.page.locator("#spara")).not_to_be_checked()
    assert saving.statuses()["aktualisera"] == "done"
    assert kept(saving.page) is None


# --- Files ----------------------------------------------------------------------------------------


def test_a_case_goes_to_a_file_and_comes_back(saving, tmp_path):
    """The file holds the case and nothing else; opened again after clearing, everything is there."""
    page = saving.page
    page.locator("#spara-fil").locator("xpath=ancestor::details[1]/summary").click()
    # That it has been saved is said on screen too, and may come after the file.
    with page.expect_download() as download:
        saving.use(page.locator("#spara-fil").click)
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert set(json.loads(file.read_text(encoding="utf-8"))) == {"routine", "edition", "answers", "log"}
    steps = saving.steps()
    saving.use(page.locator("#rensa").click)
    saving.use(page.locator("#oppna-fil").set_input_files, file)
    assert saving.answered() == ANSWERS
    assert saving.steps() == steps


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1}', b"\xff\xfe\x00", b" " * 1_000_001])
def test_a_file_that_is_no_case(saving, tmp_path, content):
    """A file that can not be used is refused with a line, and the case stands."""
    file = tmp_path / "annat.json"
    file.write_bytes(content)
    before = saving.steps()
    saving.page.locator("#oppna-fil").set_input_files(file)
    expect(saving.element.locator(".bk-note:not(:empty), .bk-failed:not(:empty)").first).to_be_visible()
    assert saving.steps() == before
