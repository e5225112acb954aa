"""What is next, as a person reads it: first, now, later, done, and what may be done besides."""

from markupsafe import Markup

from checklist import wording
from checklist.agenda import Agenda
from checklist.days import written
from checklist.html import tags as h
from checklist.html.dates import date_fields
from checklist.html.outcomes import outcome_choice
from checklist.html.parts import Page, ground_tag
from checklist.html.steps import advice_item, name_of, step_item, waiting_line
from checklist.planning import DONE, WAITS, Plan, Planned
from checklist.views import View


def agenda(page: Page, plan: Plan, turns: Agenda, view: View) -> list[h.Node]:
    """Return the parts of a plan, each under its heading; a part with nothing in it is not shown."""
    return [
        _part("forst", "Tänk på först", _advice(page, plan, turns.first, view)),
        _part(
            "nu",
            "Nu",
            [step_item(page, plan, item, view, turns.advice_at(item.step)) for item in turns.now],
            note="" if turns.now or not plan.acts else _nothing(plan, turns),
        ),
        _later(page, plan, turns.later),
        _folded("rad", "Vid behov, råd och förslag", _advice(page, plan, turns.advice, view)),
        _folded(
            "gjort",
            "Gjort, eller inte längre aktuellt",
            [step_item(page, plan, item, view) for item in turns.done],
            # What has ended the case is there, and is taken back there.
            unfolded=turns.closed in turns.done,
        ),
        _closing(page, plan, turns, view),
    ]


def _advice(page: Page, plan: Plan, items: tuple[Planned, ...], view: View) -> list[Markup]:
    return [
        advice_item(page, plan, item, view, rests=plan.stage_of(item.step).rests and item.status != DONE)
        for item in items
    ]


def _nothing(plan: Plan, turns: Agenda) -> str:
    if turns.closed:
        return f"Ärendet är avslutat. {_reason(plan, turns.closed)}."
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
            h.summary[wording.waiting_for_contact(plan.routine, len(far))],
            h.ul(".bk-lines")[[waiting_line(page, plan, item) for item in far]],
        ],
    ]


def _folded(name: str, title: str, items: list[Markup], *, unfolded: bool = False) -> h.Node:
    return (
        bool(items)
        and h.details(
            ".bk-later.bk-fold.bk-paper" if name == "gjort" else ".bk-later.bk-fold",
            id=f"bk-{name}",
            open=unfolded,
        )[h.summary[f"{title} ({len(items)})"], h.ol(".bk-steps")[items]]
    )


def _reason(plan: Plan, item: Planned) -> str:
    """Return why a case has been ended, and when."""
    assert item.outcome is not None, "what has ended a case has an outcome"
    return f"{wording.outcome(plan.routine, item.outcome.detail)} ({written(item.outcome.at)})"


def _closing(page: Page, plan: Plan, turns: Agenda, view: View) -> h.Node:
    """Return the ways to end the case, each with its reasons; open where one has been gone, so that it can be taken back."""
    if not turns.closing or not page.live:
        return None
    return h.details(".bk-later.bk-fold", id="bk-avsluta", open=turns.closed in turns.closing)[
        h.summary["Avsluta ärendet"],
        [
            h.div(".bk-closing", id=name_of(item))[
                h.p[item.step.text, " ", ground_tag(page, item.step)],
                h.p(".bk-quiet")[item.step.note],
                date_fields(plan, item, name_of(item), view) if item.step.facts else None,
                outcome_choice(plan, item, name_of(item), again=view.again == item.key),
            ]
            for item in turns.closing
        ],
    ]
