"""QR codes as the pages draw them, and as another's reader reads them back (tools/qr.mjs)."""

import json
import subprocess
from collections.abc import Iterable
from typing import Any

from publish.commands import ROOT

PROGRAM = ROOT / "tests/tools/qr.mjs"
VENDOR = ROOT / "tests/js/vendor.mjs"


def read_back(things: Iterable[str | dict[str, Any]]) -> list[dict[str, Any]]:
    """Return for each address, or drawing (``d`` and ``side``), its drawing and the text that is read in it, or None."""
    told = subprocess.run(
        ["node", "--import", str(VENDOR), str(PROGRAM)],
        input=json.dumps(list(things)),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    )
    found: list[dict[str, Any]] = json.loads(told.stdout)
    return found


def without_a_corner(drawing: dict[str, Any]) -> dict[str, Any]:
    """Return a drawing without the pattern in its upper left corner, by which a reader finds it."""
    modules = [f"M{module}" for module in drawing["d"].split("M") if module]
    corner = {str(place) for place in range(4, 11)}
    left = [one for one in modules if not set(one[1:].partition("h")[0].split()) <= corner]
    assert len(left) < len(modules)
    return {**drawing, "d": "".join(left)}
