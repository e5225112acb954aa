"""QR codes: another's reader reads the address in what the pages draw, for every set of answers."""

from itertools import product

import pytest

from checklist.conditions import core_of
from checklist.links import LONGEST, link_of
from checklist.loading import load_exercises
from tools.qr import read_back, without_a_corner

# Sixty signs, which is long for the address of a page.
PAGE = "https://handbok.exempelkommunen.se/social/bokvar/fall/x.html"


@pytest.fixture(scope="module")
def addresses_of_answers(routine, handbook):
    """An address for every set of answers to the questions of the eviction routine, and for every exercise."""
    questions = routine.questions
    rows = product(*[[option.id for option in question.options] for question in questions])
    sets = [dict(zip([question.id for question in questions], row, strict=True)) for row in rows]
    assert {question.id for question in core_of(routine)} <= set(sets[0])
    links = [link_of(routine, answers) for answers in sets]
    exercises = load_exercises(handbook).exercises
    links += [link_of(handbook.routine_by_id[one.routine], one.answers) for one in exercises]
    return [f"{PAGE}#{link}" for link in links]


@pytest.fixture(scope="module")
def told(addresses_of_answers):
    return read_back(addresses_of_answers)


def test_every_code_is_read_as_its_own_address(addresses_of_answers, told):
    assert len(set(addresses_of_answers)) > 96
    assert [one["text"] for one in told] == addresses_of_answers


def test_a_code_is_wide_enough_for_a_camera_whatever_the_address(told):
    """At least 240 px and two for each module, black on white, with four modules of light around it."""
    for one in [*told, *read_back([f"{PAGE}#{'a' * LONGEST}", "https://a.se/"])]:
        assert one["width"] >= 240
        assert one["width"] % one["side"] == 0
        assert one["width"] // one["side"] >= 2
        assert one["colours"] == ["#fff", "#000"]
        places = [[int(at) for at in module.partition("h")[0].split()] for module in one["d"].split("M")[1:]]
        assert min(min(place) for place in places) == 4
        assert max(max(place) for place in places) == one["side"] - 5


def test_the_reader_sees_what_is_wrong(told, addresses_of_answers):
    """Without one of its corners a code is not read; that of other answers is read as theirs."""
    broken = read_back(without_a_corner(one) for one in told[:5])
    assert [one["text"] for one in broken] == [None] * 5
    [other] = read_back([told[1]])
    assert other["text"] == addresses_of_answers[1] != addresses_of_answers[0]
