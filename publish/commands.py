"""Runs the tools of the build, and turns their failures into one line."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from publish.faults import plain, system_fault

ROOT = Path(__file__).resolve().parent.parent


class BuildError(Exception):
    """An expected fault of a build: its text is the one line that the editor reads."""


def run(
    command: Sequence[str],
    *,
    fault: str,
    given: str = "",
    cwd: Path = ROOT,
    told: Callable[[str], Iterable[str]] = plain,
) -> str:
    """Give what the command prints; what it says on standard error is heard only when it fails.

    Tools explain an author's fault better than we could, so only the closing line is ours; ``told`` gives the lines
    of what they say that concern an author. Raises BuildError when the command fails.
    """
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            command, input=given, cwd=cwd, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
    except FileNotFoundError as error:
        message = f"{fault}: programmet {command[0]} finns inte på den här datorn (kör make setup)"
        raise BuildError(message) from error
    except subprocess.CalledProcessError as error:
        said = f"{error.stdout}{error.stderr}"
        if refused := system_fault(said, ROOT):
            raise BuildError(f"{fault}: {refused}") from error
        print(*told(said), sep="\n", file=sys.stderr)
        raise BuildError(f"{fault} (varför står ovanför)") from error
    return done.stdout
