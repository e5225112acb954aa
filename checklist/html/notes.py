"""What is said of a control stands at the control: one place for each, which the page may write in as well."""

from collections.abc import Mapping

from markupsafe import Markup

from checklist.html import tags as h
from checklist.html.parts import text_button
from checklist.html.views import BACK, HERE, View

# What has been put in the case's place, by where it can be taken back.
_REPLACED: Mapping[str, str] = {
    HERE: "Svaren kommer från länken. Ditt ärende är orört.",
    "oppna-fil": "Ärendet i filen är öppnat.",
    "rensa": "Allt är rensat, också det som var sparat i webbläsaren.",
    "nytt": "Ett nytt ärende är påbörjat. Det förra är borttaget ur webbläsaren.",
}
# The controls whose use changes nothing of the case.
LEFT_ALONE = ("kopiera", "spara-fil")
# What must be in the window after a use that makes the page much longer or shorter.
_SHOWN: Mapping[str, str] = {"hela": "bk-verktyg", "avslutat": "bk-rubrik"}


def note(view: View, place: str) -> Markup:
    """Return what is said at ``place``, with a button where it can be taken back; empty where nothing is.

    It can have the focus: when "Ångra" is gone nothing else that acts may have it in its place.
    """
    undo = view.undo == place
    said = view.message if view.message and view.at == place else undo and _REPLACED[place]
    sort = "bk-note bk-note--here" if place in (HERE, "nytt") else "bk-note"
    return h.div(class_=sort, id=f"bk-sagt-{place}", tabindex="-1")[
        said and h.p[said],
        undo
        and h.button(".bk-button", id="angra", type="button", name="angra", value="1")[
            "Tillbaka till ärendet" if place == HERE else "Ångra"
        ],
        # A button is never checked: it takes the tick away.
        bool(view.noted)
        and view.at == place
        and h.button(".bk-button", id="angra-gjort", type="button", name="klart", value=view.noted)["Ångra"],
    ]


def welcome(view: View) -> Markup:
    """Return what somebody is told who comes back to a kept case, once, with the way to begin a new one.

    What is said once that has been done stands in its place, and takes the focus.
    """
    if view.undo == BACK or view.at != BACK:
        return note(view, BACK)
    return h.div(".bk-back", id=f"bk-sagt-{BACK}", tabindex="-1")[
        view.message, " ", text_button("rensa", BACK, "Nytt ärende", id_="nytt-arende")
    ]


def revealed(view: View) -> str:
    """Return the id of what has been said of a control, or has come of it, and must be seen; what is said ``HERE`` is."""
    fact, _, key = view.at.removeprefix("datum:").partition(":")
    if fact != view.at and key:
        return f"sista-dag-steg-{key.replace('@', '-')}"
    if view.at in _SHOWN:
        return _SHOWN[view.at]
    return f"bk-sagt-{view.at}" if view.at not in ("", HERE) else ""


def spoken(view: View) -> str:
    """Return what a screen reader is told of the control that was used last; each thing is told once."""
    if view.at == "hela":
        return "Hela rutinen visas." if view.whole else "Det som står på tur visas."
    return view.message or (_REPLACED[view.undo] if view.undo and view.undo == view.at else "")
