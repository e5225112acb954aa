"""Every case of this folder: what a social worker reads in the routine is what the engine answers.

The cases are the independent check of the data; README.md says what their keys mean.
"""

from itertools import chain
from pathlib import Path

import pytest
import yaml

from checklist.exporting import plan_to_json
from checklist.narrowing import accept
from checklist.planning import plan

FOLDER = Path(__file__).parent
KINDS = {
    "aktualisera": "register",
    "informera": "inform",
    "lämna kopia": "copy",
    "utse handläggare": "assign",
    "skicka brev": "letter",
    "ringa": "phone",
    "komma överens": "agree",
    "kalla till möte": "summon",
    "fråga hyresvärden": "landlord-check",
    "informera om hembesök": "visit-notice",
    "aviserat hembesök": "visit-announced",
    "oanmält hembesök": "visit-unannounced",
    "besöka med hyresvärden": "with-landlord",
    "tätare försök": "intensify",
    "bekräfta för Kronofogden": "confirm",
    "kopia till hyresgästen": "copy-tenant",
    "närvara": "attend",
}
CASE_KEYS = {
    "id",
    "beskrivning",
    "svar",
    "gren",
    "lucka",
    "närmast",
    "omöjligt",
    "öppet",
    "kanske",
    "härnäst",
    "och",
    "steg",
    "varierar",
    "inte",
}
STEP_KEYS = {"gör", "vem", "med", "till", "hur", "efter", "syfte"}
# The files of another routine say so; each has a test module of its own.
READ = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
FILES = [file for file in READ if "rutin" not in file]
CASES = {case["id"]: case for case in chain.from_iterable(file["fall"] for file in FILES)}
PAIRS = [tuple(pair) for file in FILES for pair in file["par"]]
ALIKE = [tuple(pair) for file in FILES for pair in file.get("lika", ())]


@pytest.fixture(scope="session")
def answered(routine):
    """What the command line prints for each case."""
    return {
        name: plan_to_json(plan(routine, accept(routine, case["svar"].items())))
        for name, case in CASES.items()
    }


def settled(found):
    """Where the answers lead: what the user is told, apart from the steps."""
    return (
        found["branch"] and found["branch"]["id"],
        found["gap"] and [found["gap"]["id"], *found["gap"]["also"]],
        found.get("impossible", {}).get("id"),
        found.get("open"),
    )


def before(found, step):
    """All (kind, outcome) that a step waits for, also through other steps of the plan."""
    steps = {other["id"]: other for other in found["steps"]}
    pairs, ahead = set(), [step]
    while ahead:
        for after in ahead.pop()["after"]:
            if after["step"] in steps:
                pairs.add((steps[after["step"]]["kind"], after["outcome"]))
                ahead.append(steps[after["step"]])
    return pairs


def fits(found, expected, step):
    """Tell whether a step of the plan is the one that the case describes."""
    waits = {(KINDS[name], outcome) for name, outcome in expected.get("efter", {}).items()}
    return (
        step["kind"] == KINDS[expected["gör"]]
        and step["ground"] == "routine"
        and step["lead"] == expected.get("vem", "vuxenenheten")
        and set(step["with"]) == set(expected.get("med", ()))
        and set(step["to"]) == set(expected.get("till", ()))
        and step["modality"] == expected.get("hur", "ska")
        and bool(step["purpose"]) == bool(expected.get("syfte"))
        and waits <= before(found, step)
    )


def contact_steps(found):
    """The routine's own steps of the kinds that the cases name."""
    return [s for s in found["steps"] if s["kind"] in KINDS.values() and s["ground"] == "routine"]


def expected_steps(case):
    return [*case.get("och", ()), *case.get("steg", ())]


@pytest.mark.parametrize("name", CASES)
def test_the_answers_lead_where_the_routine_says(name, answered):
    case, found = CASES[name], answered[name]
    assert (found["branch"] and found["branch"]["id"]) == case.get("gren")
    gaps = [found["gap"]["id"], *found["gap"]["also"]] if found["gap"] else []
    assert gaps == case.get("lucka", [])
    assert found.get("impossible", {}).get("id") == case.get("omöjligt")
    if "närmast" in case:
        assert sorted(found["gap"]["nearest"]) == sorted(case["närmast"])
    if "öppet" in case:
        assert sorted(found["open"]) == sorted(case["öppet"])
    if "kanske" in case:
        assert sorted(found["open_gaps"]) == sorted(case["kanske"])
    if "härnäst" in case:
        assert found["next"] == case["härnäst"]


@pytest.mark.parametrize("name", CASES)
def test_every_step_of_the_case_is_in_the_plan_once_and_is_led_joined_and_addressed_as_the_routine_says(
    name, answered
):
    found = answered[name]
    left = contact_steps(found)
    for expected in expected_steps(CASES[name]):
        match = next((step for step in left if fits(found, expected, step)), None)
        same_kind = [step for step in left if step["kind"] == KINDS[expected["gör"]]]
        assert match, f"{expected} finns inte; av samma slag finns {same_kind}"
        left.remove(match)


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case.get("gren") and case.get("steg")]
)
def test_a_branch_has_no_contact_step_that_the_case_does_not_list(name, answered):
    listed = sorted(KINDS[expected["gör"]] for expected in expected_steps(CASES[name]))
    assert sorted(step["kind"] for step in contact_steps(answered[name])) == listed


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.get("inte")])
def test_no_step_is_of_a_kind_that_the_case_rules_out(name, answered):
    kinds = {step["kind"] for step in contact_steps(answered[name])}
    assert not kinds & {KINDS[word] for word in CASES[name]["inte"]}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "varierar" in case])
def test_an_act_that_the_open_branches_have_in_different_forms_stands_once_with_what_varies(name, answered):
    found = {
        step["kind"]: fields
        for step in contact_steps(answered[name])
        if (fields := set(step.get("varies", ())) - {"purpose", "text"})
    }
    expected = {KINDS[word]: set(fields) for word, fields in CASES[name].get("varierar", {}).items()}
    assert {kind: found.get(kind) for kind in expected} == expected
    assert found.keys() - expected.keys() <= {"landlord-check"}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_cases_that_differ_in_one_answer_differ_in_outcome(one, other, answered):
    assert differing(one, other) == 1
    left, right = answered[one], answered[other]
    assert (settled(left), ids(left)) != (settled(right), ids(right))


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_cases_that_the_routine_treats_alike_get_the_same_branch_and_steps(one, other, answered):
    assert differing(one, other) == 1
    left, right = answered[one], answered[other]
    assert left["branch"] == right["branch"]
    assert left["branch"] is not None
    assert left["steps"] == right["steps"]


def differing(one, other):
    left, right = CASES[one]["svar"], CASES[other]["svar"]
    return sum(left.get(question) != right.get(question) for question in left.keys() | right.keys())


def ids(found):
    return [(step["id"], step["lead"], step["with"], step["to"], step["modality"]) for step in found["steps"]]


def test_the_cases_cover_every_branch_gap_and_impossibility(routine):
    assert {case.get("gren") for case in CASES.values()} >= {branch.id for branch in routine.branches}
    assert {gap for case in CASES.values() for gap in case.get("lucka", ())} == {
        gap.id for gap in routine.gaps
    }
    assert {case.get("omöjligt") for case in CASES.values()} >= {item.id for item in routine.impossible}


def test_every_settled_case_has_its_contrast():
    """A case that is in no pair would pass with and without the defect that it is meant to catch."""
    paired = set(chain.from_iterable((*PAIRS, *ALIKE)))
    alone = {name for name in CASES if name not in paired}
    assert alone <= {"vux-båda-datum-utan-mer", "fam-eb-skuld-1-utan-kronofogden", "inget-svar"}


def test_the_files_use_only_keys_that_mean_something():
    """A misspelled key would silently check nothing."""
    assert len(CASES) == sum(len(file["fall"]) for file in FILES)
    for case in CASES.values():
        assert set(case) <= CASE_KEYS
        assert {key for step in expected_steps(case) for key in step} <= STEP_KEYS
        assert {*case.get("inte", ()), *case.get("varierar", ())} <= KINDS.keys()
