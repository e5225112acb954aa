"""The plan beside the questions: what it is, what must not be missed, and the steps by stage."""

from markupsafe import Markup

from checklist import wording
from checklist.catalogues import Stage
from checklist.html import tags as h
from checklist.html.comparisons import what_if
from checklist.html.dates import deadline_box
from checklist.html.keeping import keeping
from checklist.html.notes import note, spoken
from checklist.html.parts import Page, branch_href, folded, gap_href
from checklist.html.questions import questions
from checklist.html.reasons import TICKED
from checklist.html.steps import step_item
from checklist.html.views import HERE, View
from checklist.journal import heading_of, journal_text
from checklist.planning import CLOSED, WAITS, Plan, Planned

LATER = "efter-kontakt"
FEW_BRANCHES = 4
TICK = (
    "En bock betyder att du har antecknat steget som gjort här. "
    "Den skickar ingenting och ersätter inte dokumentationen i verksamhetssystemet."
)


def checklist(page: Page, plan: Plan, view: View) -> Markup:
    """Return the whole inside of the checklist: questions beside the plan."""
    # A form, so that no browser puts back what a former user has answered.
    return h.form(".bk-checklist", autocomplete="off")[
        note(view, HERE),
        h.div(".bk-side")[questions(page, plan), page.live and keeping(page, view)],
        h.section(".bk-plan", aria_labelledby="bk-rubrik")[
            _head(page, plan, view.today),
            h.div("#bk-rutor")[
                _boxes(page, plan),
                [deadline_box(plan, item, view.today) for item in plan.steps if item.step.rule],
            ],
            page.live and bool(plan.steps) and _toolbar(page, view),
            _stages(page, plan, view),
            _leftovers(plan),
            page.live and bool(plan.answers) and what_if(page, plan, view),
            page.live and bool(plan.answers) and _journal(page, plan, view),
            page.keep("fot", lambda: _foot(plan)),
        ],
    ]


def status_line(plan: Plan, view: View) -> str:
    """Return what a screen reader is told after a change: what is said at the control, and then what it has led to."""
    done = sum(item.status in TICKED for item in plan.steps)
    said = spoken(view)
    if not said and view.at.startswith("datum:"):
        deadlines = [plan.deadline_of(item.step) for item in plan.steps]
        said = " ".join(wording.last_day(deadline) for deadline in deadlines if deadline)
    return f"{said} {heading_of(plan)}. {len(plan.steps)} steg, {done} klara.".strip()


def _head(page: Page, plan: Plan, today: str) -> Markup:
    return h.fragment[
        h.h2("#bk-rubrik.bk-plan__title")[heading_of(plan)],
        h.p(".bk-print-only")[_answers_for_print(plan, today)],
        h.p(".bk-lede")[_lede(page, plan)],
    ]


def _answers_for_print(plan: Plan, today: str) -> h.Node:
    pairs = [(q, q.option(plan.answers.get(q.id, ""))) for q in plan.routine.questions]
    answers = " ".join(f"{question.text} {option.label}." for question, option in pairs if option)
    # The page writes the day anew when it is printed: it may have been open since yesterday.
    printed = [" Utskrift ", h.span(data_today=True)[wording.day(today)], "."] if today else None
    return [f"{answers} Rutinen i lydelse {plan.routine.edition}. {TICK}", printed]


def _lede(page: Page, plan: Plan) -> h.Node:
    done = sum(item.status in TICKED for item in plan.steps)
    count = f"{len(plan.steps)} steg, {done} klara."
    if plan.branch:
        heading = plan.branch.heading[-1]
        return [
            h.a(href=branch_href(page, plan.branch.id))[f"Rutinen: {heading}"],
            f". {count}",
            f" Återstår att svara på: {plan.next.text}" if plan.next else None,
        ]
    if plan.gap:
        nearest = len(plan.narrowed.nearest)
        return f"Rutinen har ingen gren för de här svaren. Närmast ligger {nearest} {'gren' if nearest == 1 else 'grenar'}."
    if plan.impossible:
        return "Ändra ett av svaren, så visas stegen."
    left = len(plan.narrowed.open)
    gaps = len(plan.narrowed.open_gaps)
    return [
        f"{left} av {len(plan.routine.branches)} grenar är ännu möjliga",
        f", och {gaps} {'lucka' if gaps == 1 else 'luckor'} i rutinen" if gaps else "",
        ". Stegen här gäller i alla. ",
        _ask_next(page, plan),
    ]


def _ask_next(page: Page, plan: Plan) -> Markup | str:
    """Return what to answer next, as a link where the question can be answered."""
    assert plan.next is not None, "what is open always has a question that decides it"
    text = f"Svara härnäst: {plan.next.text}"
    return h.a(href=f"#fraga-{plan.next.id}")[text] if page.live else text


def _foot(plan: Plan) -> Markup:
    """Return what a tick means; on paper that stands in the head, or it could be left alone on a last sheet."""
    return h.p(".bk-quiet.bk-foot")[f"Rutinen i lydelse {plan.routine.edition}. {TICK}"]


def _boxes(page: Page, plan: Plan) -> Markup:
    """Return what must not be missed: another edition, answers that do not go together, gaps."""
    nearest = tuple(branch.id for branch in plan.narrowed.nearest) if plan.gap else ()
    gaps = tuple(gap.id for gap in plan.narrowed.gaps)
    told = (plan.new_edition, plan.newer_case, plan.impossible and plan.impossible.id, gaps, nearest)
    return page.keep(("rutor", told), lambda: _all_boxes(page, plan))


def _all_boxes(page: Page, plan: Plan) -> Markup:
    return h.fragment[
        plan.new_edition
        and h.div(".bk-remark")[
            h.p[
                h.strong["Rutinen har ändrats sedan du sparade. "],
                "Steg som är oförändrade har kvar sina bockar. Ändrade steg ber dig bekräfta.",
            ]
        ],
        plan.newer_case
        and h.div(".bk-remark")[
            h.p[
                h.strong["Ärendet är nyare än den här sidan. "],
                "Bockarna finns kvar, men sidan visar en äldre lydelse av rutinen. Ladda om sidan, eller hämta den nya versionen.",
            ]
        ],
        h.div(".bk-remark")[h.p[h.strong["Svaren går inte ihop. "], plan.impossible.reason]]
        if plan.impossible
        else None,
        [
            h.div(".bk-gap")[
                h.p[h.strong[f"Lucka i rutinen: {gap.title}. "], gap.text],
                h.p[h.strong["Vem kan avgöra? "], gap.decides],
                h.p[h.a(href=gap_href(page, gap.id))["Mer om luckan"]],
            ]
            for gap in plan.narrowed.gaps
        ],
        _nearest(page, plan) if plan.gap else None,
    ]


def _nearest(page: Page, plan: Plan) -> Markup:
    return h.div(".bk-nearest")[
        h.p[
            h.strong["Närmaste grenar. "],
            "Först står det som de har gemensamt, sedan det som skiljer."
            if not _many_branches(plan)
            else "Svara på fler frågor, så blir de färre. Så länge visas bara det som de har gemensamt.",
        ],
        not _many_branches(plan)
        and h.ul[
            [h.li[h.a(href=branch_href(page, branch.id))[branch.title]] for branch in plan.narrowed.nearest]
        ],
    ]


def _toolbar(page: Page, view: View) -> Markup:
    """Return the choice of whose steps to show, and the way to paper."""
    return page.part("div", "bk-verktyg", view.unit, lambda: _tools(page, view))


def _tools(page: Page, view: View) -> Markup:
    units = [("", "Alla steg"), *((unit.id, unit.name) for unit in page.handbook.units if not unit.external)]
    return h.div("#bk-verktyg.bk-toolbar")[
        h.fieldset(".bk-filter")[
            h.legend["Visa"],
            [
                h.label(".bk-option.bk-option--small")[
                    h.input(
                        id=f"visa-{unit or 'alla'}",
                        type="radio",
                        name="visa",
                        value=unit,
                        checked=view.unit == unit,
                    ),
                    h.span[name],
                ]
                for unit, name in units
            ],
        ],
        h.button(".bk-button", id="skriv-ut", type="button", name="skriv-ut", value="1")["Skriv ut"],
    ]


def _shown(plan: Plan, view: View) -> dict[str, list[Planned]]:
    """Return the steps to show, by the id of their stage."""
    found: dict[str, list[Planned]] = {}
    only_shared = _many_branches(plan)
    for item in plan.steps:
        if view.unit and view.unit not in item.step.units:
            continue
        if not only_shared or len(item.branches) == len(plan.narrowed.nearest):
            found.setdefault(plan.routine.stage_of(item.step), []).append(item)
    return found


def _many_branches(plan: Plan) -> bool:
    """Tell whether a gap has so many nearest branches that only their common steps help the reader."""
    return len(plan.narrowed.nearest) > FEW_BRANCHES


def _stages(page: Page, plan: Plan, view: View) -> list[Markup]:
    hidden = sum(bool(view.unit) and view.unit not in item.step.units for item in plan.steps)
    shown = _shown(plan, view)
    found = [
        _stage(page, plan, stage, items, view)
        for stage in plan.routine.stages
        if (items := shown.get(stage.id))
    ]
    if hidden:
        name = page.handbook.unit_by_id[view.unit].name
        found.append(h.p(".bk-quiet")[f"{hidden} steg som inte rör {name} visas inte."])
    return found


def _stage(page: Page, plan: Plan, stage: Stage, items: list[Planned], view: View) -> Markup:
    steps = h.ol(".bk-steps")[Markup("").join(step_item(page, plan, item, view) for item in items)]
    waiting = sum(item.status in (WAITS, CLOSED) for item in items)
    folded = stage.id == LATER and waiting == len(items)
    note = stage.note and h.p(".bk-quiet")[stage.note]
    name = f"skede-{stage.id}"
    return h.section(".bk-stage", id=name, aria_labelledby=f"{name}-rubrik")[
        page.keep(name, lambda: h.h3(id=f"{name}-rubrik")[stage.label]),
        h.details(".bk-later", id="bk-senare")[
            h.summary[f"{len(items)} steg öppnas när ni har fått kontakt"], note, steps
        ]
        if folded
        else [note, steps],
    ]


def _leftovers(plan: Plan) -> h.Node:
    if not plan.leftovers:
        return None
    texts = {step.id: step.text for owner in plan.routine.step_sets for step in owner.steps}
    kept = [entry for entry in plan.leftovers if entry.step in texts]
    if not kept:
        return None
    return h.section(".bk-leftovers", aria_labelledby="bk-kvar-rubrik")[
        h.h3("#bk-kvar-rubrik")["Antecknat tidigare"],
        h.p(".bk-quiet")["De här stegen ingår inte med dina svar nu. Anteckningarna finns kvar."],
        h.ul[[h.li[f"{texts[entry.step]} ({wording.day(entry.at)})"] for entry in kept]],
    ]


def _journal(page: Page, plan: Plan, view: View) -> h.Node:
    inside = "journal" in view.unfolded and [
        h.p(".bk-quiet")["Texten säger inte vem ärendet gäller. Kopiera den och klistra in i journalen."],
        h.textarea("#journaltext", rows="12", readonly=True, aria_label="Text till journalen")[
            journal_text(page.handbook, plan, view.today)
        ],
        h.button(".bk-button", id="kopiera", type="button", name="kopiera", value="journaltext")["Kopiera"],
        note(view, "kopiera"),
    ]
    return folded(page, "journal", "journal", "Text till journalen", inside)
