"""Forty questions as staff would type them, each with a page that answers it among the first five."""

import json
from unicodedata import normalize

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FIRST = 5
# What is typed, and the page that must be near the top.
QUESTIONS = {
    "vräkning": "samverkan/varfor.html",
    "vräkt": "lagen/barn.html",
    "avhysningar statistik": "samverkan/varfor.html",
    "hyresskulden": "rutinen/utan-barn-ekonomiskt-bistand.html",
    "hyresskulder": "rutinen/barnfamilj-ekonomiskt-bistand.html",
    "barnfamiljer": "rutinen/barnfamilj-barn-och-unga.html",
    "oanmält besök": "lagen/hembesok.html",
    "oanmälda hembesök": "lagen/hembesok.html",
    "JO hembesök": "lagen/hembesok.html",
    "tre veckorna": "lagen/tre-veckor.html",
    "sista dagen att betala": "lagen/tre-veckor.html",
    "störningar": "lagen/storning.html",
    "störande hyresgäst": "lagen/storning.html",
    "kronofogdens datum": "rutinen/kronofogden.html",
    "fogden anstånd": "lagen/kronofogden.html",
    "bekräfta till Kronofogden": "mallar/bekraftelse-kronofogden.html",
    "sekretess hyresvärden": "lagen/sekretess-hyresvard.html",
    "tystnadsplikt mellan enheterna": "lagen/sekretess.html",
    "samtycken": "mallar/samtycke.html",
    "orosanmälan": "lagen/barn.html",
    "barnens bästa": "lagen/barn.html",
    "skyddade boenden": "lagen/skydd-och-flytt.html",
    "flytta till en annan kommun": "valdsutsatta/annan-kommun.html",
    "överta hyresrätten efter våld": "lagen/vald-och-hyresratt.html",
    "vänkommuner avtal": "valdsutsatta/vankommuner.html",
    "kan förövaren tvingas flytta": "valdsutsatta/valdsutovaren.html",
    "god man": "stod/samordning-och-ombud.html",
    "budget- och skuldrådgivare": "stod/ekonomi.html",
    "skuldsaneringen": "stod/ekonomi.html",
    "missbruk": "stod/beroende.html",
    "samordnad individuell plan": "stod/plan-och-sip.html",
    "boendestödjare": "stod/vardag-och-boende.html",
    "socialbidrag": "roller/ekonomiskt-bistand.html",
    "kallelser": "mallar/kallelse.html",
    "brev till hushållet": "mallar/informationsbrev.html",
    "bostadsrätter": "lagen/bostadsratt.html",
    "hyresgarantier": "valdsutsatta/kommunens-insatser.html",
    "seminarium 45 minuter": "seminarier/lunch-45.html",
    "personuppgifterna": "om/personuppgifter.html",
    "vad betyder förverkad": "ordlista.html",
    "möten med hyresvärdar dagordning": "mallar/dagordning.html",
    "gamla paragrafer": "lagen/gamla-och-nya-paragrafer.html",
}


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


def test_each_question_finds_its_page(ask):
    assert len(QUESTIONS) >= 40
    missed = {
        question: found[:FIRST]
        for question in QUESTIONS
        if QUESTIONS[question] not in (found := ask(question))[:FIRST]
    }
    assert not missed


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
    docs = [
        {key: normalize("NFD", text) for key, text in entry.items()} for entry in json.loads(index)["docs"]
    ]
    page.route("**/search_index.json", lambda route: route.fulfill(json={"docs": docs}))
    page.goto(address + "index.html")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("searchbox", name="Sök i handboken").fill("störningar")
    expect(page.locator(".bk-search__page").first).to_be_visible()
    targets = page.locator(".bk-search__page").evaluate_all(
        "links => links.slice(0, 5).map((link) => link.href)"
    )
    assert address + QUESTIONS["störningar"] in targets
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
    ask("vräkt")
    marked = page.locator(".bk-search__found mark").all_inner_texts()
    assert marked
    assert all("vräk" in word.lower() for word in marked)


def test_what_is_typed_is_text_and_no_markup(ask, page):
    assert ask("<img src=x onerror=alert(1)>") is not None
    assert page.locator("#bk-search img").count() == 0


def test_nothing_found_is_said(ask, page):
    assert ask("xylofonorkester") == []
    expect(page.get_by_role("status")).to_contain_text("Inget hittades")


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
