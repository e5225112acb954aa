"""A case as plain text: for the case journal, the command line, and paper.

It says what has been noted and what is left, and never who the case is about.
"""

from collections.abc import Iterator
from typing import TypedDict

from checklist import wording
from checklist.agenda import Agenda, agenda_of
from checklist.days import written
from checklist.model import Handbook
from checklist.placing import by_stage
from checklist.planning import CLOSED, WAITS, Plan, Planned


class _Marks(TypedDict):
    """A mark for each status: mypy proves that none is missing."""

    now: str
    pending: str
    done: str
    waits: str
    closed: str
    aside: str
    confirm: str


_MARK: _Marks = {
    "now": "[ ]",
    "pending": "[x]",
    "done": "[x]",
    "waits": "[ ]",
    "closed": "[-]",
    "aside": "[-]",
    "confirm": "[ ]",
}


def answers_line(plan: Plan) -> str:
    """Return the answers in words: "Barnfamilj · ingen av dem · hyresskuld"."""
    return " · ".join(f"{question.text} {option.label}" for question, option in plan.chosen)


def journal_text(handbook: Handbook, plan: Plan, today: str = "", *, whole: bool = False) -> str:
    """Return the plan as plain text: what has been done and what is next, or the ``whole`` of it, stage by stage.

    ``today`` (ISO date) is printed when it is given.
    """
    lines = [wording.heading(plan)]
    if plan.answers:
        lines.append(answers_line(plan))
    lines.append(
        f"{wording.called(plan.routine)} i lydelse {plan.routine.edition}."
        + (f" Utskrift {written(today)}." if today else "")
    )
    days = wording.law_days(handbook, (item.step.citation for item in plan.steps))
    if days:
        lines.append(f"Lagen i stegen: {days}.")
    lines.extend(gap.text for gap in plan.narrowed.gaps)
    if plan.impossible:
        lines.append(plan.impossible.reason)
    lines.extend(_last_days(plan))
    turns = agenda_of(plan)
    whole = whole or by_stage(plan.routine)
    for title, items in _by_stage(plan) if whole else _by_turn(turns):
        if items:
            lines += ["", title.upper(), *(_line(handbook, plan, item) for item in items)]
    if turns.later and not whole:
        lines += ["", f"Sedan kommer {len(turns.later)} steg till."]
    left = [f"{entry.at} {text}" for entry, text in wording.leftovers(plan)]
    if left:
        lines += ["", "ANTECKNAT TIDIGARE, INGÅR INTE MED DE HÄR SVAREN", *left]
    if plan.next:
        lines += ["", f"Fråga härnäst: {plan.next.text}"]
    return "\n".join(lines) + "\n"


def _last_days(plan: Plan) -> Iterator[str]:
    """Yield the last days that are known, each with how it was counted."""
    for item in plan.acts:
        deadline = plan.deadline_of(item.step)
        if deadline and deadline.last and item.step.facts:
            yield " ".join([wording.last_day(deadline), *deadline.counting])


def _by_stage(plan: Plan) -> Iterator[tuple[str, list[Planned]]]:
    for stage in plan.routine.stages:
        yield stage.label, [item for item in plan.acts if plan.stage_of(item.step) == stage]


def _by_turn(turns: Agenda) -> Iterator[tuple[str, list[Planned]]]:
    closing = [item for item in turns.closing if item is turns.closed]
    yield "Gjort", [*(item for item in turns.done if item.status != CLOSED), *closing]
    yield "Tänk på först", list(turns.first)
    yield "Nu", list(turns.now)


def _line(handbook: Handbook, plan: Plan, item: Planned) -> str:
    ground = wording.mark(handbook, item.step)
    ground = ground and f" [{ground}]"
    mark = "–" if plan.stage_of(item.step).rests else _MARK[item.status]
    text = f"{mark} {wording.sentence(handbook, plan.routine, item.step)}{ground}{_due(plan, item)}{_status(plan, item)}"
    return f"{text} (gren: {', '.join(item.branches)})" if item.branches and plan.gap else text


def _due(plan: Plan, item: Planned) -> str:
    """Return the last day of a step that asks for no day itself: of those that do, it stands at the top."""
    deadline = None if item.step.facts else plan.deadline_of(item.step)
    return f" {wording.last_day(deadline)}" if deadline and deadline.last else ""


def _status(plan: Plan, item: Planned) -> str:
    routine = plan.routine
    if item.outcome:
        label = wording.outcome(routine, item.outcome.detail)
        return f" – {label}, {item.outcome.at}"
    if item.done:
        return f" – klart {item.done.at}"
    if item.aside:
        return f" – lagt åt sidan: {wording.reason(routine, item.aside.detail)}, {item.aside.at}"
    if item.status == CLOSED and item.closed_by:
        return f" – gäller inte längre, {wording.condition(routine, item.closed_by, plan.shown)}"
    return f" – väntar på {wording.waiting(plan, item)}" if item.status == WAITS else ""
