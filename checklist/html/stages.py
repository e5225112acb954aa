"""The whole of a routine for a case, stage by stage, as a branch's own page shows it."""

from markupsafe import Markup

from checklist import wording
from checklist.catalogues import Stage
from checklist.html import tags as h
from checklist.html.parts import Page
from checklist.html.steps import advice_item, step_item
from checklist.planning import ASIDE, CLOSED, DONE, WAITS, Plan, Planned
from checklist.views import View


def stages(page: Page, plan: Plan, view: View) -> list[Markup]:
    """Return every step that the view asks for, under its stage."""
    shown: dict[str, list[Planned]] = {}
    for item in plan.acts:
        if not view.unit or view.unit in item.step.units:
            shown.setdefault(plan.stage_of(item.step).id, []).append(item)
    return [
        _stage(page, plan, stage, items, view)
        for stage in plan.routine.stages
        if (items := shown.get(stage.id))
    ]


def _stage(page: Page, plan: Plan, stage: Stage, items: list[Planned], view: View) -> Markup:
    """Return a stage; what waits for a contact is folded, since it is much and not near."""
    far = [item for item in items if item.step.on_contact and item.status in (WAITS, CLOSED)]
    near = [item for item in items if item not in far]
    name = f"skede-{stage.id}"
    return h.section(".bk-stage", id=name, aria_labelledby=f"{name}-rubrik")[
        h.h3(id=f"{name}-rubrik")[stage.label],
        stage.note and h.p(".bk-quiet")[stage.note],
        bool(far)
        and h.details(".bk-later.bk-paper", id=f"{name}-senare")[
            h.summary[wording.waiting_for_contact(plan.routine, len(far))],
            _steps(page, plan, stage, far, view),
        ],
        bool(near) and _steps(page, plan, stage, near, view),
    ]


def _steps(page: Page, plan: Plan, stage: Stage, items: list[Planned], view: View) -> Markup:
    if stage.rests:
        # What was noted before the answers placed it here can be taken back.
        return h.ol(".bk-steps")[
            [
                step_item(page, plan, item, view)
                if item.status in (DONE, ASIDE)
                else advice_item(page, plan, item, view, rests=True)
                for item in items
            ]
        ]
    return h.ol(".bk-steps")[[step_item(page, plan, item, view) for item in items]]
