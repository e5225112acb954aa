"""Finds the browsers for the tests: installed ones, else Debian's.

The site is tried in three engines: Chromium, Firefox and WebKitGTK (which needs a driver and a screen).
Playwright's own downloads do not work everywhere, and a test that is skipped proves nothing: where a
browser cannot be had, `python -m tools.browser` says which, in one line, and fails.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from publish.commands import BuildError
from tools.programs import BROTLI, find_program, install, need_file, need_program


class Program(NamedTuple):
    """A program that the tests need: its name in Swedish text, where it may be, and Debian's packages for it.

    ``variable`` is the environment variable that names it; what it names goes first, and is not second-guessed.
    """

    title: str
    variable: str
    places: tuple[str, ...]
    packages: tuple[str, ...]


CHROMIUM = Program(
    "Chromium",
    "CHROMIUM",
    (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    ("chromium", "fonts-dejavu-core", "fonts-liberation"),
)
# The same engine without a window's own parts: a page opens in half the time, a browser context in a third.
WINDOWLESS = Program(
    "Chromium utan fönster",
    "CHROMIUM_HEADLESS_SHELL",
    ("chromium-headless-shell", "chrome-headless-shell"),
    ("chromium-headless-shell",),
)
FIREFOX = Program(
    "Firefox ESR",
    "FIREFOX",
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
    ("firefox-esr",),
)
WEBKIT = Program(
    "WebKitWebDriver", "WEBKITWEBDRIVER", ("WebKitWebDriver",), ("webkit2gtk-driver", "libgl1-mesa-dri")
)
# WebKitGTK has no mode without a screen.
SCREEN = Program("Xvfb", "XVFB", ("Xvfb",), ("xvfb",))
ALL = (CHROMIUM, FIREFOX, WEBKIT, SCREEN)

# No browser of ours calls home: neither its connections nor its failed look-ups belong in a test.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find(program: Program) -> Path | None:
    """Look for a program and give its path, or None."""
    named = os.environ.get(program.variable)
    for place in (named,) if named else program.places:
        found = find_program(place)
        if found:
            return found
    return None


def need(*programs: Program) -> list[Path]:
    """Give the path of each program, installed if need be; end with one line that names those that are missing."""
    missing = [program for program in programs if find(program) is None]
    if missing:
        wanted = [program for program in missing if not os.environ.get(program.variable)]
        titles = ", ".join(program.title for program in wanted)
        install(titles, *(package for program in wanted for package in program.packages))
    found = {program: find(program) for program in programs}
    absent = [program for program, path in found.items() if path is None]
    if absent:
        titles = ", ".join(program.title for program in absent)
        variables = ", ".join(program.variable for program in absent)
        sys.exit(
            f"Fel: {titles} behövs för proven men hittades inte; installera, eller ange sökvägen i {variables}"
        )
    return [path for path in found.values() if path]


def need_chromium() -> Path:
    """Give a Chromium, or end the program with one line."""
    return need(CHROMIUM)[0]


def windowless() -> Path:
    """Give the Chromium that the tests drive: one without windows where there is one, else any.

    What is measured is measured in a reader's own: see ``need_chromium``.
    """
    named = os.environ.get(CHROMIUM.variable)
    return (None if named else find(WINDOWLESS)) or need_chromium()


def launch_arguments() -> list[str]:
    """Give Chromium's arguments; as root (in a container) its sandbox cannot start."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def main() -> None:
    """Have all that the tests start in place before the first of them, and name it; or end with one line."""
    try:
        programs = [*need(*ALL), need_program("nginx", "nginx")]
        need_file(*BROTLI)
        if find(WINDOWLESS) is None:
            install(WINDOWLESS.title, *WINDOWLESS.packages)
    except BuildError as error:
        sys.exit(f"Fel: {error}")
    print(f"Proven använder {', '.join(map(str, [windowless(), *programs]))}")


if __name__ == "__main__":
    main()
