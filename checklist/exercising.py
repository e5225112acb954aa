"""Prove that every exercise can be held: its routine knows its answers, they lead somewhere, and its times add up."""

from collections.abc import Iterable, Iterator

from checklist.answerkeys import AnswerKey, answer_key
from checklist.conditions import permits
from checklist.exercises import ANSWERED_BY, CHECK, Change, Exercise, Exercises, Part, Programme, Times
from checklist.model import GROUNDS, Handbook, Routine
from checklist.permitted import bad_date, doubled, unknown
from checklist.problems import Problem, place_of


def exercise_problems(handbook: Handbook, found: Exercises) -> list[Problem]:
    """Return the problems of the exercises and the programmes of a checked handbook, sorted by place."""
    problems = [
        *doubled((exercise.id for exercise in found.exercises), "övningsfallet"),
        *doubled((programme.id for programme in found.programmes), "programmet"),
    ]
    for exercise in found.exercises:
        formal = [*_formal(handbook, exercise)]
        routine = handbook.routine_by_id.get(exercise.routine)
        problems += formal or _answered(routine, exercise) if routine else formal
    for programme in found.programmes:
        problems += _programme(found.exercises, programme)
    return sorted(problems)


def _formal(handbook: Handbook, exercise: Exercise) -> Iterator[Problem]:
    """What can be said without working out the answer."""
    yield from unknown([exercise.routine], handbook.routine_by_id, "rutinen")
    yield from unknown(exercise.sources, handbook.source_by_id, "källan")
    yield from bad_date(exercise.edition, "edition", whole=False)
    days = [*bad_date(exercise.checked, "checked"), *bad_date(exercise.review, "review")]
    yield from days
    if not days and exercise.review <= exercise.checked:
        message = "review ska komma efter checked (flytta fram dagen för översyn)"
        yield Problem(place_of(exercise.review), message)
    yield from unknown([exercise.ground], ANSWERED_BY, "grunden")
    yield from unknown((note.ground for note in exercise.notes), (*GROUNDS, CHECK), "grunden")
    yield from _times(exercise.id, exercise.times)
    routine = handbook.routine_by_id.get(exercise.routine)
    if routine:
        yield from _known(routine, exercise)


def _known(routine: Routine, exercise: Exercise) -> Iterator[Problem]:
    """Each answer, day and question is the routine's."""
    for answers in (exercise.answers, *(change.answers for change in exercise.changes)):
        yield from unknown(answers, routine.question_by_id, "frågan")
        for name, given in answers.items():
            question = routine.question_by_id.get(name)
            if question and not permits(question, given):
                yield from unknown([given], [option.id for option in question.options], f"svaret på {name}")
    yield from unknown(exercise.days, [fact.id for fact in routine.facts], "uppgiften")
    for day in exercise.days.values():
        yield from bad_date(day, "dagen")


def _answered(routine: Routine, exercise: Exercise) -> Iterator[Problem]:
    """The answers lead somewhere, and every question and change of the exercise is about what is there."""
    key = answer_key(routine, exercise)
    if key.plan.impossible:
        reason = key.plan.impossible.reason
        yield Problem(place_of(exercise.id), f"svaren säger emot varandra: {reason} (ändra answers)")
        return
    if exercise.ground == "routine" and not key.plan.branch and not key.plan.gap:
        asked = key.plan.next.id if key.plan.next else ""
        message = f'svaren räcker inte till en gren (lägg till svaret på "{asked}" i answers)'
        yield Problem(place_of(exercise.id), message)
        return
    yield from _asks(routine, exercise, key)
    for change in exercise.changes:
        yield from _changes(exercise, change)


def _asks(routine: Routine, exercise: Exercise, key: AnswerKey) -> Iterator[Problem]:
    steps = {item.step.id: item.step for item in key.plan.steps}
    for ask in exercise.questions:
        yield from unknown(ask.steps, steps, "steget")
        if ask.question:
            yield from unknown([ask.question], routine.question_by_id, "frågan")
            if ask.question in routine.question_by_id and ask.question not in exercise.answers:
                message = f'fallet svarar inte på frågan "{ask.question}" (lägg till svaret i answers)'
                yield Problem(place_of(ask.question), message)
        if ask.who and (ask.guesses or ask.question):
            message = "den som gissar vem väljer bland enheterna (ta bort who, eller guesses och question)"
            yield Problem(place_of(ask.text), message)
        if ask.who and not ask.steps:
            message = "frågan om vem har inga steg som svarar (lägg till steps, eller ta bort who)"
            yield Problem(place_of(ask.text), message)
    asked = {fact for step in steps.values() for fact in step.facts}
    for fact in exercise.days:
        if fact not in asked:
            message = f'inget steg i svaret frågar efter dagen "{fact}" (ta bort den, eller ändra answers)'
            yield Problem(place_of(fact), message)


def _changes(exercise: Exercise, change: Change) -> Iterator[Problem]:
    if change.answers and change.answers.items() <= exercise.answers.items():
        message = "fallet har redan de svaren (skriv det som ska bli annorlunda)"
        yield Problem(place_of(change.text), message)


def _times(owner: str, times: Times) -> Iterator[Problem]:
    if any(minutes < 1 for minutes in (times.read, times.guess, times.compare, times.show, times.talk)):
        yield Problem(place_of(owner), "varje del ska ta minst en minut (ändra times)")


def _programme(exercises: Iterable[Exercise], programme: Programme) -> Iterator[Problem]:
    known = {exercise.id: exercise for exercise in exercises}
    yield from unknown((part.exercise for part in programme.parts if part.exercise), known, "övningsfallet")
    total = sum(part.minutes for part in programme.parts)
    if total != programme.minutes:
        message = f"delarna tar {total} minuter tillsammans, inte {programme.minutes} (ändra minutes)"
        yield Problem(place_of(programme.id), message)
    for part in programme.parts:
        yield from _part(programme, part, known.get(part.exercise))


def _part(programme: Programme, part: Part, exercise: Exercise | None) -> Iterator[Problem]:
    if not part.text and not part.exercise:
        yield Problem(place_of(programme.id), "en del saknar innehåll (skriv text eller exercise)")
    times = part.times or (exercise and exercise.times)
    if part.times:
        yield from _times(programme.id, part.times)
    if part.exercise and times and times.total != part.minutes:
        message = f"fallet tar {times.total} minuter, inte {part.minutes} (ändra minutes eller times)"
        yield Problem(place_of(part.exercise), message)
