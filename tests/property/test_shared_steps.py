"""Law: the steps that partial answers give are in the plan of every completion of these answers."""

from hypothesis import given

from checklist.planning import plan


def completions(routine, law, answers):
    known = {
        question: option
        for question, option in answers.items()
        if not routine.question_by_id[question].option(option).unknown
    }
    return [row for row in law.combinations() if known.items() <= row.items()]


def test_what_holds_already_holds_whatever_is_answered_later(routine, law):
    """In a gap the plan holds the nearest branches' steps, so a shared step is there too."""

    @given(answers=law.answers())
    def shared(answers):
        found = plan(routine, answers)
        if not found.shared:
            return
        mine = {(item.step.id, item.version) for item in found.steps if not item.varies}
        for row in completions(routine, law, answers):
            whole = plan(routine, row)
            if not whole.impossible and not whole.gap:
                assert mine <= {(item.step.id, item.version) for item in whole.steps}

    shared()


def test_no_kind_of_act_that_every_open_branch_has_is_left_out_and_none_waits_for_what_is_not_shown(
    routine, law
):
    @given(answers=law.answers())
    def whole(answers):
        found = plan(routine, answers)
        branches = found.narrowed.nearest or found.narrowed.open
        if found.impossible or not branches:
            return
        common = set.intersection(*({step.kind for step in branch.steps} for branch in branches))
        for shown in (found.steps, found.acts):
            assert common <= {item.step.kind for item in shown}
            ids = {item.step.id for item in shown}
            assert {after.step for item in shown for after in item.step.after} <= ids
            assert {after.step for item in shown for after in item.waits} <= ids

    whole()


def test_what_varies_is_what_each_open_branch_says_and_the_step_holds_what_they_agree_on(routine, law):
    @given(answers=law.answers())
    def agreed(answers):
        found = plan(routine, answers)
        for item in found.acts:
            for values in item.varies.values():
                assert len(set(map(str, values.values()))) > 1
                assert set(values) <= {b.id for b in (*found.narrowed.open, *found.narrowed.nearest)}
            for units in item.varies.get("with_", {}).values():
                assert set(item.step.with_) <= set(units)

    agreed()


def test_in_a_gap_every_act_is_shown_once(routine, law):
    @given(answers=law.answers())
    def once(answers):
        names = [item.step.id for item in plan(routine, answers).acts]
        assert len(names) == len(set(names))

    once()


def test_no_step_that_every_open_branch_has_is_left_out(routine, law):
    @given(answers=law.answers())
    def whole(answers):
        found = plan(routine, answers)
        if not found.shared:
            return
        versions = [{(s.id, s.version) for s in branch.steps} for branch in found.narrowed.open]
        common = set.intersection(*versions)
        assert common <= {(item.step.id, item.version) for item in found.steps}

    whole()


def test_a_settled_branch_has_all_its_steps_in_order(routine, law):
    @given(answers=law.answers())
    def whole(answers):
        found = plan(routine, answers)
        if found.branch:
            own = [item.step for item in found.steps if item.step in found.branch.steps]
            assert own == list(found.branch.steps)

    whole()


def test_no_plan_has_a_step_twice(routine, law):
    @given(answers=law.answers())
    def once(answers):
        keys = [(item.step.id, item.version) for item in plan(routine, answers).steps]
        assert len(keys) == len(set(keys))

    once()
