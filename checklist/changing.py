"""What has placed a step, and what would place it elsewhere: the smallest change of the answers that does.

A change is small when it takes few acts: an option that is added, taken out, or put in another's place, or an answer
that is taken back. Nothing is weighed; what counts is only how many acts there are, and after that the order of the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from checklist.catalogues import Stage
from checklist.conditions import Answers, chosen, is_known, meets, toggled
from checklist.model import Routine, Step
from checklist.placing import placing_of, stage_for
from checklist.questions import Option, Question
from checklist.records import frozen

MOST_ACTS = 2


@frozen
class Edit:
    """One act on the answers to a question: an option that comes, one that goes, or one in another's place.

    With neither the whole answer is taken back. ``alike`` tells that another option of the question would do as well.
    """

    question: Question
    added: Option | None = None
    removed: Option | None = None
    alike: bool = False


@frozen
class Change:
    """Acts on the answers that place a step in ``stage``; ``alike`` tells that others as few would do as well."""

    stage: Stage
    edits: tuple[Edit, ...]
    alike: bool = False


@frozen
class _Way:
    """An answer to one question, and the acts that lead to it; ``alike`` as with a change."""

    given: str = ""
    edits: tuple[Edit, ...] = ()
    alike: bool = False


def asked_by(routine: Routine, step: Step) -> tuple[Question, ...]:
    """Return the questions that place a step."""
    named = {name for line in step.placed for name in line.when}
    return tuple(question for question in routine.question_by_id.values() if question.id in named)


def deciding(routine: Routine, step: Step, answers: Answers) -> tuple[tuple[Question, Option], ...]:
    """Return the answers that have placed a step, each with its question; none where none of its lines is met."""
    line = placing_of(routine, step, answers)
    when: Mapping[str, tuple[str, ...]] = line.when if line else {}
    return tuple(
        (question, option)
        for question in asked_by(routine, step)
        for option in question.options
        if option.id in chosen(question, answers) and option.id in when.get(question.id, ())
    )


def unanswered(routine: Routine, step: Step, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that place a step and have no answer yet."""
    return tuple(q for q in asked_by(routine, step) if not is_known(q, answers))


def smallest_changes(routine: Routine, step: Step, answers: Answers) -> tuple[Change, ...]:
    """Return, for each other stage that at most ``MOST_ACTS`` acts lead to, the smallest change that does; smallest first."""
    asked = asked_by(routine, step)
    here = stage_for(routine, step, answers)
    found: dict[str, Change] = {}
    every = product(*(_ways(step, question, answers.get(question.id, "")) for question in asked))
    joined = [
        _Way(edits=sum((way.edits for way in ways), ()), alike=any(way.alike for way in ways))
        for ways in every
    ]
    for way in sorted((way for way in joined if len(way.edits) <= MOST_ACTS), key=lambda way: len(way.edits)):
        stage = stage_for(routine, step, applied(answers, way.edits))
        known = found.get(stage.id)
        if known is None:
            found[stage.id] = Change(stage=stage, edits=way.edits, alike=way.alike)
        elif len(known.edits) == len(way.edits):
            found[stage.id] = replace(known, alike=True)
    del found[here.id]
    return tuple(found.values())


def applied(answers: Answers, edits: tuple[Edit, ...]) -> dict[str, str]:
    """Return the answers after some acts."""
    changed = dict(answers)
    for edit in edits:
        question = edit.question
        if not edit.added and not edit.removed:
            changed[question.id] = ""
        if edit.removed:
            changed[question.id] = toggled(question, changed, edit.removed.id, on=False)
        if edit.added:
            several = question.many and toggled(question, changed, edit.added.id, on=True)
            changed[question.id] = several or edit.added.id
        if not changed[question.id]:
            del changed[question.id]
    return changed


def _ways(step: Step, question: Question, given: str) -> list[_Way]:
    """Return the answers to a question that a step tells apart, each by the fewest acts from the one given."""
    reached = {given: _Way(given=given)}
    last = list(reached.values())
    for _ in range(MOST_ACTS):
        ahead = []
        for way in last:
            for edit in _edits(step, question, way.given):
                new = applied({question.id: way.given}, (edit,)).get(question.id, "")
                if new not in reached:
                    reached[new] = _Way(given=new, edits=(*way.edits, edit), alike=way.alike or edit.alike)
                    ahead.append(reached[new])
        last = ahead
    apart: dict[tuple[bool, ...], _Way] = {}
    for way in reached.values():
        met = _met(step, question, way.given)
        if met not in apart:
            apart[met] = way
        elif len(way.edits) == len(apart[met].edits):
            apart[met] = replace(apart[met], alike=True)
    return list(apart.values())


def _met(step: Step, question: Question, given: str) -> tuple[bool, ...]:
    """Return which of a step's lines an answer meets, as far as they name the question."""
    return tuple(meets((question,), line.when, {question.id: given}) for line in step.placed)


def _edits(step: Step, question: Question, given: str) -> Iterator[Edit]:
    """Yield the acts on an answer: what stands alone first, then what comes, what goes, and what takes another's place.

    Of options that all lines of the step treat alike there is one for all.
    """
    now = chosen(question, {question.id: given})
    known = [option for option in question.options if not option.unknown]
    alone = [option for option in known if option.alone and option.id not in now]
    left = _unlike(step, question, [option for option in known if option.id not in now and not option.alone])
    gone = _unlike(step, question, [option for option in known if option.id in now])
    yield from (Edit(question=question, added=option) for option in alone)
    if question.many or not gone:
        yield from (Edit(question=question, added=option, alike=alike) for option, alike in left)
    if len(now) > 1:
        yield from (Edit(question=question, removed=option, alike=alike) for option, alike in gone)
    if now:
        yield Edit(question=question)
    for (option, alike), (other, same) in product(left, gone):
        yield Edit(question=question, added=option, removed=other, alike=alike or same)


def _unlike(step: Step, question: Question, options: list[Option]) -> list[tuple[Option, bool]]:
    """Return the first of all options that stand in the same lines of a step, and whether there are more of them."""
    apart: dict[tuple[bool, ...], list[Option]] = {}
    for option in options:
        lines = tuple(option.id in line.when.get(question.id, ()) for line in step.placed)
        apart.setdefault(lines, []).append(option)
    return [(first, bool(others)) for first, *others in apart.values()]
