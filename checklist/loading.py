"""Read the handbook from its files.

The only module that knows where the data lies; the browser never reaches it.
"""

import dataclasses
from pathlib import Path
from typing import TypeVar

from checklist.checks import check
from checklist.exercises import Exercise, Exercises, Programme
from checklist.exercising import exercise_problems
from checklist.files import data_files, text_of
from checklist.model import Handbook, Routine
from checklist.parsing import SourcesFile, UnitsFile, parse
from checklist.problems import BrokenDataError

T = TypeVar("T")
ROUTINES = Path(__file__).parent / "routines"
SHOWN_FOLDER = "checklist/routines"
UNITS, SOURCES = "units.yaml", "sources.yaml"
EXERCISES, PROGRAMMES = "exercises", "programmes.yaml"


@dataclasses.dataclass(frozen=True, kw_only=True)
class ProgrammesFile:
    """What ``programmes.yaml`` holds."""

    programmes: tuple[Programme, ...]


class _Folder:
    """A folder of data files, with the problems found in it so far."""

    def __init__(self, path: Path, shown: str, fixed: tuple[str, ...]) -> None:
        self.path, self.shown = path, shown
        self.names, self.problems = data_files(path, fixed, shown)

    def read(self, cls: type[T], name: str) -> T | None:
        try:
            return parse(cls, text_of(self.path / name, f"{self.shown}/{name}"), f"{self.shown}/{name}")
        except BrokenDataError as error:
            self.problems.extend(error.problems)
        return None


def load(folder: Path = ROUTINES) -> Handbook:
    """Read, parse and check the handbook in ``folder``.

    ``folder`` holds ``units.yaml``, ``sources.yaml`` and one YAML file for each routine. Raises
    ``BrokenDataError`` with all faults of all files: those of form first, since references can only
    be checked between files that could be read.
    """
    files = _Folder(folder, _shown(folder), (UNITS, SOURCES))
    units, sources = files.read(UnitsFile, UNITS), files.read(SourcesFile, SOURCES)
    routines = [files.read(Routine, name) for name in files.names]
    if files.problems or units is None or sources is None:
        raise BrokenDataError(files.problems)
    handbook = Handbook(
        units=units.units,
        sources=sources.sources,
        routines=tuple(routine for routine in routines if routine is not None),
    )
    problems = check(handbook)
    if problems:
        raise BrokenDataError(problems)
    return handbook


def load_exercises(handbook: Handbook, folder: Path = ROUTINES) -> Exercises:
    """Read, parse and check the exercises that lie in a folder of their own beside a handbook's routines.

    There may be none. Raises ``BrokenDataError`` as ``load`` does.
    """
    files = _Folder(folder / EXERCISES, f"{_shown(folder)}/{EXERCISES}", (PROGRAMMES,))
    exercises = [files.read(Exercise, name) for name in files.names]
    held = files.read(ProgrammesFile, PROGRAMMES) if (files.path / PROGRAMMES).exists() else None
    if files.problems:
        raise BrokenDataError(files.problems)
    found = Exercises(
        exercises=tuple(exercise for exercise in exercises if exercise is not None),
        programmes=held.programmes if held else (),
    )
    problems = exercise_problems(handbook, found)
    if problems:
        raise BrokenDataError(problems)
    return found


def _shown(folder: Path) -> str:
    return SHOWN_FOLDER if folder == ROUTINES else folder.name or str(folder)
