"""How a case is being looked at, and whether the browser keeps it: no part of the case."""

import re

from checklist.cases import MAX_TEXT
from checklist.controls import CAME_BACK, HERE, PageVerb, Verb
from checklist.days import is_dated
from checklist.records import frozen
from checklist.typed import WHY

DAYS = (7, 30, 90)
USUAL_DAYS = 30
MOST_UNFOLDED = 200
# Where a case can be taken back.
UNDOES = (HERE, Verb.CLEAR, PageVerb.OPEN_FILE, CAME_BACK)
# Forget what this page has kept; clear whatever lies there; leave it there as another's, or since it is all of this.
STORES = FORGET, CLEAR, LEAVE, SAME = ("forget", "clear", "leave", "same")
# Ids, alone or joined; with a colon between them the name of a control.
_NAMES = re.compile(r"[a-z0-9@=-]{0,200}")
# A time and a number, as the page makes it; with a point where an earlier edition of the page made it.
_HOUSEHOLD = re.compile(r"[0-9a-z.-]{1,100}")
_CONTROL = re.compile(r"[a-z0-9@:-]{1,300}")


@frozen
class View:
    """How a case is being looked at; not part of the case.

    ``whole`` shows all of the routine and not only what is next, ``unit`` the steps of one unit, ``what_if`` ("fråga=svar") is what a comparison is with, ``asked``
    is the step (id@version) for whose setting aside a reason is asked, ``again`` the one for which a new attempt is
    being noted, ``unfolded`` holds what is open of that which is empty while it is closed ("journal", "tank-om", and
    the steps whose "Varför?" is), ``save`` keeps the case in the browser for ``days`` (one of ``DAYS``) after its
    last change, ``shared`` tells that others use the computer too, so that nothing is kept (never together with
    ``save``), ``today`` is an ISO date.

    ``message`` is a line for the user about the control that was used last, and ``at`` says where it stands (``HERE``,
    the name of a button, or that of a field); both are gone at the next use. ``wrong`` names a field whose text is no day,
    and ``why`` says why not (see ``typed.WHY``): it stands there until it is mended. ``undo`` is the place where what has been put in the case's place
    can be taken back, ``former`` the case that was there, and ``was_kept`` whether the browser kept it.
    ``household`` names a kept case among others, so that two never become one. ``store`` is what the browser is to do
    now with what it keeps, where that does not follow from ``save`` (one of ``STORES``); ``noted`` is the act that has
    just been noted where it has no box, so that it can be taken back. Both are gone at the next use. ``linked`` is the edition
    of the link that brought the answers, where the routine has another, until another case takes their place.
    """

    whole: bool = False
    unit: str = ""
    what_if: str = ""
    asked: str = ""
    again: str = ""
    unfolded: tuple[str, ...] = ()
    save: bool = False
    days: int = USUAL_DAYS
    shared: bool = False
    undo: str = ""
    former: str = ""
    was_kept: bool = False
    wrong: str = ""
    why: str = ""
    message: str = ""
    at: str = ""
    today: str = ""
    household: str = ""
    store: str = ""
    noted: str = ""
    linked: str = ""


def view_from(raw: object) -> View:
    """Read a view as the page sends it; whatever is not of its form falls back to the default."""
    given = raw if isinstance(raw, dict) else {}
    unit, what_if, asked, again = (named(given.get(name)) for name in ("unit", "what_if", "asked", "again"))
    unfolded = given.get("unfolded")
    days, shared = given.get("days"), given.get("shared") is True
    wrong, why = _text(given.get("wrong")), str(given.get("why"))
    slip = why in WHY and bool(_CONTROL.fullmatch(wrong))
    undo, former = str(given.get("undo")), _text(given.get("former"), MAX_TEXT)
    undoes = undo in UNDOES and bool(former)
    return View(
        whole=given.get("whole") is True,
        unit=unit,
        what_if=what_if,
        asked=asked,
        again=again,
        unfolded=tuple(filter(None, map(named, unfolded[:MOST_UNFOLDED])))
        if isinstance(unfolded, list)
        else (),
        save=given.get("save") is True and not shared,
        days=days if type(days) is int and days in DAYS else USUAL_DAYS,
        shared=shared,
        undo=undo if undoes else "",
        former=former if undoes else "",
        was_kept=undoes and given.get("was_kept") is True,
        wrong=wrong if slip else "",
        why=why if slip else "",
        linked=linked if is_dated(linked := _text(given.get("linked"))) else "",
        household=household if _HOUSEHOLD.fullmatch(household := _text(given.get("household"))) else "",
    )


def named(raw: object) -> str:
    """Return what a view may name, ids alone or joined; anything else names nothing."""
    return raw if isinstance(raw, str) and _NAMES.fullmatch(raw) else ""


def _text(raw: object, most: int = 300) -> str:
    return raw if isinstance(raw, str) and len(raw) <= most else ""
