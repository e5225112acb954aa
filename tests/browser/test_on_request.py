"""What the page shows or does when it is asked: reasons, the text for the journal, a cleared case, paper."""

import pytest
from acting import ANSWERS
from playwright.sync_api import expect

from checklist.cases import Case, Entry
from checklist.journal import journal_text
from checklist.planning import plan_case

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]


def test_why_unfolds_and_stays_unfolded(checklist):
    """ "Varför?" shows where the step stands in the routine, and stays open through an answer."""
    checklist.answer(**ANSWERS)
    step = checklist.step("brev")
    expect(step.locator(".bk-citation")).to_have_count(0)
    checklist.use(step.locator(".bk-why").click)
    expect(step.locator(".bk-why")).to_have_attribute("aria-expanded", "true")
    expect(step.locator(".bk-citation")).to_be_visible()
    checklist.use(checklist.tick("aktualisera").click)
    expect(step.locator(".bk-citation")).to_be_visible()
    checklist.use(step.locator(".bk-why").click)
    expect(step.locator(".bk-citation")).to_have_count(0)


def test_why_closes_though_a_reason_was_asked_for(checklist):
    """ "Gäller inte här" opens a choice; closing "Varför?" takes it away again."""
    checklist.answer(**ANSWERS)
    step = checklist.step("brev")
    checklist.use(step.locator(".bk-why").click)
    checklist.use(step.locator('button[name="fraga-undan"]').click)
    checklist.use(step.locator(".bk-why").click)
    expect(step.locator(".bk-why__body")).to_have_count(0)
    checklist.use(step.locator(".bk-why").click)
    expect(step.locator('button[name="fraga-undan"]')).to_have_count(1)


def test_what_was_unfolded_is_unfolded_when_the_case_comes_back(checklist):
    """The journal's text stands open after a reload, and can be closed."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.page.locator("#bk-journal > summary").click)
    checklist.page.reload()
    checklist.wait("ready")
    expect(checklist.page.locator("#journaltext")).to_be_visible()
    checklist.use(checklist.page.locator("#bk-journal > summary").click)
    expect(checklist.page.locator("#journaltext")).to_have_count(0)


def test_the_text_for_the_journal(alone, handbook, routine, versions):
    """The journal text is the one that the engine writes for the case, and the button copies it."""
    checklist, page = alone, alone.page
    page.clock.set_fixed_time("2026-11-21T09:30:00+01:00")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    checklist.use(checklist.outcome("brev", "hordes-inte-av").click)
    branch = "barnfamilj-ej-aktuell-hyresskuld-forsta"
    log = (
        Entry(step="aktualisera", version=versions[branch, "aktualisera"], event="done", at="2026-11-21"),
        Entry(
            step="brev",
            version=versions[branch, "brev"],
            event="outcome",
            at="2026-11-21",
            detail="hordes-inte-av",
        ),
    )
    case = Case(routine=routine.id, edition=routine.edition, answers=ANSWERS, log=log)
    text = journal_text(handbook, plan_case(routine, case), "2026-11-21")
    checklist.use(page.locator("#bk-journal > summary").click)
    expect(page.locator("#journaltext")).to_have_value(text)
    page.locator("#kopiera").click()
    expect(checklist.element.locator('[data-part="status"]')).to_have_text("Texten är kopierad.")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_clearing_can_be_undone(checklist):
    """ "Rensa allt" takes answers and ticks away at once, and "Ångra" brings all of them back."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    steps = checklist.steps()
    checklist.use(checklist.page.locator("#rensa").click)
    assert checklist.answered() == {}
    assert "done" not in checklist.statuses().values()
    checklist.use(checklist.page.locator("#angra").click)
    assert checklist.answered() == ANSWERS
    assert checklist.steps() == steps
    expect(checklist.page.locator("#angra")).to_have_count(0)
    expect(checklist.page.locator("#skriv-ut")).to_be_visible()
    expect(checklist.page.locator("#bk-verktyg > *")).to_have_count(3)


def test_a_cleared_case_cannot_come_back_later(checklist):
    """Once something new has been noted after "Rensa allt", the cleared case is gone for good."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.page.locator("#rensa").click)
    checklist.answer(hushall="utan-barn")
    expect(checklist.page.locator("#angra")).to_have_count(1)
    checklist.use(checklist.page.locator(".bk-tick").first.click)
    expect(checklist.page.locator("#angra")).to_have_count(0)


def test_the_print_button_prints(unopened):
    """ "Skriv ut" asks the browser to print, once."""
    unopened.page.add_init_script("globalThis.print = () => { document.title += '!'; };")
    unopened.open()
    title = unopened.page.title()
    unopened.page.locator("#skriv-ut").click()
    assert unopened.page.title() == f"{title}!"
