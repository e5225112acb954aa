"""The page when the engine does not come: no JavaScript, no WebAssembly, a missing file, silence."""

import json

import pytest
from acting import KEY, Checklist
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# All that the worker needs.
NEEDED = (
    "worker.mjs",
    "answering.mjs",
    "fetching.mjs",
    "engine/pyodide.mjs",
    "engine/pyodide.asm.mjs",
    "engine/pyodide.asm.wasm",
    "engine/engine.zip",
    "engine/files.mjs",
    "engine/avhysning.json",
)
# Without these the element itself never comes to life.
ELEMENT = (
    "asking.mjs",
    "case-checklist.mjs",
    "drawing.mjs",
    "engine.mjs",
    "keeping.mjs",
    "vendor/morphlex.mjs",
)
LIMIT = 31_000
SILENT = "addEventListener('message', () => {});"
FAULT = "provets eget fel"
# A worker that gives some answers, and then fails.
FAILS = """const answers = %s;
postMessage({ ready: true });
addEventListener("message", ({ data }) => {
  if (data.request) postMessage(answers.length ? { answer: answers.shift() } : { fault: "provets eget fel" });
});"""


def missing(route):
    """Answer as a server does that lacks the file."""
    route.fulfill(status=404, body="", content_type="text/plain")


def page_of_its_own(route):
    """Answer as a proxy does that wants the user to log in: a page, and all is said to be well."""
    route.fulfill(body="<!doctype html><title>Logga in</title>", content_type="text/html")


@pytest.fixture
def worker(asset):
    """A function that serves another worker: what ``change`` makes of the site's own."""

    def serve(checklist, change):
        def served(route):
            route.fulfill(body=change(route.fetch().text()), content_type="text/javascript")

        checklist.page.route(asset("worker.mjs"), served)

    return serve


def leads_on(checklist, routine):
    """Check that the page says what happened, and that its links lead to every branch and gap."""
    expect(checklist.message).to_be_visible()
    expect(checklist.message).not_to_be_empty()
    by_links(checklist, routine)


def by_links(checklist, routine):
    """Check that the links are in sight, to every branch and every gap, and the controls are not."""
    links = checklist.links.locator("a")
    expect(links.first).to_be_visible()
    targets = {address.partition("#")[2] for address in hrefs(links)}
    assert {thing.id for thing in (*routine.branches, *routine.gaps)} <= targets
    for control in ("#spara", "#rensa", "#svar-hushall-barnfamilj", "#skriv-ut", "input.bk-tick"):
        expect(checklist.page.locator(control).first).to_be_hidden()


def hrefs(links):
    """The addresses of links as they are written, which needs no script in the page."""
    return [link.get_attribute("href") for link in links.all()]


def follow(checklist, branch):
    """Follow the link to a branch, and see its heading and its steps."""
    checklist.links.locator(f'a[href$="#{branch.id}"]').click()
    assert checklist.page.url.endswith(f"avhysning/{branch.section}.html#{branch.id}")
    expect(checklist.page.locator(f"#{branch.id}")).to_be_in_viewport()
    steps = checklist.page.locator(f"#{branch.id} ~ div .bk-branch").first.locator("li.bk-step")
    expect(steps).to_have_count(len(branch.steps))


def test_without_javascript(open_page, address, routine):
    """Without JavaScript the links are there and lead to the branch and its steps; no dead control is seen."""
    checklist = Checklist(open_page(java_script_enabled=False), address).open(ready=False)
    by_links(checklist, routine)
    expect(checklist.message).to_be_hidden()
    expect(checklist.element.locator(".bk-starting")).to_be_hidden()
    follow(checklist, routine.branches[0])


def test_no_link_leads_to_what_is_hidden(open_page, address):
    """Without JavaScript, no link of the checklist leads to a question that is not in sight."""
    checklist = Checklist(open_page(java_script_enabled=False), address).open(ready=False)
    targets = hrefs(checklist.element.locator('a[href^="#"]:visible'))
    assert [target for target in targets if not checklist.page.locator(target).is_visible()] == []


def test_every_link_leads_to_a_place(open_page, address, routine):
    """Without JavaScript, every link of the triage by links ends at a heading that is there."""
    page = open_page(java_script_enabled=False)
    checklist = Checklist(page, address).open(ready=False)
    for target in hrefs(checklist.links.locator("a")):
        place, _, anchor = target.partition("#")
        assert page.goto(address + place).ok
        expect(page.locator(f"#{anchor}" if anchor else "h1")).to_be_visible()


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file(unopened, routine, faults, name, asset):
    """When one of the engine's files is missing, the page says so, and the links are there."""
    unopened.page.route(asset(name), missing)
    faults.provoke(asset(name.rpartition("/")[2]).pattern.strip("/$"))
    unopened.open(ready=False)
    unopened.wait("failed")
    leads_on(unopened, routine)


def test_a_handbook_that_is_a_page(unopened, routine, faults, asset):
    """When a proxy answers with a page of its own in place of a file, the page says that it failed."""
    unopened.page.route(asset("avhysning.json"), page_of_its_own)
    faults.provoke("avhysning")
    unopened.open(ready=False)
    unopened.wait("failed")
    leads_on(unopened, routine)


def cut_short(body):
    """A file of which the network brought the first half."""
    return body[: len(body) // 2]


def altered(body):
    """A file of which one bit in the middle is another."""
    middle = len(body) // 2
    return body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]


@pytest.fixture(params=["engine/pyodide.asm.mjs", "engine/pyodide.asm.wasm", "engine/engine.zip"])
def spoilt(request, unopened, faults, asset, assets):
    """The checklist, and a function that spoils one of the engine's files on its way to it."""
    address, path = asset(request.param), assets(request.param)

    def spoil(change):
        body = change(path.read_bytes())
        unopened.page.route(address, lambda route: route.fulfill(body=body))
        faults.provoke(address.pattern.strip("/$"))
        unopened.open(ready=False)
        unopened.wait("failed")

    return spoil


@pytest.mark.parametrize("change", [cut_short, altered])
def test_a_file_that_is_not_what_was_built(spoilt, unopened, routine, change):
    """A file of the engine that is cut short or altered is refused at once, and the links are there."""
    spoilt(change)
    leads_on(unopened, routine)


@pytest.mark.parametrize("name", ELEMENT)
def test_without_the_element(unopened, routine, faults, name, asset):
    """When the element's own script is missing, the page is as it is without JavaScript."""
    unopened.page.route(asset(name), missing)
    faults.provoke(asset(name).pattern.strip("/$"))
    unopened.open(ready=False)
    by_links(unopened, routine)


def test_without_webassembly(unopened, routine, faults, worker):
    """In a browser without WebAssembly the page says so, and the links are there."""
    worker(unopened, lambda text: f"delete globalThis.WebAssembly;\n{text}")
    faults.provoke("WebAssembly")
    unopened.open(ready=False)
    unopened.wait("failed")
    leads_on(unopened, routine)
    follow(unopened, routine.branches[-1])


def test_where_workers_are_refused(unopened, routine):
    """Where the browser refuses to start a worker, the page says so at once."""
    unopened.page.add_init_script("globalThis.Worker = class { constructor() { throw new Error('nej'); } };")
    unopened.open(ready=False)
    unopened.wait("failed")
    leads_on(unopened, routine)


def test_an_engine_that_never_answers(unopened, routine, worker):
    """When the engine stays silent, the page waits for its limit, then falls back on the links."""
    worker(unopened, lambda _: SILENT)
    unopened.page.clock.install()
    unopened.open(ready=False)
    unopened.wait("starting")
    expect(unopened.links).to_be_hidden()
    unopened.page.clock.fast_forward(LIMIT)
    unopened.wait("failed")
    leads_on(unopened, routine)


def test_answers_given_before_the_failure(unopened, routine, worker):
    """Answers given to an engine that never came do no harm."""
    worker(unopened, lambda _: SILENT)
    unopened.page.clock.install()
    unopened.open(ready=False)
    unopened.radio("hushall", "barnfamilj").click()
    unopened.page.clock.fast_forward(LIMIT)
    unopened.wait("failed")
    leads_on(unopened, routine)


def test_an_engine_that_fails_at_its_first_answer(unopened, routine, faults, worker):
    """When the engine starts but cannot answer, the page says so and the links are there."""
    worker(unopened, lambda _: FAILS % "[]")
    faults.provoke(FAULT)
    unopened.open(ready=False)
    unopened.wait("failed")
    leads_on(unopened, routine)


def test_an_engine_that_fails_later(unopened, routine, faults, here, worker):
    """When the engine fails in the middle of a case, the page says so, and no control that needs it is left."""
    control = {
        "name": "lank",
        "value": "hushall=utan-barn&aktuell=ingen&skal=storning&antal=forsta",
        "checked": False,
    }
    request = {"routine": routine.id, "root": "", "today": "2026-11-21", "case": None, "view": None}
    answer = here(json.dumps(request | {"control": control}))
    worker(unopened, lambda _: FAILS % json.dumps([answer]))
    faults.provoke(FAULT)
    unopened.open()
    assert unopened.branch() == "utan-barn-ej-aktuell-storning"
    unopened.tick("aktualisera").click()
    unopened.wait("failed")
    expect(unopened.message).to_be_visible()
    expect(unopened.links.locator("a").first).to_be_visible()
    dead = 'input[name="klart"], input[name^="utfall:"], input[name="visa"], input[name="hela"], #bk-avsluta, #tank-om, #spara, #rensa'
    expect(unopened.element.locator(dead).locator("visible=true")).to_have_count(0)


def test_a_kept_case_outlives_a_failure(unopened, faults, asset):
    """A case that the browser keeps is still kept when the engine could not start."""
    unopened.page.add_init_script(f'localStorage.setItem({json.dumps(KEY)}, \'{{"case": "kvar"}}\');')
    unopened.page.route(asset("engine.zip"), missing)
    faults.provoke("engine")
    unopened.open(ready=False)
    unopened.wait("failed")
    assert unopened.page.evaluate("(key) => localStorage.getItem(key)", KEY) == '{"case": "kvar"}'
