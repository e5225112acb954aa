"""The plan beside the questions: what it is, what must not be missed, and the steps by stage."""

from markupsafe import Markup

from checklist import wording
from checklist.agenda import Agenda, agenda_of
from checklist.controls import HERE, PageVerb, Verb, read_name, read_step_key
from checklist.days import written
from checklist.html import tags as h
from checklist.html.agendas import agenda
from checklist.html.comparisons import what_if
from checklist.html.dates import deadline_box
from checklist.html.keeping import keeping
from checklist.html.notes import LEFT_ALONE, note, spoken, welcome
from checklist.html.parts import Page, branch_href, folded, to_fill_in
from checklist.html.questions import meanings, questions
from checklist.html.sharing import other_edition, sharing
from checklist.html.stages import stages
from checklist.html.who import who_does_what
from checklist.journal import journal_text
from checklist.placing import by_stage
from checklist.planning import CONFIRM, FEW_BRANCHES, NOW, TICKED, Plan
from checklist.views import View


def checklist(page: Page, plan: Plan, view: View) -> Markup:
    """Return the whole inside of the checklist: questions beside the plan."""
    turns = agenda_of(plan, view.today, view.unit)
    # A form, so that no browser puts back what a former user has answered.
    return h.form(".bk-checklist", autocomplete="off")[
        note(view, HERE),
        other_edition(page, view),
        welcome(view),
        h.div(".bk-side")[questions(page, plan)],
        h.section(".bk-plan", aria_labelledby="bk-rubrik")[
            _head(page, plan, turns, view),
            h.div("#bk-rutor")[
                _boxes(page, plan),
                not turns.closed
                and [deadline_box(plan, item, view.today) for item in plan.acts if item.step.facts],
            ],
            stages(page, plan, view)
            if view.whole or by_stage(plan.routine)
            else agenda(page, plan, turns, view),
            _hidden(page, plan, view),
            _nearest(page, plan) if plan.gap else None,
            _leftovers(plan),
            page.live and bool(plan.acts) and _toolbar(page, view),
            page.live and keeping(view, keeps=page.keeps),
            page.live and bool(plan.answers) and sharing(page, plan, view),
            page.live and bool(plan.answers) and what_if(page, plan, view),
            page.live and bool(plan.answers) and _journal(page, plan, view),
            _foot(plan),
        ],
    ]


def status_line(plan: Plan, view: View) -> str:
    """Return what a screen reader is told after a change: what is said at the control, and then what it has led to."""
    said = spoken(view)
    if said and view.at in LEFT_ALONE:
        return said
    turns = agenda_of(plan, view.today, view.unit)
    if view.linked and view.at in (HERE, Verb.LINK):
        said = " ".join([said, *wording.other_edition(plan.routine, view.linked)]).strip()
    said = said or _led_to(plan, turns, *read_name(view.at))
    return f"{said} {wording.heading(plan)}. {_count(plan, turns, view.unit)}".strip()


def _led_to(plan: Plan, turns: Agenda, verb: str, subject: str) -> str:
    """Return what the use of a control has led to, in words: the last day, what an answer means, which step has opened."""
    if verb == Verb.DAY_OF_FACT:
        deadlines = [plan.deadline_of(item.step) for item in plan.acts if item.step.facts]
        return " ".join(wording.last_day(deadline) for deadline in deadlines if deadline)
    if verb == Verb.ANSWER and subject in plan.narrowed.law:
        return " ".join(
            f"{asked.text} {option.label}. {option.hint}"
            for asked, option in plan.chosen
            if asked.id == subject
        )
    if verb == Verb.OUTCOME:
        ended, _ = read_step_key(subject)
        opened = [
            item.step.text.removesuffix(".")
            for item in plan.acts
            if item.status == NOW
            and any(after.step == ended for after in item.step.after)
            and item not in turns.closing
            and not plan.stage_of(item.step).rests
        ]
        return f"På tur nu: {wording.listed(opened)}." if opened else ""
    return ""


def _count(plan: Plan, turns: Agenda, unit: str) -> str:
    """Return how many acts there are to do now, later, and done; or in each stage. With ``unit`` only those that concern it."""
    if turns.closed:
        return "Ärendet är avslutat."
    if by_stage(plan.routine):
        placed = [plan.stage_of(item.step) for item in plan.acts if not unit or unit in item.step.units]
        counts = [f"{stage.label} {placed.count(stage)}" for stage in plan.routine.stages if stage in placed]
        return f"{', '.join([*counts[:1], *map(wording.lower_first, counts[1:])])}."
    now = sum(item.status in (NOW, CONFIRM) for item in turns.now)
    done = sum(item.status in TICKED for item in (*turns.now, *turns.done))
    return f"Nu {now}, sedan {len(turns.later)}, gjort {done}."


def _head(page: Page, plan: Plan, turns: Agenda, view: View) -> Markup:
    return h.fragment[
        h.h2("#bk-rubrik.bk-plan__title")[wording.heading(plan)],
        plan.routine.about and h.p(".bk-quiet")[plan.routine.about],
        h.p(".bk-print-only")[_answers_for_print(plan, view.today)],
        to_fill_in(plan.routine.words.paper),
        h.p(".bk-lede")[_lede(page, plan, _count(plan, turns, view.unit))],
        who_does_what(page, plan),
    ]


def _edition(plan: Plan) -> str:
    """Return which edition this is, and what a tick is and is not."""
    return (
        f"{wording.called(plan.routine)} i lydelse {plan.routine.edition}. En bock betyder att du har antecknat steget som gjort här. "
        f"Den skickar ingenting och ersätter inte dokumentationen i {plan.routine.words.journal}."
    )


def _answers_for_print(plan: Plan, today: str) -> h.Node:
    answers = " ".join(f"{wording.answered(question, option)}." for question, option in plan.chosen)
    # The page writes the day anew when it is printed: it may have been open since yesterday.
    printed = [" Utskrift ", h.span(data_today=True)[written(today)], "."] if today else None
    return [f"{answers} {_edition(plan)}", printed]


def _lede(page: Page, plan: Plan, count: str) -> h.Node:
    if plan.branch:
        heading = plan.branch.heading[-1]
        return [
            h.a(href=branch_href(page, plan.branch.id))[f"{wording.called(plan.routine)}: {heading}"],
            f". {count}",
            f" Återstår att svara på: {plan.next.text}" if plan.next else None,
        ]
    if plan.gap:
        nearest = len(plan.narrowed.nearest)
        return f"{wording.called(plan.routine)} har ingen gren för de här svaren. Närmast ligger {nearest} {'gren' if nearest == 1 else 'grenar'}."
    if plan.impossible:
        return "Ändra ett av svaren, så visas stegen."
    left = len(plan.narrowed.open)
    gaps = len(plan.narrowed.open_gaps)
    return [
        f"{left} av {len(plan.routine.branches)} grenar är ännu möjliga",
        f", och {gaps} {'lucka' if gaps == 1 else 'luckor'} i {plan.routine.words.called}" if gaps else "",
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
    return h.p(".bk-quiet.bk-foot")[f"{_edition(plan)}"]


def _boxes(page: Page, plan: Plan) -> Markup:
    """Return what must not be missed: another edition, answers that do not go together, what an answer means, gaps."""
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
                h.p[h.strong[f"Lucka i {plan.routine.words.called}: {gap.title}. "], gap.text],
                h.p[h.strong["Vem kan avgöra? "], gap.decides],
                h.p[h.a(href=page.addresses.gap(gap))["Mer om luckan"]],
            ]
            for gap in plan.narrowed.gaps
        ],
        meanings(page, plan),
    ]


def _nearest(page: Page, plan: Plan) -> Markup:
    return h.div(".bk-nearest")[
        h.p[
            h.strong["Närmaste grenar. "],
            "Först står det som de har gemensamt, sedan det som skiljer."
            if len(plan.narrowed.nearest) <= FEW_BRANCHES
            else "Svara på fler frågor, så blir de färre. Så länge visas bara det som de har gemensamt.",
        ],
        len(plan.narrowed.nearest) <= FEW_BRANCHES
        and h.ul[
            [h.li[h.a(href=branch_href(page, branch.id))[branch.title]] for branch in plan.narrowed.nearest]
        ],
    ]


def _toolbar(page: Page, view: View) -> Markup:
    """Return the choices of how much to show and whose, and the way to paper."""
    units = [("", "Alla"), *((unit.id, unit.name) for unit in page.handbook.units if not unit.external)]
    return h.div("#bk-verktyg.bk-toolbar")[
        not by_stage(page.routine)
        and _choice("Visa", Verb.WHOLE, [("", "På tur"), ("1", "Hela rutinen")], "1" if view.whole else ""),
        _choice("Vems steg", Verb.UNIT, units, view.unit),
        h.button(".bk-button", id=PageVerb.PRINT, type="button", name=PageVerb.PRINT, value="1")["Skriv ut"],
    ]


def _choice(legend: str, name: str, options: list[tuple[str, str]], chosen: str) -> Markup:
    return h.fieldset(".bk-filter")[
        h.legend[legend],
        [
            h.label(".bk-option.bk-option--small")[
                h.input(
                    id=f"{name}-{value or 'alla'}",
                    type="radio",
                    name=name,
                    value=value,
                    checked=chosen == value,
                ),
                h.span[label],
            ]
            for value, label in options
        ],
    ]


def _hidden(page: Page, plan: Plan, view: View) -> h.Node:
    """Return whose steps are not shown, where only one unit's are."""
    hidden = sum(bool(view.unit) and view.unit not in item.step.units for item in plan.acts)
    if not hidden:
        return None
    return h.p(".bk-quiet")[
        f"{hidden} steg som inte rör {page.handbook.unit_by_id[view.unit].name} visas inte."
    ]


def _leftovers(plan: Plan) -> h.Node:
    told = wording.leftovers(plan)
    if not told:
        return None
    return h.section(".bk-leftovers", aria_labelledby="bk-kvar-rubrik")[
        h.h3("#bk-kvar-rubrik")["Antecknat tidigare"],
        h.p(".bk-quiet")["De här stegen ingår inte med dina svar nu. Anteckningarna finns kvar."],
        h.ul[[h.li[f"{text} ({written(entry.at)})"] for entry, text in told]],
    ]


def _journal(page: Page, plan: Plan, view: View) -> h.Node:
    title = f"Text till {plan.routine.words.journal}"
    inside = "journal" in view.unfolded and [
        h.p(".bk-quiet")["Texten nämner ingen person. Kopiera den och klistra in."],
        h.textarea("#journaltext", rows="12", readonly=True, aria_label=title)[
            journal_text(page.handbook, plan, view.today)
        ],
        h.button(".bk-button", id=Verb.COPY, type="button", name=Verb.COPY, value="journaltext")["Kopiera"],
        note(view, Verb.COPY),
    ]
    return folded("journal", "journal", title, inside)
