"""Law: a tick is never lost. After any change of answers each noted step is in the plan or in the leftovers."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checklist.planning import plan

NOTED = {"pending", "done", "confirm", "aside"}


def noted(found):
    """The ids of the steps that the plan shows as noted."""
    return {
        item.step.id
        for item in found.steps
        if item.status in NOTED or (item.outcome and item.status == "now")
    }


def test_what_is_noted_with_some_answers_is_noted_or_left_over_with_any_other(routine, law):
    @given(case=law.case(), others=law.answers())
    def kept(case, others):
        answers, log = case
        before, after = plan(routine, answers, log), plan(routine, others, log)
        left = {entry.step for entry in after.leftovers}
        assert noted(before) <= noted(after) | left
        assert {entry.step for entry in before.leftovers} <= noted(after) | left

    kept()


def test_going_back_to_the_old_answers_gives_the_old_plan(routine, law):
    """Whatever was looked at meanwhile: looking is not noted."""

    @given(case=law.case())
    def same(case):
        answers, log = case
        before = plan(routine, answers, log)
        plan(routine, {}, log)
        assert law.statuses(plan(routine, answers, log)) == law.statuses(before)

    same()


def test_what_is_noted_is_noted_or_left_over_in_a_changed_routine(routine, law):
    """A new edition: every text has changed, and one branch has lost its steps."""

    def changed(step):
        return replace(step, text=f"{step.text} Ny lydelse.")

    new = replace(
        routine,
        edition="2027-01-01",
        branches=tuple(
            replace(branch, steps=tuple(changed(step) for step in branch.steps[index % 2 :]))
            for index, branch in enumerate(routine.branches)
        ),
    )

    @given(case=law.case())
    def kept(case):
        answers, log = case
        before, after = plan(routine, answers, log), plan(new, answers, log)
        assert noted(before) <= noted(after) | {entry.step for entry in after.leftovers}

    kept()


def test_what_is_confirmed_is_confirmed(routine, law):
    """Each step that asks to be confirmed stops asking once it has been, and is still noted."""

    @given(data=st.data(), answers=law.complete(), question=st.sampled_from(routine.questions))
    def once(data, answers, question):
        log = data.draw(law.work(answers))
        others = {**answers, question.id: data.draw(st.sampled_from(question.options)).id}
        found = plan(routine, others, log)
        for item in found.steps:
            if item.status == "confirm":
                confirm = replace(log[0], step=item.step.id, version=item.version, event="confirm", detail="")
                after = next(
                    other
                    for other in plan(routine, others, [*log, confirm]).steps
                    if (other.step.id, other.version) == (item.step.id, item.version)
                )
                assert after.status != "confirm"
                assert after.done or after.outcome or after.aside

    once()
