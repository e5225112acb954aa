"""Says in one line what the system refused, and what the one who builds can do about it.

A full disk or a folder that belongs to somebody else is no fault of the build's, and its traceback helps nobody.
Python and Node tell it in ways of their own; both are read here.
"""

import errno
import re
from collections.abc import Iterator
from pathlib import Path

FULL = "disken är full (frigör plats, och bygg igen)"
FORBIDDEN = "{place} får du inte läsa eller ändra (se efter vem som äger den)"
WRONG_SORT = (
    "{place} är en fil där det ska vara en mapp, eller en mapp där det ska vara en fil (flytta eller ta bort)"
)
WHY = {
    "ENOSPC": FULL,
    "EDQUOT": FULL,
    "EFBIG": "{place} blir större än vad som är tillåtet här",
    "EACCES": FORBIDDEN,
    "EPERM": FORBIDDEN,
    "EROFS": "{place} ligger på en disk som bara går att läsa (bygg på en annan)",
    "ENOENT": "{place} saknas ({remedy}, och bygg igen)",
    "ENOTDIR": WRONG_SORT,
    "EISDIR": WRONG_SORT,
    "EEXIST": WRONG_SORT,
    "EXDEV": "{place} ligger på en annan disk än build/ (lägg dem på samma)",
    "EBUSY": "{place} används av något annat (stäng det, och bygg igen)",
    "ELOOP": "{place} är länkar som går runt (ta bort dem)",
}
# What make setup puts in place.
INSTALLED = ("node_modules", ".venv", "node", "npm")
# "ENOSPC: no space left on device, open '/a/b'", and "[Errno 28] No space left on device: '/a/b'".
NODE = re.compile(r"\b(?P<code>E[A-Z]{3,}): [^\n']*(?:'(?P<place>[^'\n]*)')?")
PYTHON = re.compile(r"\[Errno (?P<number>\d+)\] [^\n']*(?:'(?P<place>[^'\n]*)')?")
# What tools say besides: of their progress, and of where in their own code something went wrong.
NOISE = re.compile(
    r"INFO\b|Aborted with |    at |Node\.js v|During handling of|The above exception|node:|file:///|```|\s*\^*\s*$"
)


def explained(error: OSError, root: Path) -> str:
    """Return what the system refused as one line, with places seen from ``root``."""
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return _line(code, str(error.filename or ""), root) or f"{error.filename or ''} {code}".strip()


def system_fault(said: str, root: Path) -> str:
    """Return the same of what a tool has said before it gave up; nothing where it speaks of something else."""
    for found in NODE.finditer(said):
        if line := _line(found["code"], found["place"] or "", root):
            return line
    for found in PYTHON.finditer(said):
        code = errno.errorcode.get(int(found["number"]), "")
        if line := _line(code, found["place"] or "", root):
            return line
    return ""


def _line(code: str, place: str, root: Path) -> str:
    near = place.removeprefix(f"{root}/") or "något"
    remedy = "kör make setup" if near.startswith(INSTALLED) else "lägg tillbaka"
    return WHY[code].format(place=near, remedy=remedy) if code in WHY else ""


def plain(said: str) -> Iterator[str]:
    """Yield the lines of what a tool has said, without its progress and without tracebacks, but for their last lines."""
    inside = False
    for line in said.splitlines():
        if line.startswith("Traceback ("):
            inside = True
        elif inside and (line.startswith(" ") or not line):
            continue
        elif not NOISE.match(line):
            inside = False
            yield line
