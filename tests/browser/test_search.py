"""Forty questions as staff would type them, each with a page that answers it among the first five."""

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


def test_the_index_is_fetched_only_when_somebody_searches(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "index.html", wait_until="networkidle")
    assert not [url for url in asked if "search" in url]
