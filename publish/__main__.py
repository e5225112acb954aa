"""The whole build, from data to `site/`: `python -m publish`.

The site is built beside the old one and takes its place when it is complete, so that a fault
never leaves half a site behind.
"""

import signal
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from checklist.answerkeys import outdated
from checklist.loading import load, load_exercises
from macros.addresses import addresses_of
from macros.glossary import EXPLANATIONS, explanations
from macros.maps import dot_sources
from publish.commands import ROOT, BuildError, run
from publish.engine import LARGEST, LIBRARY, build_engine, write_handbooks
from publish.faults import explained
from publish.finish import finish
from publish.frontmatter import Page, check_all
from publish.hosting.precompress import ahead
from publish.hosting.servers import check_address
from publish.maps import draw_maps
from publish.pagefaults import told
from publish.settings import NAME, settings
from publish.swapping import alone, check_places, recover, room, swap
from publish.wheel import build_wheel

BUILD = ROOT / "build"
SITE = ROOT / "site"
Result = TypeVar("Result")


def main() -> int:
    """Build everything in order; the first fault ends the build with one line."""
    started = time.perf_counter()
    # Asked to stop, a build ends what it has started, as it does for Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        check_address()
        check_places(BUILD, SITE)
        BUILD.mkdir(exist_ok=True)
        with alone(BUILD):
            recover(BUILD, SITE)
            build()
    except BuildError as error:
        print(f"Fel: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Fel: {explained(error, ROOT)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Fel: bygget avbröts; webbplatsen i site/ står som förut", file=sys.stderr)
        return 130
    print(f"Webbplatsen är klar i site/ efter {seconds(time.perf_counter() - started)}")
    return 0


def build() -> None:
    """Run the steps: the data first, since everything else is made from it."""
    step("underlaget", lambda: checklist("check", fault="Underlaget har fel"))
    pages = step("texterna", check_pages)
    handbook = load()
    for line in outdated(handbook, load_exercises(handbook)):
        print(f"  övningsfall: {line}", flush=True)
    addresses = addresses_of(ROOT / "docs", handbook)
    handbooks = step("handboken som JSON", lambda: write_handbooks(handbook, addresses, BUILD / "handbooks"))
    wheel = step("motorns paket", lambda: build_wheel(BUILD / "wheel"))
    step("grenkartor", lambda: draw_maps(dot_sources(handbook), BUILD / "maps"))
    (BUILD / NAME).write_text(settings(handbook, pages), encoding="utf-8")
    (BUILD / EXPLANATIONS).write_text(explanations(ROOT), encoding="utf-8")
    with room(BUILD) as making:
        site = making / "site"
        with ahead(LIBRARY / LARGEST):
            step(
                "motorn för webbläsaren", lambda: build_engine(wheel, handbooks, BUILD / "engine"), tell=True
            )
            step("sidorna", lambda: mkdocs(str(site)))
        step("sidornas tillbehör", lambda: finish(site, BUILD / "engine", handbook, addresses))
        swap(site, SITE, BUILD)


def step(name: str, work: Callable[[], Result], *, tell: bool = False) -> Result:
    """Do one step and print how long it took, so that a slow one is seen."""
    started = time.perf_counter()
    result = work()
    said = f"  ({result})" if tell else ""
    print(f"  {name:<24}{seconds(time.perf_counter() - started):>8}{said}", flush=True)
    return result


def seconds(duration: float) -> str:
    """Write a duration the Swedish way."""
    return f"{duration:.1f} s".replace(".", ",")


def checklist(verb: str, *, fault: str) -> str:
    """Ask the engine's command line, as an editor would."""
    return run([sys.executable, "-m", "checklist", verb], fault=fault)


def check_pages() -> list[Page]:
    """Give the pages; raise BuildError, with every fault above it, where a text that is published is not whole."""
    faults, pages = check_all()
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        raise BuildError(f"Sidorna har {len(faults)} fel (de står ovanför)")
    return pages


def mkdocs(site: str) -> str:
    """Let MkDocs build the pages; a warning is a fault (its own --quiet would hide which)."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site]
    return run(command, fault="Sidorna kunde inte byggas", told=told)


if __name__ == "__main__":
    sys.exit(main())
