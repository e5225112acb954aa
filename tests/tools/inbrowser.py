"""The figures of `make bench` that only a browser can give."""

import json
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from publish.commands import ROOT
from publish.serve import make_server
from tools.browser import CHROMIUM, FIREFOX, launch_arguments, need

# How the checklist says that the engine answers.
READY = "case-checklist[data-state='ready']"
PAGE = "checklista.html"
ONE_FILE = "ladda-ner/bo-kvar-checklista.html"
ANSWERS = 500
BOOTS = 9
LOADS = 5
# The longest task of a load is what other programs disturb most, so it is taken from more of them.
WATCHED = 15
SLOW = 60_000
# So long a browser is left alone with a running engine before it is warm: it compiles what runs often, and
# keeps that beside the cached file.
WARMING = 12_000
# A reader looks at the page before the first answer, and before each other; the engine works ahead meanwhile.
READING = 5_000
READING_ON = 700
# A browser that has just opened a window is busy with its own affairs for a moment: they are not the page's.
SETTLING = 2_000
# So many answers are given without any time to read: nobody does, but it shows what an answer costs that was not
# worked out ahead.
HURRIED = 150
# Frames as soon as they are ready: what is measured is our work, not the wait for the screen's next turn.
NO_WAIT = ("--disable-frame-rate-limit", "--disable-gpu-vsync")

# Clicks one radio button that is not chosen, and gives two times: until the browser has painted what came of it in the
# window, and until it has painted once more, with what was left for then outside the window.
# What is clicked follows from the turn's number, so runs can be compared. The frames before it wake a browser that has
# had nothing to paint, whose next frame would else wait for the screen's turn after all.
CLICK = """async (turn) => {
  const free = "case-checklist input[type=radio]:not(:checked):not(:disabled)";
  const shown = [...document.querySelectorAll(free)].filter((radio) => radio.checkVisibility());
  const radio = shown[(turn * 7) % shown.length];
  radio.scrollIntoView({ block: "nearest" });
  const sign = document.getElementById("sign") ?? document.body.appendChild(document.createElement("p"));
  Object.assign(sign, { id: "sign", style: "position: fixed; inset: 0 auto auto 0; margin: 0" });
  for (let frame = 0; frame < 6; frame += 1) {
    sign.textContent = frame;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  const answered = new Promise((resolve) => radio.closest("case-checklist").addEventListener("shown", resolve, { once: true }));
  const started = performance.now();
  radio.click();
  await answered;
  const times = [];
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - started);
  }
  return times;
}"""

# Starts a worker and gives the time until it is ready and, where it is asked something, has answered.
BOOT = """([url, ask, linger]) => new Promise((resolve, reject) => {
  const started = performance.now();
  const worker = new Worker(url, { type: "module", name: ask ? JSON.parse(ask).routine : "" });
  const done = () => {
    const time = performance.now() - started;
    setTimeout(() => { worker.terminate(); resolve(time); }, linger);
  };
  worker.onmessage = ({ data }) => {
    if (data.fault) reject(new Error(data.fault));
    else if (data.ready && ask) worker.postMessage({ request: ask });
    else if (data.ready || data.answer) done();
  };
  worker.onerror = (event) => reject(new Error(event.message));
})"""
ELEMENT = re.compile(r'<case-checklist routine="([^"]+)"')


class BenchError(Exception):
    """What cannot be measured, and why, in one line."""


def routine_of(site: Path) -> str:
    """Give the id of the routine whose checklist is measured: the one that the page is about."""
    found = ELEMENT.search((site / PAGE).read_text(encoding="utf-8"))
    if not found:
        raise BenchError(f"{PAGE} har ingen checklista")
    return found[1]


def first_request(site: Path) -> str:
    """Give what the page asks first, for an empty case."""
    empty = {"root": "", "today": "2026-01-31", "case": None, "view": None, "control": None}
    return json.dumps({"routine": routine_of(site), **empty})


def answer_times(playwright: Playwright, site: Path, *, hurried: bool) -> tuple[list[float], list[float]]:
    """Give the milliseconds from an answer to what came of it on screen, for many answers, in Chromium.

    First until the window shows it, then until what is outside the window is laid out as well.
    """
    with served(site) as address, chromium(playwright, *NO_WAIT) as browser:
        page = browser.new_page()
        page.goto(address + PAGE)
        page.wait_for_selector(READY, state="attached", timeout=SLOW)
        page.wait_for_timeout(READING)
        times = []
        for turn in range(HURRIED if hurried else ANSWERS):
            if not hurried:
                page.wait_for_timeout(READING_ON)
            times.append(page.evaluate(CLICK, turn))
        return [float(first) for first, _ in times], [float(second) for _, second in times]


def longest_tasks(playwright: Playwright, site: Path) -> list[tuple[float, float]]:
    """Give the longest task of the page's main thread from navigation to ready, for some loads in Chromium.

    Each as its milliseconds on the clock, and those of them in which the processor worked on it. The rest is waiting,
    mostly for other programs.
    """
    with served(site) as address, chromium(playwright) as browser, tempfile.TemporaryDirectory() as folder:
        found = []
        for turn in range(WATCHED):
            with browser.new_context() as context:
                page = context.new_page()
                page.wait_for_timeout(SETTLING)
                trace = Path(folder) / f"{turn}.json"
                browser.start_tracing(
                    page=page,
                    path=trace,
                    categories=["disabled-by-default-devtools.timeline", "devtools.timeline"],
                )
                page.goto(address + PAGE)
                page.wait_for_selector(READY, state="attached", timeout=SLOW)
                browser.stop_tracing()
                found.append(longest_task(json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]))
        return found


def longest_task(events: list[dict[str, object]]) -> tuple[float, float]:
    """Find the longest task of the thread that renders the page, in a trace's events: as longest_tasks gives it."""
    pages = {
        (event["pid"], event["tid"])
        for event in events
        if event.get("name") == "ParseHTML" and PAGE in json.dumps(event.get("args"))
    }
    tasks = [
        (float(str(event.get("dur", 0))) / 1000, float(str(event.get("tdur", 0))) / 1000)
        for event in events
        if event.get("name") == "RunTask" and (event["pid"], event["tid"]) in pages
    ]
    if not tasks:
        raise BenchError("spåret ur Chromium har inga uppgifter från sidans tråd")
    return max(tasks)


def requests_until_ready(playwright: Playwright, site: Path) -> set[str]:
    """Give the names of all files that a first visit to the checklist has fetched when it answers."""
    asked: set[str] = set()
    with served(site) as address, chromium(playwright) as browser:
        with browser.new_context(service_workers="block") as context:
            context.on("request", lambda request: asked.add(request.url))
            page = context.new_page()
            page.goto(address + PAGE)
            page.wait_for_selector(READY, state="attached", timeout=SLOW)
        return {url.removeprefix(address) for url in asked if url.startswith(address)}


def boot_times(
    playwright: Playwright, site: Path, *, firefox: bool, warm: bool
) -> tuple[list[float], list[float]]:
    """Give the milliseconds of stock `loadPyodide()`, and of our engine with its first fragment rendered.

    The two alternate, so that a machine that slows down slows both. ``warm``: in a browser that has run both for a
    while, and keeps what it has compiled; else each in a browser profile that has nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "www"
        shutil.copytree(site / "assets", root / "assets")
        # Named as if by content, so that it may be cached as ours may.
        stock = root / "assets/stock-00000000"
        shutil.copytree(ROOT / "node_modules/pyodide", stock)
        shutil.copyfile(ROOT / "tests/tools/stock.mjs", stock / "stock.mjs")
        (root / "index.html").write_text("<!doctype html><title>Mätning</title>", encoding="utf-8")
        [worker] = (root / "assets/checklist").glob("worker.????????.mjs")
        urls = {"stock": "assets/stock-00000000/stock.mjs", "ours": worker.relative_to(root).as_posix()}
        asks = {"stock": None, "ours": first_request(site)}
        times: dict[str, list[float]] = {"stock": [], "ours": []}
        with served(root) as address:

            def boot(page: Page, name: str, linger: int = 0) -> float:
                page.goto(address)
                return float(page.evaluate(BOOT, [address + urls[name], asks[name], linger]))

            if warm:
                with profile(playwright, firefox=firefox) as context:
                    page = context.new_page()
                    for name in times:
                        boot(page, name, WARMING)
                    for _ in range(BOOTS):
                        for name, taken in times.items():
                            taken.append(boot(page, name))
            else:
                for _ in range(BOOTS):
                    for name, taken in times.items():
                        with profile(playwright, firefox=firefox) as context:
                            taken.append(boot(context.new_page(), name))
    return times["stock"], times["ours"]


def one_file_times(playwright: Playwright, site: Path, *, firefox: bool) -> list[float]:
    """Give the milliseconds from navigation to ready for the edition in one file, opened from the disk.

    The browser is up already: its own start, which takes as long, is not ours.
    """
    times = []
    with profile(playwright, firefox=firefox) as context:
        for _ in range(LOADS):
            page = context.new_page()
            page.goto((site / ONE_FILE).as_uri(), wait_until="commit")
            page.wait_for_selector(READY, state="attached", timeout=SLOW)
            times.append(float(page.evaluate("performance.now()")))
            page.close()
    return times


@contextmanager
def profile(playwright: Playwright, *, firefox: bool) -> Iterator[BrowserContext]:
    """Start a browser with a profile of its own on the disk: only such a one keeps compiled code."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if firefox:
            context = playwright.firefox.launch_persistent_context(
                folder, channel="moz-firefox", executable_path=need(FIREFOX)[0]
            )
        else:
            context = playwright.chromium.launch_persistent_context(
                folder, executable_path=need(CHROMIUM)[0], args=launch_arguments()
            )
        try:
            yield context
        finally:
            context.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while it is measured, and give its address."""
    server = make_server(folder)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def chromium(playwright: Playwright, *arguments: str) -> Iterator[Browser]:
    """Start the browser that the tests use."""
    browser = playwright.chromium.launch(
        executable_path=need(CHROMIUM)[0], args=[*launch_arguments(), *arguments]
    )
    try:
        yield browser
    finally:
        browser.close()
