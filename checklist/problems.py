"""Faults in the data, as values that an editor can act on.

A fault in a data file is nobody's exception: it is found together with all the others, sorted by
place and shown once, in one line each, with a remedy. This module knows nothing about routines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

# Nobody reads more problems of one file, or a longer line, at a time; and to find them all may take hours.
MOST_SHOWN = 100
_LINE, _TAIL, _WORD, _WORDS = 700, 200, 100, 300


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file: lines and columns are counted from 1, as editors do."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Scalar(str):
    """A text read from a data file, which remembers where it stood.

    It is an ordinary ``str`` in every other way, so the model needs no second type for data that
    comes from somewhere else (the browser's JSON).
    """

    __slots__ = ("place",)
    place: Place

    @classmethod
    def at(cls, text: str, place: Place) -> "Scalar":
        """Return ``text`` with its place."""
        scalar = cls(text)
        scalar.place = place
        return scalar


NOWHERE = Place("", 0, 0)


def place_of(text: str) -> Place:
    """Return where ``text`` stood, or ``NOWHERE`` for a text that no file holds."""
    return text.place if isinstance(text, Scalar) else NOWHERE


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in the data, with its place and one suggestion in the message."""

    place: Place
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.place}: {self.message}")


def one_line(text: str) -> str:
    """Return ``text`` as one line of a readable length; what is no visible character is shown by its number."""
    shown = text if len(text) <= _LINE else f"{text[: _LINE - _TAIL]} … {text[-_TAIL:]}"
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in shown
    )


class BrokenDataError(Exception):
    """Data that cannot be used; ``problems`` holds every fault that was found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def suggest(word: str, permitted: Iterable[str]) -> str:
    """Return the tail of a message that names the likeliest remedy for an unknown ``word``."""
    known = sorted(permitted)
    alike = [name for name in known if len(name) <= _WORD] if len(word) <= _WORD else []
    near = get_close_matches(word, alike[:_WORDS], n=1, cutoff=0.5)
    if near:
        return f'(menade du "{near[0]}"?)'
    return listed(known)


def suggest_key(word: str, permitted: Iterable[str]) -> str:
    """Return the tail of a message about an unknown key: only a slip of the finger is taken for another one."""
    known = sorted(permitted)
    alike = [name for name in known if abs(len(name) - len(word)) <= 1]
    near = get_close_matches(word, alike, n=1, cutoff=0.75) if len(word) <= _WORD else []
    return f'(menade du "{near[0]}"?)' if near else listed(known)


def listed(words: Iterable[str]) -> str:
    """Return the tail of a message that names all that is permitted."""
    known = sorted(words)
    return f"(tillåtna: {', '.join(known)})" if known else "(det finns inga att välja på)"
