"""Law: an answer to a question that is not relevant changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from checklist.exporting import plan_to_json
from checklist.narrowing import narrow
from checklist.planning import plan


def told(routine, answers):
    found = plan_to_json(plan(routine, answers))
    del found["answers"]
    return found


def test_an_irrelevant_question_may_be_answered_in_any_way_or_not_at_all(routine, law):
    seen = set()

    @given(data=st.data(), answers=law.answers())
    def same(data, answers):
        off = [
            question for question in routine.questions if question.id not in narrow(routine, answers).relevant
        ]
        for question in off:
            seen.add(question.id)
            without = {key: value for key, value in answers.items() if key != question.id}
            option = data.draw(st.sampled_from([option.id for option in question.options]))
            assert told(routine, {**without, question.id: option}) == told(routine, without)

    same()
    assert seen


def test_a_relevant_question_can_change_something(routine, law):
    """The contrast: what is called relevant is so for some answers to the questions that are left."""

    @given(answers=law.complete())
    def differ(answers):
        for question_id in narrow(routine, answers).relevant:
            options = [
                option.id for option in routine.question_by_id[question_id].options if not option.unknown
            ]
            outcomes = [told(routine, {**answers, question_id: option}) for option in options]
            assert any(outcome != outcomes[0] for outcome in outcomes)

    differ()
