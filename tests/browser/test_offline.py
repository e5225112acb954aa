"""Visited once, the site works without a server; a new version is offered, verified and never forced.

These tests have servers and contexts of their own: a service worker belongs to an address.
"""

import shutil
import threading

import pytest
from playwright.sync_api import expect

from publish.offline import write_worker
from publish.serve import make_server

COUNT = """addEventListener("shown", () => {
  const { dataset } = document.documentElement;
  dataset.shown = Number(dataset.shown ?? 0) + 1;
}, true);"""
KEPT = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const names = (await caches.keys()).filter((name) => name.startsWith("bo-kvar-"));
  return [registration.active !== null, names.sort()];
}"""


class Host:
    """A server for a copy of the site that can be stopped, changed and started again on the same port."""

    def __init__(self, folder):
        self.folder = folder
        self.port = 0
        self.server = None
        self.start()

    def start(self):
        self.server = make_server(self.folder, port=self.port)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"


@pytest.fixture
def host(site, tmp_path):
    """A server for a copy of the built site."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("ladda-ner"))
    found = Host(folder)
    yield found
    found.stop()


@pytest.fixture
def reader(browser):
    """A page in a context that may have a service worker."""
    context = browser.new_context(service_workers="allow")
    context.set_default_timeout(40_000)
    context.add_init_script(COUNT)
    yield context.new_page()
    context.close()


@pytest.fixture
def visited(reader, host, checklist_on):
    """The checklist after one visit, when the site has been kept."""
    checklist = checklist_on(reader, host.address).open()
    assert reader.evaluate(KEPT)[0]
    return checklist


def change(host, text):
    """Publish a new version: one page says something else."""
    page = host.folder / "ordlista.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", f" {text}</h1>", 1), encoding="utf-8")
    return write_worker(host.folder, "prov")


def test_the_checklist_works_with_the_server_stopped(reader, host, visited, checklist_on):
    """After one visit the checklist and a page never visited work without a server."""
    host.stop()
    checklist_on(reader, host.address).open()
    reader.goto(f"{host.address}lagen/tre-veckor.html")
    expect(reader.locator("h1")).to_have_count(1)
    assert reader.locator("article").inner_text()


def test_an_address_that_is_not_there_gives_our_own_page_offline(reader, host, visited):
    """Without a server an unknown address still shows a page of the site."""
    host.stop()
    answer = reader.goto(f"{host.address}finns-inte.html")
    assert answer.status == 404
    expect(reader.locator("h1")).to_have_count(1)


def test_a_new_version_is_offered_and_taken_when_the_reader_says_so(reader, host, visited):
    """The old version stays until the button is used; an open case survives the change."""
    checklist = visited
    checklist.answer(hushall="barnfamilj")
    change(host, "andra-utgavan")
    reader.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    offer = reader.locator(".bk-update button")
    offer.wait_for()
    assert "andra-utgavan" not in reader.evaluate("fetch('ordlista.html').then((page) => page.text())")
    with reader.expect_navigation():
        offer.click()
    checklist.wait("ready")
    assert checklist.answered() == {"hushall": "barnfamilj"}
    assert "andra-utgavan" in reader.evaluate("fetch('ordlista.html').then((page) => page.text())")
    names = reader.evaluate(KEPT)[1]
    assert len([name for name in names if "motor" not in name]) == 1


def test_an_altered_file_is_refused_and_the_old_version_goes_on(reader, host, visited, checklist_on):
    """A file that is not what was built never gets into the cache."""
    change(host, "andra-utgavan")
    page = host.folder / "ordlista.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- ändrad på vägen -->", encoding="utf-8")
    state = reader.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const found = new Promise((resolve) => registration.addEventListener("updatefound", () => {
            const fresh = registration.installing;
            fresh.addEventListener("statechange", () => resolve(fresh.state));
          }));
          await registration.update();
          return found;
        }"""
    )
    assert state == "redundant"
    host.stop()
    checklist_on(reader, host.address).open()


def test_the_kill_switch_lets_go_of_everything(reader, host, visited):
    """With sw-av.js in the place of sw.js the browser keeps nothing."""
    shutil.copyfile(host.folder / "deploy/sw-av.js", host.folder / "sw.js")
    left = reader.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          const gone = new Promise((resolve) => registration.addEventListener("updatefound", () => {
            const fresh = registration.installing;
            fresh.addEventListener("statechange", () => fresh.state === "activated" && resolve());
          }));
          await registration.update();
          await gone;
          for (;;) {
            const names = (await caches.keys()).filter((name) => name.startsWith("bo-kvar-"));
            if (!names.length) return names;
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
        }"""
    )
    assert left == []


def test_the_edition_in_one_file_opens_from_the_disk(reader, site, checklist_on):
    """Opened with a double click, the file answers, leads to its own branches, and asks for nothing."""
    path = site / "ladda-ner/bo-kvar-checklista.html"
    assert path.stat().st_size < 8_000_000
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(path.as_uri())
    checklist = checklist_on(reader, path.as_uri())
    checklist.wait("ready")
    for question, option in (("hushall", "barnfamilj"), ("aktuell", "barn-och-unga"), ("skal", "storning")):
        reader.locator(f"#svar-{question}-{option}").click()
        reader.locator(f"#ta-bort-{question}").wait_for()
    link = reader.locator(".bk-plan > .bk-lede a")
    assert link.get_attribute("href") == "#barnfamilj-barn-och-unga-storning"
    expect(reader.locator("#barnfamilj-barn-och-unga-storning")).to_have_count(1)
    assert {url.split(":")[0] for url in asked} <= {"file", "blob", "data"}
