"""One start of each engine, and for every test a server, and so an address, of its own.

The address is what keeps one test's storage and service worker from the next in WebKitGTK, which has no
contexts. See drivers.py for what cannot be seen in one of the engines.
"""

import os
import socketserver
import subprocess
import threading
from contextlib import ExitStack, contextmanager
from functools import partial

import pytest
from acting import Faults
from drivers import PlaywrightEngine, WebKitEngine

from checklist.agenda import agenda_of
from checklist.planning import plan
from publish.commands import ROOT
from publish.serve import SiteHandler, SiteServer
from tools.browser import FIREFOX, SCREEN, WEBKIT, need

AXE = ROOT / "node_modules/axe-core/axe.min.js"


class Elsewhere(socketserver.ThreadingTCPServer):
    """Stands where the rest of the world would be: notes what is asked for, and gives nothing."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Asked)
        self.asked = []


class Asked(socketserver.StreamRequestHandler):
    timeout = 5

    def handle(self):
        self.server.asked.append(self.rfile.readline(200).decode("latin-1").strip())
        self.wfile.write(b"HTTP/1.1 502 Nej\r\nContent-Length: 0\r\n\r\n")


class NotingHandler(SiteHandler):
    """Notes what the folder did not have, and may keep the service worker back (WebKitGTK cannot refuse it)."""

    def send_head(self):
        if self.path == "/sw.js" and not self.server.offline:
            super().send_error(404)
            return None
        return super().send_head()

    def end_headers(self):
        if not self.server.scripts:
            self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()

    def send_error(self, code, *arguments):
        self.server.refused.append(f"{code}: {self.path}")
        super().send_error(code, *arguments)


class Host(SiteServer):
    """A server for a folder.

    With ``offline`` the site may be kept for use without it; without ``scripts`` no script may run.
    """

    def __init__(self, folder, *, offline=False, scripts=True):
        super().__init__(("127.0.0.1", 0), partial(NotingHandler, directory=str(folder)))
        self.offline = offline
        self.scripts = scripts
        self.refused = []
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    @property
    def stopped(self):
        return not self.thread.is_alive()

    def stop(self):
        if not self.stopped:
            self.shutdown()
            self.server_close()
            self.thread.join()


@contextmanager
def firefox(playwright):
    """Firefox, with a profile of its own in a folder that Playwright takes away."""
    program = find(FIREFOX)
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=program)
    yield PlaywrightEngine("firefox", browser)
    browser.close()


@contextmanager
def webkit(home):
    """WebKitGTK, on a screen that is there as long as the engine is."""
    driver, xvfb = find(WEBKIT, SCREEN)
    reading, writing = os.pipe()
    # Xvfb finds a number that is free, and tells it when it is ready.
    command = [xvfb, "-displayfd", str(writing), "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
    with (
        Elsewhere() as elsewhere,
        subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as screen,
        os.fdopen(reading) as told,
    ):
        os.close(writing)
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
        try:
            engine = WebKitEngine(driver, f":{told.readline().strip()}", home, elsewhere)
            with engine.windows:
                yield engine
        finally:
            screen.terminate()
            elsewhere.shutdown()


def find(*programs):
    try:
        found = need(*programs)
    except SystemExit as error:
        pytest.fail(str(error))
    return found if len(found) > 1 else found[0]


@pytest.fixture(scope="session")
def engine(request):
    """The engine that a test is for; each is started once."""
    name = request.param
    if name == "chromium":
        yield PlaywrightEngine(name, request.getfixturevalue("browser"))
        return
    started = (
        firefox(request.getfixturevalue("playwright"))
        if name == "firefox"
        else webkit(request.getfixturevalue("tmp_path_factory").mktemp("webkit"))
    )
    with started as found:
        yield found


@pytest.fixture
def host_of():
    """A function that starts a server for a folder."""
    with ExitStack() as stack:

        def started(folder, **options):
            found = Host(folder, **options)
            stack.callback(found.stop)
            return found

        yield started


@pytest.fixture
def host(host_of, site):
    """A server for the site, which does not let itself be kept."""
    return host_of(site)


@pytest.fixture
def open_tab(engine, faults):
    """A function that gives a tab for a server (or for files), which is watched until the test's end."""
    with ExitStack() as stack:
        hosts = []

        def opened(host):
            hosts.append(host)
            return stack.enter_context(engine.tab(faults, host))

        yield opened
    for host in hosts:
        faults.extend(f"servern svarade {refused}" for refused in host.refused)
        if host.stopped:
            # Icons, and pages fetched in advance, are asked for past the service worker.
            lost = f"misslyckades: {host.address}"
            faults[:] = [fault for fault in faults if not fault.startswith(lost)]
    faults.verdict()


@pytest.fixture
def tab(open_tab, host):
    """A tab, before anything is opened."""
    return open_tab(host)


@pytest.fixture
def checklist(tab, host):
    """A tab with the checklist, ready to answer."""
    tab.open(f"{host.address}checklista.html")
    return tab.ready()


@pytest.fixture(scope="module")
def going(engine, site):
    """The checklist in an engine that is started once for a module; for tests that begin by clearing it."""
    host, faults = Host(site), Faults()
    with engine.tab(faults, host) as tab:
        tab.open(f"{host.address}checklista.html")
        yield tab.ready()
    host.stop()
    faults.extend(f"servern svarade {refused}" for refused in host.refused)
    faults.verdict()


@pytest.fixture
def turns(routine):
    """A function that gives what a plan has to be done now, and later, as the engine says here: the steps' ids."""

    def divided(answers):
        found = agenda_of(plan(routine, answers))
        return tuple([item.step.id for item in items] for items in (found.now, found.later))

    return divided


@pytest.fixture(scope="session")
def axe():
    """axe-core's script."""
    return AXE.read_text(encoding="utf-8")
