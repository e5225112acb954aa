"""A browser, the built site on a server of its own, and the checklist as its user meets it.

Every test ends with a look at what the browser has complained about: an error on the console, an
exception, a request that failed or that went to another host fails the test, unless the test has said
that it provokes one. Nothing is skipped: without a site or a browser the tests fail.
"""

import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect

from checklist import bridge
from checklist.exporting import handbook_to_json
from checklist.planning import plan
from publish.browser import launch_arguments, need_chromium
from publish.commands import ROOT
from publish.serve import make_server

SITE = ROOT / "site"
PAGE = "checklista.html"
# Nothing may leave this computer, whatever a page asks for.
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Every server of the tests is on this computer.
HERE = "http://127.0.0.1:"
# Counts the answers that have come on screen. The event does not bubble, but it can be captured.
COUNT = """addEventListener("shown", () => {
  const { dataset } = document.documentElement;
  dataset.shown = Number(dataset.shown ?? 0) + 1;
}, true);"""
STEP = re.compile(r"steg-(?P<id>.+)-(?P<version>[0-9a-f]{8})")
# Longer than the element itself waits.
BOOT = 40_000

expect.set_options(timeout=10_000)


class Faults(list):
    """What the browser has complained about."""

    def __init__(self):
        super().__init__()
        self.provoked = []

    def provoke(self, pattern):
        """Say that the test provokes a fault that matches; it must come."""
        self.provoked.append(pattern)

    def watch(self, context):
        """Note every fault of every page and worker of a browser context, and every request to another host."""
        context.on("console", self.hear)
        context.on("weberror", lambda raised: self.append(f"undantag: {raised.error}"))
        context.on("requestfailed", lambda request: self.append(f"misslyckades: {request.url}"))
        context.on("request", lambda request: self.foreign(request.url))

    def hear(self, said):
        if said.type == "error":
            self.append(f"konsolen: {said.text} ({said.location['url']})")

    def foreign(self, url):
        if not url.startswith((HERE, "data:", "blob:")):
            self.append(f"en annan värd: {url}")

    def verdict(self):
        """Fail on a fault that no test has provoked, and on a provoked one that never came."""
        unexpected = [fault for fault in self if not any(re.search(known, fault) for known in self.provoked)]
        missing = [known for known in self.provoked if not any(re.search(known, fault) for fault in self)]
        assert not unexpected, "webbläsaren klagade:\n" + "\n".join(unexpected)
        assert not missing, f"provet sade att det skulle framkalla {missing}"


class Checklist:
    """The checklist on a page: used as a person would use it, and read by ids and states.

    Waiting is for a selector where it can be: an ``expect`` looks again only after up to a second.
    """

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.element = page.locator("case-checklist")
        self.message = self.element.locator('[data-part="message"]')
        self.links = self.element.locator(".bk-static")

    def open(self, where=PAGE, *, ready=True):
        """Go to the checklist and wait until it answers."""
        self.page.goto(self.address + where)
        if ready:
            self.wait("ready")
        return self

    def wait(self, state):
        """Wait until the element says that it is in a state: starting, ready or failed (which is final)."""
        states = f'case-checklist:is([data-state="{state}"], [data-state="failed"])'
        self.page.locator(states).wait_for(state="attached", timeout=BOOT)
        assert self.element.get_attribute("data-state") == state, self.message.inner_text()

    @property
    def shown(self):
        """How many answers have come on screen since the page was loaded."""
        return int(self.page.locator("html").get_attribute("data-shown") or 0)

    def use(self, act, *arguments, **named):
        """Do something that asks the engine, and wait until its answer is on screen."""
        before = self.shown
        act(*arguments, **named)
        self.page.locator(f'html[data-shown="{before + 1}"]').wait_for(state="attached")

    def answer(self, **answers):
        """Answer questions with the mouse, one at a time."""
        for question, option in answers.items():
            self.use(self.radio(question, option).click)

    def radio(self, question, option):
        return self.page.locator(f"#svar-{question}-{option}")

    def answered(self):
        """Return the chosen answers, by question id."""
        chosen = self.page.locator('input[name^="svar:"]:checked')
        pairs = chosen.evaluate_all("inputs => inputs.map((input) => [input.name, input.value])")
        return {name.removeprefix("svar:"): value for name, value in pairs}

    def steps(self):
        """Return (id, version, status) of the steps on screen, in their order there."""
        items = self.page.locator("li.bk-step").evaluate_all(
            "items => items.map((item) => [item.id, item.className])"
        )
        found = []
        for name, classes in items:
            match = STEP.fullmatch(name)
            status = next(word for word in classes.split() if word.startswith("bk-step--"))
            found.append((match["id"], match["version"], status.removeprefix("bk-step--")))
        return found

    def statuses(self):
        """Return the status of each step on screen by its id."""
        return {step: status for step, _, status in self.steps()}

    def step(self, step_id):
        """Return the one step with that id."""
        versions = [version for step, version, _ in self.steps() if step == step_id]
        assert len(versions) == 1, f"{step_id} står {len(versions)} gånger i planen"
        return self.page.locator(f"#steg-{step_id}-{versions[0]}")

    def tick(self, step_id):
        """Return the box of a step."""
        return self.step(step_id).locator("input.bk-tick")

    def outcome(self, step_id, outcome):
        """Return the radio button for one outcome of a step."""
        return self.step(step_id).locator(f'input[name^="utfall:"][value="{outcome}"]')

    def linked(self, selector):
        """Return what the links of a part point at: the fragments of their addresses."""
        hrefs = self.page.locator(selector).evaluate_all("links => links.map((link) => link.hash.slice(1))")
        return [target for target in hrefs if target]

    def branch(self):
        """Return the id of the branch that is settled, or None."""
        found = self.linked('.bk-plan > .bk-lede a[href*="rutinen/"]')
        return found[0] if found else None

    def gaps(self):
        """Return the ids of the gaps that are named."""
        return self.linked('.bk-gap a[href*="luckor-och-anmarkningar.html"]')

    def nearest(self):
        """Return the ids of the branches that are nearest to a gap."""
        return self.linked(".bk-nearest li a")

    def storage(self):
        """Return what the browser has stored for the site: cookies and local storage."""
        state = self.page.context.storage_state(indexed_db=True)
        local = [item["name"] for origin in state["origins"] for item in origin["localStorage"]]
        other = [name for origin in state["origins"] for name in origin.get("indexedDB", [])]
        session = self.page.evaluate("Object.keys(sessionStorage)")
        return [cookie["name"] for cookie in state["cookies"]] + local + other + session

    def focused(self):
        """Return the id of the element that has the focus, else its tag's name."""
        return self.page.evaluate("document.activeElement.id || document.activeElement.tagName")


@pytest.fixture(scope="session")
def site():
    """The built site."""
    assert (SITE / PAGE).is_file(), "site/ saknas: bygg den med make site (proven hoppas aldrig över)"
    return SITE


@pytest.fixture(scope="session")
def address(site):
    """The address of a server for the built site, on this computer and any free port."""
    server = make_server(site, port=0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser(playwright):
    """One Chromium for all tests."""
    try:
        program = need_chromium()
    except SystemExit as error:
        pytest.fail(str(error))
    chromium = playwright.chromium.launch(
        executable_path=program, args=[*launch_arguments(), NO_NETWORK], timeout=BOOT
    )
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def count():
    """The script that counts the answers on screen, for contexts that a test opens itself."""
    return COUNT


@pytest.fixture
def faults():
    """What the browser complains about during the test."""
    return Faults()


@pytest.fixture
def open_page(browser, faults):
    """A function that opens an empty page in a browser context of its own, which is watched."""
    contexts = []

    def opened(**options):
        context = browser.new_context(
            **{
                "locale": "sv-SE",
                "timezone_id": "Europe/Stockholm",
                "viewport": {"width": 1280, "height": 900},
                # It would answer in the server's place what a test wants changed; see the folder offline/.
                "service_workers": "block",
                **options,
            }
        )
        contexts.append(context)
        context.add_init_script(COUNT)
        faults.watch(context)
        return context.new_page()

    yield opened
    try:
        faults.verdict()
    finally:
        for context in contexts:
            context.close()


@pytest.fixture
def page(open_page):
    """An empty page in a browser context of its own."""
    return open_page()


@pytest.fixture
def unopened(page, address):
    """The checklist before its page is loaded."""
    return Checklist(page, address)


@pytest.fixture
def checklist(unopened):
    """The checklist, ready to answer."""
    return unopened.open()


@pytest.fixture(scope="session")
def checklist_on():
    """A function that gives the checklist on some other page than the usual one."""
    return Checklist


@pytest.fixture
def planned(routine):
    """A function that gives the steps of a plan as the page should show them: (id, version, status)."""

    def steps(answers, unit=""):
        items = plan(routine, answers).steps
        return [
            (item.step.id, item.version, item.status)
            for stage in routine.stages
            for item in items
            if routine.stage_of(item.step) == stage.id and (not unit or unit in item.step.units)
        ]

    return steps


@pytest.fixture
def versions(routine):
    """The version of each step of the routine, by owner and id."""
    return {(owner.id, step.id): step.version for owner in routine.step_sets for step in owner.steps}


@pytest.fixture
def here(handbook):
    """The engine in this Python: a function from request to answer, both as text."""
    bridge.start(handbook_to_json(handbook))
    return bridge.update


@pytest.fixture(scope="session")
def asset():
    """A function that gives a pattern for a file's address, from its name before its content gave it another."""

    def pattern(name):
        stem, _, suffix = name.rpartition(".")
        return re.compile(rf"/{re.escape(stem)}\.[0-9a-f]{{8}}\.{suffix}$")

    return pattern


@pytest.fixture(scope="session")
def assets(site):
    """A function that gives a file of the checklist's own from the name that it had before its content gave it another."""

    def found(name):
        stem, _, suffix = name.rpartition(".")
        [path] = (Path(site) / "assets/checklist").glob(f"{stem}.????????.{suffix}")
        return path

    return found
