"""Draws the branch maps: Graphviz as WebAssembly, in one Node process for all of them."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from checklist.ids import is_id
from publish.commands import ROOT, BuildError, run


def draw_maps(sources: Mapping[str, str], target: Path) -> list[Path]:
    """Write one SVG file per map, without the prolog that an SVG inside an HTML page must not have."""
    for name in sources:
        if not is_id(name):  # it becomes a file name, an id in a page and a link
            raise BuildError(
                f"Grenkartan ”{name}” kan inte ritas: namnet får bara ha a–z, 0–9 och bindestreck"
            )
    drawn: dict[str, str] = {}
    if sources:
        answer = run(
            ["node", str(ROOT / "publish/innode/maps.mjs")],
            given=json.dumps(dict(sources)),
            fault="Grenkartorna kunde inte ritas",
        )
        drawn = json.loads(answer)
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    paths = []
    for name, svg in sorted(drawn.items()):
        path = target / f"{name}.svg"
        path.write_text(svg, encoding="utf-8")
        paths.append(path)
    return paths
