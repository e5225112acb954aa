"""The data files on a disk: which they are, and their text, or one line about why there is none.

What lies in a folder is seldom only what somebody put there: systems and editors leave files beside
others, and names change their endings on the way.
"""

import re
import stat
from collections.abc import Sequence
from pathlib import Path

from checklist.problems import BrokenDataError, Place, Problem, one_line

MOST_BYTES = 1_000_000
_OTHER_CODING = "filen är inte sparad som UTF-8 (spara om den)"
_LEFT_BESIDE = (".", "~", "#")
_OTHER_ENDING = re.compile(r"\.(yaml|yml)(\.txt)?$", re.IGNORECASE)


def data_files(folder: Path, fixed: Sequence[str], shown: str) -> tuple[list[str], list[Problem]]:
    """Return the names of the data files in ``folder`` beside those of ``fixed`` names, and problems.

    A name that ends almost like a data file's is a problem: the file would be passed over in silence.
    ``shown`` is the folder's name in messages.
    """
    try:
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith(_LEFT_BESIDE))
    except FileNotFoundError:
        return [], []
    except OSError:
        message = "mappen får inte läsas (ge dig rätt att läsa den)"
        return [], [Problem(Place(one_line(shown), 1, 1), message)]
    found, problems = [], []
    for name in names:
        right = _OTHER_ENDING.sub(".yaml", name)
        right = right.lower() if right.lower() in fixed else right
        if name != right:
            place = Place(one_line(f"{shown}/{name}"), 1, 1)
            problems.append(Problem(place, f"filen läses inte (byt namn till {right})"))
        elif name.endswith(".yaml") and name not in fixed:
            found.append(name)
    return found, problems


def text_of(path: Path, shown: str) -> str:
    """Return the text of a data file, with plain line breaks; ``shown`` is its name in messages.

    Raises ``BrokenDataError`` with the one problem of a file that cannot be read.
    """

    def refused(message: str, line: int = 1, column: int = 1) -> BrokenDataError:
        return BrokenDataError([Problem(Place(one_line(shown), line, column), message)])

    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise refused("det här är en mapp, inte en fil (byt namn på mappen eller flytta den)")
        if not stat.S_ISREG(kind):
            raise refused("det här är ingen vanlig fil (lägg en vanlig fil i stället)")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise refused("filen saknas (lägg tillbaka den)") from error
    except PermissionError as error:
        raise refused("filen får inte läsas (ge dig rätt att läsa den)") from error
    except OSError as error:
        raise refused("filen går inte att öppna (lägg en vanlig fil i stället)") from error
    if len(content) > MOST_BYTES:
        raise refused(
            f"filen är större än {MOST_BYTES // 1_000_000} MB (dela upp den, eller ta bort det som upprepas)"
        )
    if content.count(0) * 4 > len(content):
        raise refused(_OTHER_CODING)
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise refused(_OTHER_CODING, line, column) from error
