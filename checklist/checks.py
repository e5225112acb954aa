"""Prove that the data is whole: every combination answered once, everything used and reachable.

References come first (``references``): only data that holds together can be enumerated.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, islice
from math import prod

from checklist.documents import Source, paths
from checklist.ids import HasId  # noqa: TC001 as every other import of ours
from checklist.model import Addition, Branch, Handbook, Routine
from checklist.problems import MOST_SHOWN, Problem, place_of
from checklist.references import references
from checklist.spaces import MOST_ROWS, Answers, Outlook, Space


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
        prod(sum(not option.unknown for option in question.options) for question in routine.questions)
        > MOST_ROWS
    ):
        message = (
            f"frågorna ger fler än {MOST_ROWS} kombinationer av svar (ta bort frågor, eller dela upp rutinen)"
        )
        yield Problem(place_of(routine.id), message)
        return
    space = Space(routine)
    for row, outlook in zip(space.rows, space.outlooks, strict=True):
        yield from _exactly_one(routine, row, outlook)
    yield from _unreachable(space)
    yield from _unused(routine)
    yield from _clashing(space)


def _exactly_one(routine: Routine, row: Answers, outlook: Outlook) -> Iterator[Problem]:
    """Each combination is exactly one of branch, gap and impossible."""
    shown = " ".join(f"{question}={option}" for question, option in row.items())
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
        if not space.addition_masks[addition.id] & space.possible:
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
    counted = {name for due in dues for name in (*due.from_, *due.at_least)}
    asked = {
        question
        for thing in (*routine.step_sets, *routine.gaps, *routine.impossible, *routine.law_questions)
        for question in thing.when
    }
    catalogues: list[tuple[str, tuple[HasId, ...], set[str]]] = [
        ("frågan", (*routine.law_questions, *routine.questions), asked),
        ("slaget", routine.kinds, {step.kind for step in steps}),
        ("utfallet", routine.outcomes, {name for step in steps for name in step.outcomes}),
        ("uppgiften", routine.facts, {name for step in steps for name in step.facts} & counted),
        ("avsnittet", routine.sections, {branch.section for branch in routine.branches}),
        ("anmärkningen", routine.remarks, shown),
        ("skedet", routine.stages, {routine.stage_of(step) for step in steps}),
    ]
    for what, things, used in catalogues:
        yield from _not_in(what, [thing.id for thing in things], used)


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
    """Two sets of steps that can meet in one plan must not share a step id: ticks are kept by id."""
    routine = space.routine
    masks = {branch.id: space.mask_of(branch.when) for branch in routine.branches} | space.addition_masks
    for one, other in combinations(routine.step_sets, 2):
        if masks[one.id] & masks[other.id] & space.possible and not _apart(routine, one, other):
            ids = {step.id for step in one.steps}
            for step in other.steps:
                if step.id in ids:
                    message = f'steget "{step.id}" finns också i "{one.id}", som kan gälla samtidigt (välj ett annat id)'
                    yield Problem(place_of(step.id), message)


def _apart(routine: Routine, one: Branch | Addition, other: Branch | Addition) -> bool:
    """Tell whether some question of law keeps two sets of steps out of one plan."""
    return any(
        question.id in one.when
        and question.id in other.when
        and not set(one.when[question.id]) & set(other.when[question.id])
        for question in routine.law_questions
    )
