"""Law: whoever answers the question that is asked next, ends in a branch, in a gap, or in a contradiction."""

from hypothesis import given
from hypothesis import strategies as st

from checklist.narrowing import narrow


def test_every_walk_of_the_questions_that_are_asked_ends_settled(routine, law):
    @given(data=st.data(), answers=law.answers(unknown=False))
    def walk(data, answers):
        answers = dict(answers)
        for _ in range(len(routine.questions) + 1):
            found = narrow(routine, answers)
            if found.next is None:
                break
            assert found.next.id not in answers
            options = [option.id for option in found.next.options if not option.unknown]
            answers[found.next.id] = data.draw(st.sampled_from(options))
        assert found.next is None
        assert (found.branch is not None) + bool(found.gaps) + (found.impossible is not None) == 1

    walk()


def test_a_walk_by_possible_answers_never_ends_in_a_contradiction(routine, law):
    @given(data=st.data())
    def walk(data):
        answers = {}
        while (found := narrow(routine, answers)).next:
            asked = found.next
            options = [
                option.id
                for option in asked.options
                if not option.unknown and (asked.id, option.id) not in found.excluded
            ]
            assert options
            answers[asked.id] = data.draw(st.sampled_from(options))
        assert found.impossible is None

    walk()


def test_every_complete_combination_is_settled_in_exactly_one_way(routine, law):
    """All 96 of them: this one needs no sample."""
    for answers in law.combinations():
        found = narrow(routine, answers)
        assert (found.branch is not None) + bool(found.gaps) + (found.impossible is not None) == 1
        assert found.next is None
