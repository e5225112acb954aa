"""The only door that JavaScript knows: a string in, a string out.

``start`` takes the handbook; ``update`` takes the case as it is, how it is looked at, and the one
control that was used, and returns the case as it is now with the HTML that shows it. The page keeps
the strings. What a control means is decided in ``effects``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from checklist.addresses import Addresses
from checklist.cases import BadCaseError, Case, case_from_json, case_to_json, is_too_deep, new_case
from checklist.controls import HERE
from checklist.days import is_date
from checklist.effects import place_of, text_of, use_control
from checklist.exporting import handbook_from_json
from checklist.html.notes import revealed
from checklist.html.parts import Page
from checklist.html.plans import checklist, status_line
from checklist.html.prefixing import prefixed
from checklist.kept import kept_text
from checklist.model import Handbook, Routine
from checklist.narrowing import find_routine
from checklist.planning import plan_case
from checklist.views import View, named, view_from

_NAMED = re.compile(r'"routine": ?"([a-z0-9-]+)"')
_handbooks: dict[str, tuple[Handbook, Addresses]] = {}


def start(handbook_json: str) -> str:
    """Load a handbook that the build exported and return the ids of its routines as JSON.

    Each routine comes by itself, so this may be called for several; one that has come before is replaced.
    """
    handbook, addresses = handbook_from_json(handbook_json)
    _handbooks.update(dict.fromkeys(handbook.routine_by_id, (handbook, addresses)))
    return json.dumps(list(handbook.routine_by_id))


def update(request_json: str) -> str:
    """Apply one use of a control and return what to show.

    The request: ``routine`` (id), ``root`` (the way to the site's root), ``place`` (where others reach the page, empty where
    they do not; left out where links do not lead to this case), ``name`` (of the case, where it is one of several on a page), ``keeps`` (false where it is never to be kept), ``fresh`` (a text that no case has been named by), ``today``
    (ISO date, read when it is asked), ``case`` (as returned before, or null for a new one), ``view`` (as
    returned before, or null), and ``control`` (null, or ``name``, ``value`` and ``checked`` of a form
    control). The answer: ``case``, ``view``, ``html``, ``status`` (for a screen reader), ``save`` (the page may keep the case) for ``days`` days, ``shared`` (it must forget it when it is left) and
    ``noted`` (there is something in the log to lose).

    A fault of the user's, and whatever comes from storage, a file, the address or another tab, is a
    message in the HTML. The page's own faults, text that is not JSON and the id of a routine that the
    handbook has not, raise ``ValueError``.
    """
    request = _request(request_json)
    handbook, addresses = find_routine(_handbooks, text_of(request, "routine"))
    return json.dumps(answer(handbook, addresses, request), ensure_ascii=False)


def answer(handbook: Handbook, addresses: Addresses, request: Mapping[str, Any]) -> dict[str, object]:
    """Return the answer to a request, which nothing but these decides (see ``update``)."""
    routine = handbook.routine_by_id[text_of(request, "routine")]
    case, view = _used(routine, *_read(routine, request), request.get("control"))
    keeps = request.get("keeps") is not False
    if view.save and not view.household:
        view = replace(view, household=named(text_of(request, "fresh")))
    view = replace(view, unit=view.unit if view.unit in handbook.unit_by_id else "", save=view.save and keeps)
    places = addresses.seen_from(text_of(request, "root"))
    place = text_of(request, "place") if "place" in request else None
    page = Page(handbook=handbook, routine=routine, addresses=places, live=True, keeps=keeps, place=place)
    return _told(page, case, view, named(text_of(request, "name")))


def _request(text: str) -> Mapping[str, Any]:
    """Read a request; of one nested out of all reason (it can only come from storage) no more than its routine."""
    if is_too_deep(text):
        named = _NAMED.search(text)
        return {"case": "", "routine": named[1] if named else ""}
    request = json.loads(text)
    return request if isinstance(request, dict) else {}


def _read(routine: Routine, request: Mapping[str, Any]) -> tuple[Case, View]:
    """Return the case and the view that the page sends; in place of a case that cannot be read, an empty one."""
    today, stored = text_of(request, "today"), request.get("case")
    view = replace(view_from(request.get("view")), today=today if is_date(today) else "")
    if stored is None:
        return new_case(routine), view
    try:
        return case_from_json(stored if isinstance(stored, str) else "", routine), view
    except BadCaseError as error:
        message = f"{error} Checklistan börjar om från början."
        return new_case(routine), replace(view, save=False, message=message, at=HERE)


def _used(routine: Routine, case: Case, view: View, control: object) -> tuple[Case, View]:
    """Return the case and the view after the use of a control; one that cannot be used is a message at its place."""
    if control is None:
        return case, view
    try:
        return use_control(case, routine, view, control)
    except BadCaseError as error:
        return case, replace(view, message=str(error), at=place_of(control))


def _told(page: Page, case: Case, view: View, name: str) -> dict[str, object]:
    """Return what the page is told of a case; ``name`` begins its ids where it is one of several."""
    plan = plan_case(page.routine, case)
    place = revealed(view)
    return {
        "case": case_to_json(case),
        "view": asdict(view),
        "html": prefixed(checklist(page, plan, view), name),
        "reveal": f"{name}-{place}" if place and name else place,
        "status": status_line(plan, view),
        "save": view.save,
        "noted": bool(case.log),
        "days": view.days,
        "shared": view.shared,
        "kept": kept_text(case, view),
        "store": view.store,
    }
