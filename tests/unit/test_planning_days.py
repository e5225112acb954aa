"""planning: days that are noted, and what they are the days of."""

from dataclasses import replace

import pytest

from checklist.planning import plan

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "nej"}
STOLEN = {"hus": "villa", "nyckel": "stulen", "hund": "nej"}


def step(found, step_id):
    return next(item.step for item in found.steps if item.step.id == step_id)


def test_the_last_day_noted_for_a_fact_counts_and_can_be_taken_back(small, note):
    log = [
        note("polis", "anmal", "dated", "delgiven-2026-11-02"),
        note("polis", "anmal", "dated", "delgiven-2026-11-03"),
    ]
    found = plan(small, STOLEN, log)
    assert {fact: day.isoformat() for fact, day in found.dates.items()} == {"delgiven": "2026-11-03"}
    assert found.deadline_of(step(found, "anmal")).last.isoformat() == "2026-11-24"
    assert plan(small, STOLEN, [*log, note("polis", "anmal", "undated", "delgiven")]).dates == {}


def test_only_a_step_with_a_rule_has_a_deadline(small):
    found = plan(small, STOLEN)
    assert found.deadline_of(step(found, "anmal")).last is None
    assert found.deadline_of(step(found, "ring")) is None


@pytest.mark.parametrize("detail", ["delgiven-2026-02-30", "delgiven-1812-01-01", "delgiven", "a"])
def test_what_is_no_day_is_passed_over(small, note, detail):
    assert plan(small, STOLEN, [note("polis", "anmal", "dated", detail)]).dates == {}


def test_days_survive_a_change_of_answers(small, note):
    log = [note("polis", "anmal", "dated", "delgiven-2026-11-02")]
    assert list(plan(small, VILLA, log).dates) == ["delgiven"]


def test_a_last_day_that_some_answers_do_not_have_is_not_given_for_them(small):
    police, *others = small.additions
    step = police.steps[0]
    only = replace(step, due=replace(step.due, when={"hund": ("ja",)}))
    routine = replace(small, additions=(replace(police, steps=(only,)), *others))
    stolen = {"hus": "villa", "nyckel": "stulen"}
    assert plan(routine, {**stolen, "hund": "ja"}).deadline_of(only)
    assert plan(routine, {**stolen, "hund": "nej"}).deadline_of(only) is None
    assert plan(routine, stolen).deadline_of(only) is None
