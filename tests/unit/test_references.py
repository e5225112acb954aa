"""references: whatever is named exists. The messages are proved in tests/bad."""

from dataclasses import replace

import pytest

from checklist.model import Step
from checklist.permitted import bad_date, cited, conditions, doubled, unknown
from checklist.references import references
from checklist.sequences import sequences
from checklist.spaces import Space


def test_the_real_handbook_names_nothing_that_does_not_exist(handbook):
    assert list(references(handbook)) == []


def test_each_unknown_word_is_a_problem_and_a_known_one_is_not():
    assert len(list(unknown(["a", "x", "y"], ["a", "b"], "ordet"))) == 2


@pytest.mark.parametrize("word", ["Villa", "å", "a_b", "-a", "a-", "a--b", "a b", ""])
def test_an_id_is_words_of_a_to_z_with_hyphens(word):
    assert len(list(doubled([word], "ordet"))) == 1
    assert list(doubled(["a-b2", "c"], "ordet")) == []


def test_the_third_of_the_same_id_is_told_as_well():
    assert len(list(doubled(["a", "a", "a"], "ordet"))) == 2


@pytest.mark.parametrize(("text", "faults"), [("2024-02-29", 0), ("2023-02-29", 1), ("", 1), ("i dag", 1)])
def test_a_date_is_a_day_that_exists(text, faults):
    assert len(list(bad_date(text, "dated"))) == faults


def test_a_condition_may_name_known_options_only_and_never_the_unknown_one(small):
    assert list(conditions(small.questions, {"nyckel": ("tappad", "stulen")})) == []
    assert len(list(conditions(small.questions, {"nyckel": ("vet-ej",), "hatt": ("ja",)}))) == 2


def test_a_place_in_an_unknown_source_is_a_problem(small_handbook):
    assert list(cited(small_handbook, "parmen", ("Villor", "Borta"), "x")) == []
    assert len(list(cited(small_handbook, "visan", ("Villor",), "x"))) == 1
    assert len(list(cited(small_handbook, "parmen", ("Borta",), "x"))) == 1


def test_a_step_that_waits_for_itself_in_the_end_is_a_problem_but_a_long_row_is_not(small):
    def waiting(*pairs):
        steps = tuple(
            Step(
                id=name,
                kind="lapp",
                text="X.",
                lead="kontor",
                outcomes=("svar",),
                after=after,
                heading=("Villor",),
            )
            for name, after in pairs
        )
        steps = tuple(replace(step, citation=small.branches[0].steps[0].citation) for step in steps)
        branch = replace(small.branches[0], steps=steps)
        changed = replace(small, branches=(branch, *small.branches[1:]))
        found = sequences(Space(changed))
        told = [problem.message.partition(" i en ring: ")[2].partition(" (")[0] for problem in found]
        return [circle for circle in told if circle]

    def after(name):
        return (replace(small.branches[0].steps[1].after[0], step=name, outcome=("svar",)),)

    assert waiting(("a", ()), ("b", after("a")), ("c", (*after("b"), *after("a")))) == []
    assert waiting(("a", after("c")), ("b", after("a")), ("c", after("b"))) == ['"a" → "c" → "b" → "a"']
    assert waiting(("a", after("a"))) == ['"a" → "a"']
    assert waiting(("a", after("borta"))) == []


def test_a_question_of_law_has_one_answer(small_handbook, small):
    law = replace(small.questions[1], id="lagfraga", source="balken", heading=("1 kap. 2 §",), many=True)
    handbook = replace(small_handbook, routines=(replace(small, law_questions=(law,)),))
    assert ["many" in problem.message for problem in references(handbook)] == [True]
    once = replace(small, law_questions=(replace(law, many=False),))
    assert list(references(replace(small_handbook, routines=(once,)))) == []
