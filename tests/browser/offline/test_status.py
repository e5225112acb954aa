"""The page about it says whether the site is kept, and its buttons keep it and let go of it."""

import pytest
from acting import hold
from hosting import constant
from playwright.sync_api import expect

STATUS = "om/utan-nat.html"
PLACE = "(element) => [element.offsetLeft, element.offsetTop]"
# Neither beside the window nor behind the bar at its top.
IN_SIGHT = """(element) => {
  const { left, top, bottom } = element.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => document.elementFromPoint(left + 20, y) === element);
}"""


def test_the_status_by_its_buttons(host, reader):
    """The page says that nothing is kept; then keeps it, with version and size; then lets go of it."""
    reader.go(STATUS)
    status = reader.page.locator("#sparad-status")
    buttons = reader.page.locator(".bk-kept button")
    # The page's script puts them there; all() would not wait for it.
    expect(buttons).to_have_count(2)
    save, remove = buttons.all()
    expect(remove).to_be_disabled()
    save.click()
    version = constant(host.folder, "VERSION")
    expect(status).to_contain_text(version, timeout=30_000)
    remove.click()
    expect(remove).to_be_disabled()
    assert reader.page.evaluate("caches.keys()") == []
    assert reader.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert reader.page.evaluate("document.activeElement.textContent") == remove.inner_text()


def test_what_is_kept_is_not_denied_when_there_is_no_network(host, visited):
    """Pressed without a network, the button says that nothing newer could be looked for, and what is kept stays kept."""
    visited.go(STATUS)
    status, buttons = visited.page.locator("#sparad-status"), visited.page.locator(".bk-kept button")
    expect(status).to_contain_text("version")
    before = status.inner_text()
    host.stop()
    buttons.first.click()
    expect(status).not_to_have_text(before)
    expect(status).to_contain_text(before.partition(".")[0])
    expect(status).to_contain_text("nätet")
    expect(buttons.last).to_be_enabled()


@pytest.mark.parametrize("act", ["twice", "held", "double"])
def test_a_second_press_does_not_take_back_what_the_first_did(visited, act):
    """The site that the reader takes away stays away, however often the button is pressed or held; nothing moves."""
    visited.page.set_viewport_size({"width": 390, "height": 700})
    visited.go(STATUS)
    save, remove = visited.page.locator(".bk-kept button").all()
    expect(remove).to_be_enabled()
    before = [button.evaluate(PLACE) for button in (save, remove)]
    status = visited.page.locator("#sparad-status")
    remove.focus()
    if act == "double":
        remove.dblclick()
    elif act == "held":
        hold(visited.page)
    else:
        visited.page.keyboard.press("Enter")
        expect(status).not_to_contain_text("version")
        visited.page.keyboard.press("Enter")
    expect(status).not_to_contain_text("version")
    expect(save).to_be_enabled()
    assert visited.page.evaluate("caches.keys()") == []
    expect(remove).to_be_disabled()
    assert visited.page.evaluate("(button) => button === document.activeElement", remove.element_handle())
    assert [button.evaluate(PLACE) for button in (save, remove)] == before


@pytest.mark.parametrize("edge", ["start", "end"])
def test_the_status_is_in_the_window_when_its_buttons_are_pressed(visited, edge):
    """What a button does is said beside it, where the reader looks, also when the button is at the window's edge."""
    visited.page.set_viewport_size({"width": 390, "height": 500})
    visited.go(STATUS)
    status, buttons = visited.page.locator("#sparad-status"), visited.page.locator(".bk-kept button")
    expect(buttons.last).to_be_enabled()
    buttons.first.evaluate("(button, block) => button.scrollIntoView({ block })", edge)
    buttons.first.click()
    expect(status).to_contain_text("version")
    assert status.evaluate(IN_SIGHT)


def test_where_nothing_can_be_kept_the_page_says_so(reader):
    """Without https, and in some private windows, a browser has no service worker; with one the page offers buttons."""
    reader.go(STATUS)
    buttons = reader.page.locator(".bk-kept button")
    expect(buttons).to_have_count(2)
    reader.page.add_init_script("delete Navigator.prototype.serviceWorker")
    reader.go(STATUS)
    expect(reader.page.locator("#sparad-status")).to_contain_text("https")
    expect(buttons).to_have_count(0)
