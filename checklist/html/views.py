"""How a case is being looked at, and whether the browser keeps it: no part of the case."""

from checklist.records import frozen

DAYS = (7, 30, 90)
USUAL_DAYS = 30


@frozen
class View:
    """How a case is being looked at; not part of the case.

    ``unit`` shows the steps of one unit, ``what_if`` ("fråga=svar") opens a comparison, ``asked`` is the
    step (id@version) for whose setting aside a reason is asked, ``save`` keeps the case in the browser
    for ``days`` (one of ``DAYS``) after its last change, ``shared`` tells that others use the computer
    too, so that nothing is kept (never together with ``save``), ``journal`` shows the text for the journal
    (which is long, and changes with every tick), ``undo`` says that what has been put in
    the case's place can be taken back, ``message`` is a line for the user, ``today`` an ISO date for
    the journal text.
    """

    unit: str = ""
    what_if: str = ""
    asked: str = ""
    save: bool = False
    days: int = USUAL_DAYS
    shared: bool = False
    journal: bool = False
    undo: bool = False
    message: str = ""
    today: str = ""
