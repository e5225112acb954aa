"""The only door that JavaScript knows: a string in, a string out.

``start`` takes the handbook; ``update`` takes the case as it is, how it is looked at, and the one
control that was used, and returns the case as it is now with the HTML that shows it. The page keeps
the strings; what is kept here (which parts it holds, cases of late) only saves time. What a control means is decided in
``_EFFECTS``.
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
    is_date,
    is_too_deep,
    new_case,
    record,
)
from checklist.deadlines import FIRST_YEAR, LAST_YEAR, day_from
from checklist.exporting import handbook_from_json
from checklist.html.ahead import plans_ahead
from checklist.html.parts import Page, Screen
from checklist.html.plans import checklist, status_line
from checklist.html.views import DAYS, MOST_UNFOLDED, USUAL_DAYS, View, named, view_from
from checklist.merging import merge
from checklist.model import Handbook, Routine
from checklist.narrowing import find_routine
from checklist.planning import plan_case
from checklist.records import frozen

_LONGEST_LINK = 5_000
_pages: dict[tuple[str, str], tuple[Page, Screen]] = {}
_handbooks: list[Handbook] = []
_ahead: list[tuple[Screen, Iterator[None]]] = []
_cases: dict[tuple[str, str], Case] = {}
_DONE = object()
# Steps that are rendered between two chances to answer.
AT_A_TIME = 8
# Cases of answers given that are remembered: the page may ask what many controls would give before one is used.
_REMEMBERED = 200


def start(handbook_json: str) -> str:
    """Load the handbook that the build exported and return the ids of its routines as JSON."""
    handbook = handbook_from_json(handbook_json)
    _handbooks[:] = [handbook]
    _pages.clear()
    _ahead.clear()
    _cases.clear()
    return json.dumps([routine.id for routine in handbook.routines])


def update(request_json: str) -> str:
    """Apply one use of a control and return what to show.

    The request: ``routine`` (id; the handbook's first where none is named), ``root`` (the way to the
    site's root), ``today`` (ISO date), ``case`` (as returned before, or null for a new one), ``view`` (as
    returned before, or null), and ``control`` (null, or ``name``, ``value`` and ``checked`` of a form
    control); ``known`` is true where the page holds every part that it has been given, here or by ``prepare``,
    so that it gets only what is new. The answer: ``case``, ``view``, ``html`` and the ``parts`` that it names and the
    page has not been given before (``data-same`` names what has the same number as ``data-number``), ``status``
    (for a screen reader), ``save`` (the page may keep the case) for ``days`` days, ``shared`` (it must forget it when it is left) ``noted``
    (there is something in the log to lose) and ``undo`` (the case that was replaced and may be asked for
    again, else null).

    A fault of the user's, and whatever comes from storage, a file, the address or another tab, is a
    message in the HTML. The page's own faults, text that is not JSON and the id of a routine that the
    handbook has not, raise ``ValueError``.
    """
    request = _request(request_json)
    handbook = _handbooks[0]
    routine = find_routine(handbook.routine_by_id, _text(request, "routine") or handbook.routines[0].id)
    today = _text(request, "today")
    view = replace(view_from(request.get("view")), today=today if is_date(today) else "")
    undo = None
    try:
        case = _case(request.get("case"), routine)
    except BadCaseError as error:
        case, view = (
            new_case(routine),
            replace(view, save=False, message=f"{error} Checklistan börjar om från början."),
        )
    control = request.get("control")
    if control is not None:
        try:
            before = case
            case, view = _use(case, routine, view, control)
            undo = case_to_json(before) if view.undo else None
        except BadCaseError as error:
            view = replace(view, message=str(error))
    if view.unit not in handbook.unit_by_id:
        view = replace(view, unit="")
    page, screen = _page(handbook, routine, _text(request, "root"))
    if request.get("known") is not True:
        screen.forget()
    found = plan_case(routine, case)
    text = case_to_json(case)
    _cases.pop((routine.id, text), None)
    if len(_cases) >= _REMEMBERED:
        _cases.pop(next(iter(_cases)))
    _cases[routine.id, text] = case
    html = str(checklist(page, found, view))
    return json.dumps(
        {
            "case": text,
            "view": asdict(view),
            "html": html,
            "parts": str(screen.take()),
            "status": status_line(found),
            "save": view.save,
            "noted": bool(case.log),
            "days": view.days,
            "shared": view.shared,
            "undo": undo,
        },
        ensure_ascii=False,
    )


def prepare() -> str | None:
    """Render ahead of time some of what other answers would show.

    The page calls this while nothing is asked, a few steps at a time, so that an answer need not wait. Returns
    parts for the page to hold, as HTML one after the other (none, where they were rendered before); None where
    there is nothing more to prepare.
    """
    if not _ahead:
        return None
    screen, left = _ahead[0]
    for _ in range(AT_A_TIME):
        if next(left, _DONE) is _DONE:
            _ahead.pop(0)
            break
    return str(screen.take())


def _page(handbook: Handbook, routine: Routine, root: str) -> tuple[Page, Screen]:
    """Return the page that the reader has before them, and what it holds: made when it is first asked about."""
    found = _pages.get((routine.id, root))
    if found is None:
        screen = Screen()
        page = Page(handbook=handbook, routine=routine, root=root, live=True, screen=screen)
        found = _pages[routine.id, root] = (page, screen)
        _ahead.append((screen, plans_ahead(page)))
    return found


def _request(text: str) -> Mapping[str, Any]:
    """Read a request; one nested out of all reason (it can only come from storage) counts as empty."""
    request = {"case": ""} if is_too_deep(text) else json.loads(text)
    return request if isinstance(request, dict) else {}


def _text(fields: Mapping[str, Any], name: str) -> str:
    """Return a field that should be text; anything else counts as none."""
    return value if isinstance(value := fields.get(name), str) else ""


def _case(stored: object, routine: Routine) -> Case:
    """Read the case that the page sends: most often that of an answer given, which is known to be good."""
    if stored is None:
        return new_case(routine)
    text = stored if isinstance(stored, str) else ""
    return _cases.get((routine.id, text)) or case_from_json(text, routine)


def _use(case: Case, routine: Routine, view: View, control: object) -> tuple[Case, View]:
    """Apply the use of one control; an unknown one is refused."""
    given = control if isinstance(control, dict) else {}
    verb, _, subject = _text(given, "name").partition(":")
    effect = _EFFECTS.get(verb)
    if effect is None:
        raise BadCaseError("Knappen är okänd. Ladda om sidan.")
    use = _Use(
        case=case,
        routine=routine,
        view=view,
        subject=subject,
        value=_text(given, "value"),
        checked=given.get("checked") is True,
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
    if len(use.value) > _LONGEST_LINK:
        raise BadCaseError("Länken är för lång. Svara på frågorna i stället.")
    case = replace(use.case, answers={}, foreign={})
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
    day = day_from(use.value)
    if day is None:
        message = f"Datumet ska ligga mellan år {FIRST_YEAR} och {LAST_YEAR}."
        raise BadCaseError(message)
    return use.note(key, "dated", f"{fact}-{day.isoformat()}")


def _keep(use: _Use) -> tuple[Case, View]:
    return use.case, replace(use.view, save=use.checked and not use.view.shared)


def _keep_for(use: _Use) -> tuple[Case, View]:
    days = next((days for days in DAYS if str(days) == use.value), USUAL_DAYS)
    return use.case, replace(use.view, days=days)


def _fold(use: _Use) -> tuple[Case, View]:
    """Open or close what is empty while it is closed."""
    others = tuple(name for name in use.view.unfolded if name != use.value)
    opened = (named(use.value),) if use.checked else ()
    return use.case, replace(use.view, unfolded=(*others, *opened)[-MOST_UNFOLDED:])


def _why(use: _Use) -> tuple[Case, View]:
    """Open "Varför?" of a step, or close it: a button, which does not tell which."""
    asking = use.value == use.view.asked
    case, view = _fold(replace(use, checked=not asking and use.value not in use.view.unfolded))
    return case, replace(view, asked="") if asking else view


def _share(use: _Use) -> tuple[Case, View]:
    return use.case, replace(use.view, shared=use.checked, save=use.view.save and not use.checked)


def _clear(use: _Use) -> tuple[Case, View]:
    """An empty case, looked at as by default; a shared computer is still shared."""
    message = "Allt är rensat, också det som var sparat i webbläsaren."
    return new_case(use.routine), View(
        message=message, undo=True, today=use.view.today, shared=use.view.shared
    )


def _restore(use: _Use) -> tuple[Case, View]:
    return case_from_json(use.value, use.routine), use.view


def _open(use: _Use) -> tuple[Case, View]:
    """The case of a file in place of the one that is."""
    case = case_from_json(use.value, use.routine)
    return case, replace(use.view, message="Ärendet i filen är öppnat.", undo=True)


def _merge(use: _Use) -> tuple[Case, View]:
    """The case as another tab has stored it, together with what has been noted here."""
    case = merge(use.routine, use.case, case_from_json(use.value, use.routine))
    message = (
        "" if case == use.case else "Ärendet har ändrats i en annan flik. Anteckningarna från båda är med."
    )
    return case, replace(use.view, message=message)


_EFFECTS: Mapping[str, Callable[[_Use], tuple[Case, View]]] = {
    "svar": lambda use: (answer(use.case, use.routine, use.subject, use.value), use.view),
    "ta-bort": lambda use: (answer(use.case, use.routine, use.value, ""), use.view),
    "lank": _link,
    "klart": _tick,
    "utfall": _outcome,
    "inget-utfall": lambda use: use.note(use.value, "no-outcome"),
    "bekrafta": lambda use: use.note(use.value, "confirm"),
    "fraga-undan": lambda use: (use.case, replace(use.view, asked=named(use.value))),
    "undan": _set_aside,
    "datum": _date,
    "ater": lambda use: use.note(use.value, "back"),
    "vik": _fold,
    "varfor": _why,
    "visa": lambda use: (use.case, replace(use.view, unit=named(use.value))),
    "tank-om": lambda use: (use.case, replace(use.view, what_if=named(use.value))),
    "spara": _keep,
    "spara-dagar": _keep_for,
    "delad": _share,
    "oppna": _open,
    "sammanfoga": _merge,
    "rensa": _clear,
    "angra": _restore,
}
