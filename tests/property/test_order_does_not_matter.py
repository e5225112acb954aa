"""Law: the order in which the answers were given does not matter."""

from hypothesis import given
from hypothesis import strategies as st

from checklist.exporting import plan_to_json
from checklist.planning import plan


def test_the_same_answers_in_another_order_give_the_same_plan(routine, law):
    @given(data=st.data(), answers=law.answers())
    def same(data, answers):
        shuffled = dict(data.draw(st.permutations(list(answers.items()))))
        assert plan_to_json(plan(routine, shuffled)) == plan_to_json(plan(routine, answers))

    same()
