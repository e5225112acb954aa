"""The only door that JavaScript knows: a string in, a string out.

``start`` takes the handbook; ``update`` takes the case as it is, how it is looked at, and the one
control that was used, and returns the case as it is now with the HTML that shows it. The page keeps
the strings; nothing is kept here but the handbook, and what the page shows. What a control means is decided in ``_EFFECTS``.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from checklist.cases import (
    BadCaseError,
    Case,
    Entry,
    answer,
    case_from_json,
    case_to_json,
    entry_from,
    new_case,
    record,
)
from checklist.deadlines import FIRST_YEAR, LAST_YEAR, day_from
from checklist.exporting import handbook_from_json
from checklist.html.parts import Page, Screen
from checklist.html.plans import View, checklist, status_line
from checklist.html.steps import step_item
from checklist.model import Handbook, Routine
from checklist.narrowing import find_routine
from checklist.planning import plan, plan_case
from checklist.records import frozen
from checklist.spaces import space_of

_pages: dict[tuple[str, str], Page] = {}
_handbooks: list[Handbook] = []
_ahead: list[Iterator[None]] = []
_last: dict[str, tuple[str, Case]] = {}
_DONE = object()
# Steps that are rendered between two chances to answer.
AT_A_TIME = 8


def start(handbook_json: str) -> str:
    """Load the handbook that the build exported and return the ids of its routines as JSON."""
    handbook = handbook_from_json(handbook_json)
    _handbooks[:] = [handbook]
    _pages.clear()
    _ahead.clear()
    _last.clear()
    return json.dumps([routine.id for routine in handbook.routines])


def update(request_json: str) -> str:
    """Apply one use of a control and return what to show.

    The request: ``routine`` (id), ``root`` (the way to the site's root), ``today`` (ISO date), ``case``
    (as returned before, or null for a new one), ``view`` (as returned before, or null), and ``control``
    (null, or ``name``, ``value`` and ``checked`` of a form control); ``known`` is true where the page shows
    the whole of the answer before this one, so that what has not changed need only be named. The answer: ``case``, ``view``,
    ``html``, ``status`` (for a screen reader), ``save`` (the page may keep the case) and ``undo`` (a
    cleared case that may be asked for again, else null). A fault of the user's is a message in the HTML.
    """
    request = json.loads(request_json)
    handbook = _handbooks[0]
    routine = find_routine(handbook.routine_by_id, request["routine"])
    view = replace(_view(request.get("view")), message="", undo=False, today=request["today"])
    undo = None
    try:
        case = _case(request.get("case"), routine)
    except BadCaseError as error:
        case, view = new_case(routine), replace(view, message=f"{error} Checklistan börjar om från början.")
    control = request.get("control")
    if control:
        try:
            before = case
            case, view = _use(case, routine, view, control)
            undo = case_to_json(before) if view.undo else None
        except BadCaseError as error:
            view = replace(view, message=str(error))
    if view.unit not in handbook.unit_by_id:
        view = replace(view, unit="")
    root = request.get("root", "")
    page = _pages.get((routine.id, root))
    if page is None:
        page = _pages[routine.id, root] = Page(handbook=handbook, routine=routine, root=root, live=True)
        _ahead.append(_plans_ahead(page))
    page.screen.turn(known=request.get("known") is True)
    found = plan_case(routine, case)
    text = case_to_json(case)
    _last[routine.id] = (text, case)
    return json.dumps(
        {
            "case": text,
            "view": asdict(view),
            "html": str(checklist(page, found, view)),
            "status": status_line(found),
            "save": view.save,
            "noted": bool(case.log),
            "undo": undo,
        },
        ensure_ascii=False,
    )


def _case(text: str | None, routine: Routine) -> Case:
    """Read the case that the page sends: most often the one of the last answer, which is known to be good."""
    if not text:
        return new_case(routine)
    last = _last.get(routine.id)
    return last[1] if last and last[0] == text else case_from_json(text, routine)


def prepare() -> bool:
    """Render ahead of time some of what other answers would show, and tell whether there is more to prepare.

    The steps that are new to the reader are most of what an answer costs. The page calls this while nothing
    is asked, a few steps at a time, so that an answer need not wait.
    """
    for _ in range(AT_A_TIME):
        if not _ahead:
            return False
        if next(_ahead[0], _DONE) is _DONE:
            _ahead.pop(0)
    return True


def _plans_ahead(page: Page) -> Iterator[None]:
    aside = replace(page, screen=Screen())
    for answers in space_of(page.routine).rows:
        found = plan(page.routine, answers)
        for item in found.steps:
            step_item(aside, found, item)
            yield


def _view(raw: Mapping[str, Any] | None) -> View:
    """Read a view; whatever is not of its form falls back to the default."""
    given = raw if isinstance(raw, dict) else {}

    def text(name: str) -> str:
        return value if isinstance(value := given.get(name), str) else ""

    return View(
        unit=text("unit"),
        what_if=text("what_if"),
        asked=text("asked"),
        save=given.get("save") is True,
        journal=given.get("journal") is True,
    )


def _use(case: Case, routine: Routine, view: View, control: Mapping[str, Any]) -> tuple[Case, View]:
    """Apply the use of one control; an unknown one is refused."""
    verb, _, subject = str(control.get("name")).partition(":")
    effect = _EFFECTS.get(verb)
    if effect is None:
        raise BadCaseError("Knappen är okänd. Ladda om sidan.")
    use = _Use(
        case=case,
        routine=routine,
        view=view,
        subject=subject,
        value=str(control.get("value")),
        checked=control.get("checked") is True,
    )
    return effect(use)


@frozen
class _Use:
    """One use of a control: ``subject`` is what stands after the colon of its name."""

    case: Case
    routine: Routine
    view: View
    subject: str
    value: str
    checked: bool

    def note(self, key: str, event: str, detail: str = "") -> tuple[Case, View]:
        """Put an entry for the step ``key`` (id@version) at the end of the log."""
        step, _, version = key.partition("@")
        raw = {"step": step, "version": version, "event": event, "at": self.view.today}
        entry: Entry = entry_from({**raw, "detail": detail} if detail else raw)
        return record(self.case, entry), self.view


def _link(use: _Use) -> tuple[Case, View]:
    """Answers from a link (``#fråga=svar&fråga=svar``) in place of those that are; the log is kept."""
    case = replace(use.case, answers={})
    for part in use.value.split("&"):
        question, _, option = part.partition("=")
        known = use.routine.question_by_id.get(question)
        if known and known.option(option):
            case = answer(case, use.routine, question, option)
    return case, use.view


def _tick(use: _Use) -> tuple[Case, View]:
    return use.note(use.value, "done" if use.checked else "undone")


def _outcome(use: _Use) -> tuple[Case, View]:
    if use.value not in use.routine.outcome_by_id:
        raise BadCaseError("Utfallet finns inte.")
    return use.note(use.subject, "outcome", use.value)


def _set_aside(use: _Use) -> tuple[Case, View]:
    if use.value not in {reason.id for reason in use.routine.reasons}:
        raise BadCaseError("Skälet finns inte.")
    return use.note(use.subject, "aside", use.value)[0], replace(use.view, asked="")


def _date(use: _Use) -> tuple[Case, View]:
    """A day for a fact: ``subject`` is "fact:step@version", ``value`` an ISO date or empty."""
    fact, _, key = use.subject.partition(":")
    if fact not in {known.id for known in use.routine.facts}:
        raise BadCaseError("Uppgiften finns inte.")
    if not use.value:
        return use.note(key, "undated", fact)
    if day_from(use.value) is None:
        message = f"Datumet ska ligga mellan år {FIRST_YEAR} och {LAST_YEAR}."
        raise BadCaseError(message)
    return use.note(key, "dated", f"{fact}-{use.value}")


def _clear(use: _Use) -> tuple[Case, View]:
    message = "Allt är rensat, också det som var sparat i webbläsaren."
    return new_case(use.routine), View(message=message, undo=True, today=use.view.today)


def _restore(use: _Use) -> tuple[Case, View]:
    return case_from_json(use.value, use.routine), use.view


_EFFECTS: Mapping[str, Callable[[_Use], tuple[Case, View]]] = {
    "svar": lambda use: (answer(use.case, use.routine, use.subject, use.value), use.view),
    "ta-bort": lambda use: (answer(use.case, use.routine, use.value, ""), use.view),
    "lank": _link,
    "klart": _tick,
    "utfall": _outcome,
    "inget-utfall": lambda use: use.note(use.value, "no-outcome"),
    "bekrafta": lambda use: use.note(use.value, "confirm"),
    "fraga-undan": lambda use: (use.case, replace(use.view, asked=use.value)),
    "undan": _set_aside,
    "datum": _date,
    "ater": lambda use: use.note(use.value, "back"),
    "journal": lambda use: (use.case, replace(use.view, journal=use.checked)),
    "visa": lambda use: (use.case, replace(use.view, unit=use.value)),
    "tank-om": lambda use: (use.case, replace(use.view, what_if=use.value)),
    "spara": lambda use: (use.case, replace(use.view, save=use.checked)),
    "rensa": _clear,
    "angra": _restore,
}
