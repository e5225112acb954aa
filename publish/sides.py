"""What a seminar lays beside each other: a case and what a change makes of it, or two branches of a routine."""

from collections import Counter
from itertools import product

from checklist import wording
from checklist.answerkeys import AnswerKey, name_of
from checklist.conditions import Answers
from checklist.model import Handbook, Routine
from checklist.planning import Plan, Planned, plan
from publish.slides import chosen_from


def rule_of(handbook: Handbook, key: AnswerKey) -> dict[str, object]:
    """Return a case as the page lays it beside what a change makes of it (see docs/assets/seminar/beside.mjs).

    Where the routine answers, its own questions may be answered otherwise too; the rest of the case stays as it is.
    """
    exercise = key.exercise
    found = _Sides(handbook, key.plan.routine)
    questions = chosen_from(key)
    known = [[option.id for option in question.options if not option.unknown] for question in questions]
    rows = product(*known) if questions else ()
    names = [question.id for question in questions]
    return {
        "questions": names,
        "own": found.side(exercise.answers, "I berättelsen: "),
        "changes": [
            found.side({**exercise.answers, **change.answers}, "Ändrat: ") if change.answers else None
            for change in exercise.changes
        ],
        "sides": {
            " ".join(row): side
            for row in rows
            if (side := found.side({**exercise.answers, **dict(zip(names, row, strict=True))}, "Ändrat: "))
        },
        "steps": found.steps(),
    }


def rule_of_branches(handbook: Handbook, routine: Routine) -> dict[str, object]:
    """Return the branches of a routine, as the page lays any two of them beside each other."""
    found = _Sides(handbook, routine)
    branches = {branch.id: found.side(branch.answers) for branch in routine.branches}
    return {"branches": branches, "steps": found.steps()}


class _Sides:
    """What several sets of answers lead to, and in words the steps that they have between them."""

    def __init__(self, handbook: Handbook, routine: Routine) -> None:
        self._handbook, self._routine = handbook, routine
        self._told: dict[str, dict[str, str]] = {}
        self._after: dict[str, str] = {}

    def side(self, answers: Answers, called: str = "") -> dict[str, object] | None:
        """Return what answers lead to; none if they contradict each other."""
        found = plan(self._routine, answers)
        if found.impossible:
            return None
        named = {name_of(found, item): item for item in found.steps}
        for name, item in named.items():
            self._told[name] = _told(self._handbook, found, item)
            self._after[name] = wording.opening(self._routine, item.step, found.shown)
        return {"title": f"{called}{wording.heading(found)}", "steps": list(named)}

    def steps(self) -> dict[str, dict[str, str]]:
        """Return the steps of all sides; those in the same words differ in what they come after, and say so."""
        alike = Counter(step["text"] for step in self._told.values())
        for name, step in self._told.items():
            if alike[step["text"]] > 1 and self._after[name]:
                step["text"] += f" Efter: {self._after[name]}."
        return self._told


def _told(handbook: Handbook, found: Plan, item: Planned) -> dict[str, str]:
    """Return an act of a plan in words; with its stage where the answers have placed it, since that may be what differs."""
    text = wording.sentence(handbook, found.routine, item.step)
    stage = f"{found.stage_of(item.step).label}: " if item.step.placed else ""
    return {"id": item.step.id, "text": f"{stage}{text}"}
