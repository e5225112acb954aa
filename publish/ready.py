"""Tells whether what `make` has set up is still there: `python -m publish.ready`, before anything else.

make believes a mark by its date alone. Here a mark says what was set up, and one that no longer tells the truth is
taken away, so that make sets it up again: a Python that was upgraded or removed, half a node_modules.

Runs before anything is installed, on any Python that is new enough: it imports nothing of ours.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Each mark, and how deep below its folder files are looked for: far down, Python's packages have twenty thousand.
PYTHON, MODULES, NODE = ".venv/.python-ready", "node_modules/.modules-ready", ".venv/.node-ready"
DEPTH = {PYTHON: 5, MODULES: 20}
# The first line of a mark: which Python, where there is one.
VERSION = "import sys; print(*sys.version.split())"
OLDEST_NODE = 20


def main(root: Path, marks: list[str]) -> int:
    """Write the ``marks`` that are named; or take away those that lie, and say so."""
    for mark in marks:
        (root / mark).write_text("\n".join(found(root, mark)) + "\n", encoding="utf-8")
    for mark in () if marks else (PYTHON, MODULES, NODE):
        path = root / mark
        if path.is_file() and not is_true(root, mark):
            print(f"{path.parent.name} är inte helt längre och sätts upp igen …", file=sys.stderr)
            path.unlink()
    return 0


def is_true(root: Path, mark: str) -> bool:
    """Tell whether all that a mark names is there; an empty one, of an earlier version, names nothing."""
    if mark == NODE:
        return node_runs(root)
    if mark == PYTHON and not python_of(root):
        return False
    told = (root / mark).read_text(encoding="utf-8").splitlines()
    return set(told) <= set(found(root, mark))


def found(root: Path, mark: str) -> Iterator[str]:
    """Yield a line for the Python of a mark, and one for each file in its folder, with its size."""
    if mark == PYTHON:
        yield python_of(root)
    if mark in DEPTH:
        folder = (root / mark).parent
        yield from (
            f"{size} {path.relative_to(folder).as_posix()}" for path, size in files(folder, DEPTH[mark])
        )


def files(folder: Path, depth: int) -> Iterator[tuple[Path, int]]:
    """Yield the files of a folder with their sizes, without marks and what Python writes as it runs."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            if depth and entry.name != "__pycache__":
                yield from files(Path(entry.path), depth - 1)
        elif not entry.name.endswith("-ready"):
            yield Path(entry.path), entry.stat(follow_symlinks=False).st_size


def python_of(root: Path) -> str:
    """Return the version of the Python in .venv, or nothing where it does not run."""
    for place in ("bin/python", "Scripts/python.exe"):
        if said := _said(str(root / ".venv" / place), "-c", VERSION):
            return said
    return ""


def node_runs(root: Path) -> bool:
    """Tell whether there is a Node.js that is new enough."""
    places = os.pathsep.join((str(root / ".venv/bin"), os.environ.get("PATH", "")))
    node = shutil.which("node", path=places)
    version = _said(node, "--version").lstrip("v").partition(".")[0] if node else ""
    return version.isdigit() and int(version) >= OLDEST_NODE


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main(Path.cwd(), sys.argv[1:]))
