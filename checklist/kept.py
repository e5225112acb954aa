"""What a browser keeps of one case: how it is written, and whether what lies there may be used.

The page keeps one text for each case. It is hostile until it has been read here.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from checklist.cases import BadCaseError, Case, case_from_json, case_to_json, is_too_deep
from checklist.controls import CAME_BACK, HERE, NO_ROOM, OTHER_TAB
from checklist.days import day_from, written
from checklist.merging import merge
from checklist.model import Routine
from checklist.records import frozen
from checklist.views import DAYS, FORGET, LEAVE, SAME, USUAL_DAYS, View, view_from

# The form of the text. One with a higher number comes from a later edition of the page, and is left alone.
FORM = 1
# More than anybody uses before the engine has answered.
MOST_PENDING = 100
BROKEN = (
    "Det sparade ärendet gick inte att läsa. Det ligger kvar orört tills du sparar ett nytt eller rensar."
)
NEWER = (
    "Här ligger ett ärende som en nyare version av checklistan har sparat. Det är orört. "
    "Ladda om sidan när du har nät."
)
_NOT_KEPT: Mapping[str, str] = {
    OTHER_TAB: "Ärendet är rensat i en annan flik, eller ersatt av ett annat. Det som visas här sparas inte.",
    NO_ROOM: "Webbläsaren tillåter inte att ärendet sparas. Spara det som fil eller skriv ut planen.",
}
_OCCUPIED = (
    "Ett annat ärende är redan sparat i den här webbläsaren. "
    "Rensa det i den andra fliken, eller spara det här som fil."
)
_OTHER = (
    "Ett annat ärende har sparats i en annan flik. "
    "Det som visas här sparas inte: spara det som fil, eller skriv ut planen."
)
_BACK = "Du är tillbaka i ett sparat ärende."
_MERGED = "Ärendet har ändrats i en annan flik. Anteckningarna från båda är med."


class UnusableError(ValueError):
    """What is kept and cannot be used; one Swedish line for the user."""


class NewerError(UnusableError):
    """What a later edition of the page has kept, and only that may write over."""


@frozen
class Kept:
    """What a browser has kept: a case, how it is looked at, and the controls that were used but not answered."""

    case: str
    view: View
    pending: tuple[object, ...]


def kept_text(case: Case, view: View) -> str:
    """Return the text that the page keeps. What has been put aside or typed by mistake is nobody's to find."""
    seen = replace(view, undo="", former="", was_kept=False, wrong="", why="", message="", at="")
    seen = replace(seen, store="", noted="")
    raw = {
        "form": FORM,
        "case": case_to_json(case),
        "view": asdict(seen),
        "id": view.household,
        "pending": [],
    }
    return json.dumps(raw, ensure_ascii=False)


def read_kept(text: str) -> Kept:
    """Read what is kept; its case is still hostile. Raises ``UnusableError`` for what cannot be used."""
    raw = _object(text)
    form, case, pending = (raw.get(name) for name in ("form", "case", "pending"))
    if isinstance(form, int) and form > FORM:
        raise NewerError(NEWER)
    if not isinstance(case, str):
        raise UnusableError(BROKEN)
    # Cases of earlier editions of the page are named beside the view only.
    view = view_from({**_mapping(raw.get("view")), "household": raw.get("id")})
    given = pending[:MOST_PENDING] if isinstance(pending, list) else []
    return Kept(case=case, view=replace(view, today=_last_used(raw)), pending=tuple(given))


def time_out(kept: Kept, today: str) -> str:
    """Return what is said of a case whose days have passed, or nothing.

    The days are counted from the last change. After the clock has been turned back a case seems to be from tomorrow:
    its days begin now.
    """
    now, used = day_from(today), day_from(kept.view.today)
    if now is None or used is None:
        return ""
    last = min(used, now) + timedelta(days=kept.view.days)
    if now <= last:
        return ""
    day = written(last.isoformat())
    return f"Det sparade ärendet är borttaget. Tiden gick ut {day}, {kept.view.days} dagar efter den senaste ändringen."


def keep(view: View, why_not: str, place: str, *, checked: bool) -> View:
    """Return the view once the user has chosen to have the case kept, or not.

    ``why_not`` is the page's own word where it cannot be kept: what is then said stands at ``place``.
    """
    if why_not in _NOT_KEPT:
        return leave(view, _NOT_KEPT[why_not], place)
    save = checked and not view.shared
    return replace(view, save=save, store="" if save else FORGET)


def keep_for(view: View, chosen: str) -> View:
    """Return the view once the user has chosen for how many days a case is kept."""
    return replace(view, days=next((days for days in DAYS if str(days) == chosen), USUAL_DAYS))


def share(view: View, *, shared: bool) -> View:
    """Return the view once the user has said whether others use the computer: if so nothing is kept."""
    return replace(view, shared=shared, save=view.save and not shared, store=FORGET if shared else "")


def leave(view: View, told: str = "", place: str = "") -> View:
    """Return the view of a case that is not kept, and why; what lies in the browser stays there."""
    left = replace(view, save=False, household="", store=LEAVE)
    return replace(left, message=told, at=place or HERE) if told else left


def remember(routine: Routine, case: Case, view: View, text: str) -> tuple[Case, View, tuple[object, ...]]:
    """Return what is kept in place of ``case``, with the controls that were used but not answered."""
    try:
        kept = read_kept(text)
        if told := time_out(kept, view.today):
            return case, replace(view, message=told, at=HERE, store=FORGET), ()
        back = replace(kept.view, today=view.today)
        if back.save:
            back = replace(back, message=_BACK, at=CAME_BACK)
        return case_from_json(kept.case, routine), back, kept.pending
    except UnusableError as error:
        return case, leave(view, str(error)), ()
    except BadCaseError as error:
        return case, leave(view, f"{error} Checklistan börjar om från början."), ()


def meet(
    routine: Routine, ours: Case, view: View, text: str, place: str = "", *, known: bool
) -> tuple[Case, View]:
    """Return the case together with what another tab has kept (``text``), if it is the same case.

    ``known`` tells that this page has kept it too: two households must not become one. What cannot be read gives way.
    Raises ``BadCaseError`` where the two together have no room.
    """
    try:
        kept = read_kept(text)
        theirs = case_from_json(kept.case, routine)
    except NewerError as error:
        return ours, leave(view, str(error), place)
    except (UnusableError, BadCaseError):
        return ours, view
    households = {view.household, kept.view.household} - {""}
    if theirs != ours and not (known and len(households) <= 1):
        return ours, leave(view, _OTHER if known else _OCCUPIED, place)
    case = merge(routine, ours, theirs)
    met = replace(view, household=view.household or kept.view.household, store=SAME if case == theirs else "")
    return case, met if case == ours else replace(met, message=_MERGED, at=HERE)


def _last_used(raw: Mapping[str, Any]) -> str:
    day = _mapping(raw.get("view")).get("today")
    return day if isinstance(day, str) else ""


def _object(text: str) -> Mapping[str, Any]:
    try:
        return _mapping({} if is_too_deep(text) else json.loads(text))
    except ValueError:
        return {}


def _mapping(raw: object) -> Mapping[str, Any]:
    return raw if isinstance(raw, dict) else {}
