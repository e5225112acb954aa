"""Whatever is answered, a link to it is short, and is read back as the same answers."""

from itertools import product

import pytest

from checklist.conditions import core_of
from checklist.links import LONGEST, Link, link_of, read_link
from checklist.loading import load, load_exercises


@pytest.fixture(scope="module")
def book():
    return load()


@pytest.fixture(scope="module")
def eviction(book):
    return book.routine_by_id["avhysning"]


def combinations(routine, questions):
    """Yield all combinations of answers to some questions; one that is asked on a condition only where it holds."""
    for row in product(*[[option.id for option in question.options] for question in questions]):
        answers = {question.id: option for question, option in zip(questions, row, strict=True)}
        for question in questions:
            if any(answers.get(name) not in options for name, options in question.when.items()):
                del answers[question.id]
        yield answers


def longest(routine, questions):
    return max(len(link_of(routine, answers)) for answers in combinations(routine, questions))


def test_every_combination_of_the_eviction_routines_answers_is_a_short_link(eviction):
    """All of its questions, those of law too: at most 120 signs, read back as the same answers."""
    questions = list(eviction.question_by_id.values())
    for answers in combinations(eviction, questions):
        link = link_of(eviction, answers)
        assert len(link) <= LONGEST
        assert read_link(eviction, link) == Link(answers=answers, edition=eviction.edition)


# Exercises that answer nearly every question of a routine with many: twelve that have the same four answers, so that each
# must be named, and five that may have several answers each.
ALL_ANSWERED = {"samverkan": 160, "stod": 125}


def test_what_decides_a_branch_and_what_an_exercise_answers_is_a_short_link_in_every_routine(book):
    """The questions of branches, gaps and contradictions, and those of law that exercises answer."""
    exercises = load_exercises(book).exercises
    for routine in book.routines:
        held = [one.answers for one in exercises if one.routine == routine.id]
        asked = {question for answers in held for question in answers}
        law = [question for question in routine.law_questions if question.id in asked]
        assert longest(routine, [*law, *core_of(routine)]) <= LONGEST
        most = ALL_ANSWERED.get(routine.id, LONGEST)
        assert all(len(link_of(routine, answers)) <= most for answers in held)
