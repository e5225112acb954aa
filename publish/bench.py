"""Measures what the project promises about speed: `make bench`, one line per figure.

All figures come from one run, since the machine's speed drifts from hour to hour.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from checklist.checks import check
from checklist.loading import load
from checklist.model import Routine
from checklist.planning import plan
from checklist.spaces import space_of
from publish.commands import ROOT
from publish.inbrowser import BenchError, answer_times, boot_times

SITE = ROOT / "site"
ROUTINE = "avhysning"
# Below this many milliseconds, decimals tell something.
FEW = 10


def main() -> int:
    """Measure everything; the aims are printed beside the figures and fail nothing."""
    handbook = load()
    routine = next(routine for routine in handbook.routines if routine.id == ROUTINE)
    tell("uppräkning och kontroll", fastest(lambda: check(handbook), times=10), aim=300)
    tell("läsning och kontroll från fil", fastest(load, times=5))
    tell("en plan ur svar", plan_time(routine), aim=1)
    try:
        answers = sorted(answer_times(SITE))
        tell("svar till ny text i Chromium, p50", median(answers))
        tell("svar till ny text i Chromium, p99", percentile(answers, 99), aim=50)
        stock, ours = boot_times(SITE)
    except BenchError as error:
        print(f"Fel: {error}", file=sys.stderr)
        return 1
    tell("Pyodide ur paketet, startad", median(stock))
    tell("motorn, startad", median(ours))
    ratio = median(ours) / median(stock)
    print(f"{'motorn mot Pyodide ur paketet':<36}{number(ratio, 2):>9} gånger (mål: högst 1,15)")
    tell("hela webbplatsen byggd", build_time(), aim=20_000)
    return 0


def tell(name: str, milliseconds: float, aim: float | None = None) -> None:
    """Print one figure with its aim, in milliseconds."""
    goal = f" (mål: under {number(aim, 0)})" if aim is not None else ""
    decimals = 2 if milliseconds < FEW else 0
    print(f"{name:<36}{number(milliseconds, decimals):>9} ms{goal}", flush=True)


def number(value: float, decimals: int) -> str:
    """Write a number the Swedish way: decimal comma, and no-break spaces between thousands."""
    return f"{value:,.{decimals}f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


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
    """Time the whole build as `make site` runs it, with nothing kept from an earlier one."""
    shutil.rmtree(ROOT / "build", ignore_errors=True)
    command = [sys.executable, "-m", "publish"]
    return timed(lambda: subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL))


if __name__ == "__main__":
    sys.exit(main())
