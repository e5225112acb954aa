"""What is said of a control stands at the control: one place for each, which the page may write in as well."""

from collections.abc import Mapping

from markupsafe import Markup

from checklist.controls import CAME_BACK, CLOSED_CASE, HERE, PageVerb, Verb, read_fact_key, read_name
from checklist.html import tags as h
from checklist.html.parts import text_button
from checklist.views import View

# What has been put in the case's place, by where it can be taken back.
_REPLACED: Mapping[str, str] = {
    HERE: "Svaren kommer från länken. Ditt ärende är orört.",
    PageVerb.OPEN_FILE: "Ärendet i filen är öppnat.",
    Verb.CLEAR: "Allt är rensat, också det som var sparat i webbläsaren.",
    CAME_BACK: "Ett nytt ärende är påbörjat. Det förra är borttaget ur webbläsaren.",
}
# The controls whose use changes nothing of the case.
LEFT_ALONE = (Verb.COPY, Verb.COPY_LINK, Verb.SAVE_FILE)
# What must be in the window after a use that makes the page much longer or shorter.
_SHOWN: Mapping[str, str] = {Verb.WHOLE: "bk-verktyg", CLOSED_CASE: "bk-rubrik"}


def note(view: View, place: str) -> Markup:
    """Return what is said at ``place``, with a button where it can be taken back; empty where nothing is.

    It can have the focus: when "Ångra" is gone nothing else that acts may have it in its place.
    """
    undo = view.undo == place
    said = view.message if view.message and view.at == place else undo and _REPLACED[place]
    sort = "bk-note bk-note--here" if place in (HERE, CAME_BACK) else "bk-note"
    return h.div(class_=sort, id=f"bk-sagt-{place}", tabindex="-1")[
        said and h.p[said],
        undo
        and h.button(".bk-button", id=Verb.UNDO, type="button", name=Verb.UNDO, value="1")[
            "Tillbaka till ärendet" if place == HERE else "Ångra"
        ],
        # A button is never checked: it takes the tick away.
        bool(view.noted)
        and view.at == place
        and h.button(".bk-button", id="angra-gjort", type="button", name=Verb.TICK, value=view.noted)[
            "Ångra"
        ],
    ]


def welcome(view: View) -> Markup:
    """Return what somebody is told who comes back to a kept case, once, with the way to begin a new one.

    What is said once that has been done stands in its place, and takes the focus.
    """
    if view.undo == CAME_BACK or view.at != CAME_BACK:
        return note(view, CAME_BACK)
    return h.div(".bk-back", id=f"bk-sagt-{CAME_BACK}", tabindex="-1")[
        view.message, " ", text_button(Verb.CLEAR, CAME_BACK, "Nytt ärende", id_="nytt-arende")
    ]


def revealed(view: View) -> str:
    """Return the id of what has been said of a control, or has come of it, and must be seen; what is said ``HERE`` is."""
    verb, subject = read_name(view.at)
    if verb == Verb.DAY_OF_FACT:
        return f"sista-dag-steg-{read_fact_key(subject)[1].replace('@', '-')}"
    if view.at in _SHOWN:
        return _SHOWN[view.at]
    return f"bk-sagt-{view.at}" if view.at not in ("", HERE) else ""


def spoken(view: View) -> str:
    """Return what a screen reader is told of the control that was used last; each thing is told once."""
    if view.at == Verb.WHOLE:
        return "Hela rutinen visas." if view.whole else "Det som står på tur visas."
    return view.message or (_REPLACED[view.undo] if view.undo and view.undo == view.at else "")
