"""A case: answers and an append-only log, and nothing about who it concerns.

A stored case comes from a browser's storage or from a file and is hostile until it has been read
here: sizes are bounded, unknown fields refused, and only ids and dates are let through.
"""

import json
import re
from dataclasses import replace

from checklist.model import Routine
from checklist.narrowing import UnknownAnswerError, accept
from checklist.records import frozen
from checklist.spaces import Answers

EVENTS = ("done", "undone", "outcome", "no-outcome", "aside", "back", "confirm", "dated", "undated")
WITH_DETAIL = ("outcome", "aside", "dated", "undated")
MAX_TEXT, MAX_LOG = 1_000_000, 2_000
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"[0-9a-f]{8}")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_LONGEST_ID = 80


ENTRY_FIELDS = ("step", "version", "event", "at", "detail")


class BadCaseError(ValueError):
    """A stored case or an event that cannot be used; one Swedish line for the user."""


@frozen
class Entry:
    """One thing that happened to a step.

    ``event`` is one of ``EVENTS``; ``at`` an ISO date from the user's clock; ``version`` that of the
    step as it was then (see ``model.Step.version``); ``detail`` an outcome id for ``outcome``, a
    reason id for ``aside``, "fact-2026-11-21" for ``dated``, a fact id for ``undated``, else empty.
    """

    step: str
    version: str
    event: str
    at: str
    detail: str = ""


@frozen
class Case:
    """Answers and a log for one routine, in the ``edition`` that the user last saw."""

    routine: str
    edition: str
    answers: Answers
    log: tuple[Entry, ...] = ()


def new_case(routine: Routine) -> Case:
    """Return a case with no answers."""
    return Case(routine=routine.id, edition=routine.edition, answers={})


def answer(case: Case, routine: Routine, question: str, option: str) -> Case:
    """Return the case with one answer given, changed, or (``option`` empty) taken back."""
    kept = {key: value for key, value in case.answers.items() if key != question or option}
    pairs = {**kept, question: option} if option else kept
    try:
        return replace(case, answers=accept(routine, pairs.items()))
    except UnknownAnswerError as error:
        raise BadCaseError(str(error)) from error


def record(case: Case, entry: Entry) -> Case:
    """Return the case with ``entry`` at the end of its log; nothing is ever removed from a log."""
    if len(case.log) >= MAX_LOG:
        raise BadCaseError("Ärendets logg är full. Skriv ut planen och börja om.")
    return replace(case, log=(*case.log, entry))


def entry_from(raw: object) -> Entry:
    """Read one entry from JSON values, or raise ``BadCaseError``."""
    fields = _fields(raw, {"step", "version", "event", "at"}, {"detail"})
    entry = Entry(**fields)
    if not _is_id(entry.step) or not _VERSION.fullmatch(entry.version) or not _DATE.fullmatch(entry.at):
        raise BadCaseError("En post i ärendets logg går inte att läsa.")
    if entry.event not in EVENTS or bool(entry.detail) != (entry.event in WITH_DETAIL):
        raise BadCaseError("En post i ärendets logg är av ett okänt slag.")
    if entry.detail and not _is_id(entry.detail):
        raise BadCaseError("En post i ärendets logg har ett okänt utfall.")
    return entry


def case_to_json(case: Case) -> str:
    """Return the case as JSON text, the form in which a browser stores it."""
    log = [{name: value for name in ENTRY_FIELDS if (value := getattr(entry, name))} for entry in case.log]
    raw = {"routine": case.routine, "edition": case.edition, "answers": dict(case.answers), "log": log}
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def case_from_json(text: str, routine: Routine) -> Case:
    """Read a stored case, or raise ``BadCaseError``.

    Answers that the routine no longer knows are dropped, since they cannot decide anything any more;
    the log keeps every entry, also those of steps that are gone.
    """
    if len(text) > MAX_TEXT:
        raise BadCaseError("Ärendet är för stort för att läsas.")
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadCaseError("Ärendet går inte att läsa. Börja om eller välj en annan fil.") from error
    if not isinstance(raw, dict) or set(raw) != {"routine", "edition", "answers", "log"}:
        raise BadCaseError("Ärendet har inte den form som checklistan sparar.")
    answers, log = raw["answers"], raw["log"]
    if raw["routine"] != routine.id or not isinstance(answers, dict) or not isinstance(log, list):
        raise BadCaseError("Ärendet gäller inte den här rutinen.")
    if not isinstance(raw["edition"], str) or not _DATE.fullmatch(raw["edition"]) or len(log) > MAX_LOG:
        raise BadCaseError("Ärendet har inte den form som checklistan sparar.")
    known = {
        question: option
        for question, option in answers.items()
        if isinstance(option, str)
        and question in routine.question_by_id
        and routine.question_by_id[question].option(option)
    }
    entries = tuple(entry_from(entry) for entry in log)
    return Case(routine=routine.id, edition=raw["edition"], answers=known, log=entries)


def _fields(raw: object, required: set[str], optional: set[str]) -> dict[str, str]:
    if not isinstance(raw, dict) or not required <= set(raw) <= required | optional:
        raise BadCaseError("En post i ärendets logg har fel fält.")
    if not all(isinstance(value, str) for value in raw.values()):
        raise BadCaseError("En post i ärendets logg har ett värde som inte är text.")
    return raw


def _is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and bool(_ID.fullmatch(text))
