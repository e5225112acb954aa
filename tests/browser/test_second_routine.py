"""A whole site with two routines: the real one, and an invented one that a person walks through in a browser."""

import re
import threading
from urllib.parse import unquote, urljoin

import pytest
from acting import Checklist
from hosting import built, copied
from playwright.sync_api import expect
from second import add_second

from publish.serve import make_server

pytestmark = pytest.mark.browser

HREF = re.compile(r'<a\b[^>]*\bhref="?([^"\s>]+)')
ID = re.compile(r'\bid="?([^"\s>]+)')
ENGINE = re.compile(r"/engine/([\w-]+)\.[0-9a-f]{8}\.json$")


@pytest.fixture(scope="module")
def two(site, tmp_path_factory):
    """The site as the project builds it when the small routine, its pages and its place in the menu are added."""
    del site  # its engine is taken over
    copy = copied(tmp_path_factory.mktemp("tva"))
    add_second(copy)
    return built(copy)


@pytest.fixture(scope="module")
def place(two):
    """The address of a server for that site."""
    server = make_server(two, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def keys(page, place):
    """The invented routine's checklist before its page is loaded."""
    return Checklist(page, place)


def test_a_person_walks_the_second_routine(keys, place):
    """Questions are answered, a branch is reached, an act is ticked, and the branch's own page is one click away."""
    keys.open("nyckel/checklista.html")
    assert keys.answered() == {}
    keys.answer(hus="villa", nyckel="tappad", hund="nej")
    assert keys.branch() == "villa"
    keys.use(keys.outcome("ring", "tyst").click)
    assert "hembesok" in keys.part("nu")
    keys.page.locator(".bk-plan > .bk-lede a").first.click()
    expect(keys.page).to_have_url(f"{place}nyckel/villor.html#villa")
    expect(keys.page.locator("#villa")).to_be_in_viewport()
    keys.page.locator("a.bk-button").first.click()
    keys.wait("ready")
    assert keys.page.url.startswith(f"{place}nyckel/checklista.html")
    keys.page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert keys.answered() == {"hus": "villa"}


def test_a_gap_of_the_second_routine_leads_to_its_page(keys, place):
    keys.open("nyckel/checklista.html#hus=lagenhet&nyckel=stulen&hund=nej")
    keys.page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert keys.gaps() == ["stulen-i-lagenhet"]
    assert keys.nearest() == ["lagenhet-tappad"]
    keys.page.locator(".bk-gap a").click()
    expect(keys.page).to_have_url(f"{place}nyckel/luckor-och-anmarkningar.html#stulen-i-lagenhet")


def test_a_page_fetches_its_own_routine_and_no_other(keys, two, handbook):
    """What a first visit fetches does not grow with the number of routines."""
    asked = []
    keys.page.on("request", lambda request: asked.extend(ENGINE.findall(request.url)))
    for where, name in (("checklista.html", "avhysning"), ("nyckel/checklista.html", "nyckel")):
        keys.open(where)
        assert asked == [name]
        asked.clear()
    assert {path.stem.partition(".")[0] for path in two.rglob("engine/*.json")} == {
        *handbook.routine_by_id,
        "nyckel",
    }


def test_each_checklist_leads_to_the_other_and_keeps_a_case_of_its_own(keys, place):
    """Who comes to the wrong checklist finds the right one, and a case that is kept in one is not seen in the other."""
    keys.open().answer(hushall="utan-barn")
    keys.use(keys.page.locator("#spara").click)
    keys.page.get_by_role("link", name="Borttappad nyckel").click()
    keys.wait("ready")
    expect(keys.page).to_have_url(f"{place}nyckel/checklista.html")
    assert keys.answered() == {}
    assert keys.open().answered() == {"hushall": "utan-barn"}


def test_the_second_checklist_is_links_where_nothing_runs(open_page, place):
    """Without JavaScript the way by links leads to every branch and gap of the page's own routine."""
    page = open_page(java_script_enabled=False)
    page.goto(f"{place}nyckel/checklista.html")
    links = page.locator(".bk-static a").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    assert links == [
        "../nyckel/villor.html#villa",
        "../nyckel/lagenheter.html#lagenhet-tappad",
        "../nyckel/luckor-och-anmarkningar.html#stulen-i-lagenhet",
        "../nyckel/polis.html",
    ]


def test_every_link_of_the_second_routines_pages_leads_somewhere(two, handbook):
    """So do those to it, from the menu and from the search's index; and it is downloaded as a file of its own."""
    pages = {path.relative_to(two).as_posix(): path for path in two.rglob("*.html")}
    for name in [name for name in pages if name.startswith("nyckel/")]:
        for href in HREF.findall(pages[name].read_text(encoding="utf-8")):
            if not href.startswith("http"):
                path, _, fragment = unquote(urljoin(f"/{name}", href)).removeprefix("/").partition("#")
                assert (two / path.partition("?")[0]).is_file(), f"{name}: {href}"
                if fragment and "=" not in fragment:
                    assert fragment in ID.findall(pages[path].read_text(encoding="utf-8")), f"{name}: {href}"
    assert '"nyckel/villor.html#villa"' in (two / "search/search_index.json").read_text(encoding="utf-8")
    files = {path.name for path in (two / "ladda-ner").glob("*.html")}
    assert {"bo-kvar-checklista.html", "bo-kvar-nyckel-checklista.html"} <= files
    assert len(files) == len(handbook.routines) + len({"nyckel", "seminarium"})


def test_the_second_routines_edition_in_one_file_holds_it_and_leads_to_itself(two, open_page, faults):
    """Opened from a disk it answers for its own routine, and its branch stands in the file."""
    faults.provoke("en annan värd: file:")  # where the file lies
    page = open_page()
    file = (two / "ladda-ner/bo-kvar-nyckel-checklista.html").as_uri()
    alone = Checklist(page, file)
    page.goto(file)
    alone.wait("ready")
    alone.answer(hus="villa")
    assert page.locator(".bk-plan > .bk-lede a").first.get_attribute("href") == "#villa"
    expect(page.locator("#villa")).to_have_count(1)
