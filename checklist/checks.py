"""Prove that the data is whole: every combination answered once, everything used and reachable.

References come first (``references``): only data that holds together can be enumerated.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, islice, starmap
from math import prod

from checklist.conditions import Answers, core_of
from checklist.controls import choice
from checklist.documents import Source, paths
from checklist.ids import HasId  # noqa: TC001 as every other import of ours
from checklist.model import Addition, Branch, Handbook, Routine, Step
from checklist.problems import MOST_SHOWN, Problem, place_of
from checklist.references import references
from checklist.sequences import sequences
from checklist.spaces import MOST_ROWS, Outlook, Space
from checklist.unmet import unmet


def check(handbook: Handbook) -> list[Problem]:
    """Return the problems of the handbook, sorted by place; an empty list is a proof of wholeness.

    They are all of them, unless there are more than anybody reads at a time.
    """
    problems = set(islice(references(handbook), MOST_SHOWN))
    if not problems:
        for routine in handbook.routines:
            problems.update(islice(_routine(routine), MOST_SHOWN))
        problems.update(islice(_unused_anywhere(handbook), MOST_SHOWN))
    return sorted(problems)


def due(handbook: Handbook, today: date) -> list[str]:
    """Return a line for each source and routine whose review date has come."""
    things: tuple[Source | Routine, ...] = (*handbook.sources, *handbook.routines)
    dated = [(thing.review, f"{thing.id}: {thing.title}") for thing in things]
    return [f"{review} {name}" for review, name in sorted(dated) if date.fromisoformat(review) <= today]


def _routine(routine: Routine) -> Iterator[Problem]:
    if (
        prod(sum(not option.unknown for option in question.options) for question in core_of(routine))
        > MOST_ROWS
    ):
        message = (
            f"frågorna ger fler än {MOST_ROWS} kombinationer av svar (ta bort frågor, eller dela upp rutinen)"
        )
        yield Problem(place_of(routine.id), message)
        return
    space = Space(routine)
    problems = [*_whole(space), *_unused(routine), *_clashing(space), *unmet(space)]
    yield from problems or sequences(space)


def _whole(space: Space) -> Iterator[Problem]:
    """Each combination is answered once, and everything is reached by one."""
    for row, outlook in zip(space.rows, space.outlooks, strict=True):
        yield from _exactly_one(space.routine, row, outlook)
    yield from _unreachable(space)


def _exactly_one(routine: Routine, row: Answers, outlook: Outlook) -> Iterator[Problem]:
    """Each combination is exactly one of branch, gap and impossible."""
    shown = " ".join(starmap(choice, row.items()))
    branches = [branch.id for branch in outlook.branches]
    names = ", ".join(f'"{name}"' for name in branches)
    if len(branches) > 1:
        yield Problem(
            place_of(branches[1]), f"svaren {shown} leder till flera grenar: {names} (ändra when i en av dem)"
        )
    elif branches and (outlook.gaps or outlook.impossible):
        other = outlook.gaps[0].id if outlook.gaps else outlook.impossible and outlook.impossible.id
        yield Problem(
            place_of(branches[0]),
            f'svaren {shown} leder både till grenen {names} och till "{other}" (ändra when i en av dem)',
        )
    elif not branches and not outlook.gaps and not outlook.impossible:
        yield Problem(
            place_of(routine.id),
            f"svaren {shown} leder ingenstans (lägg till en gren, en lucka eller impossible)",
        )
    elif outlook.gaps and not outlook.nearest:
        gap = outlook.gaps[0].id
        yield Problem(
            place_of(gap), f'luckan "{gap}" har ingen närmaste gren för svaren {shown} (ändra instead)'
        )


def _unreachable(space: Space) -> Iterator[Problem]:
    routine = space.routine
    looks = space.outlooks
    reached = {branch.id for look in looks if not look.impossible for branch in look.branches}
    reached |= {gap.id for look in looks for gap in look.gaps}
    reached |= {look.impossible.id for look in looks if look.impossible}
    things: tuple[HasId, ...] = (*routine.branches, *routine.gaps, *routine.impossible)
    for thing in things:
        if thing.id not in reached:
            yield Problem(place_of(thing.id), f'inga svar leder till "{thing.id}" (ändra when eller ta bort)')
    for addition in routine.additions:
        rows = space.addition_masks[addition.id] & space.possible
        if not rows or not space.together(addition.when):
            yield Problem(
                place_of(addition.id), f'inga svar leder till "{addition.id}" (ändra when eller ta bort)'
            )
    for (_, option), mask in space.option_masks.items():
        if not mask & space.possible:
            yield Problem(place_of(option), f'svaret "{option}" leder aldrig till något (ta bort det)')


def _unused(routine: Routine) -> Iterator[Problem]:
    steps = [step for owner in routine.step_sets for step in owner.steps]
    shown = {name for step in steps for name in step.remarks}
    shown |= {remark.id for remark in routine.remarks if remark.general}
    dues = [step.due for step in steps if step.due]
    counted = {name for due in dues for name in (*due.from_, *due.at_least, *due.needs)}
    asked_for = {name for step in steps for name in step.facts}
    for unused in routine.facts:
        if unused.id not in counted:
            message = f'ingen sista dag räknas från uppgiften "{unused.id}" (skriv due med from: {unused.id} på ett steg, eller ta bort uppgiften)'
            yield Problem(place_of(unused.id), message)
    for fact in counted - asked_for:
        message = f'inget steg frågar efter uppgiften "{fact}", som en sista dag räknas från (lägg den i facts på ett steg)'
        yield Problem(place_of(fact), message)
    conditions = [step.when for step in steps] + [due.when for due in dues]
    conditions += [owner.when for owner in routine.step_sets]
    conditions += [line.when for step in steps for line in step.placed]
    conditions += [gap.when for gap in routine.gaps] + [item.when for item in routine.impossible]
    conditions += [question.when for question in routine.law_questions]
    asked = {question for when in conditions for question in when}
    placed = {line.stage for step in steps for line in step.placed}
    catalogues: list[tuple[str, tuple[HasId, ...], set[str]]] = [
        ("frågan", (*routine.law_questions, *routine.questions), asked),
        ("slaget", routine.kinds, {step.kind for step in steps}),
        ("utfallet", routine.outcomes, {name for step in steps for name in step.outcomes}),
        ("avsnittet", routine.sections, {branch.section for branch in routine.branches}),
        ("anmärkningen", routine.remarks, shown),
        ("skedet", routine.stages, placed | {routine.stage_of(step) for step in steps}),
    ]
    for what, things, used in catalogues:
        yield from _not_in(what, [thing.id for thing in things], used)
    for question in routine.questions:
        if question.many:
            chosen = {option for when in conditions for option in when.get(question.id, ())}
            alone = {option.id for option in question.options if option.alone}  # used by being chosen alone
            yield from _not_in("svaret", [option.id for option in question.options], chosen | alone)


def _unused_anywhere(handbook: Handbook) -> Iterator[Problem]:
    steps = [step for routine in handbook.routines for owner in routine.step_sets for step in owner.steps]
    units = {name for step in steps for name in step.units}
    sources = {routine.source for routine in handbook.routines}
    sources |= {step.citation.source for step in steps if step.citation}
    sources |= {source.id for source in handbook.sources if source.for_pages}
    yield from _not_in("enheten", [unit.id for unit in handbook.units], units)
    yield from _not_in("källan", [source.id for source in handbook.sources], sources)
    cited = {step.citation.heading for step in steps if step.citation}
    for source in handbook.sources:
        for path, heading in paths(source.headings):
            if source.to and not source.for_pages and path not in cited:
                yield from _not_in("lagrummet", [heading.text], set())


def _not_in(what: str, names: Iterable[str], used: set[str]) -> Iterator[Problem]:
    for name in names:
        if name not in used:
            yield Problem(place_of(name), f'{what} "{name}" används inte (använd eller ta bort)')


def _clashing(space: Space) -> Iterator[Problem]:
    """Two steps that can meet in one plan must not share an id: ticks are kept by it."""
    placed: dict[str, list[tuple[Branch | Addition, Step]]] = {}
    for owner in space.routine.step_sets:
        for step in owner.steps:
            placed.setdefault(step.id, []).append((owner, step))
    for known in placed.values():
        for (one, first), (other, second) in combinations(known, 2):
            if one is not other and isinstance(one, Branch) and isinstance(other, Branch):
                continue  # two branches with the same answers are told of as such: see _exactly_one
            rows = _rows(space, one, first) & _rows(space, other, second)
            if rows and space.together(one.when, first.when, other.when, second.when):
                message = f'steget "{second.id}" finns också i "{one.id}", som kan gälla samtidigt (välj ett annat id)'
                yield Problem(place_of(second.id), message)


def _rows(space: Space, owner: Branch | Addition, step: Step) -> int:
    return space.mask_of(owner.when) & space.mask_of(step.when) & space.possible
