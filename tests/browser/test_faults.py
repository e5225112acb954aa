"""What goes wrong in the middle of a case: each time the page can be used afterwards, and no tick is lost."""

import json
import threading

import pytest
from playwright.sync_api import expect

from publish.serve import make_server

pytestmark = pytest.mark.browser

ANSWERS = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld", "antal": "forsta"}
KEY = "bo-kvar:avhysning"
DAY = 86_400_000
# As a browser does that is set to keep nothing: the very mention of the storage raises.
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(globalThis, name, { get() { throw new DOMException("nej", "SecurityError"); } });"""
# A worker that starts, answers once, and is silent from then on.
SILENT = """let answers = 1;
const send = globalThis.postMessage.bind(globalThis);
globalThis.postMessage = (message) => { if (message.ready || message.fault || (message.answer && answers-- > 0)) send(message); };
"""


def kept(page):
    """What the browser keeps for the checklist, or None."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return None if text is None else json.loads(text)


def events(page):
    """The events of the kept case's log."""
    return [(entry["step"], entry["event"]) for entry in json.loads(kept(page)["case"])["log"]]


def put(page, what):
    """Have something kept before the page is loaded: an object, or a text as it is."""
    text = what if isinstance(what, str) else json.dumps(what)
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)});")


@pytest.fixture
def saving(checklist):
    """The checklist with a settled branch, one tick, and the choice to keep the case."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    return checklist


@pytest.fixture
def other_tab(saving, checklist_on):
    """A second tab with the same case."""
    return checklist_on(saving.page.context.new_page(), saving.address).open()


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


def test_the_server_goes_away_in_the_middle(open_page, site, checklist_on):
    """Once the engine is up it needs no server: answers and ticks go on, and are kept."""
    server = make_server(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    checklist = checklist_on(open_page(), address).open()
    checklist.answer(hushall="barnfamilj")
    server.shutdown()
    server.server_close()
    thread.join()
    checklist.answer(**{question: ANSWERS[question] for question in ("aktuell", "skal", "antal")})
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    assert checklist.statuses()["aktualisera"] == "done"
    assert events(checklist.page) == [("aktualisera", "done")]


# --- The storage ----------------------------------------------------------------------------------


def stored_case(edition="2025-09-01", log=()):
    return json.dumps({"routine": "avhysning", "edition": edition, "answers": ANSWERS, "log": list(log)})


def test_storage_that_is_blocked(unopened):
    """Where the browser lets no page store, the checklist works, and says so when it is asked to keep."""
    unopened.page.add_init_script(BLOCKED)
    unopened.open()
    unopened.answer(**ANSWERS)
    expect(unopened.message).to_be_empty()
    unopened.use(unopened.page.locator("#spara").click)
    expect(unopened.message).to_be_visible()
    unopened.use(unopened.tick("aktualisera").click)
    assert unopened.statuses()["aktualisera"] == "done"


def test_storage_that_becomes_full(saving):
    """When there is no more room, the page says so, the tick is on the screen, and what was kept stands whole."""
    before = kept(saving.page)
    saving.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    saving.use(saving.tick("brev").click)
    expect(saving.message).to_be_visible()
    assert saving.statuses()["aktualisera"] == "done"
    assert saving.statuses()["brev"] in ("done", "pending")
    assert kept(saving.page) == before


@pytest.mark.parametrize("text", ["{", '{"form": 1, "case": 7}', "null", '"text"'])
def test_storage_that_has_been_damaged(unopened, text):
    """What can not be read is told, lies untouched, and gives way when a new case is kept."""
    put(unopened.page, text)
    unopened.open()
    expect(unopened.message).to_be_visible()
    unopened.answer(hushall="barnfamilj")
    assert unopened.page.evaluate("(key) => localStorage.getItem(key)", KEY) == text
    unopened.use(unopened.page.locator("#spara").click)
    assert json.loads(kept(unopened.page)["case"])["answers"] == {"hushall": "barnfamilj"}


def test_what_a_later_version_of_the_page_has_kept(unopened):
    """A later form is told and left alone, whatever this page is asked to keep; clearing takes it away."""
    later = json.dumps({"form": 99, "case": "annat", "saved": 0})
    put(unopened.page, later)
    unopened.open()
    expect(unopened.message).to_be_visible()
    unopened.use(unopened.page.locator("#spara").click)
    unopened.answer(hushall="barnfamilj")
    assert unopened.page.evaluate("(key) => localStorage.getItem(key)", KEY) == later
    expect(unopened.message).to_be_visible()
    unopened.use(unopened.page.locator("#rensa").click)
    assert kept(unopened.page) is None


def test_a_case_from_a_later_edition_of_the_routine(unopened):
    """A case of a later edition keeps its ticks and its edition, and the page says that it is the older one."""
    note = {"step": "nytt-steg", "version": "01234567", "event": "done", "at": "2026-11-20"}
    put(unopened.page, {"form": 1, "case": stored_case("2099-01-01", [note]), "view": {"save": True}})
    unopened.open()
    assert unopened.answered() == ANSWERS
    expect(unopened.page.locator("#bk-rutor > .bk-remark")).to_have_count(1)
    unopened.use(unopened.tick("aktualisera").click)
    case = json.loads(kept(unopened.page)["case"])
    assert case["edition"] == "2099-01-01"
    assert [entry["step"] for entry in case["log"]] == ["nytt-steg", "aktualisera"]


@pytest.mark.parametrize(("days", "chosen", "there"), [(31, 30, False), (31, 90, True), (8, 7, False)])
def test_a_case_is_kept_for_the_days_that_were_chosen(unopened, days, chosen, there):
    """A case goes when the days that its user chose have passed, and not before."""
    page = unopened.page
    page.add_init_script(
        f"localStorage.setItem({json.dumps(KEY)}, JSON.stringify({{form: 1, case: {json.dumps(stored_case())}, "
        f"view: {{save: true, days: {chosen}}}, saved: Date.now() - {days} * {DAY}}}));"
    )
    unopened.open()
    assert (unopened.answered() == ANSWERS) is there
    assert (kept(page) is not None) is there


# --- Two tabs -------------------------------------------------------------------------------------


def test_two_tabs_with_the_same_case(saving, other_tab):
    """A tick in one tab is there in the other, both ways, and none is lost."""
    other_tab.use(other_tab.tick("brev").click)
    saving.page.locator("li.bk-step--pending, li.bk-step--done").nth(1).wait_for(state="attached")
    assert saving.statuses()["brev"] == other_tab.statuses()["brev"] != "now"
    assert {step for step, _ in events(saving.page)} == {"aktualisera", "brev"}


def test_two_tabs_that_write_at_once(saving, other_tab):
    """When both tabs are used before either has heard of the other, both ticks are kept."""
    steps = [step for step, status in saving.statuses().items() if status == "now"][:2]
    for tab, step in zip((saving, other_tab), steps, strict=True):
        tab.page.evaluate("(id) => document.getElementById(id).click()", tab.tick(step).get_attribute("id"))
    for tab in (saving, other_tab):
        for step in steps:
            name = tab.step(step).get_attribute("id")
            tab.page.locator(f"#{name}:is(.bk-step--done, .bk-step--pending)").wait_for(state="attached")
    assert {step for step, _ in events(saving.page)} == {"aktualisera", *steps}


def test_another_household_in_another_tab(saving, checklist_on):
    """A tab that has begun with another case may not mix it with the one that is kept."""
    page = saving.page.context.new_page()
    page.add_init_script(
        "const real = Storage.prototype.getItem; let first = true;"
        "Storage.prototype.getItem = function (key) { if (first && this === localStorage) { first = false; return null; } return real.call(this, key); };"
    )
    other = checklist_on(page, saving.address).open()
    other.answer(hushall="utan-barn")
    before = kept(saving.page)
    other.use(page.locator("#spara").click)
    expect(other.message).to_be_visible()
    assert kept(saving.page) == before
    assert other.answered() == {"hushall": "utan-barn"}


def test_cleared_in_another_tab(saving, other_tab):
    """Clearing in one tab leaves the other's case on its screen, and keeps it nowhere."""
    other_tab.use(other_tab.page.locator("#rensa").click)
    expect(saving.page.locator("#spara")).not_to_be_checked()
    assert saving.statuses()["aktualisera"] == "done"
    assert kept(saving.page) is None


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
    """Printing, and a page zoomed to a quarter of its width, change nothing of the case; all steps are on the paper."""
    page = saving.page
    before = saving.steps()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("li.bk-step:visible").count() == len(before)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 320, "height": 256})
    saving.use(saving.tick("brev").click)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert [step for step, _, _ in saving.steps()] == [step for step, _, _ in before]
    assert saving.statuses()["aktualisera"] == "done"
    assert saving.statuses()["brev"] != "now"


# --- Files ----------------------------------------------------------------------------------------


def test_a_case_goes_to_a_file_and_comes_back(saving, tmp_path):
    """The file holds the case and nothing else; opened again after clearing, everything is there."""
    page = saving.page
    page.locator("#spara-fil").locator("xpath=ancestor::details[1]/summary").click()
    with page.expect_download() as download:
        page.locator("#spara-fil").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert set(json.loads(file.read_text(encoding="utf-8"))) == {"routine", "edition", "answers", "log"}
    steps = saving.steps()
    saving.use(page.locator("#rensa").click)
    saving.use(page.locator("#oppna-fil").set_input_files, file)
    assert saving.answered() == ANSWERS
    assert saving.steps() == steps


@pytest.mark.parametrize("content", [b"", b"{", b'{"a": 1}', b"\xff\xfe\x00", b" " * 1_000_001])
def test_a_file_that_is_no_case(saving, tmp_path, content):
    """A file that can not be used is refused with a line, and the case stands."""
    file = tmp_path / "annat.json"
    file.write_bytes(content)
    before = saving.steps()
    saving.page.locator("#oppna-fil").set_input_files(file)
    expect(saving.element.locator(".bk-message, .bk-failed:not(:empty)").first).to_be_visible()
    assert saving.steps() == before
