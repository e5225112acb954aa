"""What is next, as a person reads it: first, now, later, done, and what may be done besides."""

from markupsafe import Markup

from checklist import wording
from checklist.agenda import Agenda
from checklist.days import written
from checklist.html import tags as h
from checklist.html.outcomes import outcome_choice
from checklist.html.parts import Page
from checklist.html.steps import advice_item, name_of, step_item, waiting_line
from checklist.planning import WAITS, Plan, Planned
from checklist.views import View


def agenda(page: Page, plan: Plan, turns: Agenda, view: View) -> list[h.Node]:
    """Return the parts of a plan, each under its heading; a part with nothing in it is not shown."""
    return [
        _part("forst", "Tänk på först", [advice_item(page, plan, item, view) for item in turns.first]),
        _part(
            "nu",
            "Nu",
            [step_item(page, plan, item, view, turns.advice_at(item.step)) for item in turns.now],
            note="" if turns.now or not plan.acts else _nothing(turns),
        ),
        _later(page, plan, turns.later),
        _folded(
            "rad",
            "Vid behov, råd och förslag",
            [advice_item(page, plan, item, view) for item in turns.advice],
        ),
        _folded(
            "gjort",
            "Gjort, eller inte längre aktuellt",
            [step_item(page, plan, item, view) for item in turns.done],
        ),
        _closing(page, plan, turns, view),
    ]


def _nothing(turns: Agenda) -> str:
    if turns.closed:
        return "Ärendet är avslutat."
    return "Inget väntar på dig nu. Se vad som kommer sedan." if turns.later else "Inget återstår."


def _part(name: str, title: str, items: list[Markup], note: str = "") -> h.Node:
    if not items and not note:
        return None
    return h.section(".bk-stage", id=f"bk-{name}", aria_labelledby=f"bk-{name}-rubrik")[
        h.h3(id=f"bk-{name}-rubrik")[title],
        note and h.p(".bk-quiet")[note],
        bool(items) and h.ol(".bk-steps")[items],
    ]


def _later(page: Page, plan: Plan, items: tuple[Planned, ...]) -> h.Node:
    """Return what comes later, one line each; what waits for a contact is folded, since it is much and not near."""
    if not items:
        return None
    far = [item for item in items if item.step.on_contact and item.status == WAITS]
    near = [item for item in items if item not in far]
    return h.section(".bk-stage", id="bk-sedan", aria_labelledby="bk-sedan-rubrik")[
        h.h3("#bk-sedan-rubrik")["Sedan"],
        bool(near) and h.ul(".bk-lines")[[waiting_line(page, plan, item) for item in near]],
        bool(far)
        and h.details(".bk-later", id="bk-senare")[
            h.summary[f"{len(far)} steg öppnas när ni har fått kontakt"],
            h.ul(".bk-lines")[[waiting_line(page, plan, item) for item in far]],
        ],
    ]


def _folded(name: str, title: str, items: list[Markup]) -> h.Node:
    return (
        bool(items)
        and h.details(
            ".bk-later.bk-fold.bk-paper" if name == "gjort" else ".bk-later.bk-fold", id=f"bk-{name}"
        )[h.summary[f"{title} ({len(items)})"], h.ol(".bk-steps")[items]]
    )


def _closing(page: Page, plan: Plan, turns: Agenda, view: View) -> h.Node:
    """Return the way to end the case, with its reason; open where it has been gone, so that it can be taken back."""
    item = turns.closing
    if item is None or not page.live:
        return None
    told = ""
    if turns.closed and item.outcome:
        told = f"{wording.outcome(plan.routine, item.outcome.detail)} ({written(item.outcome.at)})"
    return h.details(".bk-later.bk-fold", id="bk-avsluta", open=turns.closed)[
        h.summary["Avsluta ärendet"],
        h.div(".bk-closing", id=name_of(item))[
            h.p[
                item.step.text,
                " ",
                h.span(".bk-ground.bk-ground--proposal")[wording.GROUND[item.step.ground]],
            ],
            h.p(".bk-quiet")[item.step.note],
            told and h.p[h.strong["Avslutat: "], told],
            outcome_choice(plan, item, name_of(item), again=view.again == item.key),
        ],
    ]
