"""A training case as HTML: its story and its questions, which give nothing away, and its answer.

For pages and for seminars; the browser's checklist does not have it.
"""

from collections.abc import Iterable

from markupsafe import Markup

from checklist import wording
from checklist.answerkeys import AnswerKey, guesses_of
from checklist.conditions import Answers
from checklist.days import written
from checklist.exercises import CHECK, Ask, Change, Exercise, Note, Times, parts_of, plain
from checklist.html import tags as h
from checklist.html.pages import gap_block
from checklist.html.parts import Page, branch_href, citation, ground_tag, unit_marks
from checklist.html.steps import plain_item
from checklist.links import link_of
from checklist.placing import by_stage
from checklist.planning import Planned, plan

# What a box of each ground is called, also by the style sheet.
BOXES = {
    "routine": ("rutinen", wording.GROUND["routine"]),
    "law": ("lag", wording.GROUND["law"]),
    "proposal": ("forslag", wording.GROUND["proposal"]),
    CHECK: ("kontrollera", "Kontrollera"),
}
TIMES = {"read": "Läs", "guess": "Gissa", "compare": "Jämför", "show": "Visa", "talk": "Tala"}


def linked(page: Page, text: str) -> list[h.Node]:
    """Return a text with its links to pages of the handbook."""
    return [
        h.a(href=where)[words] if name and (where := page.addresses.page(name)) else words
        for words, name in parts_of(text)
    ]


def story(page: Page, exercise: Exercise) -> Markup:
    """Return the story, a paragraph each."""
    return h.div(".bk-story")[[h.p[linked(page, text)] for text in exercise.story]]


def asks(page: Page, exercise: Exercise, *, room: bool = False) -> Markup:
    """Return the questions; with ``room`` also what can be guessed, and room to write on paper."""
    return h.ol(".bk-asks")[[_ask(page, ask, room=room) for ask in exercise.questions]]


def _ask(page: Page, ask: Ask, *, room: bool) -> Markup:
    guesses = guesses_of(page.handbook, page.routine, ask) if room else ()
    return h.li[
        linked(page, ask.text),
        guesses
        and h.ul(".bk-guesses")[[h.li[h.span(".bk-box", aria_hidden="true"), guess] for guess in guesses]],
        room and h.div(".bk-room" if guesses else ".bk-room.bk-room--wide", aria_hidden="true")[""],
    ]


def led_to(page: Page, key: AnswerKey) -> h.Node:
    """Return where the answers of an exercise lead: a branch, or gaps with what is near to them."""
    if key.plan.branch:
        branch = key.plan.branch
        several = len(page.routine.branches) > 1
        return h.p[several and "Grenen är ", h.a(href=branch_href(page, branch.id))[branch.title], "."]
    return [
        [
            h.p[h.strong[f"Lucka i {page.routine.words.called}: {gap.title}."]],
            gap_block(page, gap, key.plan.narrowed.nearest),
        ]
        for gap in key.plan.narrowed.gaps
    ]


def answer(page: Page, key: AnswerKey) -> Markup:
    """Return the answer, folded until it is asked for."""
    where = opened(page, key)
    return h.details(".bk-answer")[
        h.summary["Visa svaret"],
        led_to(page, key),
        replies(page, key),
        h.h3[f"Alla steg i {_whose(page, key)}"],
        _all_steps(page, key),
        notes(page, key.exercise),
        where and h.p[h.a(href=where)["Öppna fallet i checklistan"]],
    ]


def _whose(page: Page, key: AnswerKey) -> str:
    return "lagen, så som checklistan har den" if key.exercise.ground == "law" else page.routine.words.called


def _all_steps(page: Page, key: AnswerKey) -> Markup:
    """Return the acts of the answer; stage by stage where the answers place them, since one may stand in "not now"."""
    if by_stage(page.routine):
        return h.fragment[
            [
                [h.h4[stage.label], h.ul[[h.li[_sentence(page, item)] for item in items]]]
                for stage, items in key.stages
            ]
        ]
    return h.ol(".bk-steps")[[plain_item(page, item.step, _only_in(key, item)) for item in key.items]]


def _sentence(page: Page, item: Planned) -> str:
    return wording.sentence(page.handbook, page.routine, item.step)


def opened(page: Page, key: AnswerKey) -> str:
    """Return the address of the checklist with the answers of an exercise; nothing where it would say nothing of them."""
    return _opened(page, key.plan.answers)


def _opened(page: Page, answers: Answers) -> str:
    """Return the address of the checklist with these answers; nothing where they settle nothing and ask for no day."""
    found = plan(page.routine, answers)
    if found.branch or found.gap or any(item.step.facts for item in found.steps):
        return page.addresses.open(link_of(page.routine, answers))
    return ""


def replies(page: Page, key: AnswerKey) -> Markup:
    """Return the questions, each with what the rule says to it, and on what ground."""
    return h.ol(".bk-replies")[
        [h.li[h.p[h.strong[linked(page, ask.text)]], reply(page, key, ask)] for ask in key.exercise.questions]
    ]


def reply(page: Page, key: AnswerKey, ask: Ask) -> Markup:
    """Return what the rule says to one question: the chosen answer, who, the acts with their days, or that it is silent."""
    steps = key.steps_for(ask)
    chosen = key.options_for(ask)
    told: list[h.Node] = [
        ask.branch and _settled(key),
        [h.p[h.strong[option.label], option.hint and f". {option.hint}"] for _, option in chosen],
        ask.who and not key.plan.gap and h.p[unit_marks(page, key.units_for(ask))],
        h.ul(".bk-replying")[[_replying(page, key, item, whole=True) for item in steps]] if steps else None,
        ask.reply and h.p[linked(page, ask.reply)],
    ]
    silent = not (chosen or steps or ask.branch or ask.reply)
    return h.div(".bk-reply")[
        h.p(".bk-quiet")[f"{wording.called(page.routine)} säger inget om det."] if silent else told
    ]


def _settled(key: AnswerKey) -> h.Node:
    """Return the branch, or the gap and who can decide there."""
    gap = key.plan.gap
    return [h.p[h.strong[wording.heading(key.plan)]], h.p[f"Vem kan avgöra? {gap.decides}"] if gap else None]


def _replying(page: Page, key: AnswerKey, item: Planned, *, whole: bool = False) -> Markup:
    """Return an act on a line, with its stage where the answers have placed it; the ``whole`` of it says why, too."""
    step = item.step
    deadline = key.plan.deadline_of(step)
    after = wording.opening(page.routine, step, key.plan.shown)
    only_in = _only_in(key, item)
    stage = f"{key.plan.stage_of(step).label}: " if step.placed else ""
    cited = step.citation if step.ground != "routine" else None
    return h.li[
        stage and h.strong[stage],
        _sentence(page, item),
        after and f" Efter: {after}.",
        only_in and f" Bara i: {only_in}.",
        h.fragment[" ", ground_tag(page, step), " ", citation(page, cited)] if cited else None,
        h.p[h.strong[wording.last_day(deadline)], " ", " ".join(deadline.counting)] if deadline else None,
        whole and stage and h.p(".bk-quiet")[wording.placed(key.plan, step)],
        whole and step.note and h.p(".bk-quiet")[step.note],
    ]


def short(page: Page, key: AnswerKey, items: Iterable[Planned]) -> Markup:
    """Return acts of the answer, a line each: who, what, with whom, and after what."""
    return h.ul(".bk-short")[[_replying(page, key, item) for item in items]]


def _only_in(key: AnswerKey, item: Planned) -> str:
    """Return the titles of the branches that have a step, where not all of the nearest ones do."""
    if len(item.branches) == len(key.plan.narrowed.nearest) or not key.plan.gap:
        return ""
    return wording.listed(key.plan.routine.branch_by_id[name].title for name in item.branches)


def notes(page: Page, exercise: Exercise) -> list[Markup]:
    """Return what is said beside the answer, each on its own ground."""
    return [_note(page, note) for note in exercise.notes]


def _note(page: Page, note: Note) -> Markup:
    css, ground = BOXES[note.ground]
    ground = wording.called(page.routine) if note.ground == "routine" else ground
    title = f"{ground}: {note.title}" if note.title else ground
    return h.div(class_=f"admonition {css}")[h.p(".admonition-title")[title], h.p[linked(page, note.text)]]


def talk(page: Page, exercise: Exercise) -> Markup:
    """Return a question for each role."""
    return h.table[
        h.thead[h.tr[h.th(scope="col")["Roll"], h.th(scope="col")["Fråga"]]],
        h.tbody[[h.tr[h.td[one.role], h.td[linked(page, one.text)]] for one in exercise.talk]],
    ]


def changes(page: Page, exercise: Exercise) -> Markup:
    """Return what could have been otherwise; what the rule can answer leads to the checklist."""
    return h.ul[[h.li[_change(page, exercise, change)] for change in exercise.changes]]


def _change(page: Page, exercise: Exercise, change: Change) -> h.Node:
    where = _opened(page, {**exercise.answers, **change.answers}) if change.answers else ""
    text = linked(page, change.text)
    return [text, " ", h.a(href=where, aria_label=f"Öppna: {plain(change.text)}")["Öppna"]] if where else text


def listed(page: Page, texts: tuple[str, ...], *, numbered: bool = False) -> Markup:
    """Return texts as a list."""
    return (h.ol if numbered else h.ul)[[h.li[linked(page, text)] for text in texts]]


def timed(times: Times) -> str:
    """Return how long each part takes, on one line."""
    parts = " · ".join(f"{label} {getattr(times, name)}" for name, label in TIMES.items())
    return f"{parts} · tillsammans {times.total} minuter"


def written_for(page: Page, key: AnswerKey) -> str:
    """Return the edition of the rule that the answer comes from, and whether the exercise was read with it."""
    told = f"Svaret kommer ur {_whose(page, key)}. Utgåvan är från {written(page.routine.edition)}."
    changed = (
        "" if key.digest == key.exercise.answer else " Svaret är ändrat sedan fallet skrevs: läs fallet igen."
    )
    return told + changed
