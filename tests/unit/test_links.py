"""links: answers from a link, also one that has been through a mail program or stands in a sentence."""

from itertools import product

import pytest

from checklist.conditions import core_of
from checklist.links import LONGEST, Link, link_of, read_link
from checklist.loading import load, load_exercises

VILLA = {"hus": "villa", "hund": "nej"}
WRITTEN = "utgava=2026-01-01&hus=villa&hund=nej"


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


@pytest.mark.parametrize(
    "text",
    [
        "hus=villa&hund=nej",
        "hund=nej&hus=villa",
        "hus=villa&amp;hund=nej",
        "hus=villa&amp;amp;hund=nej",
        "hus=villa&#38;hund=nej",
        "hus=villa;hund=nej",
        "hus=villa&hund=nej.",
        "hus=villa&hund=nej).",
        "hus=villa&hund=nej>",
        "(hus=villa&hund=nej",
        "hus=villa&hund=nej”",
        "hus=villa&\u200bhund=nej\u00a0",
        "HUS=Villa&Hund=NEJ",
        "hus=villa&&hund=nej&",
        "hus = villa & hund = nej",
    ],
)
def test_a_link_that_has_been_changed_on_its_way_gives_the_same_answers(small, text):
    """An old link, which names no edition, and one that names it; the answers alone, too."""
    assert read_link(small, text) == Link(answers=VILLA)
    assert read_link(small, f"utgava=2025-09&{text}") == Link(answers=VILLA, edition="2025-09")
    for question in VILLA:
        text = text.replace(f"{question}=", "").replace(f"{question} =", "")
    assert read_link(small, text.replace("HUS=", "").replace("Hund=", "")) == Link(answers=VILLA)


@pytest.mark.parametrize(
    ("text", "unread"),
    [("hus=villa&hund=katt", 1), ("hus=villa&hatt=ja", 1), ("hus=villa&skräp&=&hund=", 2), ("hus=villa", 0)],
)
def test_what_cannot_be_read_is_counted(small, text, unread):
    assert read_link(small, text) == Link(answers={"hus": "villa"}, unread=unread)


def test_an_answer_that_is_given_twice_is_the_last(small):
    assert read_link(small, "hus=lagenhet&hus=villa") == Link(answers={"hus": "villa"})


@pytest.mark.parametrize("edition", ["", "i-fjol", "2026-13", "20260101"])
def test_an_edition_that_cannot_be_read_is_none(small, edition):
    assert read_link(small, f"utgava={edition}&hus=villa") == Link(answers={"hus": "villa"})


def test_a_link_names_the_edition_and_is_read_as_it_was_written(small):
    assert link_of(small, VILLA) == WRITTEN
    assert read_link(small, WRITTEN) == Link(answers=VILLA, edition=small.edition)


def test_a_link_of_no_answers_is_empty(small):
    assert link_of(small, {}) == ""


def test_an_answer_that_several_questions_have_never_stands_alone(eviction):
    """ "Båda" is an answer to two of the questions, and a link that must be short still says to which."""
    answers = {"papper": "kronofogden-datum", "bostad": "hyresratt", "hushall": "barnfamilj"}
    answers |= {"aktuell": "bada", "skal": "bada", "antal": "upprepad", "kronofogden": "ja"}
    link = link_of(eviction, answers)
    assert {"aktuell=bada", "skal=bada", "barnfamilj"} <= set(link.split("&"))
    assert read_link(eviction, link).answers == answers
    assert read_link(eviction, "bada") == Link(answers={}, unread=1)


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
