"""The frame around every page: menu, search dialog, looks. By keyboard, zoomed, in forced colours, on paper."""

import re

import pytest
from playwright.sync_api import expect

from publish.commands import ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
PAGE = "lagen/tre-veckor.html"
NARROW = {"width": 390, "height": 844}
# 1280 px at 400 %.
ZOOMED = {"width": 320, "height": 256}
STOPS = 150
FOCUS = """() => {
  const { activeElement: on } = document;
  const box = on.getBoundingClientRect();
  const style = getComputedStyle(on);
  return {
    tag: on.tagName,
    name: (on.getAttribute("aria-label") ?? on.innerText ?? "").trim(),
    dialog: on.closest("dialog")?.id ?? "",
    seen: on.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.right > 0 && box.left < innerWidth,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""

# Notes where the page is about to go, as soon as it is asked to; and stays.
LEAVING = """globalThis.leaving = [];
navigation.addEventListener("navigate", (event) => {
  event.preventDefault();
  leaving.push(event.destination.url);
});"""


def stops(page):
    """Press Tab through the page, and give what has had the focus."""
    found = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        on = page.evaluate(FOCUS)
        if on["tag"] == "BODY":
            return found
        found.append(on)
    return found


@pytest.fixture
def opened(open_at):
    """A function that opens a page of the site in a screen of some kind."""
    return lambda where=PAGE, **options: open_at(where, **options)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_stop_is_seen_and_ringed(opened, width):
    """Tab reaches only what is on screen, and the focus shows."""
    found = stops(opened(viewport={"width": width, "height": 900}))
    assert len(found) > 10
    assert [on for on in found if not (on["seen"] and on["ring"])] == []
    names = [on["name"] for on in found]
    assert ("Meny" in names) is (width < 1220)
    assert "Sök" in names


@pytest.mark.parametrize(("name", "dialog"), [("Meny", "Meny"), ("Sök", "Sök i handboken")])
@pytest.mark.parametrize("close", ["Escape", "Stäng", "bredvid"])
def test_a_dialog_by_keyboard(opened, name, dialog, close):
    """A button opens a named dialog, everything else is out of reach, and the focus comes back."""
    page = opened(viewport={"width": 768, "height": 900})
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    while not button.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name=dialog)
    expect(box).to_be_visible()
    expect(page.locator(f"#{box.get_attribute('id')}")).to_have_js_property("open", value=True)
    expect(page.locator("html")).to_have_css("overflow-y", "hidden")
    for _ in range(60):
        page.keyboard.press("Tab")
        on = page.evaluate(FOCUS)
        assert on["tag"] == "BODY" or on["dialog"] == box.get_attribute("id"), on
    if close == "Escape":
        page.keyboard.press("Escape")
    elif close == "Stäng":
        box.get_by_role("button", name="Stäng").click()
    else:
        page.mouse.click(3, 890)
    expect(box).to_be_hidden()
    expect(button).to_be_focused()
    expect(page.locator("html")).not_to_have_css("overflow-y", "hidden")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_page_that_is_left_with_its_menu_open_can_be_scrolled_when_it_comes_back(opened):
    """The browser may keep the page as it is left, and tell it nothing more: all is put right at once."""
    page = opened(viewport=NARROW)
    page.get_by_role("button", name="Meny").click()
    held = "getComputedStyle(document.documentElement).overflowY === 'hidden'"
    assert page.evaluate(held)
    assert page.evaluate(f"dispatchEvent(new PageTransitionEvent('pagehide')), !({held})")


def test_the_menu_says_where_the_reader_is(opened):
    page = opened(viewport=NARROW)
    page.get_by_role("button", name="Meny").click()
    menu = page.get_by_role("dialog", name="Meny")
    here = menu.locator('[aria-current="page"]')
    assert here.get_attribute("href") == "tre-veckor.html"
    menu.get_by_role("link", name="Ordlista").click()
    expect(page).to_have_url(re.compile(r"/ordlista\.html$"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_search_by_keyboard(opened):
    """From the button to the page that was sought, without a mouse."""
    page = opened()
    page.get_by_role("button", name="Sök").press("Enter")
    expect(page.get_by_role("searchbox", name="Sök i handboken")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Skriv ett eller flera ord.")
    page.keyboard.type("oanmälda hembesök")
    expect(page.get_by_role("status")).to_contain_text("sidor")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-search__page").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(PAGE))


def test_one_escape_closes_the_search_even_with_words_in_it(opened):
    page = opened()
    page.get_by_role("button", name="Sök").click()
    page.keyboard.type("sekretess")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("name", ["Meny", "Sök"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768])
def test_axe_in_an_open_dialog(opened, name, scheme, width):
    page = opened(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.get_by_role("button", name=name, exact=True).click()
    if name == "Sök":
        page.keyboard.type("vräkning")
        expect(page.get_by_role("status")).to_contain_text("sidor")
    page.evaluate(AXE)
    found = page.evaluate('axe.run("dialog[open]", { rules: { "target-size": { enabled: true } } })')[
        "violations"
    ]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


def test_single_letters_do_nothing(opened):
    """The theme turns the page at n, p, comma and point (WCAG 2.1.4); a link does."""
    page = opened()
    page.evaluate(LEAVING)
    for key in "np,.fs/":
        page.keyboard.press(key)
    assert page.evaluate("leaving") == []
    assert page.evaluate("document.querySelector('.md-footer a, article a').click(), leaving.length") == 1


def test_the_menu_without_javascript(opened):
    page = opened(viewport=NARROW, java_script_enabled=False)
    expect(page.get_by_role("button", name="Meny")).to_be_hidden()
    expect(page.get_by_role("button", name="Sök")).to_be_hidden()
    page.get_by_role("link", name="Meny").click()
    page.get_by_role("link", name="Ordlista").first.click()
    expect(page).to_have_url(re.compile(r"/ordlista\.html$"))


@pytest.mark.parametrize("width", [1220, 1280, 1920])
def test_the_tabs_fit(opened, width):
    """All parts of the handbook are in sight, on at most two rows."""
    page = opened(viewport={"width": width, "height": 900})
    tabs = page.get_by_role("navigation", name="Handbokens delar").get_by_role("link")
    boxes = [tab.bounding_box() for tab in tabs.all()]
    assert len(boxes) >= 10
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert len({box["y"] for box in boxes}) <= 2


@pytest.mark.parametrize("where", ["index.html", PAGE, "roller/index.html", "checklista.html"])
def test_zoomed_four_times(opened, where):
    """At 400 % nothing has to be scrolled sideways, and the bar leaves room to read."""
    page = opened(where, viewport=ZOOMED)
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]
    assert page.get_by_role("banner").bounding_box()["height"] <= ZOOMED["height"] / 3
    page.get_by_role("button", name="Meny").click()
    last = page.get_by_role("dialog", name="Meny").get_by_role("link").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


def test_a_wide_table_can_be_scrolled_with_the_keyboard(opened):
    page = opened("om/kalla-rutinen.html", viewport=ZOOMED)
    box = page.locator('.md-typeset__scrollwrap[tabindex="0"]').first
    expect(box).to_have_attribute("role", "group")
    expect(box).to_have_attribute("aria-label", re.compile("Går att rulla i sidled: .+"))
    box.focus()
    page.keyboard.press("ArrowRight")
    expect(box).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(opened, scheme):
    """The marks that say where one is, and what can be pressed, do not hang on a colour of ours."""
    page = opened(viewport=NARROW, forced_colors="active", color_scheme=scheme)
    menu = page.get_by_role("button", name="Meny")
    assert menu.evaluate("button => getComputedStyle(button).borderTopStyle") == "solid"
    assert (
        page.locator(".bk-home img").evaluate("img => getComputedStyle(img).backgroundColor")
        == "rgb(14, 79, 74)"
    )
    menu.click()
    here = page.get_by_role("dialog", name="Meny").locator('[aria-current="page"]')
    other = page.get_by_role("dialog", name="Meny").get_by_role("link", name="Ordlista")
    border = "link => getComputedStyle(link).borderLeftColor"
    assert here.evaluate(border) != other.evaluate(border)


def test_reduced_motion(opened):
    """Nothing moves for who has asked for stillness."""
    page = opened(reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((one) => {
          const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
          const longest = Math.max(...`${transitionDuration},${animationDuration}`.split(",").map(parseFloat));
          return longest > 0.001 || scrollBehavior === "smooth";
        }).map((one) => one.className)"""
    )
    assert moving == []


def test_links_in_text_are_underlined(opened):
    page = opened("index.html")
    plain = page.locator("article :is(p, li, td) a").evaluate_all(
        "links => links.filter((a) => !getComputedStyle(a).textDecorationLine.includes('underline')).map((a) => a.href)"
    )
    assert plain == []


def test_dark_follows_the_reader_without_a_script(opened):
    colour = "getComputedStyle(document.body).backgroundColor"
    seen = {scheme: opened(color_scheme=scheme).evaluate(colour) for scheme in ("light", "dark")}
    assert seen == {"light": "rgb(251, 250, 246)", "dark": "rgb(20, 26, 24)"}


def test_paper(opened):
    """On paper there is the page and nothing around it, in ink on white, whatever the screen's scheme."""
    page = opened(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for role in ("banner", "contentinfo", "navigation"):
        for around in page.get_by_role(role).all():
            expect(around).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('article p:not([class])')).color")
        == "rgb(23, 33, 31)"
    )
    assert page.locator("article a").first.evaluate("a => getComputedStyle(a, '::after').content") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('tr')).breakInside") == "avoid"
    boxes = page.locator(".md-typeset__scrollwrap").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).overflowX)"
    )
    assert set(boxes) == {"visible"}


def test_a_wide_matrix_fits_the_paper(opened):
    """A4 at 96 dots an inch, without the margins, is 673 px wide."""
    page = opened("roller/index.html", viewport={"width": 673, "height": 1000})
    page.emulate_media(media="print")
    too_wide = page.locator("article table").evaluate_all(
        "all => all.filter((table) => table.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert too_wide == 0


def test_the_foot_leads_somewhere(opened, address):
    page = opened("seminarier/fall-1.html")
    for link in page.get_by_role("contentinfo").get_by_role("link").all():
        assert page.request.get(link.evaluate("a => a.href")).ok
    assert page.request.get(address + "404.html").ok


def test_a_missing_page_is_in_swedish(opened, faults):
    faults.provoke("404")
    page = opened("finns-inte.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    expect(page).to_have_title("Sidan finns inte - Bo kvar")
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.get_by_role("link", name="Till checklistan").click()
    expect(page).to_have_url(re.compile(r"/checklista\.html$"))
