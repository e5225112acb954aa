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
        mine = {(item.step.id, item.version) for item in found.steps}
        for row in completions(routine, law, answers):
            whole = plan(routine, row)
            if not whole.impossible and not whole.gap:
                assert mine <= {(item.step.id, item.version) for item in whole.steps}

    shared()


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
