"""links: answers from a link, also one that has been through a mail program or stands in a sentence."""

import pytest

from checklist.links import read_link

VILLA = {"hus": "villa", "hund": "nej"}


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
    assert read_link(small, text) == (VILLA, 0)


@pytest.mark.parametrize(
    ("text", "unread"),
    [("hus=villa&hund=katt", 1), ("hus=villa&hatt=ja", 1), ("hus=villa&skräp&=&hund=", 2), ("hus=villa", 0)],
)
def test_what_cannot_be_read_is_counted(small, text, unread):
    assert read_link(small, text) == ({"hus": "villa"}, unread)


def test_an_answer_that_is_given_twice_is_the_last(small):
    assert read_link(small, "hus=lagenhet&hus=villa") == ({"hus": "villa"}, 0)
