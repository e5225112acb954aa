"""What no answers bring: steps that are in no plan, lines and last days that never hold, and what is never asked.

What several branches have is written once, and may hold in one of them alone.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from checklist.catalogues import Placing
from checklist.conditions import Condition
from checklist.model import Branch, Routine
from checklist.openings import MOST_WAYS
from checklist.problems import Place, Problem, place_of
from checklist.spaces import Space
from checklist.standing import Standing, standings


def unmet(space: Space) -> Iterator[Problem]:
    """Yield a problem for each thing that no answers bring."""
    placed = standings(space)
    yield from _never_asked(space)
    yield from _never_again(space.routine)
    for one in placed:
        if one.step.when and not _holds(one):
            yield Problem(
                place_of(one.step.id),
                f'steget "{one.step.id}" finns inte i någon plan, för dess when går inte ihop med when i'
                f' "{one.owner.id}" eller med svar som utesluter varandra (ändra when, eller ta bort steget)',
            )
        yield from _endless(space.routine, one)
        yield from _never_chosen(one)
    yield from _in_vain(placed)


def _holds(one: Standing, *more: Condition) -> bool:
    """Tell whether some answers bring a step, and meet ``more``."""
    rows = one.rows
    for when in more:
        rows &= one.space.mask_of(when)
    return bool(rows) and one.space.together(*one.free, *more)


def _never_asked(space: Space) -> Iterator[Problem]:
    """A question of law is asked when those that it waits for have been, and can have these answers together."""
    questions = space.routine.law_questions
    unknown = {question.id: question.unknown.id for question in questions if question.unknown}
    asked: set[str] = set()
    while more := {
        question.id
        for question in questions
        if question.id not in asked
        and all(name in asked or unknown[name] in options for name, options in question.when.items())
        and space.together(question.when)
    }:
        asked |= more
    for question in questions:
        if question.id not in asked:
            message = f'lagfrågan "{question.id}" ställs aldrig, för svaren i dess when kan inte ha getts före den (ändra when)'
            yield Problem(place_of(question.id), message)


def _never_again(routine: Routine) -> Iterator[Problem]:
    """What has ended the case is not attempted again."""
    for outcome in routine.outcomes:
        if outcome.closes and outcome.again:
            yield Problem(
                place_of(outcome.id),
                f'utfallet "{outcome.id}" har både closes och again, men ett försök som har avslutat ärendet görs inte om'
                " (ta bort ett av dem)",
            )


def _never_chosen(one: Standing) -> Iterator[Problem]:
    """How a step ended can be noted, unless it is only read."""
    if one.step.outcomes and one.rests:
        yield Problem(
            place_of(one.step.id),
            f'steget "{one.step.id}" har utfall som ingen kan välja, för det står i skedet "{one.resting(one)}" där inget går att anteckna'
            " (ta bort outcomes, eller låt det stå i ett annat skede)",
        )


def _endless(routine: Routine, one: Standing) -> Iterator[Problem]:
    """A step with outcomes has one that ends it."""
    if one.step.outcomes and all(routine.outcome_by_id[name].again for name in one.step.outcomes):
        message = f'steget "{one.step.id}" kan aldrig bli klart, för alla dess utfall har again: true (lägg till ett utfall som avslutar det)'
        yield Problem(place_of(one.step.id), message)


def _in_vain(placed: Sequence[Standing]) -> Iterator[Problem]:
    """Each last day, and each line that places a step, holds for some answers in one of the branches that have it."""
    told: dict[Place, str] = {}
    held: set[Place] = set()
    for one in placed:
        due, name = one.step.due, one.step.id
        if due and due.when:
            place = place_of(next(iter(due.when)))
            told[place] = (
                f'den sista dagen för "{name}" gäller aldrig, för dess when går inte ihop med det som steget kräver (ändra when i due)'
            )
            held |= {place} if _holds(one, due.when) else set()
        for number, line in enumerate(one.step.placed):
            place = place_of(line.stage)
            fits = _holds(one, line.when)
            why = (
                "en rad före den gäller då också (ändra ordningen eller villkoret)"
                if fits
                else "dess when går inte ihop med det som steget kräver (ändra villkoret)"
            )
            told[place] = f'en rad i placed för "{name}" gäller aldrig, för {why}'
            held |= {place} if fits and _decides(one, line, one.step.placed[:number]) else set()
    yield from (Problem(place, message) for place, message in told.items() if place not in held)


def _decides(one: Standing, line: Placing, before: Sequence[Placing]) -> bool:
    """Tell whether a line that some answers meet is met by answers that meet none ``before`` it.

    Of each of those there is one question that is answered otherwise, or not at all.
    """
    free = one.free
    if isinstance(
        one.owner, Branch
    ):  # in a gap its condition is met by other answers than those that are given
        free = tuple({name: when[name] for name in when if name not in one.space.options} for when in free)

    def can(*but: tuple[str, tuple[str, ...]]) -> bool:
        return one.space.together(*free, line.when, but=but)

    ways = product(*([pair for pair in other.when.items() if can(pair)] for other in before))
    return any(can(*way) for way in islice(ways, MOST_WAYS)) or next(ways, None) is not None
