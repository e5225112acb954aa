"""links: answers from a link, also one that has been through a mail program or stands in a sentence."""

import pytest

from checklist.links import Link, link_of, read_link

VILLA = {"hus": "villa", "hund": "nej"}
WRITTEN = "utgava=2026-01-01&hus=villa&hund=nej"


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


def test_an_answer_that_several_questions_have_never_stands_alone(routine):
    """ "Båda" is an answer to two of the questions, and a link that must be short still says to which."""
    answers = {"papper": "kronofogden-datum", "bostad": "hyresratt", "hushall": "barnfamilj"}
    answers |= {"aktuell": "bada", "skal": "bada", "antal": "upprepad", "kronofogden": "ja"}
    link = link_of(routine, answers)
    assert {"aktuell=bada", "skal=bada", "barnfamilj"} <= set(link.split("&"))
    assert read_link(routine, link).answers == answers
    assert read_link(routine, "bada") == Link(answers={}, unread=1)
