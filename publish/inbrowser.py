"""The figures of `make bench` that only a browser can give."""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from publish.browser import launch_arguments, need_chromium
from publish.commands import ROOT
from publish.serve import make_server

# How the checklist says that the engine answers.
READY = "case-checklist[data-state='ready']"
CLICKS = 200
BOOTS = 5
SLOW = 60_000

# Clicks one radio button that is not chosen, and gives the time until the browser has painted the
# page that the answer changed. What is clicked follows from the turn's number, so runs can be compared.
CLICK = """async (turn) => {
  const free = "case-checklist input[type=radio]:not(:checked):not(:disabled)";
  const shown = [...document.querySelectorAll(free)].filter((radio) => radio.checkVisibility());
  if (shown.length === 0) return null;
  const radio = shown[(turn * 7) % shown.length];
  const changed = new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(true); });
    const checklist = radio.closest("case-checklist");
    observer.observe(checklist, { childList: true, characterData: true, subtree: true });
    setTimeout(resolve, 2000, false);
  });
  const started = performance.now();
  radio.click();
  if (!await changed) return null;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - started;
}"""

# Starts a worker and gives the time until it says that it is ready.
BOOT = """(url) => new Promise((resolve, reject) => {
  const started = performance.now();
  const worker = new Worker(url, { type: "module" });
  worker.onmessage = ({ data }) => {
    worker.terminate();
    if (data.ready) resolve(performance.now() - started); else reject(new Error(data.fault));
  };
  worker.onerror = (event) => reject(new Error(event.message));
})"""


class BenchError(Exception):
    """What cannot be measured, and why, in one line."""


def answer_times(site: Path) -> list[float]:
    """Give the milliseconds from an answer to its new fragment on screen, for many answers."""
    with served(site) as address, chromium() as browser:
        page = browser.new_page()
        try:
            page.goto(address + checklist_page(site))
            page.wait_for_selector(READY, state="attached", timeout=SLOW)
            times = [page.evaluate(CLICK, turn) for turn in range(CLICKS)]
        except PlaywrightError as error:
            raise BenchError(f"checklistan kunde inte mätas: {first_line(error)}") from error
    measured = [float(duration) for duration in times if duration is not None]
    if len(measured) < CLICKS // 2:
        raise BenchError(f"bara {len(measured)} av {CLICKS} svar ändrade sidan")
    return measured


def checklist_page(site: Path) -> str:
    """Find the page that holds the checklist, wherever the navigation has put it."""
    for path in sorted(site.rglob("*.html")):
        if "<case-checklist" in path.read_text(encoding="utf-8"):
            return path.relative_to(site).as_posix()
    raise BenchError("ingen sida i site/ har en checklista (<case-checklist>)")


def boot_times(site: Path) -> tuple[list[float], list[float]]:
    """Give the milliseconds of stock `loadPyodide()`, and of our engine, each with an empty cache.

    Ours is the site's own worker, from its start until it can be asked. The two alternate, so that a
    machine that slows down slows both.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(site / "assets/checklist", root / "checklist")
        shutil.copytree(ROOT / "node_modules/pyodide", root / "stock")
        shutil.copyfile(ROOT / "publish/stock.mjs", root / "stock.mjs")
        (root / "index.html").write_text("<!doctype html><title>Mätning</title>", encoding="utf-8")
        stock, ours = [], []
        with served(root) as address, chromium() as browser:
            for _ in range(BOOTS):
                stock.append(boot(browser, address, "stock.mjs"))
                ours.append(boot(browser, address, "checklist/worker.mjs"))
    return stock, ours


def boot(browser: Browser, address: str, worker: str) -> float:
    """Start one worker in a context of its own, which has nothing in its cache."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        try:
            return float(page.evaluate(BOOT, address + worker))
        except PlaywrightError as error:
            raise BenchError(f"Pyodide startade inte i Chromium: {first_line(error)}") from error


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
def chromium() -> Iterator[Browser]:
    """Start the browser that the tests use."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_chromium(), args=launch_arguments())
        try:
            yield browser
        finally:
            browser.close()


def first_line(error: Exception) -> str:
    """Shorten a tool's message to its first line."""
    return str(error).partition("\n")[0]
