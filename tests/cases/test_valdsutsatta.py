"""Ett eget hem efter våld: what the report, Karlstad's example and the law say of a case is what the engine answers.

The cases are written from the sources; README.md says what their keys mean.
"""

from itertools import chain
from pathlib import Path

import pytest
import yaml

from checklist.planning import CLOSED, NOW, WAITS

FILE = yaml.safe_load((Path(__file__).parent / "valdsutsatta.yaml").read_text(encoding="utf-8"))
CASES = {case["id"]: case for case in FILE["fall"]}
PAIRS = [tuple(pair) for pair in FILE["par"]]
CASE_KEYS = set(
    "id beskrivning ställe svar gren lucka omöjligt öppet har inte leder väntar utfall dagar öppna "  # noqa: SIM905
    "inte-öppna sista".split()
)
ALSO_CITED = {"lagen", "Tuffa krav från hyresvärdar (Karlstad 2021)"}
FEWEST_PAIRS = 12


@pytest.fixture(scope="module")
def home(handbook):
    return handbook.routine_by_id["valdsutsatta"]


@pytest.fixture(scope="module")
def answered(home, planned):
    """The plan of each case, by its id."""
    return {name: planned(home, case) for name, case in CASES.items()}


def items(found):
    return {item.step.id: item for item in found.acts}


@pytest.mark.parametrize("name", CASES)
def test_the_answers_lead_where_the_sources_say(name, answered):
    case, found = CASES[name], answered[name]
    assert (found.branch and found.branch.id) == case.get("gren")
    assert (found.gap and found.gap.id) == case.get("lucka")
    assert (found.impossible and found.impossible.id) == case.get("omöjligt")
    if "öppet" in case:
        assert [branch.id for branch in found.narrowed.open] == case["öppet"]


@pytest.mark.parametrize("name", CASES)
def test_what_the_sources_do_stands_in_the_plan_and_is_led_by_whom_they_say(name, answered):
    case, found = CASES[name], items(answered[name])
    assert set(case.get("har", ())) <= set(found)
    assert not set(case.get("inte", ())) & set(found)
    leads = case.get("leder", {})
    assert {step: found[step].step.lead for step in leads} == leads


@pytest.mark.parametrize("name", CASES)
def test_what_presupposes_a_decision_waits_for_it_and_opens_after_it(name, answered):
    case, found = CASES[name], items(answered[name])
    for step, ahead in case.get("väntar", {}).items():
        assert {after.step for after in found[step].step.after} == set(ahead)
        assert found[step].status == WAITS
    assert {found[step].status for step in case.get("öppna", ())} <= {NOW}
    assert {found[step].status for step in case.get("inte-öppna", ())} <= {WAITS, CLOSED}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "sista" in case])
def test_a_last_day_is_counted_as_the_law_says(name, answered):
    found = answered[name]
    days = {
        step: found.deadline_of(items(found)[step].step).last.isoformat() for step in CASES[name]["sista"]
    }
    assert days == CASES[name]["sista"]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_cases_that_differ_in_one_thing_differ_in_what_follows(one, other, answered):
    assert differing(one, other) == 1
    assert what_follows(answered[one]) != what_follows(answered[other])


def differing(one, other):
    """How many answers and outcomes set two cases apart."""
    (left, right) = (CASES[name]["svar"] | CASES[name].get("utfall", {}) for name in (one, other))
    return sum(left.get(key) != right.get(key) for key in left.keys() | right.keys())


def what_follows(found):
    named = [thing and thing.id for thing in (found.branch, found.gap, found.impossible)]
    return named, [(item.step.id, item.step.lead, item.status) for item in found.acts]


def test_the_cases_cover_every_branch_gap_and_impossibility_and_every_answer(home):
    told = CASES.values()
    assert {case.get("gren") for case in told} >= {branch.id for branch in home.branches}
    assert {case.get("lucka") for case in told} >= {gap.id for gap in home.gaps}
    assert {case.get("omöjligt") for case in told} >= {item.id for item in home.impossible}
    given = {
        (key, value) for case in told for key, values in case["svar"].items() for value in values.split(",")
    }
    silent = {("hinder", "referenser"), ("hinder", "uppehallstillstand")}
    assert given | silent >= {
        (question.id, option.id)
        for question in home.questions
        for option in question.options
        if not option.unknown
    }


def test_the_cases_say_where_the_source_says_it(handbook):
    places = {heading for path in handbook.source_by_id["kronoberg"].outline for heading in path}
    assert {case["ställe"] for case in CASES.values()} <= places | ALSO_CITED
    assert len(CASES) == len(FILE["fall"])
    assert all(set(case) <= CASE_KEYS for case in CASES.values())
    assert len(PAIRS) >= FEWEST_PAIRS
    assert set(CASES) == set(chain.from_iterable(PAIRS))
