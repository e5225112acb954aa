"""Where a cooperation stands: each case of samverkan.yaml is what the article says, and every thing stands exactly once.

The cases are the independent check of the data; README.md says what their keys mean.
"""

from itertools import combinations, product
from pathlib import Path

import pytest
import yaml

from checklist.narrowing import accept
from checklist.planning import plan

FILE = yaml.safe_load(Path(__file__).with_name("samverkan.yaml").read_text(encoding="utf-8"))
CASES = {case["id"]: case for case in FILE["fall"]}
KEYS = {"id", "beskrivning", "ställe", "svar", "skede"}
# What an answer leaves of a thing in the plan: the act, something to find out, or what is there.
FORMS = {"nej": "", "delvis": "", "vet-inte": "-fraga", "ja": "-finns"}


@pytest.fixture(scope="session")
def cooperation(handbook):
    """The routine that asks where a cooperation stands."""
    return handbook.routine_by_id[FILE["rutin"]]


def placed(routine, answers):
    """Where each thing stands by some answers, less what the law demands whatever they are."""
    found = plan(routine, accept(routine, answers.items()))
    return {item.step.id: found.stage_of(item.step).id for item in found.acts if item.step.ground != "law"}


@pytest.mark.parametrize("name", CASES)
def test_what_stands_in_the_plan_is_what_the_case_says_and_no_more(name, cooperation):
    assert placed(cooperation, CASES[name]["svar"]) == CASES[name]["skede"]


@pytest.mark.parametrize(("one", "other"), FILE["par"])
def test_two_cases_that_differ_in_one_answer_differ_in_the_plan(one, other, cooperation):
    left, right = CASES[one]["svar"], CASES[other]["svar"]
    assert sum(left.get(question) != right.get(question) for question in left | right) == 1
    assert placed(cooperation, left) != placed(cooperation, right)


def test_every_case_has_its_contrast_and_only_keys_that_mean_something():
    assert {name for pair in FILE["par"] for name in pair} == CASES.keys()
    assert len(CASES) == len(FILE["fall"])
    assert all(case.keys() == KEYS for case in CASES.values())


def test_every_thing_that_is_asked_about_stands_exactly_once_whatever_else_is_answered(cooperation):
    """An answer brings its own form of the thing and no other, and what rests is exactly what is there."""
    resting = {stage.id for stage in cooperation.stages if stage.rests}
    for two in combinations(cooperation.questions, 2):
        for given in product(FORMS, repeat=2):
            found = placed(cooperation, {asked.id: answer for asked, answer in zip(two, given, strict=True)})
            forms = {f"{asked.id}{FORMS[answer]}": answer for asked, answer in zip(two, given, strict=True)}
            assert found.keys() == forms.keys()
            assert {name for name, stage in found.items() if stage in resting} == {
                name for name, answer in forms.items() if answer == "ja"
            }


def test_what_the_article_says_is_its_own_and_what_it_does_not_say_is_a_proposal(cooperation):
    """The nine things that the article asks for stand on it; what to find out never does."""
    grounds = {name: {step.ground for step in steps} for name, steps in cooperation.steps_by_id.items()}
    own = {"vem-och-nar", "haller-i", "siffror"}
    for question in cooperation.questions:
        expected = {"proposal"} if question.id in own else {"routine"}
        assert grounds[question.id] == grounds[f"{question.id}-finns"] == expected
        assert grounds[f"{question.id}-fraga"] == {"proposal"}
