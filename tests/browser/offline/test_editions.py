"""The two editions for download open from a disk, where a page may read nothing but itself."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote, urlsplit
from zipfile import ZipFile

import pytest
from acting import Checklist
from playwright.sync_api import expect

FOLDER = "ladda-ner"
UNPACK = "#packa-upp"


@pytest.fixture
def asked(context):
    """The addresses that pages have asked for."""
    found = []
    context.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def faults_said(context):
    """What pages have complained about."""
    found = []
    context.on("console", lambda said: said.type == "error" and found.append(said.text))
    context.on("weberror", lambda raised: found.append(str(raised.error)))
    return found


@pytest.fixture(scope="module")
def unpacked(site, tmp_path_factory):
    """The handbook as a folder, unpacked as a reader would."""
    folder = tmp_path_factory.mktemp("mapp")
    with ZipFile(site / FOLDER / "bo-kvar-handbok.zip") as archive:
        archive.extractall(folder)
    return folder / "bo-kvar"


@pytest.fixture
def alone(site, tmp_path):
    """A function that gives one page as Windows opens it inside the zip: in a folder of its own, without the others."""

    def unpacked_alone(name):
        with ZipFile(site / FOLDER / "bo-kvar-handbok.zip") as archive:
            return Path(archive.extract(f"bo-kvar/{name}", tmp_path))

    return unpacked_alone


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["index.html", "lagen/tre-veckor.html", "checklista.html"])
def test_a_page_opened_inside_the_zip_says_that_it_must_be_unpacked(context, alone, name, width):
    """Alone, a page says so first, in the window; its links lead there, and not to files that are missing."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    address = alone(name).as_uri()
    page.goto(address)
    said = page.locator(UNPACK)
    expect(said).to_be_visible()
    box = said.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 844
    assert box["x"] + box["width"] <= width
    link = page.locator('a[href*=".html"]:visible').last
    link.scroll_into_view_if_needed()
    link.click()
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport(ratio=1)
    assert page.url == address


@pytest.mark.parametrize("name", ["index.html", "lagen/tre-veckor.html", "checklista.html"])
def test_a_page_of_the_folder_says_nothing_of_a_zip(context, unpacked, faults_said, name):
    """With its files beside it, a page does not say it: not to the eye, not aloud, not on paper; its links lead on."""
    page = context.new_page()
    page.goto((unpacked / name).as_uri())
    said = page.locator(UNPACK)
    words = said.locator("strong").text_content()
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(said).to_be_hidden()
    page.emulate_media(media="screen")
    assert words not in page.locator("body").aria_snapshot()
    link = page.locator('a[href*=".html"]:visible').last
    target = link.evaluate("(link) => link.href")
    link.click()
    expect(page).to_have_url(target)
    assert faults_said == []


def test_only_the_folder_speaks_of_a_zip(site, unpacked):
    """Every page of the folder can say it, no page of the site does, and no search finds it."""
    holding = [
        {
            path.relative_to(root).as_posix()
            for path in root.rglob("*.html")
            if UNPACK[1:] in path.read_text("utf-8")
        }
        for root in (site, unpacked)
    ]
    assert holding == [set(), {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.html")}]
    assert UNPACK[1:] not in (unpacked / "search/index.js").read_text(encoding="utf-8")


def test_the_edition_in_one_file_opens_from_the_disk(context, asked, site):
    """Opened with a double click, the file answers, leads to its own branches, and asks for nothing."""
    path = site / FOLDER / "bo-kvar-checklista.html"
    assert path.stat().st_size < 8_000_000
    page = context.new_page()
    page.goto(path.as_uri())
    checklist = Checklist(page, path.as_uri())
    checklist.wait("ready")
    for question, option in (("hushall", "barnfamilj"), ("aktuell", "barn-och-unga"), ("skal", "storning")):
        page.locator(f"#svar-{question}-{option}").click()
        page.locator(f"#ta-bort-{question}").wait_for()
    link = page.locator(".bk-plan > .bk-lede a")
    assert link.get_attribute("href") == "#barnfamilj-barn-och-unga-storning"
    expect(page.locator("#barnfamilj-barn-och-unga-storning")).to_have_count(1)
    assert {url.split(":")[0] for url in asked} <= {"file", "blob", "data"}


def test_an_old_address_in_the_folder_leads_on(context, unpacked):
    """A bookmark into an earlier folder finds the place in this one."""
    page = context.new_page()
    page.goto(f"{(unpacked / 'rutinen/kronofogden.html').as_uri()}#innehall")
    expect(page).to_have_url(f"{(unpacked / 'avhysning/kronofogden.html').as_uri()}#innehall")


def test_a_page_about_violence_in_the_folder_is_left_at_once(context, unpacked):
    """There too the page that comes in its place lies beside it, and the way back is not to the page that was left."""
    page = context.new_page()
    for name in ("index.html", "valdsutsatta/index.html"):
        page.goto((unpacked / name).as_uri())
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page).to_have_url((unpacked / "matt-i-koket.html").as_uri())
    page.go_back()
    expect(page).to_have_url((unpacked / "index.html").as_uri())


def test_a_checklist_about_violence_on_a_disk_is_left_at_once(context, unpacked, site):
    """Beside the handbook the page of measures comes in its place; a file that stands alone leaves nothing."""
    name = "valdsutsatta/checklista.html"
    alone = site / FOLDER / "bo-kvar-valdsutsatta-checklista.html"
    for file, then in ((unpacked / name, (unpacked / "matt-i-koket.html").as_uri()), (alone, "about:blank")):
        page = context.new_page()
        page.goto(file.as_uri())
        page.locator("case-checklist[data-state=ready]").wait_for()
        expect(page.locator(".bk-exit")).to_be_in_viewport()
        for _ in range(3):
            page.keyboard.press("Escape")
        expect(page).to_have_url(then)


def test_the_folder_holds_what_a_disk_can_use(unpacked, site):
    """Every page but the one for missing pages is there; no module, no engine, no file for a server."""
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {name for name in names if name.endswith(".html")} == {
        page for page in pages if page != "404.html" and not page.startswith(f"{FOLDER}/")
    }
    assert not {name for name in names if re.search(r"\.(mjs|map|wasm|gz|br)$|sw\.js$|^_|/\.", name)}


def test_the_folder_does_not_speak_of_itself_as_kept_by_a_browser(unpacked, site):
    """What the site says of having been saved is not true in a folder, and does not stand there."""
    said = [
        re.search(
            r'id="?sparad-status"?[^>]*>([^<]+)<', (root / "om/utan-nat.html").read_text(encoding="utf-8")
        )
        for root in (site, unpacked)
    ]
    assert said[0][1] != said[1][1]


def test_every_link_in_the_folder_leads_to_something_in_it(unpacked):
    """No page of the folder links to, or loads, a file that is not there, or a place that is not on its page."""
    texts = {
        path.relative_to(unpacked).as_posix(): path.read_text(encoding="utf-8")
        for path in unpacked.rglob("*.html")
    }
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in texts.items()}
    wrong, count = [], 0
    for name, text in texts.items():
        markup = re.sub(r"<script\b(?![^>]*\bsrc=).*?</script>", "", text, flags=re.DOTALL)
        for link in re.findall(r'\b(?:href|src)="([^"]*)"', markup):
            parts = urlsplit(link)
            if parts.scheme in ("https", "http", "mailto", "tel", "data"):
                continue
            count += 1
            target = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            place = unquote(parts.fragment)
            lost = target in ids and place and "=" not in place and place not in ids[target]
            if not (unpacked / target).is_file() or lost:
                wrong.append(f"{name}: {link}")
    assert wrong == []
    assert count > 5_000


def test_the_folder_finds_the_same_as_the_site(context, faults_said, site, unpacked, questions, ask_in_node):
    """On file:// a question of every kind has the answer that was measured, at an address to which one comes back."""
    page = context.new_page()
    start = (unpacked / "index.html").as_uri()
    page.goto(start)
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("#bk-search-status")).to_have_text("Skriv ett eller flera ord.")
    some = [next(iter(asked)) for asked in questions.values()]
    for question, answer in zip(some, ask_in_node(site, some)["answers"], strict=True):
        measured = [(unpacked / location).as_uri() for location, _ in answer["pages"]][:12]
        page.locator("#bk-search-words").fill(question)
        found = page.locator(".bk-search__page").evaluate_all("links => links.map((link) => link.href)")
        assert found == measured != []
    page.locator(".bk-search__page").first.click()
    expect(page).to_have_url(found[0])
    page.go_back()
    expect(page.locator("#bk-search-words")).to_have_value(question)
    expect(page.locator(".bk-search__page").first).to_be_visible()
    assert page.url == f"{start}#sok={quote(question)}"
    assert faults_said == []


def test_the_folder_can_be_searched_and_reaches_no_network(context, asked, faults_said, unpacked):
    """On file:// the search finds a page in another form of the word and leads there, and the menu opens."""
    page = context.new_page()
    page.goto((unpacked / "lagen/tre-veckor.html").as_uri())
    page.get_by_role("button", name="Sök").click()
    page.locator("#bk-search-words").fill("kronofogdens datum")
    page.locator(f'#bk-search a[href="{(unpacked / "avhysning/kronofogden.html").as_uri()}"]').first.click()
    expect(page.locator("h1")).to_have_count(1)
    assert page.url.startswith((unpacked / "avhysning/kronofogden.html").as_uri())
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Meny").click()
    expect(page.locator("#bk-menu")).to_be_visible()
    assert faults_said == []
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert page.evaluate("fetch('http://127.0.0.1:9/').then(() => true, () => false)") is False
    assert any("Content Security Policy" in said for said in faults_said)
