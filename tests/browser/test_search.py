"""The search as a person meets it: what it says and shows, where its links lead, and its address.

What it finds, and in which order, is tested in tests/site/test_search.py, in Node; here, that a page finds the same.
"""

import json
import re
from unicodedata import normalize

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SHOWN = 12


@pytest.fixture
def ask(page, address):
    """A function that types a question into the site's search and returns the pages, best first."""
    page.goto(address + "index.html")
    page.get_by_role("button", name="Sök").click()
    words = page.get_by_role("searchbox", name="Sök i handboken")
    status = page.get_by_role("status")
    expect(status).to_have_text("Skriv ett eller flera ord.")

    def found(question):
        words.fill(question)
        expect(status).not_to_have_text("Skriv ett eller flera ord.")
        hrefs = page.locator(".bk-search__page").evaluate_all("links => links.map((link) => link.href)")
        return [href.removeprefix(address) for href in hrefs]

    return found


def test_a_page_finds_the_same_as_was_measured(ask, site, questions, ask_in_node):
    """The first and the last question of every kind, typed, have the answers of the search in Node."""
    some = [list(asked)[place] for asked in questions.values() for place in (0, -1)]
    measured = [
        [location for location, _ in answer["pages"]][:SHOWN] for answer in ask_in_node(site, some)["answers"]
    ]
    assert [ask(question) for question in some] == measured
    assert all(measured)


@pytest.mark.parametrize(
    "forms",
    [
        ("vräka", "vräkt", "vräks", "vräkning", "vräkningen", "vräkningar", "vräkningarna"),
        ("hyresskuld", "hyresskulden", "hyresskulder", "hyresskulderna"),
        ("barnfamilj", "barnfamiljen", "barnfamiljer", "barnfamiljernas"),
        ("störning", "störningar", "störningarna"),
        ("hyresvärd", "hyresvärden", "hyresvärdar", "hyresvärdarnas"),
        ("sekretess", "sekretessen"),
    ],
)
def test_every_form_of_a_word_finds_the_same(ask, forms):
    answers = {form: ask(form) for form in forms}
    assert answers[forms[0]]
    assert all(found == answers[forms[0]] for found in answers.values()), answers


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        (normalize("NFD", "vräkt störande hyresgäst"), "vräkt störande hyresgäst"),
        ("ﬂytta till annan kommun", "flytta till annan kommun"),
        ("hyres\u00adskulden", "hyresskulden"),
        ("förver\u200bkad", "förverkad"),
    ],
    ids=["two-parts", "ligature", "soft-hyphen", "zero-width"],
)
def test_what_is_pasted_is_the_same_as_what_is_typed(ask, page, pasted, typed):
    """A letter in two parts, two letters in one, and signs that nobody sees change nothing, nor what is marked."""
    assert pasted != typed
    found, marked = [], []
    for question in (typed, pasted):
        found.append(ask(question))
        marked.append(page.locator(".bk-search__found mark").all_inner_texts())
    assert found[0]
    assert found[1] == found[0]
    assert marked[1] == marked[0] != []


def test_a_text_with_letters_in_two_parts_is_found(page, address, site):
    """A page whose author has pasted such letters is found by who types them whole."""
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    index = json.loads(normalize("NFD", index))
    page.route("**/search_index.json", lambda route: route.fulfill(json=index))
    page.goto(address + "index.html")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("searchbox", name="Sök i handboken").fill("störningar")
    expect(page.locator(".bk-search__page").first).to_be_visible()
    targets = page.locator(".bk-search__page").evaluate_all(
        "links => links.slice(0, 5).map((link) => link.href)"
    )
    assert address + "lagen/storning.html" in targets
    assert page.locator(".bk-search__found mark").count() > 0


def test_an_answer_that_is_the_same_is_said_once(ask, page):
    """Who goes on typing hears that nothing is found once, not at every letter."""
    ask("xylofonorkester")
    page.evaluate(
        """() => {
          globalThis.said = 0;
          new MutationObserver(() => (globalThis.said += 1))
            .observe(document.querySelector("#bk-search-status"), { childList: true, characterData: true, subtree: true });
        }"""
    )
    page.keyboard.type("ns")
    assert page.locator("#bk-search-words").input_value() == "xylofonorkesterns"
    assert page.evaluate("globalThis.said") == 0
    page.locator("#bk-search-words").fill("vräkt")
    expect(page.locator(".bk-search__page").first).to_be_visible()
    assert page.evaluate("globalThis.said") == 1


def test_a_part_of_a_compound_finds_the_compound(ask):
    assert "mallar/samtycke.html" in ask("samtyck")
    assert set(ask("hyresskuld")) & set(ask("skulder"))


def test_a_result_leads_to_the_place(ask, page, address):
    ask("Huskurage")
    place = page.locator(".bk-search__found p a").first
    target = place.get_attribute("href")
    place.click()
    expect(page).to_have_url(target)
    assert "#" in target
    expect(page.locator(f"[id='{target.partition('#')[2]}']")).to_be_visible()


def test_the_words_of_the_question_are_marked(ask, page):
    """In every form, and the other words for the same thing; nothing else."""
    ask("vräkt")
    marked = {word.lower() for word in page.locator(".bk-search__found mark").all_inner_texts()}
    assert [word for word in marked if not re.search("vräk|avhys", word)] == []
    assert all(any(part in word for word in marked) for part in ("vräk", "avhys"))


@pytest.mark.parametrize(
    ("question", "marked"), [("orosanmälan", "far illa"), ("12:44", "12 kap. 44"), ("30000", "30 000")]
)
def test_words_that_are_one_hit_are_marked_as_one(ask, page, question, marked):
    """Another name of several words, a place in a law, a number: nothing before or after them."""
    ask(question)
    texts = page.locator(".bk-search__found mark").all_inner_texts()
    assert marked in [text.lower().strip(".,:;()") for text in texts]


def test_what_is_typed_is_text_and_no_markup(ask, page):
    assert ask("<img src=x onerror=alert(1)>") is not None
    assert page.locator("#bk-search img").count() == 0


def test_where_nothing_is_found_other_ways_lead_on(ask, page, address):
    assert ask("xylofonorkester") == []
    expect(page.get_by_role("status")).to_contain_text("Inget hittades")
    links = page.locator(".bk-search__found a").evaluate_all("links => links.map((link) => link.href)")
    assert links == [address + name for name in ("ordlista.html", "checklista.html", "lagen/index.html")]


def test_where_nothing_is_found_a_word_that_is_like_it_can_be_pressed(ask, page):
    """By the keyboard too: the field then has the word, and the focus, and the word finds something."""
    assert ask("sekrexxxss") == []
    near = page.locator(".bk-search__near").first
    word = near.inner_text()
    near.press("Enter")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value(word)
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_be_focused()
    expect(page.locator(".bk-search__page").first).to_be_visible()


def test_a_word_that_was_read_as_another_is_said(ask, page):
    assert ask("orosamnälan")
    expect(page.get_by_role("status")).to_contain_text("för ”orosanmälan”")


def test_a_search_has_an_address_that_no_server_is_told(ask, page, address):
    """Who comes by it sees what was found; who goes on from there comes back to it; who closes the search leaves it."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    found = ask("åtagande")
    page.keyboard.press("Tab")
    expect(page).to_have_url(f"{address}index.html#sok=%C3%A5tagande")
    page.locator(".bk-search__page").first.click()
    expect(page).to_have_url(address + found[0])
    page.go_back()
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("åtagande")
    expect(page.locator(".bk-search__page")).to_have_count(len(found))
    page.keyboard.press("Escape")
    expect(page.locator("#bk-search")).to_be_hidden()
    expect(page).to_have_url(f"{address}index.html")
    assert [url for url in asked if "tagande" in url.removeprefix(address + found[0])] == []


def test_a_link_to_a_search_opens_it(page, address):
    """On the page that somebody reads too, and one search after another."""
    page.goto(f"{address}ordlista.html#sok=g%C3%B6ra%20hembes%C3%B6k")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("göra hembesök")
    expect(page.locator(".bk-search__page").first).to_be_visible()
    page.evaluate("location.hash = '#sok=samtycke'")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("samtycke")
    page.go_back()
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("göra hembesök")
    page.evaluate("location.hash = '#a'")
    expect(page.locator("#bk-search")).to_be_hidden()


def test_a_broken_address_of_a_search_is_read_as_it_stands(page, address):
    page.goto(f"{address}ordlista.html#sok=%E5tagande")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("%E5tagande")


def test_an_address_of_a_search_is_no_answer_of_the_checklist(page, address):
    """The checklist reads answers out of its address; a search there is none, and stays."""
    page.goto(f"{address}checklista.html#sok=samtycke")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("samtycke")
    expect(page.locator(".bk-search__page").first).to_be_visible()
    expect(page.locator("case-checklist")).to_have_attribute("data-state", "ready", timeout=30_000)
    expect(page).to_have_url(f"{address}checklista.html#sok=samtycke")


def test_an_index_that_cannot_be_fetched_is_said_and_fetched_next_time(page, address, faults):
    faults.provoke("search_index|ERR_FAILED")
    page.route("**/search_index.json", lambda route: route.abort(), times=1)
    page.goto(address + "index.html")
    button = page.get_by_role("button", name="Sök")
    button.click()
    expect(page.get_by_role("status")).to_contain_text("kunde inte hämtas")
    page.keyboard.press("Escape")
    button.click()
    expect(page.get_by_role("status")).to_have_text("Skriv ett eller flera ord.")


def test_what_is_typed_before_the_search_is_there_is_kept_and_sent_nowhere(page, address):
    """Enter in the field's form sends nothing while the search is on its way, and what is typed then stays as it is."""
    held = []

    def hold(route):
        held.append(route)

    page.route("**/search.*.mjs", hold)
    page.goto(address + "index.html")
    page.get_by_role("button", name="Sök").click()
    page.keyboard.type("åtag")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}index.html#sok=%C3%A5tag")
    expect(page.locator("#bk-search")).to_be_visible()
    held[0].continue_()
    expect(page.locator(".bk-search__page").first).to_be_visible()
    page.keyboard.type("ande")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_have_value("åtagande")


def test_a_search_that_cannot_be_fetched_is_said(page, address, faults):
    """Without the program of the search, the dialog says so where the reader looks."""
    faults.provoke(r"search\.\w+\.mjs|ERR_FAILED")
    page.route("**/search.*.mjs", lambda route: route.abort())
    page.goto(address + "index.html")
    page.get_by_role("button", name="Sök").click()
    expect(page.get_by_role("status")).to_contain_text("kunde inte hämtas")


def test_the_index_is_fetched_only_when_somebody_searches(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "index.html", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
