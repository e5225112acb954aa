"""What a set of answers, complete or not, leaves open.

Partial answers are worth something: the steps that all open branches share hold already, and one of
the unanswered questions decides more than the others.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from checklist.conditions import AND, Answers, Condition, can_meet, chosen, is_known, meets, permits
from checklist.model import Addition, Branch, Gap, Impossible, Routine
from checklist.problems import listed, suggest
from checklist.questions import Question
from checklist.records import frozen
from checklist.spaces import Space, space_of

T = TypeVar("T", Branch, Addition)

Held = TypeVar("Held")


class UnknownAnswerError(ValueError):
    """An answer to a question, or with an option, that the routine does not have; one Swedish line."""


def accept(routine: Routine, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return ``pairs`` of question id and option id as answers, or raise ``UnknownAnswerError``."""
    answers: dict[str, str] = {}
    for question_id, option_id in pairs:
        question = routine.question_by_id.get(question_id)
        if question is None:
            known = ", ".join(routine.question_by_id)
            message = f'frågan "{question_id}" finns inte i rutinen {routine.id} (frågorna är: {known})'
            raise UnknownAnswerError(message)
        for name in option_id.split(AND) if question.many else [option_id]:
            if question.option(name) is None:
                known = ", ".join(option.id for option in question.options)
                message = f'svaret "{name}" finns inte på frågan {question_id} (svaren är: {known})'
                raise UnknownAnswerError(message)
        if question.many:
            given = {*chosen(question, answers), *option_id.split(AND)}
            several = AND.join(option.id for option in question.options if option.id in given)
            if not permits(question, several):
                alone = " och ".join(option.id for option in question.options if option.alone)
                message = f"svaret {alone} på frågan {question_id} utesluter de andra (behåll det, eller dem)"
                raise UnknownAnswerError(message)
            answers[question_id] = several
        elif answers.setdefault(question_id, option_id) != option_id:
            message = (
                f"frågan {question_id} har två svar: {answers[question_id]} och {option_id} (behåll ett)"
            )
            raise UnknownAnswerError(message)
    return answers


def find_routine(routines: Mapping[str, Held], routine_id: str) -> Held:
    """Return what is held for the routine with that id, or raise ``UnknownAnswerError`` that names the known ones."""
    if not routine_id:
        raise UnknownAnswerError(f"skriv vilken rutin det gäller {listed(routines)}")
    if routine_id not in routines:
        raise UnknownAnswerError(f'rutinen "{routine_id}" finns inte {suggest(routine_id, routines)}')
    return routines[routine_id]


@frozen
class Narrowed:
    """What some answers leave open.

    Settled in one of three ways: ``branch``, ``gaps`` (the first is the one to name, the others hold
    too; ``nearest`` are their branches), or ``impossible``. Else ``open`` and ``open_gaps`` are what
    is still possible. Of the steps of all these there are those that their own conditions let in. ``relevant`` holds the ids of the routine's own questions that can still change anything,
    ``next`` the one that decides most; ``law`` the ids of the questions of law that are asked. ``additions`` hold whatever is still to be answered.
    ``excluded`` gives, for an option that the other answers rule out, the reason.
    """

    answers: Answers
    branch: Branch | None
    gaps: tuple[Gap, ...]
    nearest: tuple[Branch, ...]
    impossible: Impossible | None
    open: tuple[Branch, ...]
    open_gaps: tuple[Gap, ...]
    next: Question | None
    relevant: tuple[str, ...]
    law: tuple[str, ...]
    additions: tuple[Addition, ...]
    excluded: Mapping[tuple[str, str], Impossible]


def narrow(routine: Routine, answers: Answers) -> Narrowed:
    """Work out what ``answers`` (question id → option id, already accepted) leave open.

    Each set of answers is worked out once: there are few, and a case is looked at many times.
    """
    kept: dict[tuple[tuple[str, str], ...], Narrowed] = routine.__dict__.setdefault("_narrowed", {})
    key = tuple(sorted(answers.items()))
    if key not in kept:
        kept[key] = _narrowed(space_of(routine), answers)
    return kept[key]


def _narrowed(space: Space, answers: Answers) -> Narrowed:
    routine = space.routine
    every = space.rows_for(answers)
    rows = every & space.possible
    impossible = None if rows else space.outlooks[next(space.indexes(every))].impossible
    looks = [space.outlooks[index] for index in space.indexes(rows)]
    branches = {branch.id: branch for look in looks for branch in look.branches}
    gaps = {gap.id: gap for look in looks for gap in look.gaps}
    shared_gaps = tuple(gap for gap in gaps.values() if all(gap in look.gaps for look in looks))
    nearest = {branch.id: branch for look in looks for branch in look.nearest}
    branch = next(iter(branches.values())) if len(branches) == 1 and not gaps else None
    relevant = tuple(
        question.id
        for question in routine.questions
        if (
            _bears(space, question, answers, rows)
            if question in space.free
            else _matters(space, question.id, answers)
        )
    )
    asked = tuple(q.id for q in routine.law_questions if meets(routine.law_questions, q.when, answers))
    ahead = 0
    for look in looks:
        ahead |= look.ahead

    def open_to(branch: Branch) -> Branch:
        return _let_in(
            branch, lambda when: space.certain(when, answers, rows & space.branch_masks[branch.id])
        )

    def near_to(branch: Branch) -> Branch:
        led = ahead & space.branch_masks[branch.id]
        return _let_in(
            branch, lambda when: bool(led & space.mask_of(when)) and meets(space.free, when, answers)
        )

    return Narrowed(
        answers=dict(answers),
        branch=branch and open_to(branch),
        gaps=shared_gaps,
        nearest=tuple(map(near_to, nearest.values())) if shared_gaps else (),
        impossible=impossible,
        open=tuple(map(open_to, branches.values())),
        open_gaps=tuple(gaps.values()),
        next=None if impossible else _next(space, answers, relevant, rows),
        relevant=relevant,
        law=asked,
        additions=tuple(
            _let_in(addition, lambda when: space.certain(when, answers, rows))
            for addition in routine.additions
            if rows and space.certain(addition.when, answers, rows)
        ),
        excluded=_excluded(space, answers),
    )


def _let_in(owner: T, holds: Callable[[Condition], bool]) -> T:
    """Return a branch or an addition with the steps whose own condition ``holds``; most have none."""
    if not any(step.when for step in owner.steps):
        return owner
    return replace(owner, steps=tuple(step for step in owner.steps if not step.when or holds(step.when)))


def _without(answers: Answers, question_id: str) -> Answers:
    return {key: option for key, option in answers.items() if key != question_id}


def _matters(space: Space, question_id: str, answers: Answers) -> bool:
    """Tell whether the answer to a question can change anything, given the answers to the others."""
    seen: dict[tuple[str, ...], tuple[object, ...]] = {}
    for index in space.indexes(space.rows_for(_without(answers, question_id))):
        row = space.rows[index]
        others = tuple(option for question, option in row.items() if question != question_id)
        look = space.outlooks[index]
        added = () if look.impossible else tuple(mask >> index & 1 for mask, _ in space.conditional)
        outcome = (look.key, added)
        if seen.setdefault(others, outcome) != outcome:
            return True
    return False


def _bears(space: Space, question: Question, answers: Answers, rows: int) -> bool:
    """Tell whether the answer to a question outside the core can still bring or take anything in ``rows``."""
    others = tuple(other for other in space.free if other is not question)
    return any(
        rows & mask
        and any(question.id in when for when in conditions)
        and all(can_meet(others, when, answers) for when in conditions)
        for mask, conditions in space.conditional
    )


def _next(space: Space, answers: Answers, relevant: tuple[str, ...], rows: int) -> Question | None:
    """Return the question to ask: of the unanswered ones, that which leaves least open on average.

    One that may have several answers is never it: nobody can tell when all of them have been given. When every question has been answered but a "vet ej" keeps something open, it is that question.
    """
    one = [name for name in relevant if not space.routine.question_by_id[name].many]
    asked = [question for question in one if question not in answers]
    unknown = [name for name in one if not is_known(space.routine.question_by_id[name], answers)]
    candidates = asked or unknown

    def left_open(question_id: str) -> float:
        options = space.options.get(question_id)
        masks = [rows & space.option_masks[question_id, option] for option in options] if options else [rows]
        counts = [len({space.outlooks[index].key for index in space.indexes(mask)}) for mask in masks if mask]
        return sum(counts) / len(counts)

    return space.routine.question_by_id[min(candidates, key=left_open)] if candidates else None


def _excluded(space: Space, answers: Answers) -> dict[tuple[str, str], Impossible]:
    """Return the options that contradict the answers to the other questions."""
    found: dict[tuple[str, str], Impossible] = {}
    for (question, option), mask in space.option_masks.items():
        rows = space.rows_for(_without(answers, question)) & mask
        reasons = [space.outlooks[index].impossible for index in space.indexes(rows)]
        reason = reasons[0] if all(reasons) else None
        if reason and question in reason.when:
            found[question, option] = reason
    return found
