"""Prove that every step can be reached: what it waits for is in the same plan, can come, and can be told from others.

A step may wait for one of another branch or addition, as long as that one is in every plan which the waiting step is in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import starmap

from checklist.controls import choice
from checklist.model import Addition, Branch, Routine, Step
from checklist.openings import unopened
from checklist.problems import Problem, place_of
from checklist.spaces import Space
from checklist.standing import Standing, standings


def sequences(space: Space) -> Iterator[Problem]:
    """Yield a problem for each step that can never be done, or whose last day can never be counted."""
    placed = standings(space)
    for one in placed:
        yield from _sure(one, placed)
        yield from _noted(one, placed)
        yield from _ended(one)
    for branch in space.routine.branches:
        yield from _within(space, branch, placed)
    for one in placed:
        yield from _days(one)


def _by_id(name: str) -> Callable[[Standing], bool]:
    return lambda other: other.step.id == name


def _sure(one: Standing, placed: Sequence[Standing]) -> Iterator[Problem]:
    """What a step waits for is in every plan that it is in itself."""
    step, named = one.step, place_of(one.step.id)
    for after in step.after:
        without = one.rows & ~one.met_by(_by_id(after.step))
        if without:
            yield Problem(
                place_of(after.step),
                f'steget "{step.id}" väntar på "{after.step}", som inte finns i varje plan där det självt finns'
                f" ({_answers(one, after.step, without)}: ändra when, eller vänta på ett annat steg)",
            )
    without = one.rows & ~one.met_by(lambda other: bool(other.contact)) if step.on_contact else 0
    if without:
        yield Problem(
            named,
            f'steget "{step.id}" öppnas vid kontakt, men inget steg i planen har ett utfall som är kontakt och går att anteckna före det'
            f" ({_no_contact(one, placed, without)}: ta bort on_contact, eller lägg till ett utfall med contact: true)",
        )


def _no_contact(one: Standing, placed: Sequence[Standing], rows: int) -> str:
    """Return why there is no contact in some rows: what would be one and is not, or else the first of them."""
    known = one.space.routine.outcome_by_id
    for other in placed:
        if other.contact and other.rows & rows and (parting := other.parting(one)):
            return parting
    for other in placed:
        contacts = [name for name in other.step.outcomes if known[name].contact]
        if contacts and other.rows & rows and not other.contact:
            if stage := other.resting(other):
                return f'"{other.step.id}" kan stå i skedet "{stage}" där inget går att anteckna'
            return f'"{contacts[0]}" avslutar ärendet'
    return _row(one.space, rows)


def _noted(one: Standing, placed: Sequence[Standing]) -> Iterator[Problem]:
    """How what a step waits for ended can be noted: what stands in a stage that rests is only read."""
    resting = [
        (after.step, stage)
        for after in one.step.after
        for other in placed
        if other.step.id == after.step and (stage := other.resting(one))
    ]
    if one.rests or (one.step.opens == "any" and {after.step for after in one.step.after} - {*dict(resting)}):
        return
    for name, stage in resting:
        yield Problem(
            place_of(name),
            f'steget "{one.step.id}" väntar på "{name}", som kan stå i skedet "{stage}" där inget går att anteckna'
            f' (låt "{name}" stå i ett annat skede, eller vänta på ett annat steg)',
        )


def _ended(one: Standing) -> Iterator[Problem]:
    """Nothing is left to do in a case that has been ended."""
    known = one.space.routine.outcome_by_id
    for after in one.step.after:
        for name in after.outcome:
            if known[name].closes:
                yield Problem(
                    place_of(name),
                    f'steget "{one.step.id}" väntar på "{name}", som avslutar ärendet'
                    " (ta bort utfallet ur after, eller closes från utfallet)",
                )


def _days(one: Standing) -> Iterator[Problem]:
    """A last day is counted from days that are asked for in the same plan, and not only when the step is over."""
    due = one.step.due
    if due is None:
        return
    counted = one.rows & one.space.mask_of(due.when)
    late = _behind(one.space.routine, one.step)

    def asked(fact: str, too_late: set[str]) -> int:
        return one.met_by(lambda other: fact in other.step.facts and other.step.id not in too_late)

    for fact in (*due.from_, *due.needs):
        if counted & ~asked(fact, set()):
            yield Problem(
                place_of(fact),
                f'"{one.step.id}" räknar från uppgiften "{fact}", som inget steg i samma plan frågar efter'
                " (lägg den i facts på ett steg som alltid är med)",
            )
        elif counted & ~asked(fact, late):
            yield Problem(
                place_of(fact),
                f'"{one.step.id}" räknar från uppgiften "{fact}", som frågas först när steget är gjort'
                " (lägg den i facts på steget, eller på ett som kommer före det)",
            )


def _behind(routine: Routine, step: Step) -> set[str]:
    """Return the ids of the steps that are opened only when ``step`` is over."""
    again = {outcome.id for outcome in routine.outcomes if outcome.again}
    found: set[str] = set()

    def waits(other: Step) -> bool:
        over = [
            after.step in found or (after.step == step.id and not again & {*after.outcome})
            for after in other.after
        ]
        return any(over) if other.opens == "all" else bool(over) and all(over)

    while more := {
        name for name, known in routine.steps_by_id.items() if name not in found and all(map(waits, known))
    }:
        found |= more
    return found


def _answers(one: Standing, name: str, rows: int) -> str:
    """Return answers in ``rows`` with which a step is in a plan and what it waits for is not, as an editor reads them."""
    for owner in one.space.routine.step_sets:
        for step in owner.steps:
            other = Standing(space=one.space, owner=owner, step=step)
            parting = other.parting(one) if step.id == name and other.rows & rows else ""
            if parting:
                return parting
    return _row(one.space, rows)


def _row(space: Space, rows: int) -> str:
    """Return the first of some rows as an editor reads it."""
    row = space.rows[next(space.indexes(rows))]
    return " ".join(starmap(choice, row.items())) or "alla svar"


def _within(space: Space, branch: Branch, placed: Sequence[Standing]) -> Iterator[Problem]:
    """Yield what is wrong with how the steps of a plan with ``branch`` wait for each other, also where it is nearest to a gap."""
    rows = (space.branch_masks[branch.id] | space.near_masks[branch.id]) & space.possible
    here = [
        one for one in placed if one.rows & rows and (isinstance(one.owner, Addition) or one.owner is branch)
    ]
    by_id: dict[str, list[Standing]] = {}
    for one in here:
        by_id.setdefault(one.step.id, []).append(one)
    for one in here:
        yield from unopened(one, by_id, rows)
    for owner in {id(one.owner): one.owner for one in here}.values():
        yield from _alike(space.routine, {step.id: step for step in [*branch.steps, *owner.steps]})


def _alike(routine: Routine, here: Mapping[str, Step]) -> Iterator[Problem]:
    """Two steps that others wait for are told apart by what they are called, or by how they end."""
    seen: dict[tuple[str, str], str] = {}
    for step in here.values():
        for after in step.after:
            if after.step not in here:
                continue
            other = here[after.step]
            called = other.label or routine.kind_by_id[other.kind].label
            for outcome in after.outcome:
                shown = called, routine.outcome_by_id[outcome].label
                first = seen.setdefault(shown, after.step)
                if first != after.step:
                    yield Problem(
                        place_of(other.id),
                        f'steget "{other.id}" heter likadant som "{first}" där andra steg väntar på dem: "{": ".join(shown)}"'
                        " (ge ett av dem label)",
                    )
