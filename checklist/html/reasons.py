"""Why a step is in the plan, and the way to set it aside: what "Varför?" unfolds."""

from markupsafe import Markup

from checklist import wording
from checklist.changing import smallest_changes
from checklist.controls import Verb
from checklist.html import tags as h
from checklist.html.parts import Page, citation, text_button
from checklist.planning import ASIDE, TICKED, Plan, Planned


def why(page: Page, plan: Plan, item: Planned, name: str, *, open_: bool, asking: bool) -> h.Node:
    """Return "Varför?" and, where it is open, what it unfolds.

    Where the engine answers it is a button, since to lay out some forty <details> is much of what an answer costs;
    elsewhere the page must unfold it alone. What is open when the engine comes stays open.
    """
    text = item.step.text
    told = f"Vad skulle ändra detta? {text}" if item.step.placed else text
    inside = open_ and _reasons(page, plan, item, name, asking=asking)
    if not page.live:
        return h.details(".bk-why", id=f"varfor-{name}", data_asks=item.key)[
            h.summary["Varför?", h.span(".bk-hidden")[f" {told}"]], inside
        ]
    button = h.button(
        ".bk-link.bk-why",
        id=f"varfor-{name}",
        type="button",
        name=Verb.WHY,
        value=item.key,
        aria_expanded="true" if open_ else "false",
        aria_label=f"Varför? {told}",
    )
    return [button["Varför?"], inside]


def _reasons(page: Page, plan: Plan, item: Planned, name: str, *, asking: bool) -> Markup:
    """Return why a step is there: the answers, the place, and a way to set the step aside."""
    step = item.step
    return h.div(".bk-why__body")[
        _because(plan, item),
        bool(step.placed) and _changes(plan, item),
        h.p[h.strong[f"{wording.ground(page.handbook, step)}. "], citation(page, step.citation)]
        if step.citation
        else None,
        page.live
        and item.status not in (*TICKED, ASIDE)
        and not plan.stage_of(step).rests
        and _aside(plan, item, item.key, name, asking=asking),
    ]


def _changes(plan: Plan, item: Planned) -> Markup:
    """Return the smallest change of the answers that would place a step in each other stage."""
    found = smallest_changes(plan.routine, item.step, plan.answers)
    return h.fragment[
        h.p[h.strong["Vad skulle ändra detta?"]],
        h.ul[[h.li[wording.change(change)] for change in found]]
        if found
        else h.p["Inget annat svar eller två flyttar det."],
    ]


def _because(plan: Plan, item: Planned) -> h.Node:
    answers = [
        wording.labelled(question, option.label)
        for question, option in plan.chosen
        if option.id in item.because.get(question.id, ())
    ]
    if answers:
        return h.p["Steget gäller för att du har svarat ", h.strong[wording.listed(answers)], "."]
    if item.step.placed:
        return None  # It is there whatever the answers; what has placed it stands at the step.
    if plan.gap:
        return h.p["Steget kommer från de grenar som ligger närmast dina svar."]
    return h.p["Steget gäller vad du än svarar på de andra frågorna."]


def _aside(plan: Plan, item: Planned, key: str, name: str, *, asking: bool) -> Markup:
    """Return the way to set a step aside; the reasons stand there only for the step that is asked about."""
    if not asking:
        return text_button(
            Verb.ASK_ASIDE,
            key,
            "Gäller inte här …",
            id_=f"undan-{name}",
            label=f"Gäller inte här: {item.step.text}",
        )
    return h.fieldset(".bk-outcomes")[
        h.legend["Steget gäller inte här, därför att:"],
        [
            h.button(
                ".bk-button.bk-button--quiet",
                id=f"{reason.id}-{name}",
                type="button",
                name=Verb.ASIDE.about(key),
                value=reason.id,
            )[reason.label]
            for reason in plan.routine.reasons
        ],
    ]
