"""What a reader who looks something up sees: the matrix, the maps, the line of the three weeks, the start page."""

import re

import pytest
from acting import BOOT
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
MAPS = [
    "barnfamilj-ekonomiskt-bistand",
    "barnfamilj-barn-och-unga",
    "barnfamilj-ej-aktuell",
    "utan-barn-ekonomiskt-bistand",
    "utan-barn-ej-aktuell",
]
SMALLEST = 12
HIDDEN = "box => box.scrollWidth - box.clientWidth"
LETTERS = """svg => Math.min(...[...svg.querySelectorAll("text")].map(
  (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a))"""


@pytest.fixture
def opened(open_page, address):
    """A function that opens a page of the site in a screen of some kind."""

    def at(where, viewport, **options):
        page = open_page(viewport=viewport, **options)
        page.goto(address + where)
        return page

    return at


def test_the_matrix_is_whole_on_a_wide_screen(opened, handbook):
    """All columns are in sight, the units stand as letters, and the table says which letter is whose."""
    page = opened("roller/index.html", WIDE)
    table = page.locator(".bk-matrix")
    assert page.locator(".bk-scroll", has=table).evaluate(HIDDEN) <= 0
    right = page.locator("article").bounding_box()
    assert all(
        head.bounding_box()["x"] + head.bounding_box()["width"] <= right["x"] + right["width"]
        for head in table.locator("thead th").all()
    )
    told = table.locator("caption .bk-unit").all_inner_texts()
    letters = {unit.name: unit.letter for unit in handbook.units}
    shown = set(table.locator("td .bk-unit b").all_inner_texts())
    assert shown == {letters[text.split("\n")[-1].strip()] for text in told}


def test_the_matrix_is_read_as_cards_on_a_narrow_screen(opened):
    """Each cell says what its column is called and names its units, and nothing is out of sight to the right."""
    page = opened("roller/index.html", NARROW)
    table = page.locator(".bk-matrix")
    assert page.locator(".bk-scroll", has=table).evaluate(HIDDEN) <= 0
    names = table.locator("thead th").all_text_contents()[1:]
    row = table.locator("tbody tr").nth(1)
    assert [text.strip() for text in row.locator(".bk-column").all_inner_texts()] == names
    for named in row.locator("td .bk-unit").all():
        assert named.bounding_box()["x"] + named.bounding_box()["width"] <= NARROW["width"]
        assert named.evaluate("unit => parseFloat(getComputedStyle(unit).fontSize)") >= SMALLEST


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", MAPS)
def test_a_map_can_be_read(opened, name, viewport):
    """Its letters are 12 px or more; on a wide screen it is whole, on a narrow one a keyboard scrolls it; it is told as text."""
    page = opened(f"avhysning/{name}.html", viewport)
    box = page.locator(".bk-map .bk-scroll")
    assert box.locator("svg").evaluate(LETTERS) >= SMALLEST
    hidden = box.evaluate(HIDDEN)
    if viewport is WIDE:
        assert hidden <= 0
    elif hidden > 0:
        box.focus()
        page.keyboard.press("ArrowRight")
        expect(box).not_to_have_js_property("scrollLeft", 0)
    branches = page.locator(".bk-map details li").all_text_contents()
    assert len(branches) == page.locator(".bk-branch").count() > 0


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_three_weeks_are_counted_as_the_checklist_counts_them(opened, viewport):
    """The figure's days, written in the fields that its button leads to, give the figure's last day."""
    page = opened("lagen/tre-veckor.html", viewport)
    figure = page.locator(".bk-time")
    assert figure.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    days = [text for text in figure.locator("li > strong").all_text_contents() if re.search(r"\d{4}$", text)]
    sent, served, last = days
    page.get_by_role("link", name="Räkna ut dagen i checklistan").click()
    fields = page.locator(".bk-date input")
    expect(fields.first).to_be_focused(timeout=BOOT)
    expect(fields.first).to_be_in_viewport()
    for number, day in enumerate((served, sent)):
        fields.nth(number).fill(day.partition(" ")[2])
        fields.nth(number).press("Tab")
        expect(page.locator(".bk-date__said").nth(number)).to_have_text(day.lower())
    expect(page.locator(".bk-last-day")).to_contain_text(last[0].lower() + last[1:])


def test_what_cannot_be_ticked_is_no_square(opened):
    """A branch's page has marks on the screen and boxes on paper, where they can be ticked."""
    page = opened("avhysning/barnfamilj-ej-aktuell.html", WIDE)
    look = "box => [getComputedStyle(box).borderTopStyle, getComputedStyle(box).borderTopLeftRadius]"
    box = page.locator(".bk-box").first
    assert box.evaluate(look) == ["none", "50%"]
    page.emulate_media(media="print")
    assert box.evaluate(look)[0] == "solid"
    assert box.evaluate(look)[1] != "50%"


def test_the_start_page_says_what_it_is_about_and_where_to_go(opened):
    """It says vräkning, and has a door for each who comes, the landlord too."""
    page = opened("index.html", NARROW)
    expect(page.locator(".bk-summary")).to_contain_text("vräkning")
    doors = page.locator(".bk-start > ul").first.get_by_role("link")
    assert [re.sub(r".*/site/|#.*", "", door.get_attribute("href")) for door in doors.all()] == [
        "checklista.html",
        "valdsutsatta/index.html",
        "avhysning/index.html",
        "seminarier/index.html",
        "roller/utifran.html",
    ]


def test_the_start_page_searches(opened):
    """What is asked there is answered in the search's dialog, the first time and the next."""
    page = opened("index.html", NARROW)
    field = page.get_by_role("searchbox", name="Vad letar du efter?")
    dialog = page.get_by_role("dialog", name="Sök i handboken")
    for words, where in (("tre veckorna", "lagen/tre-veckor.html"), ("samtycke", "mallar/samtycke.html")):
        field.fill(words)
        field.press("Enter")
        expect(dialog.get_by_role("searchbox")).to_have_value(words)
        expect(dialog.locator(f'a[href*="{where}"]').first).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
