"""The only door that JavaScript knows: a string in, a string out.

``start`` takes the handbook; ``update`` takes the case as it is, how it is looked at, and the one
control that was used, and returns the case as it is now with the HTML that shows it. The page keeps
the strings; what is kept here (which parts it holds, cases of late) only saves time. What a control means is decided in
``effects``.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from checklist.cases import BadCaseError, Case, case_from_json, case_to_json, is_date, is_too_deep, new_case
from checklist.effects import place_of, text_of, use_control
from checklist.exporting import handbook_from_json
from checklist.html.ahead import plans_ahead
from checklist.html.parts import Page, Screen
from checklist.html.plans import checklist, status_line
from checklist.html.views import HERE, view_from
from checklist.model import Handbook, Routine
from checklist.narrowing import find_routine
from checklist.planning import plan_case

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
    site's root), ``today`` (ISO date, read when it is asked), ``case`` (as returned before, or null for a new one), ``view`` (as
    returned before, or null), and ``control`` (null, or ``name``, ``value`` and ``checked`` of a form
    control); ``known`` is true where the page holds every part that it has been given, here or by ``prepare``,
    so that it gets only what is new. The answer: ``case``, ``view``, ``html`` and the ``parts`` that it names and the
    page has not been given before (``data-same`` names what has the same number as ``data-number``), ``status``
    (for a screen reader), ``save`` (the page may keep the case) for ``days`` days, ``shared`` (it must forget it when it is left) and
    ``noted`` (there is something in the log to lose).

    A fault of the user's, and whatever comes from storage, a file, the address or another tab, is a
    message in the HTML. The page's own faults, text that is not JSON and the id of a routine that the
    handbook has not, raise ``ValueError``.
    """
    request = _request(request_json)
    handbook = _handbooks[0]
    routine = find_routine(handbook.routine_by_id, text_of(request, "routine") or handbook.routines[0].id)
    today = text_of(request, "today")
    view = replace(view_from(request.get("view")), today=today if is_date(today) else "")
    try:
        case = _case(request.get("case"), routine)
    except BadCaseError as error:
        case, view = (
            new_case(routine),
            replace(view, save=False, message=f"{error} Checklistan börjar om från början.", at=HERE),
        )
    control = request.get("control")
    if control is not None:
        try:
            case, view = use_control(case, routine, view, control)
        except BadCaseError as error:
            view = replace(view, message=str(error), at=place_of(control))
    if view.unit not in handbook.unit_by_id:
        view = replace(view, unit="")
    page, screen = _page(handbook, routine, text_of(request, "root"))
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
            "status": status_line(found, view),
            "save": view.save,
            "noted": bool(case.log),
            "days": view.days,
            "shared": view.shared,
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


def _case(stored: object, routine: Routine) -> Case:
    """Read the case that the page sends: most often that of an answer given, which is known to be good."""
    if stored is None:
        return new_case(routine)
    text = stored if isinstance(stored, str) else ""
    return _cases.get((routine.id, text)) or case_from_json(text, routine)
