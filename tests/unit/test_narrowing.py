"""narrowing: what answers leave open, and what to ask next."""

import pytest

from checklist.narrowing import UnknownAnswerError, accept, find_routine, narrow


def ids(things):
    return [thing.id for thing in things]


def test_no_answers_leave_everything_open(routine):
    found = narrow(routine, {})
    assert len(found.open) == 16
    assert len(found.open_gaps) == 3
    assert found.branch is found.impossible is None
    assert found.gaps == found.nearest == ()
    assert found.relevant == ("hushall", "aktuell", "skal", "antal", "kronofogden")


def test_a_branch_is_settled_as_soon_as_it_is_the_only_one(routine):
    answers = {"hushall": "barnfamilj", "aktuell": "barn-och-unga", "skal": "hyresskuld"}
    assert narrow(routine, answers).branch.id == "barnfamilj-barn-och-unga-hyresskuld"
    assert narrow(routine, {**answers, "aktuell": "ekonomiskt-bistand"}).branch is None


def test_a_branch_is_not_settled_while_a_gap_is_possible(routine):
    answers = {"hushall": "utan-barn", "aktuell": "ingen", "skal": "storning"}
    found = narrow(routine, answers)
    assert (found.branch, len(found.open), ids(found.open_gaps)) == (None, 1, ["upprepad-storning-utan-barn"])
    assert narrow(routine, {**answers, "antal": "forsta"}).branch is not None


def test_a_gap_is_settled_when_all_that_is_left_lies_in_it(routine):
    found = narrow(routine, {"hushall": "barnfamilj", "aktuell": "bada"})
    assert ids(found.gaps) == ["familj-hos-bada-enheterna"]
    assert ids(found.open_gaps) == ["familj-hos-bada-enheterna", "skuld-och-storning"]
    assert len(found.nearest) == 6


def test_two_gaps_can_hold_at_once_and_both_are_replaced_in_the_nearest(routine):
    found = narrow(routine, {"hushall": "barnfamilj", "aktuell": "bada", "skal": "bada", "antal": "forsta"})
    assert ids(found.gaps) == ["familj-hos-bada-enheterna", "skuld-och-storning"]
    assert len(found.nearest) == 4


def test_contradicting_answers_are_impossible_and_nothing_is_asked(routine):
    found = narrow(routine, {"hushall": "utan-barn", "aktuell": "bada"})
    assert found.impossible.id == "utan-barn-hos-barn-och-unga"
    assert (found.open, found.next, found.additions) == ((), None, ())


def test_an_impossible_answer_is_not_open_while_the_question_is_unanswered(routine):
    found = narrow(routine, {"hushall": "utan-barn"})
    assert found.impossible is None
    assert all(branch.id.startswith("utan-barn") for branch in found.open)


@pytest.mark.parametrize("option", ["barn-och-unga", "bada"])
def test_an_option_that_the_other_answers_rule_out_is_excluded_with_its_reason(routine, option):
    excluded = narrow(routine, {"hushall": "utan-barn"}).excluded
    assert excluded["aktuell", option].id == "utan-barn-hos-barn-och-unga"
    assert ("aktuell", "ingen") not in excluded
    assert narrow(routine, {"hushall": "barnfamilj"}).excluded == {}


def test_in_a_contradiction_each_side_is_excluded_by_the_other_and_no_third_question_is_blamed(routine):
    excluded = narrow(routine, {"hushall": "utan-barn", "aktuell": "bada", "skal": "storning"}).excluded
    assert set(excluded) == {("hushall", "utan-barn"), ("aktuell", "barn-och-unga"), ("aktuell", "bada")}


def test_a_question_that_can_change_nothing_is_not_relevant(routine):
    answers = {"hushall": "barnfamilj", "aktuell": "barn-och-unga"}
    assert "antal" not in narrow(routine, {**answers, "skal": "hyresskuld"}).relevant
    assert "antal" in narrow(routine, {**answers, "aktuell": "ingen", "skal": "hyresskuld"}).relevant


def test_in_a_contradiction_only_the_questions_that_can_undo_it_are_relevant(routine):
    """No steps are shown there, so no other answer can change anything."""
    found = narrow(routine, {"hushall": "utan-barn", "aktuell": "bada"})
    assert found.relevant == ("hushall", "aktuell")


def test_the_next_question_is_the_one_that_leaves_least_open(routine):
    assert narrow(routine, {}).next.id == "aktuell"
    assert narrow(routine, {"hushall": "utan-barn", "aktuell": "ingen"}).next.id == "skal"


def test_an_unanswered_question_goes_before_one_answered_with_vet_ej(routine):
    answers = {"hushall": "barnfamilj", "aktuell": "vet-ej", "skal": "hyresskuld", "antal": "forsta"}
    assert narrow(routine, answers).next.id == "kronofogden"
    assert narrow(routine, {**answers, "kronofogden": "nej"}).next.id == "aktuell"


def test_when_all_is_answered_nothing_is_asked(routine):
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "ingen",
        "skal": "hyresskuld",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    assert narrow(routine, answers).next is None


def test_additions_hold_as_soon_as_all_that_is_left_has_them(small):
    assert ids(narrow(small, {}).additions) == ["lag"]
    assert ids(narrow(small, {"nyckel": "stulen"}).additions) == ["polis", "lag"]
    assert ids(narrow(small, {"hund": "ja", "nyckel": "tappad"}).additions) == ["lag", "forslag"]


def test_known_answers_are_accepted(routine):
    assert accept(routine, [("hushall", "barnfamilj"), ("aktuell", "vet-ej")]) == {
        "hushall": "barnfamilj",
        "aktuell": "vet-ej",
    }
    assert accept(routine, [("hushall", "barnfamilj")] * 2) == {"hushall": "barnfamilj"}


@pytest.mark.parametrize(
    ("pairs", "named"),
    [
        ([("hus", "villa")], "hushall, aktuell, skal, antal, kronofogden"),
        ([("hushall", "villa")], "barnfamilj, utan-barn"),
        ([("hushall", "")], "barnfamilj, utan-barn"),
        ([("hushall", "barnfamilj"), ("hushall", "utan-barn")], "barnfamilj och utan-barn"),
    ],
)
def test_an_unknown_answer_is_refused_in_one_line_that_names_the_permitted_ones(routine, pairs, named):
    with pytest.raises(UnknownAnswerError) as caught:
        accept(routine, pairs)
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_routine_is_found_by_its_id_or_the_known_ones_are_named(handbook):
    assert find_routine(handbook.routine_by_id, "avhysning").id == "avhysning"
    with pytest.raises(UnknownAnswerError, match="avhysning"):
        find_routine(handbook.routine_by_id, "hyra")
