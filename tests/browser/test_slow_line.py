"""On a slow, broken or filtered line the checklist starts in the end, says how much is left, and wastes nothing."""

import pytest
from acting import Checklist
from lines import Line
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WASM = "pyodide.asm.wasm"
MEGABYTE = 1_000_000
# Less than the page waits in silence, and more than the half of it; see START_LIMIT.
MOST_OF_THE_LIMIT = 20_000
BEYOND_THE_LIMIT = 31_000
# What a host has sent when its reader goes away, and the reader has not seen.
ON_ITS_WAY = 200_000
# The page as it is over http without a name of this computer: with neither of the two.
WITHOUT_HTTPS = 'Object.defineProperty(crypto, "subtle", { value: undefined }); delete globalThis.caches;\n'


@pytest.fixture
def line(site):
    found = Line(site)
    yield found
    found.close()


@pytest.fixture
def far(page, line):
    """The checklist at the end of a line, before its page is loaded."""
    return Checklist(page, line.address)


@pytest.fixture
def slow(far, line):
    """The checklist on a line that lets nothing of the engine through yet, in a page whose clock can be put forward."""
    far.page.clock.install()
    line.hold()
    far.open(ready=False)
    far.wait("starting")
    return far


@pytest.fixture
def size(assets):
    """A function that gives how long a file of the engine is."""
    return lambda name: assets(f"engine/{name}").stat().st_size


def arriving(checklist):
    return checklist.element.locator('[data-part="arriving"]')


def came(checklist, line, length):
    """Let bytes through and wait until the page says so; its clock must be beyond the time when it says nothing."""
    before = arriving(checklist).inner_text()
    line.let(length)
    expect(arriving(checklist)).not_to_have_text(before)


def leads_on(checklist):
    expect(checklist.links.locator("a").first).to_be_visible()
    expect(checklist.message).not_to_be_empty()


def test_a_slow_line_is_waited_for_as_long_as_something_comes(slow, line):
    """The page waits for three times its limit, says how much has come, has the links at hand, and then starts."""
    aloud = slow.element.locator('[data-part="status"]')
    slow.page.clock.fast_forward(3_000)
    for _ in range(5):
        came(slow, line, MEGABYTE)
        slow.page.clock.fast_forward(MOST_OF_THE_LIMIT)
    assert slow.element.get_attribute("data-state") == "starting"
    expect(slow.links.locator("a").first).to_be_visible()
    expect(arriving(slow)).to_have_text(line.told(5))
    expect(aloud).not_to_be_empty()
    line.let()
    slow.wait("ready")
    expect(slow.links).to_be_hidden()
    slow.answer(hushall="barnfamilj")


def test_a_line_that_stands_still_leads_to_the_links(slow, line):
    """When nothing comes any more, the page says so, and the links are there."""
    slow.page.clock.fast_forward(3_000)
    came(slow, line, MEGABYTE)
    slow.page.clock.fast_forward(BEYOND_THE_LIMIT)
    slow.wait("failed")
    leads_on(slow)


def test_what_has_come_is_read_aloud_a_few_times_only(slow, line):
    """A screen reader hears of a few of the many changes of what has come."""
    slow.page.evaluate(
        """() => {
          globalThis.said = [];
          const status = document.querySelector('[data-part="status"]');
          new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    slow.page.clock.fast_forward(3_000)
    for _ in range(10):
        came(slow, line, MEGABYTE)
    assert len(slow.page.evaluate("said")) == len({"0-3,4", "3,5-6,9", "7-10"})


@pytest.mark.parametrize("parts", [True, False], ids=["delar", "bara hela filer"])
def test_a_reload_goes_on_where_it_was(slow, line, size, parts):
    """After a reload in the middle only the rest is sent, where the host can; else the whole, and it starts too."""
    line.parts = parts
    slow.page.clock.fast_forward(3_000)
    came(slow, line, 6 * MEGABYTE)
    expect(arriving(slow)).to_have_text(line.told(6))
    before = line.sent[WASM]
    assert before > MEGABYTE
    slow.page.reload()
    line.let()
    slow.wait("ready")
    again = line.sent[WASM] - before
    assert (again < size(WASM) - before + ON_ITS_WAY) == parts
    assert again < size(WASM) + ON_ITS_WAY


@pytest.mark.parametrize("packed", [False, True], ids=["som den är", "packad"])
def test_a_broken_connection_is_taken_up_again(far, line, size, faults, packed):
    """A connection that breaks in the middle of a file does not stop the start; no other file is sent again for it."""
    line.packed = packed
    line.breaks = {WASM: MEGABYTE}
    faults.provoke("pyodide.asm.*wasm")
    far.open()
    far.answer(hushall="barnfamilj")
    if not packed:
        assert line.sent[WASM] < size(WASM) + ON_ITS_WAY
        assert line.sent["engine.zip"] == size("engine.zip")


def test_webassembly_of_an_unknown_type(far, line):
    """A host that does not know the type of WebAssembly sends bytes that are right all the same: they are used."""
    line.types = {WASM: "application/octet-stream"}
    far.open()
    far.answer(hushall="barnfamilj")


def test_a_file_that_was_damaged_once_is_asked_for_again(far, line, site, assets):
    """What lies damaged in the browser's own cache does not keep the checklist from starting for ever."""
    name = "engine.zip"
    line.instead = {name: b"x" + assets(f"engine/{name}").read_bytes()[1:]}
    address = assets(f"engine/{name}").relative_to(site).as_posix()
    far.page.goto(far.address)
    far.page.evaluate("(url) => fetch(url).then((answer) => answer.arrayBuffer()).then(() => true)", address)
    line.instead = {}
    far.open()
    far.answer(hushall="barnfamilj")


@pytest.mark.parametrize("damaged", [False, True], ids=["hel", "ändrad"])
def test_without_https_the_files_are_compared_too(far, line, faults, asset, assets, damaged):
    """Where the page may not count hashes itself, what was built starts, and what was altered is refused."""

    def without(route):
        route.fulfill(body=WITHOUT_HTTPS + route.fetch().text(), content_type="text/javascript")

    far.page.route(asset("worker.mjs"), without)
    if damaged:
        line.instead = {WASM: b"x" + assets(f"engine/{WASM}").read_bytes()[1:]}
        faults.provoke("pyodide.asm.*wasm")
    far.open(ready=False)
    far.wait("failed" if damaged else "ready")
