"""The checklist on a narrow screen and on paper. For the other pages, see test_every_page.py."""

import re

import pytest
from acting import Checklist
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

ANSWERS = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld", "antal": "upprepad"}
NARROW = {"width": 320, "height": 640}
# How much wider than the screen the page is, and what sticks out.
WIDER = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.querySelectorAll("body *:not(.bk-scroll *)")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} #${element.id}`);
  return [`${scrollWidth - clientWidth} px`, ...out.slice(0, 5)];
}"""
SHEETS = 2


@pytest.fixture
def narrow(open_page, address):
    """The checklist on a screen of 320 px."""
    return Checklist(open_page(viewport=NARROW), address)


def test_the_checklist_does_not_scroll_sideways(narrow):
    """At 320 px the checklist fits the screen, empty, with a branch, unfolded, compared, and with a gap."""
    page = narrow.open().page
    assert page.evaluate(WIDER) == []
    narrow.answer(**ANSWERS)
    assert page.evaluate(WIDER) == []
    for fold in page.locator(".bk-why").all()[:5]:
        narrow.use(fold.click)
    narrow.use(page.locator("#bk-journal > summary").click)
    narrow.use(page.locator("#bk-tank-om > summary").click)
    narrow.use(page.locator("#tank-om").select_option, "antal=forsta")
    assert page.evaluate(WIDER) == []
    narrow.answer(aktuell="bada", skal="bada")
    assert page.evaluate(WIDER) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browsers_own_parts_follow_the_scheme(open_page, address, scheme):
    """What the browser draws itself (the icon of a date, boxes, lists, the bar to scroll with) is for the scheme shown."""
    dark = Checklist(open_page(color_scheme=scheme), address).open()
    dark.answer(**ANSWERS)
    seen = dark.page.locator("html, body, input, select, textarea, button, summary").evaluate_all(
        "all => all.map((one) => `${one.type ?? one.tagName} ${getComputedStyle(one).colorScheme}`)"
    )
    assert {f"checkbox {scheme}", f"file {scheme}", f"search {scheme}", f"BODY {scheme}"} <= set(seen)
    assert {one.split()[1] for one in seen if one != "HTML normal"} == {scheme}


def test_paper_shows_the_plan_and_no_controls(checklist):
    """On paper is what is next, with a box at each act, what comes later, and the answers; the controls are not."""
    page = checklist.page
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    page.emulate_media(media="print")
    expect(page.locator("#bk-rubrik")).to_be_visible()
    expect(page.locator(".bk-plan .bk-print-only").first).to_be_visible()
    for step in checklist.part("nu"):
        expect(checklist.step(step).locator(".bk-step__text")).to_be_visible()
        expect(checklist.step(step).locator(".bk-tick, .bk-box")).to_be_visible()
    assert {"aktualisera", "kallelse"} <= set(checklist.part("nu"))
    expect(page.locator("#bk-sedan li[id^='steg-aviserat-hembesok-']")).to_be_visible()
    for control in (
        "#bk-rad",
        "#bk-avsluta",
        "#bk-arendet",
        "#spara",
        "#rensa",
        "#skriv-ut",
        "#bk-tank-om",
        "#bk-journal",
        ".bk-links",
    ):
        expect(page.locator(control).first).to_be_hidden()
    expect(page.locator(".bk-why").first).to_be_hidden()
    expect(page.get_by_role("banner")).to_be_hidden()


def test_paper_unfolds_what_has_been_done(alone):
    """What has been done, and remarks, are folded on the screen, unfolded for the printer, and folded again afterwards."""
    checklist, page = alone, alone.page
    page.clock.set_fixed_time("2026-11-21T09:30:00+01:00")
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    page.clock.set_fixed_time("2026-11-23T09:30:00+01:00")
    checklist.use(checklist.tick("informera").click)
    assert checklist.part("gjort") == ["aktualisera"]
    folds = page.locator("#bk-gjort, details.bk-remark--folded")
    opened = "all => all.map((fold) => fold.open)"
    before = folds.evaluate_all(opened)
    assert len(before) > 1
    assert not any(before)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(folds.evaluate_all(opened))
    page.emulate_media(media="print")
    for text in page.locator(":is(#bk-forst, #bk-nu, #bk-gjort) .bk-step__text").all():
        expect(text).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.evaluate_all(opened) == before


def test_a_plan_on_two_sheets(checklist):
    """The plan of a branch takes at most two sheets of A4."""
    checklist.answer(**ANSWERS)
    sheets = re.findall(rb"/Type\s*/Page\b", checklist.page.pdf(format="A4"))
    assert 0 < len(sheets) <= SHEETS


def test_a_branch_page_on_paper(page, address):
    """A branch's page prints its steps without the site's navigation."""
    page.goto(f"{address}avhysning/barnfamilj-ej-aktuell.html")
    page.emulate_media(media="print")
    expect(page.locator("li.bk-step .bk-step__text").first).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("contentinfo")).to_be_hidden()
