"""The answers as a link, for whoever wants to hand them on; and what is said of a link from another edition."""

from checklist import wording
from checklist.controls import PageVerb, Verb
from checklist.html import tags as h
from checklist.html.notes import note
from checklist.html.parts import Page, folded
from checklist.links import link_of
from checklist.planning import Plan
from checklist.views import View

# What the fold is asked for by.
LINK = "lanken"
_FIELD = "svarslanken"
# The page that tells of every change.
CHANGES = "om/andringar"


def sharing(page: Page, plan: Plan, view: View) -> h.Node:
    """Return the fold with the link to the answers; nothing where no link leads to this checklist."""
    if page.place is None:
        return None
    inside = LINK in view.unfolded and [
        h.p(".bk-quiet")[
            "Länken har bara svaren. Dagar, bockar och anteckningar följer inte med."
            " Den som öppnar länken får den i webbläsarens historik, och en kopierad länk ligger kvar i urklipp."
        ],
        _link(page.place, link_of(plan.routine, plan.answers), view) if page.place else _NOWHERE,
    ]
    return folded(LINK, "share", "Länk till svaren", inside)


_NOWHERE = h.p(".bk-nowhere")[
    "Den här sidan ligger bara på den här datorn. En länk hit leder ingenstans för någon annan."
]


def _link(place: str, link: str, view: View) -> h.Node:
    return [
        h.textarea(id=_FIELD, rows="3", readonly=True, aria_label="Länk till svaren")[f"{place}#{link}"],
        h.button(".bk-button", id=Verb.COPY_LINK, type="button", name=Verb.COPY_LINK, value=_FIELD)[
            "Kopiera länken"
        ],
        " ",
        h.button(
            ".bk-button.bk-button--quiet",
            id=PageVerb.SHOW_QR,
            type="button",
            name=PageVerb.SHOW_QR,
            value="1",
        )["Visa som QR-kod"],
        note(view, Verb.COPY_LINK),
    ]


def other_edition(page: Page, view: View) -> h.Node:
    """Return what is said of answers that a link has brought from another edition, with the way to all changes."""
    if not view.linked:
        return None
    which, *told = wording.other_edition(page.routine, view.linked)
    where = page.addresses.page(CHANGES)
    return h.div("#bk-fran-lanken.bk-remark")[
        h.p[h.strong[which]],
        [h.p[text] for text in told],
        bool(where) and h.p[h.a(href=where)["Alla ändringar"]],
    ]
