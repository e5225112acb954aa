"""Law: more answers never open a branch or a gap that fewer had closed."""

from hypothesis import given

from checklist.narrowing import narrow


def test_each_further_answer_leaves_a_part_of_what_was_open(routine, law):
    @given(answers=law.answers())
    def monotone(answers):
        given_so_far = {}
        before = narrow(routine, given_so_far)
        for question, option in answers.items():
            given_so_far[question] = option
            after = narrow(routine, given_so_far)
            assert {b.id for b in after.open} <= {b.id for b in before.open}
            assert {g.id for g in after.open_gaps} <= {g.id for g in before.open_gaps}
            if before.impossible:
                assert after.impossible
            if before.branch and not after.impossible:
                assert after.branch == before.branch
            if not after.impossible:
                assert {a.id for a in before.additions} <= {a.id for a in after.additions}
                assert {g.id for g in before.gaps} <= {g.id for g in after.gaps}
            before = after

    monotone()


def test_vet_ej_leaves_open_what_no_answer_leaves_open(routine, law):
    @given(answers=law.answers())
    def same(answers):
        known = {
            question: option
            for question, option in answers.items()
            if not routine.question_by_id[question].option(option).unknown
        }
        with_unknown, without = narrow(routine, answers), narrow(routine, known)
        assert (with_unknown.open, with_unknown.open_gaps) == (without.open, without.open_gaps)
        assert (with_unknown.branch, with_unknown.gaps) == (without.branch, without.gaps)

    same()


def test_an_excluded_option_is_a_contradiction_and_no_other_option_is(routine, law):
    @given(answers=law.answers())
    def exact(answers):
        found = narrow(routine, answers)
        for question in routine.questions:
            for option in question.options:
                other = narrow(routine, {**answers, question.id: option.id})
                if (question.id, option.id) in found.excluded:
                    assert other.impossible
                elif not found.impossible:
                    assert not other.impossible

    exact()
