"""Measures what the project promises about speed and weight: `make bench`, one figure a line.

All figures come from one run, since the machine's speed drifts from hour to hour; where a figure is a ratio, both
parts were measured in turn, or the one before and after the other. What has a budget is a ratio or a weight: a time
is printed and never judged, since a slow hour would break it with nothing wrong. A figure beyond its budget fails the
run, when all have been printed.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright, sync_playwright

from checklist.checks import check
from checklist.loading import load
from checklist.model import Routine
from checklist.planning import plan
from checklist.spaces import space_of
from publish.commands import ROOT
from tools import inbrowser
from tools.load import load_figure
from tools.weighing import asked_by, weight

SITE = ROOT / "site"
# Below this, decimals tell something.
FEW = 10
# The longest name of a figure has room.
WIDTH = 76
SECOND, MEGABYTE, KILOBYTE = 1000, 1_000_000, 1000
# What a time may be, as a part of what bare Pyodide takes, warm, in the same browser and the same run. A person notices
# no answer that takes a twentieth of that; the edition in one file unpacks all that a page fetches and keeps.
ANSWER, TASK, ONE_FILE = 0.05, 0.045, 1.8


class Figures:
    """What has been measured, and what of it is beyond its budget."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def tell(self, name: str, value: float, unit: str) -> None:
        """Print one figure that has no budget."""
        self._print(name, value, unit, None)

    def weigh(self, name: str, value: float, unit: str, most: float) -> None:
        """Print a weight with its budget, in the same unit."""
        self._print(name, value, unit, most)

    def compare(self, name: str, time: float, stock: float, most: float | None = None) -> None:
        """Print a time as a part of what bare Pyodide took in the same run; that may have a budget."""
        self._print(f"{name} mot Pyodide", time / stock, "gånger", most)

    def boot(self, name: str, pair: tuple[list[float], list[float]], most: float) -> float:
        """Print the medians of bare Pyodide and of our engine, and our part of the whole. Return the first median."""
        stock, ours = (median(times) for times in pair)
        self.tell(f"{name}: Pyodide som det levereras", stock, "ms")
        self.tell(f"{name}: motorn, första texten färdig", ours, "ms")
        self.compare(f"{name}: motorn", ours, stock, most)
        return stock

    def _print(self, name: str, value: float, unit: str, most: float | None) -> None:
        budget = "" if most is None else f"  (högst {number(most)})"
        beyond = most is not None and value > most
        if beyond:
            self.broken.append(name)
        print(f"{name:<{WIDTH}}{number(value):>9} {unit:<6}{budget}{'  ÖVER' if beyond else ''}", flush=True)


def main() -> int:
    """Measure everything, and fail if a budget is broken."""
    figures = Figures()
    try:
        measure_engine(figures)
        weigh(figures)
        with sync_playwright() as playwright:
            measure_browsers(figures, playwright)
        measure_servers(figures)
    except (inbrowser.BenchError, PlaywrightError) as error:
        print(f"Fel: {str(error).partition(chr(10))[0]}", file=sys.stderr)
        return 1
    if figures.broken:
        print(f"Över sin budget: {'; '.join(figures.broken)}", file=sys.stderr)
    return 1 if figures.broken else 0


def measure_engine(figures: Figures) -> None:
    """Time the engine in this Python."""
    handbook = load()
    routine = handbook.routine_by_id[inbrowser.routine_of(SITE)]
    figures.tell("uppräkning och kontroll", fastest(lambda: check(handbook), times=10), "ms")
    figures.tell("läsning och kontroll från fil", fastest(load, times=5), "ms")
    figures.tell("en plan ur svar", plan_time(routine), "ms")


def weigh(figures: Figures) -> None:
    """Count bytes, compressed with brotli where the build has done so."""
    pages = [
        path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if path.parent.name != "ladda-ner"
    ]
    others = {page: weight(SITE, asked_by(SITE, page)) for page in pages if page != inbrowser.PAGE}
    heaviest = max(others, key=lambda page: others[page])
    figures.weigh(f"tyngsta andra sidan ({heaviest})", others[heaviest] / KILOBYTE, "kB", 150)
    one_file = (SITE / inbrowser.ONE_FILE).stat().st_size
    figures.weigh("checklistan i en fil", one_file / MEGABYTE, "MB", 8)


def measure_browsers(figures: Figures, playwright: Playwright) -> None:
    """Take the figures that only a browser can give."""
    first = inbrowser.requests_until_ready(playwright, SITE)
    figures.weigh("första besöket på checklistan", weight(SITE, first) / MEGABYTE, "MB", 4.5)
    before = inbrowser.boot_times(playwright, SITE, firefox=False, warm=True)
    longest = measure_start(figures, playwright)
    calm, hurried = (measure_answers(figures, playwright, hurried=hurried) for hurried in (False, True))
    after = inbrowser.boot_times(playwright, SITE, firefox=False, warm=True)
    stock = {}
    both = (before[0] + after[0], before[1] + after[1])
    stock["Chromium"] = figures.boot("Chromium, varm", both, 0.35)
    figures.compare("Chromium: längsta uppgift", longest, stock["Chromium"], TASK)
    figures.compare("Chromium: svar till ny text, 99 av 100,", calm, stock["Chromium"], ANSWER)
    figures.compare("Chromium: svar utan paus, 99 av 100,", hurried, stock["Chromium"])
    cold = inbrowser.boot_times(playwright, SITE, firefox=False, warm=False)
    figures.boot("Chromium, kall", cold, 0.45)
    warm = inbrowser.boot_times(playwright, SITE, firefox=True, warm=True)
    stock["Firefox"] = figures.boot("Firefox, varm", warm, 0.40)
    cold = inbrowser.boot_times(playwright, SITE, firefox=True, warm=False)
    figures.boot("Firefox, kall", cold, 0.45)
    for browser, bare in stock.items():
        ready = median(inbrowser.one_file_times(playwright, SITE, firefox=browser == "Firefox"))
        figures.tell(f"{browser}: checklistan i en fil, färdig", ready, "ms")
        figures.compare(f"{browser}: checklistan i en fil", ready, bare, ONE_FILE)


def measure_start(figures: Figures, playwright: Playwright) -> float:
    """Print the longest task from navigation to ready, and give its milliseconds."""
    found = inbrowser.longest_tasks(playwright, SITE)
    longest = median(time for time, _ in found)
    figures.tell("Chromium: längsta uppgift från adress till färdig", longest, "ms")
    figures.tell("Chromium: längsta uppgift, processorns arbete", median(work for _, work in found), "ms")
    return longest


def measure_answers(figures: Figures, playwright: Playwright, *, hurried: bool) -> float:
    """Print how long an answer takes, and give the milliseconds that 99 of 100 do not exceed."""
    name = "svar utan paus till ny text" if hurried else "svar till ny text"
    window, whole = (sorted(times) for times in inbrowser.answer_times(playwright, SITE, hurried=hurried))
    figures.tell(f"Chromium: {name}, median", median(window), "ms")
    figures.tell(f"Chromium: {name}, 99 av 100", percentile(window, 99), "ms")
    figures.tell(f"Chromium: {name}, 99 av 100, också utanför fönstret", percentile(whole, 99), "ms")
    return percentile(window, 99)


def measure_servers(figures: Figures) -> None:
    """Measure the recipe for nginx, where it can be, and the build."""
    requests = load_figure(SITE)
    if requests is None:
        print("nginx eller wrk finns inte här: svar i sekunden mäts inte")
    else:
        figures.tell("nginx: svar i sekunden", requests, "")
    figures.tell("webbplatsen byggd, motorn oförändrad", build_time() / SECOND, "s")
    shutil.rmtree(ROOT / "build/engine")
    (ROOT / "build/engine.mark").unlink()
    figures.tell("webbplatsen byggd, motorn på nytt", build_time() / SECOND, "s")


def number(value: float) -> str:
    """Write a number the Swedish way: decimal comma, and no-break spaces between thousands."""
    text = f"{value:,.{2 if value < FEW else 0}f}"
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def percentile(ordered: list[float], percent: int) -> float:
    """Give the value that so many percent of the values do not exceed."""
    return ordered[min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1)]


def fastest(work: Callable[[], object], times: int) -> float:
    """Time a piece of work in milliseconds; the fastest of several runs has least of other programs in it."""
    return min(timed(work) for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    """Time one run, in milliseconds."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def plan_time(routine: Routine) -> float:
    """Time one plan: the mean over all complete answers, since some branches are longer than others."""
    rows = space_of(routine).rows

    def all_plans() -> None:
        for answers in rows:
            plan(routine, answers)

    return fastest(all_plans, times=5) / len(rows)


def build_time() -> float:
    """Time the whole build as `make site` runs it; what was compressed before is kept."""
    command = [sys.executable, "-m", "publish"]
    return timed(lambda: subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL))


if __name__ == "__main__":
    sys.exit(main())
