"""Visited once, the site works without a server; what cannot be kept is said, and harms nothing."""

import json
import re

from playwright.sync_api import expect

STATUS = "om/utan-nat.html"


def listed(site):
    """Return the paths that the service worker of a site keeps."""
    text = (site / "sw.js").read_text(encoding="utf-8")
    return sorted(json.loads(re.search(r"^const FILES = (.*);$", text, re.MULTILINE).group(1)))


def test_the_checklist_works_with_the_server_stopped(offline):
    """After one visit the checklist and a page never visited work without a server."""
    offline.checklist.open()
    offline.go("lagen/tre-veckor.html")
    expect(offline.page.locator("h1")).to_have_count(1)
    assert offline.page.locator("article").inner_text()


def test_addresses_as_other_hosts_write_them(offline):
    """A folder, a page without its ending and a page with a query are the same pages without a server."""
    offline.go("lagen/index.html")
    title = offline.page.title()
    for address in ("lagen/?fran=mejl", "lagen", "lagen/index", "lagen/index.html?a=b#c"):
        offline.go(address)
        assert offline.page.title() == title
        # The page's own links lead right only where it stands in its folder.
        assert offline.page.url.startswith(f"{offline.host.address}lagen/")


def test_an_address_that_is_not_there_gives_our_own_page_offline(offline):
    """Without a server an unknown address still shows a page of the site, and a download leads to its page."""
    assert offline.go("finns-inte.html").status == 404
    expect(offline.page.locator("h1")).to_have_count(1)
    offline.go("ladda-ner/bo-kvar-handbok.zip")
    assert offline.page.url.endswith(STATUS)


def test_nothing_is_kept_before_the_checklist_answers(host, reader):
    """The checklist comes first: the service worker is not asked for until the first answer is on screen."""
    engine = next(path for path in listed(host.folder) if path.startswith("assets/checklist/engine/engine."))
    held = host.hold(engine)
    reader.checklist.open(ready=False)
    assert held.came.wait(30)
    assert "sw.js" not in host.asked
    held.go.set()
    reader.visit()
    assert "sw.js" in host.asked


def test_all_is_kept_once(offline):
    """Every file of the list is kept, and nothing else."""
    assert offline.kept() == listed(offline.host.folder)


def test_what_is_kept_bears_the_policy(offline):
    """Files from the store are sealed, though this host sends no policy: the checklist's worker has no other."""
    worker = next(
        path for path in listed(offline.host.folder) if re.search(r"checklist\S*/worker\.\S*mjs$", path)
    )
    assert "default-src 'self'" in offline.fetched(worker)["policy"]


def test_an_install_cut_off_goes_on_where_it_stopped(host, reader):
    """When the server goes away after forty files, the next visit asks only for the others."""
    held = host.hold("sw.js")
    reader.checklist.open()
    assert held.came.wait(30)
    host.left = 40
    held.go.set()
    reader.until(
        "async () => (await caches.keys()).length && !(await navigator.serviceWorker.getRegistration())"
    )
    first = reader.kept()
    assert 20 < len(first) < len(listed(host.folder))
    host.left = -1
    host.asked.clear()
    reader.visit()
    assert reader.kept() == listed(host.folder)
    # Of the pages none was seen by the reader, so whoever asks for one is the service worker.
    assert not {path for path in first if path.startswith(("lagen/", "stod/", "mallar/"))} & set(host.asked)
    host.stop()
    reader.checklist.open()


def test_a_store_that_fails_leaves_the_network(host, reader):
    """Where the browser refuses to read what is kept, every page comes from the server as if nothing were kept."""
    broken = b'caches.match = () => Promise.reject(new DOMException("nej", "SecurityError"));\n'
    host.instead["sw.js"] = broken + (host.folder / "sw.js").read_bytes()
    reader.visit()
    reader.checklist.open()
    reader.checklist.answer(hushall="barnfamilj")
    reader.go("ordlista.html")
    expect(reader.page.locator("h1")).to_have_count(1)


def test_a_disk_that_is_full_at_the_first_visit(host, reader, quota):
    """The checklist works, nothing is left lying, and the page about it says that the site is not kept."""
    reader.go("index.html")
    quota(2_000_000)
    reader.checklist.open()
    reader.checklist.answer(hushall="barnfamilj")
    reader.go(STATUS)
    status = reader.page.locator("#sparad-status")
    save = reader.page.locator(".bk-kept button").first
    save.click()
    expect(save).to_be_enabled(timeout=30_000)
    expect(status).to_contain_text("plats")
    assert reader.kept() == []
    expect(reader.offer).to_have_count(0)
    quota(None)
    save.click()
    expect(status).to_contain_text("version", timeout=30_000)
    assert reader.kept() == listed(host.folder)


def test_the_status_by_its_buttons(host, reader):
    """The page says that nothing is kept; then keeps it, with version and size; then lets go of it."""
    reader.go(STATUS)
    status = reader.page.locator("#sparad-status")
    buttons = reader.page.locator(".bk-kept button")
    # The page's script puts them there; all() would not wait for it.
    expect(buttons).to_have_count(2)
    save, remove = buttons.all()
    expect(remove).to_be_hidden()
    save.click()
    version = re.search(
        r'^const VERSION = "(\w+)"', (host.folder / "sw.js").read_text(encoding="utf-8")
    ).group(1)
    expect(status).to_contain_text(version, timeout=30_000)
    remove.click()
    expect(remove).to_be_hidden()
    assert reader.page.evaluate("caches.keys()") == []
    assert reader.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert reader.page.evaluate("document.activeElement.textContent") == save.inner_text()


def test_the_kill_switch_and_back(host, visited):
    """With sw-av.js in the place of sw.js the browser keeps nothing; with sw.js back it keeps the site again."""
    host.instead["sw.js"] = (host.folder / "deploy/sw-av.js").read_bytes()
    visited.checklist.answer(hushall="barnfamilj")
    visited.page.evaluate("navigator.serviceWorker.getRegistration().then((found) => { found.update(); })")
    visited.until(
        "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistration())"
    )
    # The page that was open goes on, and is not asked to change.
    expect(visited.offer).to_have_count(0)
    visited.checklist.answer(aktuell="ingen")
    assert visited.fetched("ordlista.html")["status"] == 200
    visited.checklist.open()
    assert visited.kept() == []
    del host.instead["sw.js"]
    visited.visit()
    host.stop()
    visited.checklist.open()


def test_where_nothing_can_be_kept_the_page_says_so(reader):
    """Without https, and in some private windows, a browser has no service worker; with one the page offers buttons."""
    reader.go(STATUS)
    buttons = reader.page.locator(".bk-kept button")
    expect(buttons).to_have_count(2)
    reader.page.add_init_script("delete Navigator.prototype.serviceWorker")
    reader.go(STATUS)
    expect(reader.page.locator("#sparad-status")).to_contain_text("https")
    expect(buttons).to_have_count(0)
