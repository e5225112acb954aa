"""What goes wrong in the middle of a case: each time the page can be used afterwards, and no tick is lost."""

import threading

import pytest
from acting import ANSWERS, Checklist, events, kept, put, stored_case
from playwright.sync_api import expect

from publish.serve import make_server

pytestmark = pytest.mark.browser

# A worker that starts, answers once, and is silent from then on.
SILENT = """let answers = 1;
const send = globalThis.postMessage.bind(globalThis);
globalThis.postMessage = (message) => { if (message.ready || message.fault || (message.answer && answers-- > 0)) send(message); };
"""


# --- The engine -----------------------------------------------------------------------------------


def test_an_engine_that_stops_answering(unopened, asset):
    """When an answer never comes, the page says so after a while; what was used is there after a reload."""

    def silenced(route):
        route.fulfill(body=SILENT + route.fetch().text(), content_type="text/javascript")

    put(unopened.page, {"form": 1, "case": stored_case(), "view": {"save": True}, "pending": []})
    unopened.page.route(asset("worker.mjs"), silenced)
    unopened.page.clock.install()
    unopened.open()
    unopened.tick("aktualisera").click()
    unopened.page.clock.fast_forward(11_000)
    unopened.wait("failed")
    expect(unopened.message).to_be_visible()
    expect(unopened.links.locator("a").first).to_be_visible()
    assert [control["name"] for control in kept(unopened.page)["pending"]] == ["klart"]


def test_a_reload_before_the_answer(saving):
    """A tick that has been used but not answered when the page is reloaded is there afterwards."""
    saving.page.evaluate(
        "(id) => { document.querySelector(id).click(); location.reload(); }",
        f"#klart-{saving.step('brev').get_attribute('id')}",
    )
    saving.page.wait_for_load_state("load")
    saving.wait("ready")
    assert saving.statuses()["aktualisera"] == "done"
    assert saving.statuses()["brev"] in ("done", "pending")
    assert kept(saving.page)["pending"] == []


def test_the_server_goes_away_in_the_middle(open_page, site):
    """Once the engine is up it needs no server: answers and ticks go on, and are kept."""
    server = make_server(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    checklist = Checklist(open_page(), address).open()
    checklist.answer(hushall="barnfamilj")
    server.shutdown()
    server.server_close()
    thread.join()
    checklist.answer(**{question: ANSWERS[question] for question in ("aktuell", "skal", "antal")})
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    assert checklist.statuses()["aktualisera"] == "done"
    assert events(checklist.page) == [("aktualisera", "done")]


# --- The clock, the history, the paper ------------------------------------------------------------


def test_a_clock_that_has_been_turned_back(unopened):
    """With a clock a year back, what was noted "tomorrow" is there, stays there, and can be gone on with."""
    note = {"step": "aktualisera", "version": "0" * 8, "event": "done", "at": "2026-11-24"}
    put(
        unopened.page,
        {"form": 1, "case": stored_case(log=[note]), "view": {"save": True}, "saved": 1_795_500_000_000},
    )
    unopened.page.clock.install(time="2025-01-01T12:00:00")
    unopened.open()
    assert unopened.answered() == ANSWERS
    assert unopened.statuses()["aktualisera"] == "confirm"
    unopened.use(unopened.tick("brev").click)
    assert events(unopened.page) == [("aktualisera", "done"), ("brev", "done")]


def test_back_and_forward(saving):
    """Away to another page and back, and forth and back again: the kept case is there each time."""
    page = saving.page
    page.goto(f"{saving.address}lagen/tre-veckor.html")
    for _ in range(2):
        page.go_back()
        saving.wait("ready")
        assert saving.statuses()["aktualisera"] == "done"
        page.go_forward()
    page.go_back()
    saving.wait("ready")
    assert saving.answered() == ANSWERS


@pytest.mark.parametrize("keep", [False, True])
def test_ticks_that_are_kept_nowhere_are_not_lost_by_a_slip(checklist, keep):
    """Leaving the page asks first where ticks would be lost, and only there."""
    asked = []
    checklist.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    checklist.answer(**ANSWERS)
    if keep:
        checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    checklist.page.goto(f"{checklist.address}lagen/tre-veckor.html")
    assert asked == ([] if keep else ["beforeunload"])


def test_what_is_kept_nowhere_is_not_lost_by_the_menu(open_page, address, asset):
    """The menu asks first too: before the engine has answered, and where the browser was to keep the case but refuses."""
    asked = []
    page = open_page(viewport={"width": 390, "height": 844})
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    gate = []
    page.route(asset("engine.zip"), lambda route: gate.insert(0, route))
    checklist = Checklist(page, address).open(ready=False)
    checklist.wait("starting")
    checklist.radio("hushall", "barnfamilj").click()

    def leave():
        page.locator("button[data-opens]").last.click()
        page.locator("dialog[open] a[href*='roller/']").first.click()

    leave()
    assert asked == ["beforeunload"]
    page.keyboard.press("Escape")
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    gate[0].continue_()
    checklist.wait("ready")
    checklist.use(page.locator("#spara").click)
    checklist.use(page.locator(".bk-tick").first.click)
    leave()
    assert asked == ["beforeunload"] * 2


def test_back_on_a_shared_computer_shows_nothing_of_whoever_was_there(checklist, asset):
    """While the engine starts again, the browser puts back none of the former user's answers."""
    page = checklist.page
    checklist.use(page.locator("#delad").click)
    checklist.answer(**ANSWERS)
    page.goto(f"{checklist.address}lagen/tre-veckor.html")
    page.route(asset("engine.zip"), lambda route: None)
    page.go_back()
    checklist.wait("starting")
    assert checklist.answered() == {}
    expect(page.locator(".bk-case__answers")).not_to_contain_text("·")


def test_a_shared_computer_is_left_empty(checklist):
    """On a shared computer nothing is stored, and who goes back to the page meets an empty one, without a question."""
    asked = []
    page = checklist.page
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    checklist.answer(**ANSWERS)
    checklist.use(page.locator("#delad").click)
    checklist.use(checklist.tick("aktualisera").click)
    assert checklist.storage() == []
    page.goto(f"{checklist.address}lagen/tre-veckor.html")
    page.go_back()
    checklist.wait("ready")
    assert checklist.answered() == {}
    assert asked == []


def test_print_and_zoom_in_the_middle(saving):
    """Printing, and a page zoomed to a quarter of its width, change nothing of the case; what is next is on the paper."""
    page = saving.page
    before = saving.steps()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    on_paper = page.locator(".bk-plan li.bk-step:visible").evaluate_all("items => items.map(({ id }) => id)")
    in_parts = page.locator("#bk-forst li, #bk-nu li").evaluate_all("items => items.map(({ id }) => id)")
    assert on_paper == in_parts
    assert "aktualisera" in saving.part("nu")
    expect(page.locator("#bk-sedan > .bk-lines > li").last).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 320, "height": 256})
    saving.use(saving.tick("brev").click)
    page.set_viewport_size({"width": 1280, "height": 900})
    ids = [step for step, _, _ in before]
    assert [step for step, _, _ in saving.steps() if step in ids] == ids
    assert saving.statuses()["aktualisera"] == "done"
    assert saving.statuses()["brev"] != "now"
