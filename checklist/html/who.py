"""One line that answers who is told, who is summoned, and who goes to the home."""

from markupsafe import Markup

from checklist.html import tags as h
from checklist.html.parts import Page, unit_marks
from checklist.planning import Plan, Planned


def who_does_what(page: Page, plan: Plan) -> h.Node:
    """Return who takes part in each sort of act that the routine's data has a line for, as far as it is settled.

    Nobody is named who takes part in some of the branches only; then the line says that more is to be settled.
    """
    lines: dict[str, list[Planned]] = {}
    for kind in plan.routine.kinds:
        if kind.line:
            lines.setdefault(kind.line, []).extend(item for item in plan.acts if item.step.kind == kind.id)
    told = [(line, items) for line, items in lines.items() if items]
    return (
        bool(told)
        and h.dl(".bk-who-does")[[h.div[h.dt[line], h.dd[_who(page, plan, items)]] for line, items in told]]
    )


def _who(page: Page, plan: Plan, items: list[Planned]) -> Markup:
    sure = dict.fromkeys(unit for item in items if plan.in_all(item) for unit in _acting(item))
    open_ = any({"with_", "to", "lead"} & item.varies.keys() or not plan.in_all(item) for item in items)
    rest = "skiljer mellan grenarna" if plan.gap else "beror på fler svar"
    return h.fragment[
        unit_marks(page, tuple(sure)),
        open_ and h.span(".bk-quiet")[f" – resten {rest}" if sure else rest.capitalize()],
    ]


def _acting(item: Planned) -> tuple[str, ...]:
    """Return those who are told, or else those who act: as far as all branches agree."""
    step = item.step
    if step.to or "to" in item.varies:
        return step.to
    return step.with_ if "lead" in item.varies else (step.lead, *step.with_)
