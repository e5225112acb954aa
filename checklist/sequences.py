"""Check what a step waits for, and the day that it has: that the one can come, and the other be counted."""

from collections.abc import Iterator

from checklist.deadlines import Due
from checklist.model import Addition, Branch, Routine, Step
from checklist.problems import Problem, place_of


def countable(step: Step, due: Due) -> Iterator[Problem]:
    """Yield a problem for a last day that nothing is counted from, or by two measures."""
    if not due.from_:
        yield Problem(place_of(step.id), f'"{step.id}" räknar en dag från ingenting (fyll i from)')
    if sum(map(bool, (due.days, due.weeks, due.months))) > 1:
        yield Problem(
            place_of(step.id), f'"{step.id}" har två mått på en tid (behåll days, weeks eller months)'
        )


def shared(routine: Routine) -> dict[str, Step]:
    """Return the steps that an addition can wait for: those that every branch has, whatever it is added to."""
    branches = [{step.id: step for step in branch.steps} for branch in routine.branches]
    common = set.intersection(*map(set, branches)) if branches else set()
    return {name: step for name, step in branches[0].items() if name in common} if branches else {}


def cycles(owner: Branch | Addition) -> Iterator[Problem]:
    """Yield a problem for each step that waits, in the end, for itself."""
    before = {step.id: [after.step for after in step.after] for step in owner.steps}
    for start, direct in before.items():
        reached: set[str] = set()
        ahead = list(direct)
        while ahead:
            step = ahead.pop()
            if step not in reached:
                reached.add(step)
                ahead.extend(before.get(step, ()))
        if start in reached:
            yield Problem(
                place_of(start), f'steget "{start}" väntar till slut på sig självt (ta bort ett after)'
            )
