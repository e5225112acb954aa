"""One step as a list item: what, who, with whom, on what ground, with its tick and its outcome."""

from markupsafe import Markup

from checklist import wording
from checklist.controls import Verb
from checklist.days import written
from checklist.html import tags as h
from checklist.html.dates import act_day, date_fields
from checklist.html.outcomes import outcome_choice
from checklist.html.parts import (
    Page,
    branch_href,
    citation,
    ground_tag,
    remark_box,
    text_button,
    to_fill_in,
    unit_mark,
    unit_marks,
)
from checklist.html.reasons import why
from checklist.html.varying import varied
from checklist.model import Step
from checklist.planning import ASIDE, CLOSED, CONFIRM, TICKED, WAITS, Plan, Planned
from checklist.views import View

MUST_BE_SEEN = ("motsagelse", "forvaxling")


_PLAIN = View()


def name_of(item: Planned) -> str:
    """Return the id that a step has on the page."""
    return f"steg-{item.step.id}-{item.version}"


def step_item(
    page: Page, plan: Plan, item: Planned, view: View = _PLAIN, advice: tuple[Planned, ...] = ()
) -> Markup:
    """Return one step of a plan; with controls where the page is live. ``advice`` is what is to be thought of at it.

    On a live page "Varför?" has something in it only where the view has it open.
    """
    step, key, name = item.step, item.key, name_of(item)
    asking = view.asked == key
    open_ = asking or key in view.unfolded or not page.live
    controls = page.live and item.status not in (WAITS, CLOSED)
    outcomes = controls and bool(step.outcomes) and item.status not in (ASIDE, CONFIRM)
    return h.li(class_=f"bk-step bk-step--{item.status}", id=name)[
        _tick(item, key, name, live=controls),
        h.div(".bk-step__what")[
            h.label(".bk-step__text", for_=f"klart-{name}")[step.text]
            if controls and item.status != ASIDE
            else h.p(".bk-step__text")[step.text],
            _body(page, plan, item, told=not outcomes),
            [_thought(page, other) for other in advice],
            controls and item.status == CONFIRM and _confirm(key, name),
            outcomes and outcome_choice(plan, item, name, again=view.again == key),
            # Below what is pressed, which must not move.
            outcomes and _status(plan, item),
            controls
            and bool(item.aside)
            and text_button(Verb.BACK, key, "Ta fram steget igen", id_=f"ater-{name}"),
            controls
            and item.status != CONFIRM
            and bool(item.done or item.outcome)
            and act_day(item, name, view),
            date_fields(plan, item, name, view) if controls and step.facts else None,
            to_fill_in(plan.routine.words.paper_step),
            _only_in(page, plan, item),
            remarks_in_place(page, step),
        ],
        why(page, plan, item, name, open_=open_, asking=asking),
    ]


def advice_item(page: Page, plan: Plan, item: Planned, view: View, *, rests: bool = False) -> Markup:
    """Return what may be done, or is to be thought of: no box, since nobody has it to do; what ``rests`` is only read."""
    step, key, name = item.step, item.key, name_of(item)
    asking = view.asked == key
    open_ = asking or key in view.unfolded or not page.live
    waits = item.status == WAITS
    outcomes = page.live and not waits and not rests and bool(step.outcomes)
    return h.li(".bk-step.bk-step--advice", id=name)[
        h.div(".bk-step__what")[
            h.p(".bk-step__text")[step.text, " ", ground_tag(page, step)],
            _body(page, plan, item, tagged=False, told=not outcomes),
            date_fields(plan, item, name, view) if page.live and step.facts and not waits else None,
            outcomes and outcome_choice(plan, item, name, again=view.again == key),
            outcomes and _status(plan, item),
            page.live and not waits and not rests and not outcomes and _note_done(item),
            remarks_in_place(page, step),
        ],
        why(page, plan, item, name, open_=open_, asking=asking),
    ]


def waiting_line(page: Page, plan: Plan, item: Planned) -> Markup:
    """Return a step whose turn has not come, on one line: who, what, and what it waits for."""
    return h.li(class_=f"bk-line bk-line--{item.status}", id=name_of(item))[
        h.span(".bk-line__text")[item.step.text],
        unit_mark(page, item.step.lead),
        h.span(".bk-line__waits")[f"väntar på: {wording.waiting(plan, item)}"]
        if item.status == WAITS
        else page.live and _note_done(item),
    ]


def _note_done(item: Planned) -> Markup:
    """Return the way to note something as done where it has no box of its own."""
    label = f"Anteckna som gjort: {item.step.text}"
    return text_button(
        Verb.NOTE_DONE, item.key, "Anteckna som gjort", id_=f"gjort-{name_of(item)}", label=label
    )


def _body(page: Page, plan: Plan, item: Planned, *, tagged: bool = True, told: bool = True) -> h.Node:
    """Return what stands under a step's text: who, what varies, notes, its last day, and (``told``) how it stands."""
    deadline = plan.deadline_of(item.step)
    return [
        h.div(".bk-step__who")[_who(page, item.step, tagged=tagged)],
        [
            h.p(".bk-step__varies")[h.strong[f"{asked} "], told]
            for asked, told in varied(page.handbook, plan, item)
        ],
        bool(item.step.placed) and h.p(".bk-step__status")[wording.placed(plan, item.step)],
        _notes(page, item.step),
        told and _status(plan, item),
        h.p(".bk-step__status.bk-step__due")[wording.last_day(deadline)]
        if deadline and deadline.last and not item.step.facts
        else None,
    ]


def _thought(page: Page, item: Planned) -> Markup:
    """Return a piece of advice at the act that it belongs to."""
    who, ground = unit_mark(page, item.step.lead), ground_tag(page, item.step)
    return h.p(".bk-step__thought")[h.strong["Tänk på: "], item.step.text, " ", who, " ", ground]


def _notes(page: Page, step: Step) -> h.Node:
    texts = [f"Syfte: {step.purpose}" if step.purpose else "", step.note]
    where = page.addresses.page(step.page) if step.page else ""
    return [
        step.caution and h.p(".bk-step__thought")[h.strong["Tänk på: "], step.caution],
        [h.p(".bk-step__note")[text] for text in texts if text],
        where and h.p(".bk-step__note")[h.a(href=where)["Så gör du"]],
    ]


def plain_item(page: Page, step: Step, only_in: str = "", among: tuple[Step, ...] = ()) -> Markup:
    """Return one step for a static page: no controls, its condition and its remarks in plain sight.

    ``only_in`` names the branches that have it, where a page shows several of which not all do; ``among`` are the other
    steps of its plan.
    """
    after = wording.opening(page.routine, step, among)
    when = "; ".join(wording.answers_in(page.routine, step.when))
    stages = {stage.id: stage.label for stage in page.routine.stages}
    resting = {stage.id for stage in page.routine.stages if stage.rests}
    done = not step.placed and page.routine.stage_of(step) not in resting
    return h.li(".bk-step")[
        done and h.span(".bk-box", aria_hidden="true"),
        h.div(".bk-step__what")[
            h.p(".bk-step__text")[step.text],
            h.div(".bk-step__who")[_who(page, step)],
            when and h.p(".bk-step__status")[f"Bara vid svaren: {when}"],
            [
                h.p(".bk-step__status")[
                    f"{stages[line.stage]} vid svaren: {'; '.join(wording.answers_in(page.routine, line.when))}"
                ]
                for line in step.placed
            ],
            after and h.p(".bk-step__status")[f"Efter: {after}"],
            only_in and h.p(".bk-step__status")[f"Bara i: {only_in}"],
            _notes(page, step),
            h.p(".bk-quiet")[citation(page, step.citation)]
            if step.citation and step.ground != "routine"
            else None,
            remarks_in_place(page, step),
        ],
    ]


def remarks_in_place(page: Page, step: Step) -> list[Markup]:
    """Return the remarks of a step: a likely mistake as a box in plain sight, the others by their title."""
    found = [page.routine.remark_by_id[name] for name in step.remarks]
    plain = [remark_box(page, remark) for remark in found if remark.type in MUST_BE_SEEN]
    folded = [
        h.details(".bk-remark.bk-remark--folded")[h.summary[f"Anmärkning: {remark.title}"], h.p[remark.text]]
        for remark in found
        if remark.type not in MUST_BE_SEEN
    ]
    return plain + folded


def _tick(item: Planned, key: str, name: str, *, live: bool) -> h.Node:
    if not live or item.status == ASIDE:
        return h.span(".bk-box", aria_hidden="true")
    return h.input(
        ".bk-tick",
        id=f"klart-{name}",
        type="checkbox",
        name=Verb.TICK,
        value=key,
        checked=item.status in TICKED,
    )


def _who(page: Page, step: Step, *, tagged: bool = True) -> Markup:
    kind = page.routine.kind_by_id[step.kind]
    return h.fragment[
        unit_mark(page, step.lead),
        step.with_ and h.span(".bk-with")["tillsammans med ", unit_marks(page, step.with_)],
        step.to and h.span(".bk-with")[f"{kind.towards.lower()} ", unit_marks(page, step.to, kind.joined)],
        wording.MODALITY[step.modality] and h.span(".bk-modality")[wording.MODALITY[step.modality]],
        tagged and ground_tag(page, step),
    ]


def _status(plan: Plan, item: Planned) -> h.Node:
    text = ""
    if item.outcome:
        label = wording.outcome(plan.routine, item.outcome.detail)
        tries = f", försök {item.attempts}" if item.attempts > 1 else ""
        text = f"{label} ({written(item.outcome.at)}{tries})"
    elif item.done:
        text = f"Klart {written(item.done.at)}"
    elif item.aside:
        reason = wording.reason(plan.routine, item.aside.detail)
        text = f"Lagt åt sidan {written(item.aside.at)}: {wording.lower_first(reason)}"
    elif item.status == CLOSED and item.closed_by:
        text = f"Gäller inte längre. {wording.condition(plan.routine, item.closed_by, plan.shown)}"
    elif item.status == WAITS:
        text = f"Väntar på: {wording.waiting(plan, item)}"
    return text and h.p(".bk-step__status")[text]


def _confirm(key: str, name: str) -> Markup:
    return h.div(".bk-confirm")[
        h.p["Du antecknade detta när steget löd på ett annat sätt. Gäller det fortfarande?"],
        h.button(id=f"bekrafta-{name}", type="button", name=Verb.CONFIRM, value=key)["Ja, det gäller"],
    ]


def _only_in(page: Page, plan: Plan, item: Planned) -> h.Node:
    """Return which of several nearest branches have the step, where not all do."""
    if plan.in_all(item):
        return None
    links = [
        h.a(href=branch_href(page, name))[plan.routine.branch_by_id[name].title] for name in item.branches
    ]
    return h.p(".bk-step__status")[
        "Bara i: ", [[", " if index else "", link] for index, link in enumerate(links)]
    ]
