"""Training cases ("övningsfall") and programmes for seminars: what each of their files holds.

As in ``model``, the fields of these classes are the format of the YAML files. A text may hold a link to a page of the
handbook: "[de tre veckorna](lagen/tre-veckor)". What the rule answers stands in no file: it is worked out
(``answerkeys``). An exercise is no ``Case``, which is a user's own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, fields, is_dataclass

from checklist.problems import Scalar, place_of
from checklist.records import frozen

# What is said beside the answer rests on one of the three grounds, or is to be asked before it is said.
CHECK = "check"
# Whether the answer is what the routine says, or what the law does.
ANSWERED_BY = ("routine", "law")
# The parts of the talk afterwards, in their order.
DEBRIEF = ("reactions", "happened", "why", "learned", "now")
_LINK = re.compile(r"\[([^][]+)\]\(([^()\s]+)\)")


@frozen
class Times:
    """How many minutes each part of an exercise takes: to read, guess, compare two and two, show the answer, and talk."""

    read: int
    guess: int
    compare: int
    show: int
    talk: int

    @property
    def total(self) -> int:
        """All of them together."""
        return sum(getattr(self, part.name) for part in fields(self))


@frozen
class Ask:
    """What the room is asked before it sees the answer.

    ``steps`` are the steps of the answer that reply to it, ``question`` a question of the routine's whose chosen answer
    does, and ``branch`` tells that the branch does, or the gap; with none of them the rule is silent, or ``reply`` says
    all. The room may guess among the units (``who``), among ``guesses``, or else among the answers to the ``question``.
    """

    text: str
    steps: tuple[str, ...] = ()
    question: str = ""
    branch: bool = False
    who: bool = False
    guesses: tuple[str, ...] = ()
    reply: str = ""


@frozen
class Note:
    """What is said beside the answer, on one ground (or ``check``: to be asked about first); ``title`` says its place."""

    ground: str
    text: str
    title: str = ""


@frozen
class Talk:
    """A question for those in the room who have one role."""

    role: str
    text: str


@frozen
class Change:
    """One thing that could have been otherwise; ``answers`` are those that change with it, none if no rule knows it."""

    text: str
    answers: Mapping[str, str] = field(default_factory=dict)


@frozen
class Debrief:
    """The talk afterwards, a question for each part, in this order: what was felt, what happened, why, what was learned, what is done now."""

    reactions: str
    happened: str
    why: str
    learned: str
    now: str

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions in their order."""
        return tuple(getattr(self, part) for part in DEBRIEF)


@frozen
class Exercise:
    """One training case of a routine.

    ``edition`` and ``answer`` say for which edition of the routine it was written, and what the answer was then, as the
    digest that ``python -m checklist check`` tells when the answer has become another. ``days`` are those that the story gives
    for the routine's facts. ``ground`` is whose answer is asked for: the routine's, or the law's.
    """

    id: str
    title: str
    routine: str
    summary: str
    checked: str
    review: str
    sources: tuple[str, ...]
    next: tuple[str, ...]
    edition: str
    answer: str = ""
    ground: str = "routine"
    household: str
    times: Times
    story: tuple[str, ...]
    answers: Mapping[str, str]
    days: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Ask, ...]
    notes: tuple[Note, ...] = ()
    talk: tuple[Talk, ...]
    changes: tuple[Change, ...] = ()
    trainer: tuple[str, ...]
    debrief: Debrief


@frozen
class Part:
    """A part of a programme: an ``exercise``, or what ``text`` says. ``times`` are for an exercise that has other ones here."""

    minutes: int
    text: str = ""
    exercise: str = ""
    times: Times | None = None


@frozen
class Programme:
    """A seminar: its parts, which take ``minutes`` together."""

    id: str
    title: str
    minutes: int
    parts: tuple[Part, ...]


@frozen
class Exercises:
    """All exercises of a handbook, and the programmes that they are held in."""

    exercises: tuple[Exercise, ...] = ()
    programmes: tuple[Programme, ...] = ()


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text, each with the page that it is a link to, or with an empty text."""
    at = 0
    for link in _LINK.finditer(text):
        if link.start() > at:
            yield text[at : link.start()], ""
        yield link[1], link[2]
        at = link.end()
    if at < len(text):
        yield text[at:], ""


def plain(text: str) -> str:
    """Return a text without its links, for where none can stand."""
    return "".join(words for words, _ in parts_of(text))


def links_in(thing: object) -> Iterator[Scalar]:
    """Yield every page that the texts of an exercise link to, where it stands."""
    if isinstance(thing, str):
        yield from (Scalar.at(page, place_of(thing)) for _, page in parts_of(thing) if page)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from links_in(one)
    elif is_dataclass(thing):
        for part in fields(thing):
            yield from links_in(getattr(thing, part.name))
