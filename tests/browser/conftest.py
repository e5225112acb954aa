"""A browser, the built site on a server of its own, and the checklist as its user meets it.

Every test ends with a look at what the browser has complained about: an error on the console, an
exception, a request that failed or that went to another host fails the test, unless the test has said
that it provokes one. Nothing is skipped: without a site or a browser the tests fail.
"""

import re
import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from acting import ANSWERS, BOOT, PAGE, Checklist, Faults
from playwright.sync_api import expect
from sharing import OF_A_PAGE, Shared

from checklist import bridge
from checklist.exporting import alone as handbook_of
from checklist.exporting import handbook_to_json
from checklist.planning import plan
from publish.commands import ROOT
from publish.serve import make_server
from tools.browser import launch_arguments, windowless

SITE = ROOT / "site"
# Nothing may leave this computer, whatever a page asks for.
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# The engine is compiled once, quickly, and not again for speed: a start takes two thirds of the work.
THRIFTY = ["--js-flags=--liftoff-only"]
# Counts the answers that have come on screen. The event does not bubble, but it can be captured.
COUNT = """addEventListener("shown", () => {
  const { dataset } = document.documentElement;
  dataset.shown = Number(dataset.shown ?? 0) + 1;
}, true);"""
# A reader's browser, unless a test says otherwise.
USUAL = {
    "locale": "sv-SE",
    "timezone_id": "Europe/Stockholm",
    "viewport": {"width": 1280, "height": 900},
    # It would answer in the server's place what a test wants changed; see the folder offline/.
    "service_workers": "block",
}

# As long as a start: a busy machine may take its time over a small thing too.
expect.set_options(timeout=BOOT)


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


@contextmanager
def chromium(playwright, *arguments):
    """A Chromium that reaches this computer alone, and is closed at the end."""
    try:
        program = windowless()
    except SystemExit as error:
        pytest.fail(str(error))
    given = [*launch_arguments(), NO_NETWORK, *THRIFTY, *arguments]
    started = playwright.chromium.launch(executable_path=program, args=given, timeout=BOOT)
    yield started
    started.close()


@pytest.fixture(scope="session")
def browser(playwright):
    """One Chromium for all tests, with one process for all of its pages: a page opens in a third of the time."""
    with chromium(playwright, "--renderer-process-limit=1") as started:
        yield started


@pytest.fixture(scope="session")
def apart(playwright):
    """A Chromium that gives each tab a process of its own, as a reader's does: for what two tabs do to each other."""
    with chromium(playwright) as started:
        yield started


@pytest.fixture(scope="session")
def count():
    """The script that counts the answers on screen, for contexts that a test opens itself."""
    return COUNT


@pytest.fixture
def faults():
    """What the browser complains about during the test."""
    return Faults()


@pytest.fixture(scope="module")
def started(browser, address, site, assets, handbook):
    """One browser context with one started engine for all tests of a module, which asks for it by

        pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

    Not for what is about the start, the worker or its files, which must have an engine of their own.
    """
    context = browser.new_context(**USUAL)
    context.add_init_script(COUNT)
    yield Shared(
        context, address, assets("worker.mjs").relative_to(site).as_posix(), " ".join(handbook.routine_by_id)
    )
    context.close()


@pytest.fixture
def shared(request):
    """The module's browser context, where its tests have one in common, else None."""
    return request.getfixturevalue("started") if "started" in request.fixturenames else None


@pytest.fixture
def open_page(browser, faults, shared):
    """A function that opens an empty page, which is watched: in the browser context that the tests of the module share,
    or in one of its own. With ``alone`` it is one of its own anyhow: for a test that sets the clock."""
    with ExitStack() as stack:
        common = stack.enter_context(shared.lent(faults)) if shared else None

        def opened(*, alone=False, **options):
            if common and not alone and options.keys() <= OF_A_PAGE:
                return common.page(**options)
            context = browser.new_context(**USUAL | options)
            stack.callback(context.close)
            context.add_init_script(COUNT)
            faults.watch(context)
            return context.new_page()

        yield opened
        faults.verdict()


@pytest.fixture
def open_at(open_page, address):
    """A function that opens a page of the site."""

    def at(where, **options):
        page = open_page(**options)
        page.goto(address + where)
        return page

    return at


@pytest.fixture
def page(open_page):
    """An empty page."""
    return open_page()


@pytest.fixture
def unopened(page, address):
    """The checklist before its page is loaded."""
    return Checklist(page, address)


@pytest.fixture
def checklist(unopened):
    """The checklist, ready to answer."""
    return unopened.open()


@pytest.fixture
def alone(open_page, address):
    """The checklist, ready to answer, in a browser context of its own: for a test that sets the clock."""
    return Checklist(open_page(alone=True), address).open()


@pytest.fixture
def saving(checklist):
    """The checklist with a settled branch, one tick, and the choice to keep the case."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.page.locator("#spara").click)
    checklist.use(checklist.tick("aktualisera").click)
    return checklist


@pytest.fixture
def other_tab(saving):
    """A second tab with the same case."""
    return Checklist(saving.page.context.new_page(), saving.address).open()


@pytest.fixture
def planned(routine):
    """A function that gives the steps of a plan as "Hela rutinen" should show them: (id, version, status)."""

    def steps(answers, unit=""):
        items = plan(routine, answers).acts
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
def here(handbook, routine, addresses):
    """The engine in this Python: a function from request to answer, both as text."""
    bridge.start(handbook_to_json(handbook_of(handbook, routine), addresses[routine.id]))
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
