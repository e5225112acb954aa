"""The page of seminars, on the site and as a file for a disk: answers lie in its templates and its data alone."""

import re

import pytest

from checklist.answerkeys import answer_key
from checklist.exporting import alone
from checklist.html.parts import Page
from checklist.loading import load_exercises
from checklist.placing import by_stage
from publish.sides import rule_of
from publish.slides import right_among

HIDDEN = re.compile(r"<(template|script)\b.*?</\1>", re.DOTALL)
SHOWN = re.compile(r"<template\b.*?</template>", re.DOTALL)
PAGES = ["seminarium.html", "ladda-ner/bo-kvar-seminarium.html"]
ASKS = re.compile(r"\b(?:src|href)=\"?(?!#|data:)([^\s\">]+)")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_shown_before_anything_is_chosen_holds_no_step_of_any_routine(site, handbook, name):
    whole = (site / name).read_text(encoding="utf-8")
    texts = {
        step.text for routine in handbook.routines for steps in routine.steps_by_id.values() for step in steps
    }
    shown = HIDDEN.sub("", whole)
    assert [text for text in texts if text in shown] == []
    assert any(text in whole for text in texts)


def test_a_room_guesses_among_the_units_of_its_own_routine(site, handbook):
    """No unit that only other routines have stands as a guess in any part of a case."""
    whole = (site / "seminarium.html").read_text(encoding="utf-8")
    for exercise in load_exercises(handbook).exercises:
        parts = "".join(re.findall(rf"<template data-of=\"{exercise.id}\".*?</template>", whole, re.DOTALL))
        guesses = set(re.findall(r"<th scope=\"row\">([^<]+)<", parts))
        own = {unit.name for unit in alone(handbook, handbook.routine_by_id[exercise.routine]).units}
        assert parts
        assert guesses & {unit.name for unit in handbook.units} <= own
        assert any(ask.who for ask in exercise.questions) <= bool(guesses & own)


def test_a_change_that_moves_an_act_to_another_stage_differs_from_the_case(handbook):
    """Where the answers place the acts, every change of a case tells an act apart from what it was: its stage is said."""
    found = [
        one for one in load_exercises(handbook).exercises if by_stage(handbook.routine_by_id[one.routine])
    ]
    assert found
    for exercise in found:
        rule = rule_of(handbook, answer_key(handbook.routine_by_id[exercise.routine], exercise))
        for change, side in zip(exercise.changes, rule["changes"], strict=True):
            assert not change.answers or set(side["steps"]) != set(rule["own"]["steps"]), change.text


def test_the_right_guess_is_known_where_it_is_a_day_a_stage_a_unit_or_an_answer(handbook):
    """Each question with a last day, or with stages, has one right guess; what is told in other words has none, and no wrong one."""
    cases = {one.id: one for one in load_exercises(handbook).exercises}

    def right(name, place):
        exercise = cases[name]
        routine = handbook.routine_by_id[exercise.routine]
        page = Page(handbook=alone(handbook, routine), routine=routine)
        return right_among(page, answer_key(routine, exercise), exercise.questions[place])

    found = [
        right("brev-1", 1),
        right("stod-1", 4),
        right("stod-1", 1),
        right("vald-1", 1),
        right("vald-1", 2),
    ]
    assert [len(guesses) for guesses in found] == [1, 1, 2, 1, 0]
    days = re.compile(r"[MTOFLS]\w+dag \d+ \w+")
    asked = [
        (one.id, place)
        for one in cases.values()
        for place, ask in enumerate(one.questions)
        if any(days.fullmatch(guess) for guess in ask.guesses)
    ]
    assert len(asked) > 4
    assert [where for where in asked if len(right(*where)) != 1] == []


def test_the_site_and_the_file_for_a_disk_show_the_same(site):
    """Every part of every case is the same in both, so that what is tried in one holds in the other."""
    parts = [SHOWN.findall((site / name).read_text(encoding="utf-8")) for name in PAGES]
    assert parts[0] == parts[1] != []


def test_the_file_for_a_disk_asks_for_nothing_beside_it(site):
    assert ASKS.findall((site / "ladda-ner/bo-kvar-seminarium.html").read_text(encoding="utf-8")) == []
    assert ASKS.findall((site / "seminarium.html").read_text(encoding="utf-8"))
