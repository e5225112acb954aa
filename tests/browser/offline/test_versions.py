"""From one version to another, between two builds of the project: offered, verified, never forced."""

import pytest
from playwright.sync_api import expect

ANSWERS = {"hushall": "barnfamilj", "aktuell": "barn-och-unga", "skal": "hyresskuld"}
MARK = "andra-utgavan"
TICKED = "aktualisera"
MOVED = "utveckling/checklista.png"
WIDTHS = (1280, 390)


def title(reader):
    """Return the title of the branch that the checklist shows."""
    return reader.page.locator("#bk-rubrik").inner_text()


def differing(one, other):
    """Return the paths of the files that the other folder has and the first has not, or has otherwise; none packed."""
    files = {
        path.relative_to(other): path.read_bytes()
        for path in other.rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".br")
    }
    same = {
        path for path, held in files.items() if (one / path).is_file() and (one / path).read_bytes() == held
    }
    return {path.as_posix() for path in files.keys() - same}


@pytest.fixture
def offered(visited, host, short_second_site):
    """A reader with a case before them, to whom the second version is offered."""
    visited.checklist.answer(**ANSWERS)
    host.folder = short_second_site
    host.asked.clear()
    assert visited.update() == "installed"
    visited.offer.wait_for()
    return visited


def test_an_update_there_and_back(offered, host, short_site, short_second_site):
    """A kept case survives both the new version and the return to the old one, each without a server; only
    what has changed is fetched, and nothing of a version that is gone stays."""
    checklist = offered.checklist
    checklist.use(offered.page.locator("#spara").click)
    checklist.use(checklist.tick(TICKED).click)
    changed = differing(short_site, short_second_site)
    assert set(host.asked) <= changed | {"sw.js"}
    assert "sw.js" in changed
    for new, folder in ((True, short_site), (False, short_second_site)):
        assert (MARK in title(offered)) is not new
        offered.take()
        checklist.wait("ready")
        host.stop()
        checklist.open()
        assert (MARK in title(offered)) is new
        assert checklist.answered() == ANSWERS
        assert checklist.statuses()[TICKED] == "done"
        assert (f'id="{MARK}"' in offered.fetched("ordlista.html")["text"]) is new
        kept = offered.kept()
        assert len(kept) == len(set(kept))
        if new:
            host.stopped = False
            host.folder = folder
            # Put back later, and so with a later date: a server answers by date that an older file is "not changed".
            host.instead["sw.js"] = (folder / "sw.js").read_bytes()
            assert offered.update() == "installed"
            offered.offer.wait_for()


def test_a_small_change_changes_few_files(site, second_site):
    """Of all files those that have what was changed, and what each routine's checklist and the engine's list have of it."""
    assert 0 < len(differing(site, second_site)) < sum(path.is_file() for path in site.rglob("*")) / 15


def test_the_offer_waits(offered, open_reader, host):
    """The old version stays until all its pages are closed; then the new one is used without a question."""
    assert f'id="{MARK}"' not in offered.fetched("ordlista.html")["text"]
    offered.go("ordlista.html")
    expect(offered.page.locator(f"#{MARK}")).to_have_count(0)
    offered.leave()
    host.stop()
    later = open_reader()
    later.go("ordlista.html")
    expect(later.page.locator(f"#{MARK}")).to_have_count(1)
    expect(later.offer).to_have_count(0)


def test_the_offer_covers_nothing_and_can_be_put_off(offered):
    """The offer stands above the page, is announced, is used by keyboard, and is not repeated in this tab."""
    page = offered.page
    expect(offered.offer.get_by_role("status")).not_to_be_empty()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("scrollTo(0, 0)")
        box, below = offered.offer.bounding_box(), page.locator("#innehall").bounding_box()
        assert box["y"] + box["height"] <= below["y"]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        bar = page.locator("header.md-header").bounding_box()
        assert box["y"] >= bar["y"] + bar["height"]
    page.locator("header :is(a, button):visible").last.focus()
    for name in ("Byt nu", "Senare"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == name
    page.keyboard.press("Enter")
    expect(offered.offer).to_have_count(0)
    assert offered.checklist.focused() == "innehall"
    assert offered.checklist.answered() == ANSWERS
    offered.go("ordlista.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect(page.locator("h1")).to_have_count(1)
    expect(offered.offer).to_have_count(0)


def test_the_offer_put_off_by_a_double_click(offered):
    """What moves up where "Senare" was does not get the second press: the reader stays where they are."""
    page, offer = offered.page, offered.offer
    expect(offer.get_by_role("status")).not_to_be_empty()
    later = offer.locator(".bk-update__later")
    # The questions that have been answered may stand further down than the offer.
    later.scroll_into_view_if_needed()
    box = later.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    # The page has a link there when the offer is gone.
    page.evaluate(
        """([x, y]) => {
          const link = document.body.appendChild(document.createElement("a"));
          Object.assign(link, { href: "ordlista.html", textContent: "Ordlista", className: "bk-behind" });
          const style = { position: "fixed", left: `${x - 40}px`, top: `${y - 10}px`, width: "80px", height: "20px", zIndex: 0 };
          for (const [name, value] of Object.entries(style)) link.style.setProperty(name.replace("I", "-i"), value);
          document.querySelector(".bk-update").style.setProperty("position", "relative");
          document.querySelector(".bk-update").style.setProperty("z-index", "1");
        }""",
        middle,
    )
    address = page.url
    page.mouse.dblclick(*middle)
    expect(offer).to_have_count(0)
    assert page.url == address
    assert offered.checklist.answered() == ANSWERS
    # One press is enough for it, when it is meant.
    with page.expect_navigation():
        page.mouse.click(*middle)


def test_what_is_refused_is_said_until_something_else_happens(offered):
    """On a shared computer the change is refused, at the button; the word goes when the case has changed."""
    checklist, page = offered.checklist, offered.page
    checklist.use(checklist.tick(TICKED).click)
    checklist.use(page.locator("#delad").click)
    said, change = offered.offer.get_by_role("status"), offered.offer.locator(".bk-button")
    offer = said.inner_text()
    for _ in range(2):
        change.click()
        expect(said).not_to_have_text(offer)
    checklist.use(checklist.tick(TICKED).click)
    expect(said).to_have_text(offer)


def test_a_page_that_is_left_open_tells_of_what_has_failed(visited, host, short_second_site):
    """Whoever comes back after a week to a page that was open all the time is told, as on a page that is loaded."""
    visited.page.clock.install()
    visited.go("index.html")
    host.folder = short_second_site
    host.instead["ordlista.html"] = b"<!-- something else -->"
    assert visited.update() == "redundant"
    expect(visited.offer).to_have_count(0)
    for days, told in ((1, 0), (8, 1)):
        visited.page.clock.fast_forward(days * 86_400_000)
        # The same as when the reader comes back to the tab.
        visited.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        visited.page.evaluate(
            "navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => {})"
        )
        expect(visited.offer).to_have_count(told)


def test_two_tabs(offered, open_reader, host):
    """Changed in one tab, the other keeps its case and its files, also without a server, until it is loaded anew."""
    other = open_reader()
    other.checklist.open()
    other.checklist.answer(hushall="utan-barn")
    other.page.evaluate("globalThis.sameDocument = true")
    offered.take()
    offered.checklist.wait("ready")
    assert offered.checklist.answered() == ANSWERS
    host.stop()
    again = other.offer.get_by_role("button", name="Ladda om")
    again.wait_for()
    other.checklist.answer(aktuell="ingen")
    assert other.page.evaluate("globalThis.sameDocument")
    # A file that only the old version has.
    assert other.fetched(MOVED)["status"] == 200
    offered.go("ordlista.html")
    assert other.fetched(MOVED)["status"] == 200
    with other.page.expect_navigation():
        again.click()
    other.checklist.wait("ready")
    assert other.checklist.answered() == {"hushall": "utan-barn", "aktuell": "ingen"}
    offered.go("index.html")
    offered.until(f"async () => !(await caches.match('{MOVED}', {{ ignoreSearch: true }}))")
    assert MOVED not in offered.kept()
    assert f"utveckling/ny-{MOVED.partition('/')[2]}" in offered.kept()


def test_an_altered_file_is_refused_and_the_old_version_goes_on(visited, host, short_second_site):
    """A file that is not what was built is never kept: the page says why, and after a week every page does."""
    host.folder = short_second_site
    host.instead["ordlista.html"] = b"<!-- something else -->"
    assert visited.update() == "redundant"
    expect(visited.offer).to_have_count(0)
    assert "something else" not in visited.fetched("ordlista.html")["text"]
    visited.go("om/utan-nat.html")
    status = visited.page.locator("#sparad-status")
    expect(status).to_contain_text("version")
    expect(status).to_contain_text("ändrats")
    expect(visited.offer).to_have_count(0)
    visited.page.clock.install(time=visited.page.evaluate("Date.now() + 8 * 86400000"))
    host.stop()
    visited.go("index.html")
    expect(visited.offer.locator('a[href$="om/utan-nat.html#sparad"]')).to_have_count(1)


def test_an_update_cut_off_goes_on_where_it_stopped(visited, host, short_second_site):
    """When the server goes away in the middle of an update the old version goes on, and the next try is shorter."""
    host.folder = short_second_site
    host.left = 4
    assert visited.update() == "redundant"
    host.stop()
    visited.go("ordlista.html")
    expect(visited.page.locator("h1")).to_have_count(1)
    expect(visited.page.locator(f"#{MARK}")).to_have_count(0)
    host.stopped, host.left = False, -1
    first = set(visited.kept())
    visited.page.goto("about:blank")
    host.asked.clear()
    visited.go("index.html")
    visited.offer.wait_for()
    assert len(visited.kept()) > len(first)
    visited.take()
    host.stop()
    visited.go("ordlista.html")
    expect(visited.page.locator(f"#{MARK}")).to_have_count(1)


def test_a_disk_that_gets_full_during_an_update(visited, host, short_second_site, quota):
    """The old version goes on, the half of the new one is thrown away, and the page about it says why."""
    before = visited.kept()
    host.folder = short_second_site
    held = host.hold("ordlista.html")
    visited.page.evaluate("navigator.serviceWorker.getRegistration().then((found) => { found.update(); })")
    assert held.came.wait(30)
    # Room for the note that there was none, and not for the page.
    usage = visited.page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    quota(usage + (short_second_site / "ordlista.html").stat().st_size // 2)
    held.go.set()
    visited.until("async () => !(await navigator.serviceWorker.getRegistration()).installing")
    assert visited.kept() == before
    expect(visited.offer).to_have_count(0)
    visited.go("om/utan-nat.html")
    status = visited.page.locator("#sparad-status")
    expect(status).to_contain_text("version")
    expect(status).to_contain_text("plats")
    host.stop()
    visited.checklist.open()
