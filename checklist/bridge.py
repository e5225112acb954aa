"""The only door that JavaScript knows: a string in, a string out.

``start`` takes the handbook; ``update`` takes the case as it is, how it is looked at, and the one
control that was used, and returns the case as it is now with the HTML that shows it. The page keeps
the strings. What a control means is decided in ``effects``.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from checklist.cases import BadCaseError, Case, case_from_json, case_to_json, is_date, is_too_deep, new_case
from checklist.effects import place_of, text_of, use_control
from checklist.exporting import handbook_from_json
from checklist.html.notes import revealed
from checklist.html.parts import Page
from checklist.html.plans import checklist, status_line
from checklist.html.prefixing import prefixed
from checklist.html.views import HERE, named, view_from
from checklist.kept import kept_text
from checklist.model import Handbook, Routine
from checklist.narrowing import find_routine
from checklist.planning import plan_case

_handbooks: list[Handbook] = []


def start(handbook_json: str) -> str:
    """Load the handbook that the build exported and return the ids of its routines as JSON."""
    handbook = handbook_from_json(handbook_json)
    _handbooks[:] = [handbook]
    return json.dumps([routine.id for routine in handbook.routines])


def update(request_json: str) -> str:
    """Apply one use of a control and return what to show.

    The request: ``routine`` (id; the handbook's first where none is named), ``root`` (the way to the
    site's root), ``name`` (of the case, where it is one of several on a page), ``keeps`` (false where it is never to be
    kept), ``fresh`` (a text that no case has been named by), ``today`` (ISO date, read when it is asked), ``case`` (as returned before, or null for a new one), ``view`` (as
    returned before, or null), and ``control`` (null, or ``name``, ``value`` and ``checked`` of a form
    control). The answer: ``case``, ``view``, ``html``, ``status`` (for a screen reader), ``save`` (the page may keep the case) for ``days`` days, ``shared`` (it must forget it when it is left) and
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
    keeps = request.get("keeps") is not False
    if view.save and not view.household:
        view = replace(view, household=named(text_of(request, "fresh")))
    if view.unit not in handbook.unit_by_id:
        view = replace(view, unit="")
    if not keeps:
        view = replace(view, save=False)
    page = Page(handbook=handbook, routine=routine, root=text_of(request, "root"), live=True, keeps=keeps)
    name = named(text_of(request, "name"))
    found = plan_case(routine, case)
    return json.dumps(
        {
            "case": case_to_json(case),
            "view": asdict(view),
            "html": prefixed(checklist(page, found, view), name),
            "reveal": f"{name}-{place}" if (place := revealed(view)) and name else place,
            "status": status_line(found, view),
            "save": view.save,
            "noted": bool(case.log),
            "days": view.days,
            "shared": view.shared,
            "kept": kept_text(case, view),
            "store": view.store,
        },
        ensure_ascii=False,
    )


def _request(text: str) -> Mapping[str, Any]:
    """Read a request; one nested out of all reason (it can only come from storage) counts as empty."""
    request = {"case": ""} if is_too_deep(text) else json.loads(text)
    return request if isinstance(request, dict) else {}


def _case(stored: object, routine: Routine) -> Case:
    """Read the case that the page sends."""
    if stored is None:
        return new_case(routine)
    return case_from_json(stored if isinstance(stored, str) else "", routine)
