"""Visited once, the site works without a server; what cannot be kept, or is lost, is said, and harms nothing."""

import re

import pytest
from hosting import constant, listed
from playwright.sync_api import expect

STATUS = "om/utan-nat.html"
LOST = "ordlista.html"
YEAR = 365 * 86_400_000
# What the service worker notes for the page that tells the reader; the first version's notes are found at its place.
NOTED = """async (trouble) => {
  const store = await caches.open(`bo-kvar ${location.origin}/`);
  const place = `${location.origin}/.bo-kvar?brist`;
  if (trouble) await store.put(place, new Response(JSON.stringify(trouble)));
  return (await store.match(place))?.json();
}"""
# Given the name that the build has given our module for trusted types.
INSTALL = """async (module) => {
  const { trusted } = await import(new URL(`assets/${module}`, document.baseURI));
  const address = trusted.createScriptURL(new URL("sw.js", document.baseURI).href);
  const { installing } = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  await new Promise((resolve) => installing.addEventListener("statechange", resolve, { once: true }));
  return installing.state;
}"""
EVICT = """async (path) => {
  const store = await caches.open(`bo-kvar ${location.origin}/`);
  return store.delete(new URL(path, location.origin), { ignoreSearch: true });
}"""


def trusted(host):
    """The name that the script with the pages' policy has got of its content."""
    [path] = (host.folder / "assets").glob("trusted.????????.mjs")
    return path.name


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


@pytest.mark.parametrize(
    ("ahead", "ended"), [(YEAR, "installed"), (-60_000, "redundant")], ids=["a-year-ahead", "a-minute-ago"]
)
def test_a_disk_that_was_full_on_a_day_that_has_not_come(host, reader, assets, ahead, ended):
    """After a full disk the browser waits for an hour; not for a year, since the clock was wrong that day."""
    reader.go("index.html")
    now = reader.page.evaluate("Date.now()")
    version = constant(host.folder, "VERSION")
    noted = {"why": "fullt", "version": version, "since": now + ahead, "last": now + ahead}
    reader.page.evaluate(NOTED, noted)
    assert reader.page.evaluate(INSTALL, trusted(host)) == ended
    assert reader.kept() == (listed(host.folder) if ended == "installed" else [])


@pytest.mark.parametrize("ahead", [YEAR, -YEAR], ids=["a-year-ahead", "a-year-ago"])
def test_what_has_failed_since_a_day_that_has_not_come(host, reader, assets, ahead):
    """A time that the clock has not reached counts as none: the fault begins now. One that has passed is remembered."""
    reader.go("index.html")
    now = reader.page.evaluate("Date.now()")
    reader.page.evaluate(NOTED, {"why": "nat", "version": "0", "since": now + ahead, "last": now + ahead})
    host.instead[LOST] = b"<!-- something else -->"
    assert reader.page.evaluate(INSTALL, trusted(host)) == "redundant"
    trouble = reader.page.evaluate(NOTED)
    assert trouble["why"] == "andrad"
    assert trouble["since"] == now + ahead if ahead < 0 else now <= trouble["since"] <= trouble["last"]


def test_a_page_that_the_browser_has_thrown_away(host, visited):
    """Without a network it is said to be lost, not missing; with one it is fetched, and kept again."""
    assert visited.page.evaluate(EVICT, LOST)
    with host.gone():
        assert visited.go("finns-inte.html").status == 404
        missing = visited.page.locator("h1").inner_text()
        assert visited.go(f"{LOST}?fran=mejl").status == 503
        assert visited.page.locator("h1").inner_text() != missing
        assert visited.page.evaluate("document.styleSheets.length") > 0
        assert visited.page.locator('main a:not([href=""])').evaluate_all(
            "links => Promise.all(links.map((link) => fetch(link.href).then(({ ok }) => ok)))"
        ) == [True, True]
    with visited.page.expect_navigation():
        visited.page.locator('main a[href=""]').click()
    expect(visited.page.locator("header.md-header")).to_be_visible()
    visited.until(f"async () => Boolean(await caches.match('{LOST}', {{ ignoreSearch: true }}))")
    host.stop()
    assert visited.go(LOST).status == 200


def test_a_store_that_the_browser_has_thrown_away(host, visited):
    """When all that was kept is gone, and only the service worker stays, any page fetches it all again."""
    visited.page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))"
    )
    with host.gone():
        assert visited.go(LOST).status == 503
    visited.go("index.html")
    visited.until(f"async () => Boolean(await caches.match('{LOST}', {{ ignoreSearch: true }}))")
    visited.go(STATUS)
    expect(visited.page.locator("#sparad-status")).to_contain_text("version", timeout=30_000)
    assert visited.kept() == listed(host.folder)


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


def test_an_old_address_leads_on_without_a_network(offline):
    """Whoever has kept the site comes from an old address to the same place on the page that has moved."""
    offline.go("rutinen/kronofogden.html#innehall")
    expect(offline.page).to_have_url(f"{offline.host.address}avhysning/kronofogden.html#innehall")
