"""What the rule answers to an exercise: worked out, never written down.

The digest of an answer tells when it has become another than the one that the exercise was written for.
"""

from collections.abc import Iterable, Iterator
from zlib import crc32

from checklist.cases import Case, Entry
from checklist.catalogues import Stage
from checklist.deadlines import Deadline
from checklist.exercises import Ask, Exercise, Exercises
from checklist.model import Handbook, Routine, Step
from checklist.narrowing import accept
from checklist.planning import Plan, Planned, plan, plan_case
from checklist.questions import Option, Question
from checklist.records import frozen


@frozen
class AnswerKey:
    """The answer to an exercise: the plan that its answers and days give, and the ``items`` that are the answer."""

    exercise: Exercise
    plan: Plan
    items: tuple[Planned, ...]

    @property
    def digest(self) -> str:
        """Eight hex digits that change when something in the answer does: where it leads, an act, its stage, or a last day."""
        found = [thing.id for thing in (self.plan.branch, self.plan.gap) if thing]
        found += [name_of(self.plan, item) for item in (*self.items, *self.replying)]
        found += [deadline.last.isoformat() for deadline in self.deadlines if deadline.last]
        return f"{crc32(' '.join(found).encode()):08x}"

    @property
    def stages(self) -> tuple[tuple[Stage, tuple[Planned, ...]], ...]:
        """The answer stage by stage; no stage that has nothing of it."""
        every = self.plan.routine.stages
        found = (
            (stage, [item for item in self.items if self.plan.stage_of(item.step) == stage])
            for stage in every
        )
        return tuple((stage, tuple(items)) for stage, items in found if items)

    @property
    def replying(self) -> tuple[Planned, ...]:
        """The steps of the plan that reply to some question of the exercise."""
        named = {name for ask in self.exercise.questions for name in ask.steps}
        return tuple(item for item in self.plan.steps if item.step.id in named)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The last days that the answer has."""
        steps = dict.fromkeys(item.step.id for item in (*self.items, *self.replying))
        found = (self.plan.deadline_of(step) for step in self.plan.shown if step.id in steps)
        return tuple(deadline for deadline in found if deadline and deadline.last)

    def steps_for(self, ask: Ask) -> tuple[Planned, ...]:
        """Return the steps that reply to a question of the exercise, in the order of the plan."""
        return tuple(item for item in self.plan.steps if item.step.id in ask.steps)

    def units_for(self, ask: Ask) -> tuple[str, ...]:
        """Return the units that reply to a question about who: those who are told, or else those who act."""
        return tuple(dict.fromkeys(unit for item in self.steps_for(ask) for unit in acting(item.step)))

    def options_for(self, ask: Ask) -> tuple[tuple[Question, Option], ...]:
        """Return what has been chosen of the routine's question that replies."""
        return tuple(
            (question, option) for question, option in self.plan.chosen if question.id == ask.question
        )


def guesses_of(handbook: Handbook, routine: Routine, ask: Ask) -> tuple[str, ...]:
    """Return what the room may guess among, in words; nothing where everybody has an answer of their own."""
    if ask.who:
        return tuple(unit.name for unit in handbook.units if not unit.external)
    question = routine.question_by_id.get(ask.question)
    if ask.guesses or not question:
        return ask.guesses
    return tuple(option.label for option in question.options if not option.unknown)


def name_of(found: Plan, item: Planned) -> str:
    """Return what tells an act of a plan from others: its wording, and its stage where the answers have placed it."""
    return f"{item.key}-{found.stage_of(item.step).id}" if item.step.placed else item.key


def acting(step: Step) -> tuple[str, ...]:
    """Return those who are told, or else those who act."""
    return step.to or (step.lead, *step.with_)


def answer_key(routine: Routine, exercise: Exercise) -> AnswerKey:
    """Return the answer to an exercise of ``routine``; UnknownAnswerError where it has not the answers."""
    answers = accept(routine, exercise.answers.items())
    asking = [item for item in plan(routine, answers).steps if item.step.facts]
    log = tuple(
        Entry(step=item.step.id, version=item.version, event="dated", at=day, detail=f"{fact}-{day}")
        for item in asking
        for fact, day in exercise.days.items()
        if fact in item.step.facts
    )
    found = plan_case(routine, Case(routine=routine.id, edition=routine.edition, answers=answers, log=log))
    items = (item for item in found.steps if item.step.ground == exercise.ground)
    return AnswerKey(
        exercise=exercise, plan=found, items=tuple(item for item in items if not item.step.on_contact)
    )


def outdated(handbook: Handbook, found: Exercises) -> list[str]:
    """Return a line for each exercise whose answer is another than it was when somebody last read the two together."""
    return list(_outdated(handbook, found.exercises))


def _outdated(handbook: Handbook, exercises: Iterable[Exercise]) -> Iterator[str]:
    for exercise in exercises:
        routine = handbook.routine_by_id[exercise.routine]
        now = answer_key(routine, exercise).digest
        if now != exercise.answer:
            since = (
                f"svaret är ett annat än det som lästes i utgåvan {exercise.edition}"
                if exercise.answer
                else "svaret är inte läst"
            )
            yield (
                f"{exercise.id}: {since} (läs fallet mot svaret, "
                f'och skriv sedan edition: "{routine.edition}" och answer: "{now}")'
            )
