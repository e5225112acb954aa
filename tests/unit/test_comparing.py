"""comparing: two sides of a routine beside each other."""

import pytest

from checklist.comparing import compare, plan_of_side
from checklist.narrowing import UnknownAnswerError


def test_a_side_is_in_common_with_itself(small):
    villa = plan_of_side(small, "villa")
    found = compare(villa, villa)
    assert (len(found.common), found.differences) == (len(villa.steps), ())


def test_steps_differ_on_both_sides_or_stand_on_one(small):
    found = compare(plan_of_side(small, "villa"), plan_of_side(small, "lagenhet-tappad"))
    assert [step.id for step in found.common] == ["kvitto"]
    told = [
        (difference.left and difference.left.id, difference.right and difference.right.id, difference.fields)
        for difference in found.differences
    ]
    assert told == [
        ("ring", "ring", ("lead", "modality")),
        ("hembesok", None, ()),
        ("lapp", "lapp", ("after",)),
    ]


def test_what_stands_only_on_the_right_comes_last(small):
    found = compare(plan_of_side(small, "lagenhet-tappad"), plan_of_side(small, "villa"))
    last = found.differences[-1]
    assert (last.left, last.right.id) == (None, "hembesok")


def test_a_side_is_a_branch_or_answers(small):
    assert plan_of_side(small, "villa").branch == plan_of_side(small, "hus=villa,nyckel=stulen").branch
    assert plan_of_side(small, "hus=villa,").branch.id == "villa"


@pytest.mark.parametrize(
    ("side", "named"), [("villan", "villa"), ("", "villa"), ("hus=slott", "villa"), ("=", "hus")]
)
def test_any_other_side_is_refused_with_the_name_of_one_that_exists(small, side, named):
    with pytest.raises(UnknownAnswerError, match=named):
        plan_of_side(small, side)


def test_the_answers_of_a_branch_lead_to_it(routine):
    for branch in routine.branches:
        assert plan_of_side(routine, branch.id).branch == branch
        assert set(branch.answers) == set(branch.when)


def test_repeated_debt_of_a_family_with_income_support_changes_who_is_told_and_who_is_summoned(routine):
    prefix = "barnfamilj-ekonomiskt-bistand-hyresskuld"
    found = compare(plan_of_side(routine, f"{prefix}-forsta"), plan_of_side(routine, f"{prefix}-upprepad"))
    told = {(difference.left or difference.right).kind: difference.fields for difference in found.differences}
    assert told["summon"] == ("with_",)
    assert {"copy", "inform", "assign", "agree", "summon"} == set(told)
