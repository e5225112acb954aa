"""Explanations of terms: by tap and by key, away with Escape, and in the way of nothing else."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGE = "lagen/tre-veckor.html"
# Each term is one stop for Tab in each part of the page.
STOPS = """() => {
  const found = [];
  let met = {};
  for (const one of document.querySelectorAll("article h2, article :not(thead *) > abbr[aria-expanded]")) {
    if (one.tagName === "H2") met = {};
    else if (one.tabIndex === 0) found.push(met[one.title] = (met[one.title] ?? 0) + 1);
  }
  return found;
}"""


@pytest.fixture(
    params=[{"width": 1280, "height": 800}, {"width": 390, "height": 844}], ids=["wide", "narrow"]
)
def reader(request, open_page, address):
    """A page with terms, on a screen that can be touched."""
    page = open_page(viewport=request.param, has_touch=True)
    page.goto(address + PAGE)
    return page


def shown(page):
    return page.locator("#bk-forklaring")


def test_a_term_is_explained_by_tap(reader):
    """A tap on the term shows what it means, within the screen, and a tap elsewhere puts it away."""
    term = reader.locator("article abbr[aria-expanded]").nth(2)
    meaning = term.get_attribute("title")
    term.tap()
    expect(shown(reader)).to_have_text(meaning)
    expect(shown(reader)).to_be_in_viewport(ratio=1)
    expect(term).to_have_attribute("aria-expanded", "true")
    assert shown(reader).bounding_box()["y"] >= term.bounding_box()["y"] + term.bounding_box()["height"] - 1
    shown(reader).tap()
    expect(shown(reader)).to_be_visible()
    reader.locator("h1").tap()
    expect(shown(reader)).to_have_count(0)
    expect(term).to_have_attribute("title", meaning)
    term.tap()
    term.tap()
    expect(shown(reader)).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_term_is_explained_by_key(reader, key):
    """With the focus on it Enter or Space shows the meaning, as the term's description too; Escape puts it away."""
    term = reader.locator("article abbr[tabindex='0']").first
    meaning = term.get_attribute("title")
    expect(term).to_have_role("button")
    expect(term).to_have_accessible_description(meaning)
    term.focus()
    before = reader.evaluate("scrollY")
    reader.keyboard.press(key)
    expect(shown(reader)).to_have_text(meaning)
    expect(term).to_have_accessible_description(meaning)
    assert reader.evaluate("scrollY") == before
    reader.keyboard.press("Escape")
    expect(shown(reader)).to_have_count(0)
    expect(term).to_be_focused()
    reader.keyboard.press(key)
    reader.keyboard.press("Tab")
    expect(shown(reader)).to_have_count(0)


def test_another_term_takes_the_place_of_the_first(reader):
    """Only one explanation is shown at a time."""
    first, other = (reader.locator(f"article {where} > abbr[aria-expanded]").first for where in ("p", "td"))
    meaning = other.get_attribute("title")
    first.tap()
    other.tap()
    expect(shown(reader)).to_have_text(meaning)
    expect(reader.locator("abbr[aria-expanded='true']")).to_have_count(1)


def test_a_term_is_one_stop_in_each_part_of_the_page(reader):
    stops = reader.evaluate(STOPS)
    assert len(stops) > 5
    assert set(stops) == {1}


def test_a_term_within_a_link_is_the_links(reader):
    inside = reader.locator("article a abbr")
    assert inside.count() > 0
    expect(inside.first).not_to_have_attribute("role", "button")
