"""One build at a time, and a site that is changed whole or not at all.

What a build makes lies in a room of its own inside ``build/`` until it is complete. A build that is killed leaves
its room behind; the next one takes it away.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

from publish.commands import ROOT, BuildError
from publish.faults import explained

LOCK, ROOM, OLD = "bygger", "bygge-", "gammal"


def check_places(build: Path, site: Path) -> None:
    """Raise BuildError where ``build`` or ``site`` is something that a build must not replace."""
    for path in (build, site):
        linked = path.is_symlink() and (path == site or not path.exists())
        if linked or (path.exists() and not path.is_dir()):
            sort = "länk" if linked else "fil"
            raise BuildError(f"{path.name} är en {sort} (ta bort eller flytta den: där ska vara en mapp)")


@contextmanager
def alone(build: Path) -> Iterator[None]:
    """Keep every other build out of the folder ``build`` for as long as the block lasts.

    The system lets go of the lock when the process ends, however it ends: nothing is left to be taken away by hand.
    Raises BuildError where another build is under way.
    """
    with (build / LOCK).open("a") as file:
        try:
            _take(file)
        except (BlockingIOError, PermissionError) as error:
            raise BuildError(
                f"ett annat bygge pågår i {build.name}/ (vänta tills det är klart, och bygg igen)"
            ) from error
        yield


def _take(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 only Windows has it

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 Windows does not have it

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def room(build: Path) -> Iterator[Path]:
    """Give a new folder for what is being made, and take away what is left of it.

    What a killed build has left running writes in a folder of its own, not in the next build's.
    """
    folder = Path(mkdtemp(prefix=ROOM, dir=build))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def recover(build: Path, site: Path) -> None:
    """Undo what a killed build has left: its rooms, and an old site that was moved away but not replaced.

    Raises BuildError where something cannot be taken away.
    """
    old = build / OLD
    if old.is_dir() and not site.exists():
        old.rename(site)
    for left in [*build.glob(f"{ROOM}*"), *([old] if old.exists() else [])]:
        try:
            shutil.rmtree(left)
        except OSError as error:
            raise BuildError(
                f"{left} är kvar sedan förut och kan inte tas bort (ta bort den för hand)"
            ) from error


def swap(new: Path, site: Path, build: Path) -> None:
    """Put the folder ``new`` in the place of ``site``; where that cannot be done, the old one stands as it was.

    Raises BuildError then. An old site that cannot be taken away afterwards is no fault of the new one: it is told.
    """
    old = build / OLD
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except BaseException as error:
        if old.exists() and not site.exists():
            old.rename(site)
        if isinstance(error, OSError):
            message = f"{site.name}/ kan inte bytas ut och står som förut: {explained(error, ROOT)}"
            raise BuildError(message) from error
        raise
    try:
        if old.exists():
            shutil.rmtree(old)
    except OSError:
        print(f"Den gamla webbplatsen ligger kvar i {old} (ta bort den för hand)", file=sys.stderr)
