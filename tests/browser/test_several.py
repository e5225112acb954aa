"""Several checklists on one page: one engine for all, and to each its own case, ids and place in the storage."""

import json
from collections import Counter

import pytest
from acting import ANSWERS, BOOT, KEY, PAGE, days_ago, events, put, stored_case
from playwright.sync_api import expect
from test_accessibility import AXE, NEAR, RUN

from checklist.addresses import SiteAddresses
from checklist.html import tags as h
from checklist.html.pages import case_checklist
from checklist.html.parts import Page

pytestmark = pytest.mark.browser

WHERE = "flera.html"
NAMED = "ovning-3"
REFERENCES = """() => [...document.querySelectorAll("case-checklist *")]
  .flatMap((one) => ["for", "aria-labelledby", "aria-describedby", "aria-controls"].map((name) => one.getAttribute(name)))
  .flatMap((ids) => ids?.split(" ") ?? [])
  .filter((id) => !document.getElementById(id))"""
CHOSEN = (
    """(element) => [...element.querySelectorAll('input[name^="svar:"]:checked')].map(({ value }) => value)"""
)


class Several:
    """A page with the checklist, and after it others of the same routine: where they stand, and how they are used."""

    def __init__(self, page, address, site, handbook):
        self.page, self.address = page, address
        self.workers = []
        page.on("worker", lambda worker: self.workers.append(worker))  # noqa: PLW0108 Playwright marks its handlers
        self.text = (site / PAGE).read_text(encoding="utf-8")
        self.handbook = handbook
        self.own = page.locator("case-checklist:not([case])")
        self.other = page.locator(f'case-checklist[case="{NAMED}"]')

    def open(self, *, keeps):
        """Open the page with a second checklist, whose case may be kept by itself or never."""
        beside = SiteAddresses(checklist="", gaps="", sections={}, additions={})
        shown = Page(handbook=self.handbook, routine=self.handbook.routines[0], addresses=beside, keeps=keeps)
        element = h.fragment[h.h2["Övning 3"], case_checklist(shown, h.p["Inga länkar."], NAMED)]
        before, end, after = self.text.partition("</case-checklist>")
        body = f"{before}{end}{element}{after}"
        self.page.route(
            self.address + WHERE, lambda route: route.fulfill(body=body, content_type="text/html")
        )
        self.page.goto(self.address + WHERE)
        for element in (self.own, self.other):
            expect(element).to_have_attribute("data-state", "ready", timeout=BOOT)
        return self

    def answer(self, element, question, option):
        element.locator(f'input[name="svar:{question}"][value="{option}"]').click()
        expect(element.locator(f'input[name="svar:{question}"][value="{option}"]')).to_have_attribute(
            "checked", ""
        )


@pytest.fixture
def several(page, address, site, handbook):
    return Several(page, address, site, handbook)


@pytest.mark.parametrize("keeps", [True, False])
def test_two_checklists_share_an_engine_and_nothing_else(several, keeps):
    """One Pyodide starts; each answers for itself, no id stands twice, none refers to the other, and axe finds nothing."""
    page = several.open(keeps=keeps).page
    assert len(several.workers) == 1
    several.answer(several.own, "hushall", "barnfamilj")
    several.answer(several.other, "hushall", "utan-barn")
    several.answer(several.other, "skal", "storning")
    several.other.locator("input.bk-tick").first.click()
    expect(several.other.locator("li.bk-step--done, li.bk-step--pending")).to_have_count(1)
    assert several.own.evaluate(CHOSEN) == ["barnfamilj"]
    assert several.other.evaluate(CHOSEN) == ["utan-barn", "storning"]
    expect(several.own.locator("li.bk-step--done, li.bk-step--pending")).to_have_count(0)
    assert len(several.workers) == 1

    ids = Counter(page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)"))
    assert [name for name, times in ids.items() if times > 1] == []
    assert page.evaluate(REFERENCES) == []
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate(NEAR)
    assert [rule["id"] for rule in page.evaluate(RUN["light"])["violations"]] == []


def test_a_case_that_is_never_kept_does_not_meet_the_one_that_is(several):
    """The practice case has no way to be kept, the browser holds the real one alone, and clearing either spares the other."""
    page = several.page
    view = {"save": True, "today": days_ago(0)}
    put(page, {"form": 1, "case": stored_case(), "view": view})
    several.open(keeps=False)
    assert len(several.own.evaluate(CHOSEN)) == len(ANSWERS)
    assert several.other.evaluate(CHOSEN) == []
    expect(several.own.locator('[name="spara"]')).to_be_checked()
    expect(several.other.locator('[name="spara"], [name="delad"]')).to_have_count(0)
    several.answer(several.other, "hushall", "utan-barn")
    several.own.locator("input.bk-tick").first.click()
    expect(several.own.locator("li.bk-step--done, li.bk-step--pending")).to_have_count(1)
    several.other.locator('[name="rensa"]').click()
    expect(several.other.locator("input[name^='svar:']:checked")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    assert json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["view"]["save"] is True
    assert len(events(page)) == 1
    several.own.locator('.bk-keeping [name="rensa"]').click()
    expect(several.own.locator("input[name^='svar:']:checked")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_two_cases_are_kept_each_by_itself(several):
    """Kept side by side, each comes back after a reload, and clearing one leaves the other."""
    page = several.open(keeps=True).page
    for element, option in ((several.own, "barnfamilj"), (several.other, "utan-barn")):
        several.answer(element, "hushall", option)
        element.locator('[name="spara"]').click()
        expect(element.locator('[name="spara-dagar"]')).to_be_visible()
    assert set(page.evaluate("Object.keys(localStorage)")) == {KEY, f"{KEY}/{NAMED}"}
    page.reload()
    expect(several.own.locator("input:checked[value='barnfamilj']")).to_have_count(1)
    expect(several.other.locator("input:checked[value='utan-barn']")).to_have_count(1)
    several.other.locator('.bk-keeping [name="rensa"]').click()
    expect(several.other.locator("input[name^='svar:']:checked")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_a_link_is_for_the_pages_own_checklist(several):
    """Answers in the address reach the checklist that has no name, and no other."""
    page = several.open(keeps=False).page
    page.evaluate("location.hash = 'hushall=barnfamilj'")
    expect(several.own.locator("input:checked[value='barnfamilj']")).to_have_count(1)
    assert several.other.evaluate(CHOSEN) == []


def test_the_page_is_not_left_unasked_while_either_would_lose_something(several):
    """A tick in the practice case is asked about though the page's own case is kept, and no more once it is cleared."""
    page = several.open(keeps=False).page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    several.answer(several.own, "hushall", "barnfamilj")
    several.own.locator('[name="spara"]').click()
    expect(several.own.locator('[name="spara-dagar"]')).to_be_visible()
    several.other.locator("input.bk-tick").first.click()
    expect(several.other.locator("li.bk-step--done, li.bk-step--pending")).to_have_count(1)
    page.locator("article a, header a").first.evaluate("(link) => link.click()")
    assert asked == ["beforeunload"]
    several.other.locator('[name="rensa"]').click()
    expect(several.other.locator("li.bk-step--done, li.bk-step--pending")).to_have_count(0)
    assert page.evaluate("onbeforeunload") is None
