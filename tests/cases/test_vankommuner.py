"""Agreements between municipalities: what Karlstad's example says of a case is what the engine answers.

The cases are written from the source; the head of their file says what its keys mean.
"""

from itertools import chain
from pathlib import Path

import pytest
import yaml

from checklist.planning import CLOSED, NOW, WAITS

FILE = yaml.safe_load((Path(__file__).parent / "vankommuner.yaml").read_text(encoding="utf-8"))
CASES = {case["id"]: case for case in FILE["fall"]}
PAIRS = [tuple(pair) for pair in FILE["par"]]
WHERE = {"gren", "lucka", "närmast", "omöjligt"}
STEPS = {"exemplet", "har", "inte", "leder", "med", "öppna", "väntar", "stängda"}
CASE_KEYS = {"id", "beskrivning", "ställe", "svar", "utfall"} | WHERE | STEPS
FEWEST_PAIRS = 8


@pytest.fixture(scope="module")
def agreements(handbook):
    return handbook.routine_by_id[FILE["rutin"]]


@pytest.fixture(scope="module")
def answered(agreements, planned):
    """The plan of each case, by its id."""
    return {name: planned(agreements, case) for name, case in CASES.items()}


def acts(found):
    return {item.step.id: item for item in found.acts}


@pytest.mark.parametrize("name", CASES)
def test_the_answers_lead_where_the_example_says(name, answered):
    case, found = CASES[name], answered[name]
    assert (found.branch and found.branch.id) == case.get("gren")
    assert [gap.id for gap in found.narrowed.gaps] == case.get("lucka", [])
    assert (found.impossible and found.impossible.id) == case.get("omöjligt")
    if "närmast" in case:
        assert sorted(branch.id for branch in found.narrowed.nearest) == case["närmast"]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "exemplet" in case])
def test_the_examples_own_steps_are_in_the_plan_and_no_others_are_said_to_be_its_own(
    name, answered, agreements
):
    cited = {item.step.id: item.step.citation.source for item in answered[name].acts}
    own = [step for step, source in cited.items() if source == agreements.source]
    assert sorted(own) == sorted(CASES[name]["exemplet"])


@pytest.mark.parametrize("name", CASES)
def test_each_step_is_led_by_the_municipality_whose_it_is_and_joined_by_the_other(name, answered):
    case, found = CASES[name], acts(answered[name])
    assert set(case.get("har", ())) <= set(found)
    assert not set(case.get("inte", ())) & set(found)
    assert {step: found[step].step.lead for step in case.get("leder", {})} == case.get("leder", {})
    assert {step: list(found[step].step.with_) for step in case.get("med", {})} == case.get("med", {})


@pytest.mark.parametrize("name", CASES)
def test_what_has_happened_opens_what_comes_next_and_closes_what_can_no_longer_be(name, answered):
    case, found = CASES[name], acts(answered[name])
    for key, status in (("öppna", NOW), ("väntar", WAITS), ("stängda", CLOSED)):
        assert {step: found[step].status for step in case.get(key, ())} == dict.fromkeys(
            case.get(key, ()), status
        )


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_cases_that_differ_in_one_thing_differ_in_what_follows(one, other, answered):
    left, right = (CASES[name]["svar"] | CASES[name].get("utfall", {}) for name in (one, other))
    assert sum(left.get(key) != right.get(key) for key in left.keys() | right.keys()) == 1
    assert what_follows(answered[one]) != what_follows(answered[other])


def what_follows(found):
    """Where the answers lead, and every step with who leads it and how it stands."""
    named = [thing and thing.id for thing in (found.branch, found.gap, found.impossible)]
    return named, [(item.step.id, item.step.lead, item.status) for item in found.acts]


def test_the_cases_cover_every_branch_gap_contradiction_and_answer(agreements):
    told = CASES.values()
    assert {case.get("gren") for case in told} >= {branch.id for branch in agreements.branches}
    assert set(chain.from_iterable(case.get("lucka", ()) for case in told)) == {
        gap.id for gap in agreements.gaps
    }
    assert {case.get("omöjligt") for case in told} >= {item.id for item in agreements.impossible}
    assert {pair for case in told for pair in case["svar"].items()} == {
        (question.id, option.id)
        for question in agreements.questions
        for option in question.options
        if not option.unknown
    }


def test_every_case_has_its_contrast_and_says_where_the_source_says_it(handbook, agreements):
    assert {(case["ställe"],) for case in CASES.values()} <= set(
        handbook.source_by_id[agreements.source].outline
    )
    assert set(chain.from_iterable(PAIRS)) == set(CASES)
    assert len(PAIRS) >= FEWEST_PAIRS
    assert len(CASES) == len(FILE["fall"])
    assert all(set(case) <= CASE_KEYS for case in CASES.values())
