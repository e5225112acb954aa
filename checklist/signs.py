"""Signs that an editor does not see, or that are not the letters that they look like.

They come along with text from a PDF, a word processor or a merge in git. A search does not find what
holds them, and two texts that look the same are not, so that no reader could tell why.
"""

import re
import unicodedata
from collections.abc import Iterator

from checklist.problems import Place, Problem

_UNSEEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_MARKS = "\u0300-\u036f"
# The characters, as ranges of a regular expression; what they are; what to do.
SIGNS = (
    ("\t", "en tabb", "skriv mellanslag"),
    (
        "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000",
        "ett särskilt mellanslag",
        "skriv ett vanligt mellanslag",
    ),
    ("\u00ad", "ett mjukt bindestreck", "ta bort det"),
    ("\u2010\u2011", "ett särskilt bindestreck", "skriv ett vanligt bindestreck"),
    ("\ufb00-\ufb06", "bokstäver som sitter ihop", "skriv dem en och en"),
    ("\x85\u2028\u2029", "en särskild radbrytning", "byt rad på vanligt sätt"),
    ("\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f", "ett styrtecken", "ta bort det"),
    (
        _UNSEEN,
        "ett tecken som inte syns",
        "ta bort det",
    ),
    (
        "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffc-\uffff\U000f0000-\U0010ffff",
        "ett tecken som inte går att visa",
        "skriv om texten där",
    ),
    (_MARKS, "ett accenttecken utan sin bokstav", "skriv bokstaven på nytt"),
)
_FOUND = re.compile(
    f"[{''.join(sign[0] for sign in SIGNS[:-1])}]|.?[{_MARKS}]+|^(?:<{{7}}|={{7}}|>{{7}}|[|]{{7}})(?= |$)",
    re.MULTILINE,
)
_MEANINGS = tuple((re.compile(f"[{ranges}]"), what, remedy) for ranges, what, remedy in SIGNS)
_CONFLICT = "raden är kvar från en sammanslagning i git (välj en av texterna och ta bort raden)"


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in ``text`` each sign stands that does not belong there, with a message.

    A letter in two parts (a and a ring) that make one is no fault: it is put together when it is read.
    """
    for found in _FOUND.finditer(text):
        sign = unicodedata.normalize("NFC", found[0])[-1]
        for one, what, remedy in _MEANINGS:
            if one.match(sign):
                yield found.start(), f"här står {what}, U+{ord(sign):04X} ({remedy})"
                break
        else:
            if sign in "<=>|":
                yield found.start(), _CONFLICT


def hidden_signs(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem, with its line and column, for each sign that does not belong in a data file."""
    for index, message in hidden(text):
        line = text.count("\n", 0, index) + 1
        yield Problem(Place(file, line, index - text.rfind("\n", 0, index)), message)
