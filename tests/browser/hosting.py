"""A server that can be stopped, cut off and given another version; a reader of it; and other versions of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from types import SimpleNamespace

from acting import Checklist

from publish.commands import ROOT
from publish.hosting.offline import write_worker
from publish.serve import SiteHandler, SiteServer

# Those that tests of the service worker open, beside the pages about law.
PAGES = ("404.html", "index.html", "checklista.html", "ordlista.html", "om/utan-nat.html")
# Everything of the build but the engine: its archive does not depend on the data, and takes longest.
REBUILD = """
import json
import shutil
from publish import __main__ as build
from publish.engine import LIST, list_of
def keep_the_archive(wheel, handbooks, target):
    for handbook in handbooks:
        shutil.copy(handbook, target / handbook.name)
    before = (target / LIST).read_text(encoding="utf-8")
    lock = json.loads(json.loads(before.partition("LOCK = ")[2].rstrip(";\\n")))
    (target / LIST).write_text(list_of(target, lock), encoding="utf-8")
build.build_engine = keep_the_archive
raise SystemExit(build.main())
"""


def constant(site, name):
    """Return what the build has written into a site's service worker under a name."""
    text = (site / "sw.js").read_text(encoding="utf-8")
    return json.loads(re.search(rf"^const {name} = (.*);$", text, re.MULTILINE)[1])


def listed(site):
    """Return the paths that the service worker of a site keeps."""
    return sorted(constant(site, "FILES"))


def shortened(site, folder):
    """Return a site without most of its pages, with the service worker that the build gives such a one.

    What is kept does not depend on how many pages there are, but the time does that it takes to keep them.
    """
    short = folder / "site"
    shutil.copytree(site, short, ignore=shutil.ignore_patterns("*.gz", "*.br", "licenses", "ladda-ner"))
    for page in short.rglob("*.html"):
        name = page.relative_to(short).as_posix()
        if name not in PAGES and not name.startswith("lagen/"):
            page.unlink()
    write_worker(short, constant(site, "HEADERS"))
    return short


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
        try:
            yield
        finally:
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
