"""How a case is being looked at, and whether the browser keeps it: no part of the case."""

import re

from checklist.records import frozen

DAYS = (7, 30, 90)
USUAL_DAYS = 30
MOST_UNFOLDED = 200
# Ids, alone or joined.
_NAMES = re.compile(r"[a-z0-9@=-]{0,200}")


@frozen
class View:
    """How a case is being looked at; not part of the case.

    ``unit`` shows the steps of one unit, ``what_if`` ("fråga=svar") is what a comparison is with, ``asked``
    is the step (id@version) for whose setting aside a reason is asked, ``unfolded`` holds what is open of
    that which is empty while it is closed ("journal", "tank-om", and the steps whose "Varför?" is), ``save``
    keeps the case in the browser for ``days`` (one of ``DAYS``) after its last change, ``shared`` tells that
    others use the computer too, so that nothing is kept (never together with ``save``), ``undo`` says that
    what has been put in the case's place can be taken back, ``message`` is a line for the user, ``today`` an
    ISO date for the journal text.
    """

    unit: str = ""
    what_if: str = ""
    asked: str = ""
    unfolded: tuple[str, ...] = ()
    save: bool = False
    days: int = USUAL_DAYS
    shared: bool = False
    undo: bool = False
    message: str = ""
    today: str = ""


def view_from(raw: object) -> View:
    """Read a view as the page sends it; whatever is not of its form falls back to the default."""
    given = raw if isinstance(raw, dict) else {}
    unit, what_if, asked = (named(given.get(name)) for name in ("unit", "what_if", "asked"))
    unfolded = given.get("unfolded")
    days, shared = given.get("days"), given.get("shared") is True
    return View(
        unit=unit,
        what_if=what_if,
        asked=asked,
        unfolded=tuple(filter(None, map(named, unfolded[:MOST_UNFOLDED])))
        if isinstance(unfolded, list)
        else (),
        save=given.get("save") is True and not shared,
        days=days if type(days) is int and days in DAYS else USUAL_DAYS,
        shared=shared,
    )


def named(raw: object) -> str:
    """Return what a view may name, ids alone or joined; anything else names nothing."""
    return raw if isinstance(raw, str) and _NAMES.fullmatch(raw) else ""
