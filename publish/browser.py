"""Finds a Chromium for the tests: an installed one, else Debian's.

Playwright's own download does not work everywhere, and a test that is skipped proves nothing:
where no browser can be had, `python -m publish.browser` says so and fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# No browser of ours calls home: neither its connections nor its failed look-ups belong in a test.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
MISSING = (
    "Fel: Chromium behövs för proven men hittades inte; installera det, eller sätt CHROMIUM till dess sökväg"
)


def find_chromium() -> Path | None:
    """Look for a browser: what the environment names goes first, and is not second-guessed."""
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        return Path(found) if found else None
    for name in (*NAMES, *PLACES):
        found = shutil.which(name)
        if found:
            return Path(found)
    return None


def install_chromium() -> None:
    """Install Debian's Chromium where we may; what goes wrong is seen by there being none afterwards."""
    if os.environ.get("CHROMIUM") or not shutil.which("apt-get"):
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not shutil.which("sudo"):
        return
    print("Installerar Chromium …", flush=True)
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    packages = ["chromium", "fonts-dejavu-core", "fonts-liberation"]
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*prefix, *environment, "apt-get", *command], stdout=subprocess.DEVNULL, check=False)


def launch_arguments() -> list[str]:
    """Give Chromium's arguments; as root (in a container) its sandbox cannot start."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def need_chromium() -> Path:
    """Give a browser, or end the program with one line."""
    found = find_chromium()
    if found is None:
        install_chromium()
        found = find_chromium()
    if found is None:
        sys.exit(MISSING)
    return found


if __name__ == "__main__":
    print(f"Proven använder {need_chromium()}")
