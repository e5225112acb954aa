"""The whole of a routine for a case: what waits for a contact is folded, and nothing else is."""

from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.planning import plan
from checklist.views import View

ANSWERS = {
    "hushall": "barnfamilj",
    "aktuell": "ingen",
    "skal": "storning",
    "antal": "forsta",
    "kronofogden": "nej",
}


def test_what_waits_for_a_contact_is_folded_though_a_case_can_be_closed_before(handbook, routine, read):
    """The way to end a case stands at the same stage, and can be gone at once: it is not folded with the others."""
    page = Page(handbook=handbook, routine=routine, live=True)
    shown = read(checklist(page, plan(routine, ANSWERS), View(whole=True)))
    stage = shown.one(id="skede-efter-kontakt")
    steps = [item for item in shown("li", css="bk-step") if stage in item.around]
    folded = [item for item in steps if any("bk-later" in outer.classes for outer in item.around)]
    assert folded
    [open_] = [item["id"] for item in steps if item not in folded]
    assert open_.startswith("steg-forslag-avslut-")
