"""The answers handed on: a link to copy, and a QR code that leads to the very address beside it, from checklist and seminar."""

import re

import pytest
from acting import ANSWERS
from holding import SIZE, opened
from playwright.sync_api import expect

from checklist.answerkeys import answer_key
from checklist.links import read_link
from checklist.loading import load_exercises
from tools.qr import read_back, without_a_corner

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

SITE = "https://handbok.exempelkommunen.se/bo-kvar/"
# What a build that knows the site's address has in its pages: the tests' own server is this computer's.
PUBLISHED = """(href) => document.head.append(
  Object.assign(document.createElement("link"), { rel: "canonical", href }))"""
DRAWN = """(svg) => ({ d: svg.lastElementChild.getAttribute("d"), side: svg.viewBox.baseVal.width,
  wide: svg.getBoundingClientRect().width, colours: [...svg.children].map((one) => getComputedStyle(one).fill) })"""
PLACE = "() => location.hash"
CODE = ".bk-dialog--qr svg"
# Where a case leads, which its last part has: nowhere where the checklist would say nothing of it.
LEADS = """(parts) => parts.map((part) => part.content.querySelector("[data-phones]")?.dataset.phones).filter(Boolean)"""
BLACK_ON_WHITE = ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
SEMINARS = ["seminarium.html", "ladda-ner/bo-kvar-seminarium.html"]


def share(checklist):
    """Unfold the link to the answers."""
    checklist.use(checklist.page.locator("#bk-lanken > summary").click)
    return checklist.page.locator("#bk-lanken")


def last_part(page):
    """Go to the last part of a case."""
    before, here = "", page.evaluate(PLACE)
    while before != here:
        page.keyboard.press("PageDown")
        before, here = here, page.evaluate(PLACE)


@pytest.fixture
def published(checklist):
    """The checklist with some answers, on a page that knows where it is published."""
    checklist.page.evaluate(PUBLISHED, f"{SITE}checklista.html")
    checklist.answer(**ANSWERS)
    return checklist


@pytest.mark.parametrize("dark", [False, True], ids=["ljust", "mörkt"])
def test_the_code_is_the_address_beside_it_and_opens_the_same_answers(published, dark):
    """It is fetched when it is asked for, is black on white also in the dark, and leaves nothing when it is closed."""
    page = published.page
    page.emulate_media(color_scheme="dark" if dark else "light")
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    share(published)
    link = page.locator("#svarslanken").input_value()
    assert link.startswith(f"{SITE}checklista.html#")
    assert [url for url in fetched if re.search(r"/(qr|leanqr)\.", url)] == []
    page.locator("#visa-qr").click()
    code = page.locator(CODE).evaluate(DRAWN)
    assert len([url for url in fetched if re.search(r"/(qr|leanqr)\.", url)]) == 2
    read, broken = read_back([code, without_a_corner(code)])
    assert read["text"] == link == page.locator(".bk-dialog--qr a").get_attribute("href")
    assert page.locator(".bk-dialog--qr a").inner_text() == link
    assert broken["text"] is None
    assert code["colours"] == BLACK_ON_WHITE
    assert code["wide"] >= 240
    assert code["wide"] / code["side"] >= 2
    page.keyboard.press("Escape")
    expect(page.locator(CODE)).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "visa-qr"
    page.goto("about:blank")
    published.open(f"checklista.html#{link.partition('#')[2]}")
    page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert published.answered() == ANSWERS


def test_the_link_is_copied_and_that_is_said(published):
    published.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share(published)
    published.use(published.page.locator("#kopiera-lanken").click)
    assert published.said("kopiera-lanken").inner_text()
    copied = published.page.evaluate("navigator.clipboard.readText()")
    assert copied == published.page.locator("#svarslanken").input_value()


def test_a_page_on_this_computer_alone_offers_no_link_and_says_why(checklist):
    checklist.answer(**ANSWERS)
    share(checklist)
    expect(checklist.page.locator("#bk-lanken .bk-nowhere")).to_be_visible()
    expect(checklist.page.locator("#svarslanken, #visa-qr")).to_have_count(0)


def test_a_code_that_cannot_be_fetched_is_told_and_the_link_stays(published, faults):
    faults.provoke(r"/qr\.")
    published.page.route(re.compile(r"/qr\."), lambda route: route.abort())
    share(published)
    published.page.locator("#visa-qr").click()
    expect(published.said("kopiera-lanken")).to_be_visible()
    expect(published.page.locator("#svarslanken")).to_be_visible()


def test_what_is_said_of_an_older_link_stands_across_the_page_and_is_seen_on_a_telephone(unopened):
    page = unopened.page
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("about:blank")
        unopened.open("checklista.html#utgava=2020&hushall=barnfamilj")
        box = page.locator("#bk-fran-lanken")
        expect(box).to_be_in_viewport()
        whole = page.locator(".bk-checklist").bounding_box()["width"]
        assert box.bounding_box()["width"] > 0.9 * whole
        assert unopened.answered() == {"hushall": "barnfamilj"}


@pytest.mark.parametrize("where", SEMINARS)
def test_the_room_opens_the_case_on_its_own_phones(open_page, faults, address, site, handbook, where):
    """The code in the room's window is read as the address beside it, and that has the answers of the case."""
    if where != SEMINARS[0]:
        faults.provoke("en annan värd: file:")  # where the file lies
    page = open_page(viewport=SIZE)
    page.goto(f"{address}{where}" if where == SEMINARS[0] else (site / where).as_uri())
    page.evaluate(PUBLISHED, f"{SITE}seminarium.html")
    exercises = load_exercises(handbook).exercises
    room, codes, texts = None, [], []
    for exercise in exercises:
        leads = page.locator(f"template[data-of='{exercise.id}']").evaluate_all(LEADS)
        if not leads:
            continue
        page.evaluate("(name) => { location.hash = name; }", exercise.id)
        room = room or opened(page)
        last_part(page)
        expect(room.locator("svg")).to_be_in_viewport(ratio=1)
        codes.append(room.locator("svg").evaluate(DRAWN))
        assert codes[-1]["wide"] >= 240
        assert codes[-1]["colours"] == BLACK_ON_WHITE
        texts.append(room.locator("[data-phones] a").inner_text())
        routine = handbook.routine_by_id[exercise.routine]
        link = read_link(routine, texts[-1].partition("#")[2])
        assert texts[-1].startswith(SITE)
        assert dict(link.answers) == dict(answer_key(routine, exercise).plan.answers)
    assert [read["text"] for read in read_back(codes)] == texts
    assert len(texts) > len(exercises) / 2


def test_a_room_with_no_address_to_open_is_told_why(open_at):
    page = open_at("seminarium.html#fall-1")
    last_part(page)
    place = page.locator("[data-preview] [data-phones]")
    expect(place.locator("p")).to_be_visible()
    expect(place.locator("svg, a")).to_have_count(0)
