"""A server that can be stopped, cut off and given another version, and two versions built of the project.

A service worker belongs to an address, so these tests have servers and browser contexts of their own.
"""

import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from types import SimpleNamespace

import pytest
from acting import Checklist

from publish.commands import ROOT
from publish.serve import SiteHandler, SiteServer

# Everything of the build but the engine: its archive does not depend on the data, and takes longest.
REBUILD = """
import json
import shutil
from publish import __main__ as build
from publish.engine import FILES, LIST, list_of
def keep_the_archive(wheel, handbook, target):
    shutil.copy(handbook, target / FILES["handbook"])
    before = (target / LIST).read_text(encoding="utf-8")
    lock = json.loads(json.loads(before.partition("LOCK = ")[2].rstrip(";\\n")))
    (target / LIST).write_text(list_of(target, lock), encoding="utf-8")
build.build_engine = keep_the_archive
raise SystemExit(build.main())
"""
MARK = "andra-utgavan"
TITLE = "Barnfamilj hos barn och unga, hyresskuld"
MOVED = "checklista.png"
# Where on its host the site is that was built for an address.
PATH = "grupp/bo-kvar/"
NEIGHBOUR = "grannen"


class Handler(SiteHandler):
    """Answers as the host of the test wants it."""

    def do_GET(self):  # noqa: N802 (the base class' name)
        host = self.server.host
        path = self.path.partition("?")[0].lstrip("/")
        host.asked.append(path)
        if path in host.gates:
            host.gates[path].came.set()
            host.gates[path].go.wait(30)
        if host.stopped or host.left == 0:
            raise ConnectionAbortedError
        host.left -= 1
        self.directory = str(host.folder)
        if path in host.instead:
            body = host.instead[path]
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()


class Host:
    """A server for a folder. A browser keeps its connections, so a stopped one also breaks those."""

    def __init__(self, folder, path=""):
        self.folder = folder
        self.path = path  # where in the folder the site is
        self.asked = []
        self.instead = {}  # path -> bytes
        self.gates = {}  # path -> what must happen first
        self.left = -1  # how many answers more; -1 is no limit
        self.stopped = False
        self.server = SiteServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.server.host = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        """Answer nothing any more."""
        self.stopped = True

    @contextmanager
    def gone(self):
        """Answer nothing for a while."""
        self.stopped = True
        yield
        self.stopped = False

    def hold(self, path):
        """Let one file wait; return what tells that it is asked for, and what lets it go."""
        self.gates[path] = SimpleNamespace(came=threading.Event(), go=threading.Event())
        return self.gates[path]

    def close(self):
        self.stop()
        for gate in self.gates.values():
            gate.go.set()
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}/{self.path}"


@pytest.fixture
def host(site):
    """A server for the built site."""
    found = Host(site)
    yield found
    found.close()


@pytest.fixture(scope="session")
def second_site(site, tmp_path_factory):
    """The site as the project builds it when a text, a branch's title and a file's name have been changed."""
    copy = copied(tmp_path_factory.mktemp("andra"))
    rewrite(copy / "docs/ordlista.md", None, f'\n<p id="{MARK}">Andra utgåvan.</p>\n')
    rewrite(copy / "checklist/routines/avhysning.yaml", TITLE, f"{TITLE}, {MARK}")
    (copy / f"docs/utveckling/{MOVED}").rename(copy / f"docs/utveckling/ny-{MOVED}")
    return built(copy)


@pytest.fixture(scope="session")
def pages_host(site, tmp_path_factory):
    """A host's folder with the site in it as the recipes for GitHub Pages and GitLab Pages build it, for its address.

    Such a host sends no headers of ours, and shows the site's page for missing addresses.
    """
    copy = copied(tmp_path_factory.mktemp("pages"))
    root = copy.parent / "vard"
    (root / PATH).parent.mkdir(parents=True)
    built(copy, SITE_URL=f"https://exempel.se/{PATH}").rename(root / PATH)
    shutil.copyfile(root / PATH / "404.html", root / "404.html")
    # Another handbook on the same host; for what is asked of it, it may be the same one.
    (root / NEIGHBOUR).symlink_to(root / PATH)
    found = Host(root, PATH)
    yield found
    found.close()


def copied(folder):
    """Copy the sources, and what the build has made of them before, into a folder; return the copy."""
    copy = folder / "kopia"
    left_out = shutil.ignore_patterns(".*", "node_modules", "site", "tests", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=left_out)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    return copy


def built(copy, **environment):
    """Build a copy of the project, without its engine; return the site."""
    done = subprocess.run(
        [sys.executable, "-c", REBUILD],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def rewrite(path, search, replace):
    """Change one place in a file, or add to its end."""
    text = path.read_text(encoding="utf-8")
    if search is None:
        text += replace
    else:
        assert text.count(search) == 1, f"{search!r} ska stå en gång i {path.name}"
        text = text.replace(search, replace)
    path.write_text(text, encoding="utf-8")


class Reader:
    """A page of a context that may have a service worker, and what the browser has kept."""

    def __init__(self, page, host):
        self.page = page
        self.host = host
        self.offer = page.locator(".bk-update")
        self.checklist = Checklist(page, host.address)

    def go(self, path):
        return self.page.goto(self.host.address + path)

    def visit(self):
        """Open the checklist, and wait until the site is kept."""
        self.checklist.open()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return self.checklist

    def update(self):
        """Let the browser look for a new version; return how that ended: "installed" or "redundant"."""
        return self.page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              await registration.update();
              const fresh = registration.installing ?? registration.waiting;
              if (fresh?.state === "installing")
                await new Promise((resolve) => fresh.addEventListener("statechange", resolve, { once: true }));
              return fresh?.state ?? "redundant";
            }"""
        )

    def until(self, condition):
        """Wait until a condition holds in the page: a function that may be asynchronous. Nothing tells when."""
        self.page.evaluate(
            f"""async () => {{
              const end = performance.now() + 20_000;
              while (!(await ({condition})())) {{
                if (performance.now() > end) throw new Error("it never came true");
                await new Promise((resolve) => setTimeout(resolve, 50));
              }}
            }}"""
        )

    def take(self):
        """Take the new version that is offered."""
        with self.page.expect_navigation():
            self.offer.locator(".bk-button").click()

    def leave(self):
        """Leave the site while a new version waits, until that is in use. The browser takes its time over it, and
        a page that is opened meanwhile is one more page of the old version."""
        workers = self.page.context.service_workers
        [fresh] = [found for found in workers if found.evaluate("self.serviceWorker.state") == "installed"]
        self.page.goto("about:blank")
        fresh.evaluate(
            """async () => {
              const { serviceWorker } = self;
              while (serviceWorker.state !== "activated")
                await new Promise((resolve) => serviceWorker.addEventListener("statechange", resolve, { once: true }));
            }"""
        )

    def fetched(self, path):
        """Return status, text and content policy of a file as this page gets it; None is no answer."""
        return self.page.evaluate(
            """(path) => fetch(new URL(path, location.origin)).then(async (answer) => ({
              status: answer.status,
              text: await answer.text(),
              policy: answer.headers.get("Content-Security-Policy"),
            }), () => null)""",
            path,
        )

    def kept(self):
        """Return the paths that are kept, each as often as there are versions of it; without the notes."""
        found = self.page.evaluate(
            """async () => {
              const urls = [];
              for (const name of await caches.keys())
                for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname.slice(1));
              return urls;
            }"""
        )
        return sorted(path for path in found if path != ".bo-kvar")


def new_context(browser, count):
    """Open a browser context that may have a service worker."""
    found = browser.new_context(service_workers="allow", viewport={"width": 1280, "height": 900})
    found.set_default_timeout(40_000)
    found.add_init_script(count)
    return found


@pytest.fixture(scope="module")
def offline(browser, site, count):
    """A reader who has opened the checklist once, and whose server has stopped; shared by tests that only look."""
    host, context = Host(site), new_context(browser, count)
    found = Reader(context.new_page(), host)
    found.visit()
    host.stop()
    yield found
    context.close()
    host.close()


@pytest.fixture
def context(browser, count):
    """A browser context that may have a service worker."""
    found = new_context(browser, count)
    yield found
    found.close()


@pytest.fixture
def open_reader_on(context):
    """A function that opens a tab for a host."""
    return lambda host: Reader(context.new_page(), host)


@pytest.fixture
def open_reader(open_reader_on, host):
    """A function that opens another tab."""
    return lambda: open_reader_on(host)


@pytest.fixture
def reader(open_reader):
    """A reader who has not been here before."""
    return open_reader()


@pytest.fixture
def visited(reader):
    """A reader who has opened the checklist once, and has it before them."""
    reader.visit()
    return reader


@pytest.fixture
def quota(reader, context):
    """A function that says how many bytes the browser may keep for the site; None is what it likes."""
    session = context.new_cdp_session(reader.page)

    def limit(size):
        given = {} if size is None else {"quotaSize": size}
        session.send("Storage.overrideQuotaForOrigin", {"origin": reader.host.address.rstrip("/"), **given})

    yield limit
    limit(None)
