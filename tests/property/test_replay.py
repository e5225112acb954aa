"""Law: a case is its answers and its log; replaying them gives the same plan, wherever they have been."""

from hypothesis import given

from checklist.cases import Case, Entry, case_from_json, case_to_json
from checklist.planning import plan, plan_case


def test_a_stored_case_gives_the_same_plan_when_it_is_read_back(routine, law):
    @given(case=law.case())
    def same(case):
        answers, log = case
        before = Case(routine=routine.id, edition=routine.edition, answers=answers, log=log)
        after = case_from_json(case_to_json(before), routine)
        assert after == before
        assert plan_case(routine, after) == plan_case(routine, before) == plan(routine, answers, log)

    same()


def test_what_is_done_and_undone_leaves_the_plan_as_it_was(routine, law):
    @given(case=law.case())
    def same(case):
        answers, log = case
        before = plan(routine, answers, log)
        for item in [item for item in before.steps if item.status in ("now", "waits")][:3]:
            done = Entry(step=item.step.id, version=item.version, event="done", at="2026-11-21")
            undone = Entry(step=item.step.id, version=item.version, event="undone", at="2026-11-22")
            assert law.statuses(plan(routine, answers, [*log, done, undone])) == law.statuses(before)

    same()
