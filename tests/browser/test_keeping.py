"""What the browser keeps of a case: nothing, until the user has asked for it."""

import json

import pytest
from acting import ANSWERS, KEY, days_ago, kept, put, stored_case
from playwright.sync_api import expect

from checklist.cases import MAX_LOG

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]


def stored(page):
    """What local storage holds for the checklist."""
    return page.evaluate("(key) => localStorage.getItem(key)", KEY)


def keep(page, text):
    """Put something into the checklist's local storage before the page is loaded."""
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)});")


def test_nothing_is_kept_unless_asked_for(checklist):
    """By default a case is nowhere in the browser's storage or in the address, and a reload forgets it."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    assert checklist.storage() == []
    assert checklist.page.url == checklist.address + "checklista.html"
    checklist.page.reload()
    checklist.wait("ready")
    assert checklist.answered() == {}
    expect(checklist.page.locator("#spara")).not_to_be_checked()


def test_a_kept_case_survives_a_reload(checklist):
    """With "Kom ihåg" ticked, answers, ticks and outcomes are there after a reload, and the choice itself."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    checklist.use(checklist.outcome("brev", "hordes-inte-av").click)
    assert checklist.storage() == [KEY]
    steps = checklist.steps()
    checklist.page.reload()
    checklist.wait("ready")
    assert checklist.answered() == ANSWERS
    assert checklist.steps() == steps
    expect(checklist.page.locator("#spara")).to_be_checked()
    expect(checklist.outcome("brev", "hordes-inte-av")).to_be_checked()


@pytest.mark.parametrize("control", ["rensa", "spara"])
def test_clearing_empties_the_storage(checklist, control):
    """Both "Rensa allt" and taking the choice back empty the storage at once."""
    checklist.answer(hushall="barnfamilj")
    checklist.use(checklist.page.locator("#spara").click)
    assert checklist.storage() == [KEY]
    checklist.use(checklist.page.locator(f"#{control}").click)
    assert checklist.storage() == []
    checklist.page.reload()
    checklist.wait("ready")
    assert checklist.answered() == {}


@pytest.mark.parametrize("text", ["{", '{"case": "[[[[", "view": 7}'], ids=["trasig", "skräp"])
def test_storage_that_makes_no_sense_is_no_obstacle(unopened, text):
    """Whatever lies in the storage, the checklist starts, empty, and can be used."""
    keep(unopened.page, text)
    unopened.open()
    assert unopened.answered() == {}
    unopened.answer(hushall="barnfamilj")
    assert unopened.answered() == {"hushall": "barnfamilj"}


def test_a_kept_case_from_another_edition(checklist, routine):
    """A case kept from an earlier edition of the routine comes back with its ticks, and says what happened."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    earlier = json.loads(stored(checklist.page))
    earlier["case"] = earlier["case"].replace(routine.edition, "2020-01-01")
    keep(checklist.page, json.dumps(earlier))
    checklist.page.reload()
    checklist.wait("ready")
    assert checklist.answered() == ANSWERS
    assert checklist.statuses()["aktualisera"] == "done"
    expect(checklist.page.locator("#bk-rutor > .bk-remark")).to_have_count(1)


def test_a_browser_that_refuses_to_store(unopened):
    """Where the browser refuses to store, the checklist says so when it is asked to, and goes on."""
    unopened.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    unopened.open()
    unopened.answer(hushall="barnfamilj")
    expect(unopened.message).to_be_empty()
    unopened.use(unopened.page.locator("#spara").click)
    expect(unopened.said("spara")).to_be_visible()
    unopened.answer(skal="hyresskuld")
    assert unopened.answered() == {"hushall": "barnfamilj", "skal": "hyresskuld"}


def test_a_tick_that_cannot_be_noted(unopened, routine):
    """When the log is full, a tick is refused: the box is empty again, and the page says why."""
    entry = {"step": "annat", "version": "00000000", "event": "done", "at": "2026-01-01"}
    case = {"routine": routine.id, "edition": routine.edition, "answers": ANSWERS, "log": [entry] * MAX_LOG}
    keep(unopened.page, json.dumps({"case": json.dumps(case), "view": {"save": True}}))
    unopened.open()
    assert unopened.answered() == ANSWERS
    unopened.use(unopened.tick("aktualisera").click)
    expect(unopened.page.locator(".bk-note:not(:empty)")).to_be_visible()
    assert unopened.statuses()["aktualisera"] == "now"
    expect(unopened.tick("aktualisera")).not_to_be_checked()


def test_a_case_is_kept_for_thirty_days(unopened):
    """A case of yesterday comes back; one that nobody has changed for more than thirty days is gone."""
    answered = {}
    for days in (1, 31):
        page = unopened.page.context.new_page()
        put(page, {"form": 1, "case": stored_case(), "view": {"save": True, "today": days_ago(days)}})
        checklist = type(unopened)(page, unopened.address).open()
        answered[days] = checklist.answered()
    assert answered == {1: ANSWERS, 31: {}}


def test_a_case_kept_on_a_day_that_has_not_come_is_kept_no_longer_than_others(unopened):
    """A clock that stood a year ahead when the case was kept gives it no more days than it was to have."""
    page = unopened.page
    put(page, {"form": 1, "case": stored_case(), "view": {"save": True, "today": days_ago(-365)}})
    unopened.open()
    assert unopened.answered() == ANSWERS
    unopened.use(unopened.tick("aktualisera").click)
    assert kept(page)["view"]["today"] <= days_ago(-1)
