"""Two sides of a routine laid beside each other: what they share, and what differs."""

from checklist.controls import read_choice
from checklist.model import Routine, Step
from checklist.narrowing import UnknownAnswerError, accept
from checklist.planning import Plan, plan
from checklist.problems import suggest
from checklist.records import frozen

FIELDS = ("lead", "with_", "to", "modality", "purpose", "text", "after", "kind", "ground")


@frozen
class Difference:
    """A step that the sides do not share: on one side only, or on both with other ``fields``."""

    left: Step | None
    right: Step | None
    fields: tuple[str, ...]


@frozen
class Comparison:
    """What two plans have in common, and where they differ, in the order of the left one."""

    left: Plan
    right: Plan
    common: tuple[Step, ...]
    differences: tuple[Difference, ...]


def compare(left: Plan, right: Plan) -> Comparison:
    """Lay two plans of one routine beside each other."""
    lefts, rights = [item.step for item in left.steps], [item.step for item in right.steps]
    left_essences, right_essences = {s.essence for s in lefts}, {s.essence for s in rights}
    only_right = [step for step in rights if step.essence not in left_essences]
    differences: list[Difference] = []
    for step in lefts:
        if step.essence in right_essences:
            continue
        twin = next((other for other in only_right if other.id == step.id), None)
        if twin:
            only_right.remove(twin)
        changed = tuple(name for name in FIELDS if twin and getattr(twin, name) != getattr(step, name))
        differences.append(Difference(left=step, right=twin, fields=changed))
    differences.extend(Difference(left=None, right=step, fields=()) for step in only_right)
    common = tuple(step for step in lefts if step.essence in right_essences)
    return Comparison(left=left, right=right, common=common, differences=tuple(differences))


def plan_of_side(routine: Routine, side: str) -> Plan:
    """Return the plan for one side of a comparison: a branch id, or ``fråga=svar,fråga=svar``.

    Raises ``UnknownAnswerError`` for anything else.
    """
    branch = routine.branch_by_id.get(side)
    if branch:
        return plan(routine, branch.answers)
    if "=" not in side:
        message = f'grenen "{side}" finns inte {suggest(side, routine.branch_by_id)}'
        raise UnknownAnswerError(message)
    return plan(routine, accept(routine, [read_choice(part) for part in side.split(",") if part]))
