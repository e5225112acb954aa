""" "Lämna sidan snabbt" on pages about violence: what is shown is gone, and the way back does not lead to it."""

import pytest
from acting import ANSWERS, PAGE, Checklist
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ABOUT_VIOLENCE = ("valdsutsatta/index.html", "lagen/vald-och-hyresratt.html")
NEUTRAL = "matt-i-koket.html"


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


@pytest.fixture
def shown(open_at, address):
    """A function that opens a page about violence, to which somebody has come from the start page."""

    def at(where=ABOUT_VIOLENCE[0], **options):
        page = open_at("index.html", **options)
        page.goto(address + where)
        return page

    return at


@pytest.mark.parametrize("where", ABOUT_VIOLENCE)
def test_the_link_puts_another_page_in_the_place_of_this_one(shown, address, where):
    """Nothing on it tells of the handbook, and the way back leads past the page that was left."""
    page = shown(where)
    page.locator(".bk-exit").click()
    expect(page).to_have_url(address + NEUTRAL)
    assert "Bo kvar" not in page.content()
    assert "handbok" not in page.content().lower()
    page.go_back()
    expect(page).to_have_url(f"{address}index.html")


@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_a_key_pressed_three_times_leaves_and_is_told_before(shown, address, key):
    """Another key in between begins the counting anew; a menu that is open is no obstacle."""
    page = shown()
    press(page, key, key, "a", key, key)
    expect(page.locator(".bk-exit + [role=status]")).to_contain_text("en gång till")
    expect(page).to_have_url(address + ABOUT_VIOLENCE[0])
    press(page, "a")
    expect(page.locator(".bk-exit + [role=status]")).to_be_empty()
    page.set_viewport_size({"width": 390, "height": 700})
    page.locator("[aria-controls=bk-menu]").click()
    press(page, key, key, key)
    expect(page).to_have_url(address + NEUTRAL)


def test_without_javascript_it_is_a_link(shown, address):
    page = shown(java_script_enabled=False)
    page.locator(".bk-exit").click()
    expect(page).to_have_url(address + NEUTRAL)


def test_other_pages_have_no_such_keys(open_at, address):
    page = open_at("lagen/tre-veckor.html")
    press(page, "Escape", "Escape", "Escape")
    expect(page).to_have_url(f"{address}lagen/tre-veckor.html")
    expect(page.locator(".bk-exit")).to_have_count(0)


def test_a_case_that_is_kept_nowhere_is_gone_and_nothing_asks_before(open_page, address):
    """The checklist asks before it is left; here nothing may, and whoever comes back finds it empty."""
    page, asked = open_page(), []
    link = f'<a class="bk-exit" href="{NEUTRAL}" data-exit>Lämna sidan snabbt</a></header>'

    def with_link(route):
        """Give the checklist whose questions the tests know the link that those about violence have."""
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("</header>", link, 1))

    page.route(f"**/{PAGE}", with_link)
    checklist = Checklist(page, address).open()
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    page.locator(".bk-exit").click()
    expect(page).to_have_url(address + NEUTRAL)
    assert asked == []
    page.go_back()
    assert page.url != address + PAGE
    assert Checklist(page, address).open().answered() == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_it_stays_in_view_and_says_what_it_cannot_do_but_is_not_printed(shown, width):
    page = shown(viewport={"width": width, "height": 700})
    expect(page.locator(".bk-exit-note")).to_contain_text("historik")
    page.mouse.wheel(0, 3_000)
    page.locator(".bk-footer").scroll_into_view_if_needed()
    expect(page.locator(".bk-exit")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.emulate_media(media="print")
    expect(page.locator(".bk-exit")).to_be_hidden()
    expect(page.locator(".bk-exit-note")).to_be_hidden()
