"""checks: the proof that the data is whole. The messages are proved in tests/bad."""

from dataclasses import replace
from datetime import date

from checklist.checks import check, due


def test_a_whole_handbook_has_no_problem(handbook, small_handbook):
    assert check(handbook) == []
    assert check(small_handbook) == []


def test_without_one_of_its_branches_the_real_routine_has_a_hole(handbook, routine):
    """Every branch is needed: none is covered by another."""
    for branch in routine.branches:
        others = tuple(other for other in routine.branches if other is not branch)
        broken = replace(handbook, routines=(replace(routine, branches=others),))
        assert any("leder ingenstans" in problem.message for problem in check(broken))


def test_without_one_of_its_gaps_the_real_routine_has_a_hole(handbook, routine):
    for gap in routine.gaps:
        others = tuple(other for other in routine.gaps if other is not gap)
        broken = replace(handbook, routines=(replace(routine, gaps=others),))
        assert any("leder ingenstans" in problem.message for problem in check(broken))


def test_nothing_is_enumerated_while_references_are_broken(small_handbook, small):
    broken = replace(small, source="visan", branches=())
    problems = check(replace(small_handbook, routines=(broken,)))
    assert problems
    assert not any("leder ingenstans" in problem.message for problem in problems)


def test_a_step_that_can_meet_its_namesake_in_one_plan_is_a_problem_and_one_that_cannot_is_not(
    small_handbook, small
):
    assert small.branches[0].steps[0].id == small.branches[1].steps[0].id
    twin = replace(small.additions[0].steps[0], id="kvitto")
    clashing = replace(small.additions[0], steps=(twin,))
    broken = replace(small, additions=(clashing, *small.additions[1:]))
    assert len(check(replace(small_handbook, routines=(broken,)))) == 1


def test_a_source_for_pages_needs_no_step_that_cites_it(small_handbook):
    spare = replace(small_handbook.sources[1], id="visan")
    assert len(check(replace(small_handbook, sources=(*small_handbook.sources, spare)))) > 0
    spare = replace(spare, for_pages=True)
    assert check(replace(small_handbook, sources=(*small_handbook.sources, spare))) == []


def test_a_review_is_due_from_its_own_day_on(small_handbook):
    assert due(small_handbook, date(2026, 11, 30)) == []
    assert due(small_handbook, date(2026, 12, 1)) == ["2026-12-01 forslag: Egna förslag"]
    assert len(due(small_handbook, date(2027, 6, 1))) == 4


def test_two_steps_that_would_meet_only_where_the_answers_contradict_each_other_may_share_an_id(
    small_handbook, small
):
    polis, lag, forslag = small.additions
    flat = replace(polis, when={"hus": ("lagenhet",)}, steps=(replace(polis.steps[0], id="hundgodis"),))
    assert check(replace(small_handbook, routines=(replace(small, additions=(flat, lag, forslag)),))) == []
    everywhere = replace(flat, when={})
    assert (
        len(check(replace(small_handbook, routines=(replace(small, additions=(everywhere, lag, forslag)),))))
        == 1
    )
