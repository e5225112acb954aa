"""Two branches beside each other: each step stands in exactly one place, whichever two they are."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist.comparing import compare, plan_of_side
from checklist.planning import plan


def parts(found):
    """The steps that are the same, those that have changed (as pairs), and those on one side only."""
    changed = [(one.left, one.right) for one in found.differences if one.left and one.right]
    left = [one.left for one in found.differences if not one.right]
    right = [one.right for one in found.differences if not one.left]
    return list(found.common), changed, left, right


def holds(found):
    """Each step of each side is in exactly one part, and in a part to which it belongs."""
    same, changed, only_left, only_right = parts(found)
    sides = [[item.step.essence for item in side.steps] for side in (found.left, found.right)]
    counted = [
        Counter(step.essence for step in (*same, *(pair[side] for pair in changed), *only))
        for side, only in enumerate((only_left, only_right))
    ]
    assert counted == [Counter(side) for side in sides]
    assert all(one.id == other.id and one.essence != other.essence for one, other in changed)
    assert all(step.essence in sides[0] and step.essence in sides[1] for step in same)
    assert not {step.id for step in only_left} & {step.id for step in only_right}
    assert all(one.fields for one in found.differences if one.left and one.right)


def test_every_pair_of_branches_is_told_apart_whole(routine):
    """For every two branches, in both orders; and the one order says the same as the other."""
    pairs = list(combinations(routine.branches, 2))
    assert len(pairs) == len(routine.branches) * (len(routine.branches) - 1) // 2
    plans = {branch.id: plan_of_side(routine, branch.id) for branch in routine.branches}
    for one, other in pairs:
        there, back = (compare(plans[a.id], plans[b.id]) for a, b in ((one, other), (other, one)))
        holds(there)
        holds(back)
        same, changed, left, right = parts(there)
        again, turned, former, latter = parts(back)
        assert {step.essence for step in same} == {step.essence for step in again}
        assert Counter((a.essence, b.essence) for a, b in changed) == Counter(
            (b.essence, a.essence) for a, b in turned
        )
        assert [{step.essence for step in only} for only in (left, right)] == [
            {step.essence for step in only} for only in (latter, former)
        ]


def test_a_branch_beside_itself_has_nothing_but_what_is_the_same(routine):
    for branch in routine.branches:
        beside = plan_of_side(routine, branch.id)
        found = compare(beside, beside)
        assert [step.essence for step in found.common] == [item.step.essence for item in beside.steps]
        assert found.differences == ()


@pytest.fixture(scope="module")
def leading(law, routine):
    """The complete answers that lead to a branch."""
    return [answers for answers in law.combinations() if plan(routine, answers).branch]


@given(data=st.data())
def test_any_two_answers_that_lead_to_branches_are_told_apart_whole(routine, leading, data):
    """With what comes on top of the branches, as when one answer is changed before a room."""
    sides = [plan(routine, data.draw(st.sampled_from(leading))) for _ in range(2)]
    holds(compare(*sides))
