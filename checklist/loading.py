"""Read the handbook from its files.

The only module that knows where the data lies; the browser never reaches it.
"""

from pathlib import Path
from typing import TypeVar

from checklist.checks import check
from checklist.files import data_files, text_of
from checklist.model import Handbook, Routine
from checklist.parsing import SourcesFile, UnitsFile, parse
from checklist.problems import BrokenDataError

T = TypeVar("T")
ROUTINES = Path(__file__).parent / "routines"
SHOWN_FOLDER = "checklist/routines"
UNITS, SOURCES = "units.yaml", "sources.yaml"


def load(folder: Path = ROUTINES) -> Handbook:
    """Read, parse and check the handbook in ``folder``.

    ``folder`` holds ``units.yaml``, ``sources.yaml`` and one YAML file for each routine. Raises
    ``BrokenDataError`` with all faults of all files: those of form first, since references can only
    be checked between files that could be read.
    """
    shown = SHOWN_FOLDER if folder == ROUTINES else folder.name or str(folder)
    names, problems = data_files(folder, (UNITS, SOURCES), shown)

    def read(cls: type[T], name: str) -> T | None:
        try:
            return parse(cls, text_of(folder / name, f"{shown}/{name}"), f"{shown}/{name}")
        except BrokenDataError as error:
            problems.extend(error.problems)
        return None

    units, sources = read(UnitsFile, UNITS), read(SourcesFile, SOURCES)
    routines = [read(Routine, name) for name in names]
    if problems or units is None or sources is None:
        raise BrokenDataError(problems)
    handbook = Handbook(
        units=units.units,
        sources=sources.sources,
        routines=tuple(routine for routine in routines if routine is not None),
    )
    problems.extend(check(handbook))
    if problems:
        raise BrokenDataError(problems)
    return handbook
