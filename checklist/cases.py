"""A case: answers and an append-only log, and nothing about who it concerns.

A stored case comes from a browser's storage or from a file and is hostile until it has been read
here: sizes are bounded, unknown fields refused, and only ids and dates are let through.
"""

import json
import re
from dataclasses import field, replace
from typing import Any, Literal, TypeAlias, get_args

from checklist.conditions import AND, Answers, permits
from checklist.days import is_date, is_dated
from checklist.ids import LONGEST_ID, is_id
from checklist.model import Routine
from checklist.narrowing import UnknownAnswerError, accept
from checklist.records import frozen

Event: TypeAlias = Literal[
    "done", "undone", "outcome", "no-outcome", "aside", "back", "confirm", "dated", "undated", "on"
]
EVENTS: tuple[Event, ...] = get_args(Event)
WITH_DETAIL = ("outcome", "aside", "dated", "undated", "on")
MAX_TEXT, MAX_LOG, MAX_FOREIGN = 1_000_000, 2_000, 50
_VERSION = re.compile(r"[0-9a-f]{8}")
_STRING = re.compile(r'(?s)"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST = 100
_LONGEST_DETAIL = LONGEST_ID + len("-2026-11-21")  # a fact and its day


CASE_FIELDS = ("routine", "edition", "answers", "log")
ENTRY_FIELDS = ("step", "version", "event", "at", "detail")


class BadCaseError(ValueError):
    """A stored case or an event that cannot be used; one Swedish line for the user."""


@frozen
class Entry:
    """One thing that happened to a step.

    ``event`` is one of ``EVENTS``; ``at`` an ISO date from the user's clock; ``version`` that of the
    step as it was then (see ``model.Step.version``); ``detail`` an outcome id for ``outcome``, a
    reason id for ``aside``, "fact-2026-11-21" for ``dated``, a fact id for ``undated``, the day of the act for ``on``, else empty.
    """

    step: str
    version: str
    event: Event
    at: str
    detail: str = ""


@frozen
class Case:
    """Answers and a log for one routine, in the ``edition`` that the user last saw.

    ``foreign`` are answers that another edition of the routine has and this one has not. They decide
    nothing, but are stored with the case, so that an older page does not lose them for a newer one. A
    question never stands in both: an answer that the routine knows takes the place of a foreign one.
    """

    routine: str
    edition: str
    answers: Answers
    log: tuple[Entry, ...] = ()
    foreign: Answers = field(default_factory=dict)


def new_case(routine: Routine) -> Case:
    """Return a case with no answers."""
    return Case(routine=routine.id, edition=routine.edition, answers={})


def answer(case: Case, routine: Routine, question: str, option: str) -> Case:
    """Return the case with one answer given, changed, or (``option`` empty) taken back."""
    others = {key: value for key, value in case.answers.items() if key != question}
    pairs = {**case.answers, question: option} if option else others
    try:
        accepted = accept(routine, pairs.items())
    except UnknownAnswerError as error:
        raise BadCaseError("Svaret finns inte i rutinen. Ladda om sidan.") from error
    return replace(case, answers=accepted, foreign=foreign_to(accepted, case.foreign))


def foreign_to(answers: Answers, others: Answers) -> Answers:
    """Return those of ``others`` whose questions are not answered in ``answers``."""
    return {question: option for question, option in others.items() if question not in answers}


def record(case: Case, entry: Entry) -> Case:
    """Return the case with ``entry`` at the end of its log; nothing is ever removed from a log."""
    if len(case.log) >= MAX_LOG:
        raise BadCaseError("Ärendets logg är full. Skriv ut planen och börja om.")
    return replace(case, log=(*case.log, entry))


def entry_from(raw: object) -> Entry:
    """Read one entry from JSON values, or raise ``BadCaseError``."""
    fields = _fields(raw, {"step", "version", "event", "at"}, {"detail"})
    entry = Entry(**fields)
    if not is_id(entry.step) or not _VERSION.fullmatch(entry.version) or not is_date(entry.at):
        raise BadCaseError("En post i ärendets logg går inte att läsa.")
    if entry.event not in EVENTS or bool(entry.detail) != (entry.event in WITH_DETAIL):
        raise BadCaseError("En post i ärendets logg är av ett okänt slag.")
    if entry.detail and not is_id(entry.detail, _LONGEST_DETAIL):
        raise BadCaseError("En post i ärendets logg har ett okänt utfall.")
    return entry


def case_to_json(case: Case) -> str:
    """Return the case as JSON text, the form in which a browser stores it."""
    log = [{name: value for name in ENTRY_FIELDS if (value := getattr(entry, name))} for entry in case.log]
    answers = {**case.answers, **case.foreign}
    raw = {"routine": case.routine, "edition": case.edition, "answers": answers, "log": log}
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def case_from_json(text: str, routine: Routine) -> Case:
    """Read a stored case, or raise ``BadCaseError``.

    Answers that the routine does not know are put aside as ``foreign``; the log keeps every entry, also
    those of steps that are gone.
    """
    if len(text) > MAX_TEXT or is_too_deep(text):
        raise BadCaseError("Ärendet är för stort för att läsas.")
    try:
        raw = json.loads(text, object_pairs_hook=_each_once)
    except ValueError as error:
        raise BadCaseError("Det här går inte att läsa som ett ärende.") from error
    if not isinstance(raw, dict) or set(raw) != set(CASE_FIELDS):
        raise BadCaseError(
            "Det här har inte den form som checklistan sparar. Ladda om sidan om det kommer från en nyare version."
        )
    if not isinstance(raw["routine"], str) or raw["routine"] != routine.id:
        raise BadCaseError("Ärendet gäller en annan rutin. Öppna det i den rutinens checklista.")
    if not isinstance(raw["edition"], str) or not is_dated(raw["edition"]):
        raise BadCaseError("Ärendet säger inte vilken lydelse av rutinen det gäller.")
    given = _answers(raw["answers"])
    known = {
        question: option
        for question, option in given.items()
        if question in routine.question_by_id and permits(routine.question_by_id[question], option)
    }
    foreign = foreign_to(known, given)
    if len(foreign) > MAX_FOREIGN:
        raise BadCaseError("Ärendet har för många svar som rutinen inte känner till.")
    log = _log(raw["log"])
    return Case(routine=routine.id, edition=raw["edition"], answers=known, log=log, foreign=foreign)


def is_too_deep(text: str) -> bool:
    """Tell whether JSON text is nested deeper than anything that the page makes.

    To be asked before it is parsed: in the browser a parser that runs out of stack cannot be caught, and
    takes the engine with it, at every start if the text lies in the storage.
    """
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the fields of a JSON object; one that stands twice is refused, since only one would be read."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("dubbla fält")
    return fields


def _answers(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise BadCaseError("Ärendets svar går inte att läsa.")
    if not all(isinstance(text, str) for text in raw.values()):
        raise BadCaseError("Ett av ärendets svar går inte att läsa.")
    if not all(is_id(name) for question, answer in raw.items() for name in (question, *answer.split(AND))):
        raise BadCaseError("Ett av ärendets svar går inte att läsa.")
    return raw


def _log(raw: object) -> tuple[Entry, ...]:
    if not isinstance(raw, list) or len(raw) > MAX_LOG:
        raise BadCaseError("Ärendets logg går inte att läsa.")
    return tuple(entry_from(entry) for entry in raw)


def _fields(raw: object, required: set[str], optional: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict) or not required <= set(raw) <= required | optional:
        raise BadCaseError("En post i ärendets logg har fel fält.")
    if not all(isinstance(value, str) for value in raw.values()):
        raise BadCaseError("En post i ärendets logg har ett värde som inte är text.")
    return raw
