"""Builds the engine's wheel, the one form in which the browser and other tools get it."""

import shutil
import sys
from pathlib import Path

from publish.commands import ROOT, BuildError, run


def build_wheel(target: Path, project: Path = ROOT) -> Path:
    """Build the wheel afresh, so that no file of an earlier build stays in it.

    Hatchling is called without a build front end: it is locked and installed already, and an
    isolated build would fetch it again.
    """
    if target.exists():
        shutil.rmtree(target)
    run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        fault="Motorns paket (wheel) kunde inte byggas",
        cwd=project,
    )
    wheels = list(target.glob("*.whl"))
    if len(wheels) != 1:
        raise BuildError(f"Motorns paket (wheel) kunde inte byggas: {len(wheels)} filer i {target.name}")
    return wheels[0]
