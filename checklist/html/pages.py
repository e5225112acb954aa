"""Parts of the published pages: a branch's steps, the way by links, remarks, gaps and the matrix."""

from markupsafe import Markup

from checklist import wording
from checklist.documents import Citation
from checklist.html import tags as h
from checklist.html.parts import (
    Page,
    branch_href,
    remark_box,
    unit_mark,
    unit_marks,
)
from checklist.html.plans import checklist
from checklist.html.prefixing import prefixed
from checklist.html.steps import plain_item
from checklist.html.tables import wide_table
from checklist.links import link_of
from checklist.model import Addition, Branch, Gap, Remark, Step
from checklist.planning import plan
from checklist.views import View


def case_checklist(page: Page, static: h.Node, case: str = "") -> Markup:
    """Return the custom element with the parts that its script looks for, and an empty case inside.

    ``static`` is what leads on where the engine does not run: it is hidden once the script is there. ``case`` names the
    case where a page has several: its ids begin with it, and the browser keeps it by itself if ``page.keeps``.
    """
    routine = page.routine
    inside = h.fragment[
        h.p(".bk-starting", role="note")[
            h.span(data_part="arriving")["Checklistan startar."],
            h.span(".bk-early")[" Du kan börja svara redan nu."],
            h.span(".bk-slow")[" ", h.a(href="#bk-lankar")["Länkar så länge"]],
        ],
        h.p(".bk-failed", data_part="message", role="alert"),
        h.p(".bk-hidden", data_part="status", role="status"),
        h.div("#bk-lankar.bk-static")[static],
        h.div(".bk-live", data_part="live")[checklist(page, plan(routine, {}), View())],
    ]
    element = h.case_checklist(
        routine=routine.id, root=page.addresses.root, case=case or None, keep=None if page.keeps else "no"
    )
    return element[prefixed(inside, case)]


def steps_by_stage(page: Page, owner: Branch | Addition) -> Markup:
    """Return the steps of a branch or an addition, grouped by stage, for a static page; answers have to place some."""
    grouped = [
        (stage, [step for step in owner.steps if page.routine.stage_of(step) == stage.id])
        for stage in page.routine.stages
    ]
    return h.fragment[
        [
            h.div(".bk-stage")[
                not all(step.placed for step in steps) and h.p(".bk-stage__label")[stage.label],
                h.ol(".bk-steps")[[plain_item(page, step, among=owner.steps) for step in steps]],
            ]
            for stage, steps in grouped
            if steps
        ]
    ]


def branch_block(page: Page, branch: Branch) -> Markup:
    """Return a branch for its static page: when it applies, its steps, and the way into the checklist."""
    labels = wording.answers_in(page.routine, branch.when)
    where = Citation(source=page.routine.source, heading=branch.heading)
    return h.div(".bk-branch")[
        bool(labels) and h.p(".bk-lede")["Gäller vid: ", h.strong[" · ".join(labels)]],
        steps_by_stage(page, branch),
        [remark_box(page, page.routine.remark_by_id[name]) for name in page.routine.endings],
        h.p(".bk-quiet")[wording.citation(page.handbook, page.routine, where)],
        h.p[
            h.a(".bk-button", href=page.addresses.open(link_of(page.routine, branch.answers)))[
                "Öppna grenen i checklistan"
            ]
        ],
    ]


def way_by_links(page: Page) -> Markup:
    """Return the whole triage as plain links, for a browser in which the engine does not run."""
    routine = page.routine
    others = [(item, href) for item in routine.additions if (href := page.addresses.addition(item))]
    return h.nav(".bk-links", aria_label="Hitta grenen via länkar")[
        [
            h.fragment[
                h.h3[section.title],
                h.ul[
                    [
                        h.li[h.a(href=branch_href(page, branch.id))[branch.title]]
                        for branch in routine.branches
                        if branch.section == section.id
                    ]
                ],
            ]
            for section in routine.sections
        ],
        bool(routine.gaps)
        and [
            h.h3["När rutinen är tyst"],
            h.ul[[h.li[h.a(href=page.addresses.gap(gap))[gap.title]] for gap in routine.gaps]],
        ],
        bool(others)
        and [h.h3["Kan gälla också"], h.ul[[h.li[h.a(href=href)[item.title]] for item, href in others]]],
    ]


def gap_block(page: Page, gap: Gap, nearest: tuple[Branch, ...]) -> Markup:
    """Return a gap with its text, who decides, and the nearest branches."""
    return h.div(".bk-gap")[
        h.p[gap.text],
        h.p[h.strong["Vem kan avgöra? "], gap.decides],
        h.p[h.strong["Närmaste grenar:"]],
        h.ul[[h.li[h.a(href=branch_href(page, branch.id))[branch.title]] for branch in nearest]],
    ]


def remark_block(page: Page, remark: Remark) -> Markup:
    """Return a remark with the branches and parts of the routine where it bites."""
    owners = [
        owner for owner in page.routine.step_sets if any(remark.id in step.remarks for step in owner.steps)
    ]
    places = [
        h.a(href=branch_href(page, owner.id))[owner.title] if isinstance(owner, Branch) else owner.title
        for owner in owners
    ]
    count = f"Gäller i {len(places)} delar av rutinen" if len(places) > 1 else "Gäller i"
    return h.div(".bk-remark-entry")[
        remark_box(page, remark, anchor=True),
        places and h.details[h.summary[count], h.ul[[h.li[place] for place in places]]],
    ]


def matrix(page: Page) -> Markup:
    """Return who does what in which branch: one row for each branch, one column for each kind that the data has there."""
    kinds = [kind for kind in page.routine.kinds if kind.in_matrix]
    shown = {kind.id for kind in kinds}
    steps = [step for branch in page.routine.branches for step in branch.steps if step.kind in shown]
    units = dict.fromkeys(name for step in steps for name in _acting(step))
    return wide_table(
        "Vem gör vad i vilken gren",
        ["Gren", *(kind.label for kind in kinds)],
        [
            [
                h.a(href=branch_href(page, branch.id))[branch.title],
                *[_cell(page, branch, kind.id) for kind in kinds],
            ]
            for branch in page.routine.branches
        ],
        css=".bk-matrix",
        # Where there is no room for names, the cells show the letters alone.
        caption=[[unit_mark(page, unit.id), " "] for unit in page.handbook.units if unit.id in units],
    )


def _cell(page: Page, branch: Branch, kind: str) -> h.Node:
    steps = [step for step in branch.steps if step.kind == kind]
    if not steps:
        return h.span(".bk-quiet")["–"]
    return unit_marks(page, tuple(dict.fromkeys(name for step in steps for name in _acting(step))))


def _acting(step: Step) -> tuple[str, ...]:
    """Return those whom a cell of the matrix names: who is told, else who takes part."""
    return step.to or (step.lead, *step.with_)
