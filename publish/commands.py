"""Runs the tools of the build, and turns their failures into one line."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class BuildError(Exception):
    """An expected fault of a build: its text is the one line that the editor reads."""


def run(command: Sequence[str], *, fault: str, given: str = "", cwd: Path = ROOT, quiet: bool = False) -> str:
    """Give what the command prints; what it says on standard error goes straight to the screen.

    Tools explain themselves better than we could, so only the closing line is ours. A `quiet` command
    says something on standard error even when all is well, and is heard only when it fails.
    """
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command,
            input=given,
            cwd=cwd,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if quiet else None,
            check=True,
            encoding="utf-8",
        )
    except FileNotFoundError as error:
        raise BuildError(f"{fault}: programmet {command[0]} finns inte på den här datorn") from error
    except subprocess.CalledProcessError as error:
        print(error.stdout or "", error.stderr or "", sep="", end="", file=sys.stderr)
        raise BuildError(f"{fault} (varför står ovanför)") from error
    return done.stdout


def read(path: Path, *, fault: str) -> str:
    """Read what an earlier step should have left; a missing file is that step's fault, said in one line."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BuildError(f"{fault}: {path.name} saknas") from error
