"""conditions: what answers meet, also of questions that may have several and of those that decide no branch."""

from dataclasses import replace

import pytest

from checklist.cases import answer, case_from_json, case_to_json, new_case
from checklist.conditions import can_meet, core_of, free_of, meets, options_of
from checklist.effects import use_control
from checklist.exporting import plan_to_json
from checklist.links import Link, read_link
from checklist.narrowing import UnknownAnswerError, accept, narrow
from checklist.planning import plan
from checklist.questions import Option, Question
from checklist.spaces import space_of
from checklist.views import View

TOOLS = Question(
    id="verktyg",
    text="Vad har du?",
    heading=("Allmänt",),
    many=True,
    options=(
        Option(id="stege", label="Stege"),
        Option(id="lampa", label="Lampa"),
        Option(id="rep", label="Rep"),
    ),
)
WEATHER = Question(
    id="vader",
    text="Hur är vädret?",
    heading=("Allmänt",),
    options=(
        Option(id="sol", label="Sol"),
        Option(id="regn", label="Regn"),
        Option(id="vet-ej", label="Vet ej", unknown=True, hint="Se ut."),
    ),
)
VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "nej"}


@pytest.fixture
def asking(small):
    """The small routine with two questions more: some of its steps are there only at certain answers."""
    villa, flat = small.branches
    ring, visit, note = villa.steps
    steps = (
        ring,
        visit,
        replace(note, id="klattra", when={"verktyg": ("stege", "rep")}, after=(), text="Klättra upp."),
        replace(note, id="paraply", when={"vader": ("regn",)}, after=(), text="Ta paraply."),
        replace(note, id="skynda", when={"nyckel": ("stulen",)}, after=(), text="Skynda dig."),
    )
    return replace(
        small, branches=(replace(villa, steps=steps), flat), questions=(*small.questions, TOOLS, WEATHER)
    )


def ids(found):
    return [item.step.id for item in found.steps]


def test_the_core_are_the_questions_that_decide_the_branch_and_only_they_are_multiplied(asking, small):
    assert [question.id for question in core_of(asking)] == ["hus", "nyckel", "hund"]
    assert [question.id for question in free_of(asking)] == ["verktyg", "vader"]
    assert len(space_of(asking).rows) == len(space_of(small).rows)


def test_a_step_is_in_the_plan_at_its_answers_and_at_no_others(asking):
    assert "klattra" in ids(plan(asking, {**VILLA, "verktyg": "lampa,rep"}))
    assert "klattra" not in ids(plan(asking, {**VILLA, "verktyg": "lampa"}))
    assert "klattra" not in ids(plan(asking, VILLA))
    assert "paraply" in ids(plan(asking, {**VILLA, "vader": "regn"}))
    assert "paraply" not in ids(plan(asking, {**VILLA, "vader": "vet-ej"}))
    assert "skynda" in ids(plan(asking, {**VILLA, "nyckel": "stulen"}))
    assert "skynda" not in ids(plan(asking, VILLA))


def test_a_step_of_a_question_that_is_still_open_is_not_shown_but_its_question_is_asked(asking):
    open_ = {"hus": "villa", "hund": "nej"}
    assert "skynda" not in ids(plan(asking, open_))
    found = narrow(asking, open_)
    assert found.branch.id == "villa"
    assert {"nyckel", "verktyg", "vader"} <= set(found.relevant)
    assert found.next.id == "nyckel"
    assert narrow(asking, {**open_, "nyckel": "tappad"}).next.id == "vader"


def test_a_question_that_may_have_several_answers_is_never_the_next_one(asking):
    assert narrow(asking, {**VILLA, "vader": "sol"}).next is None
    assert narrow(asking, {**VILLA, "vader": "vet-ej"}).next.id == "vader"


def test_what_brings_a_step_is_told_with_it(asking):
    found = plan(asking, {**VILLA, "verktyg": "stege"})
    item = next(item for item in found.steps if item.step.id == "klattra")
    assert item.because == {"hus": ("villa",), "verktyg": ("stege", "rep")}


def test_a_question_that_no_open_branch_asks_for_is_not_relevant(asking):
    flat = {"hus": "lagenhet", "nyckel": "tappad", "hund": "nej"}
    assert not {"verktyg", "vader"} & set(narrow(asking, flat).relevant)
    assert not {"verktyg", "vader"} & set(narrow(asking, {**flat, "hund": "ja"}).relevant)


def test_in_a_gap_the_nearest_branchs_steps_are_those_that_its_own_answers_let_in(asking):
    villa, flat = asking.branches
    step = replace(flat.steps[1], id="bara-tappad", when={"nyckel": ("tappad",)})
    other = replace(flat.steps[1], id="bara-regn", when={"vader": ("regn",)})
    routine = replace(asking, branches=(villa, replace(flat, steps=(*flat.steps, step, other))))
    gap = {"hus": "lagenhet", "nyckel": "stulen", "hund": "nej"}
    assert plan(routine, gap).gap
    assert "bara-tappad" in ids(plan(routine, gap))
    assert "bara-regn" not in ids(plan(routine, gap))
    assert "bara-regn" in ids(plan(routine, {**gap, "vader": "regn"}))


def test_a_condition_that_accepts_every_answer_needs_none_but_not_of_law_or_of_several():
    everything = {"vader": ("sol", "regn"), "verktyg": ("stege", "lampa", "rep")}
    assert meets([WEATHER], everything, {})
    assert not meets([WEATHER], {"vader": ("sol",)}, {})
    assert not meets([TOOLS], everything, {})
    law = replace(WEATHER, source="balken")
    assert not meets([law], everything, {})
    assert meets([law], {"vader": ("vet-ej",)}, {})


def test_what_can_still_be_answered_can_still_be_met():
    assert can_meet([WEATHER], {"vader": ("sol",)}, {})
    assert can_meet([WEATHER], {"vader": ("sol",)}, {"vader": "vet-ej"})
    assert not can_meet([WEATHER], {"vader": ("sol",)}, {"vader": "regn"})
    assert can_meet([TOOLS], {"verktyg": ("rep",)}, {"verktyg": "stege"})


def test_several_answers_are_taken_together_in_the_order_of_the_file(asking):
    pairs = [("verktyg", "rep"), ("hus", "villa"), ("verktyg", "stege")]
    assert accept(asking, pairs) == {"verktyg": "stege,rep", "hus": "villa"}
    assert accept(asking, [("verktyg", "rep,stege")])["verktyg"] == "stege,rep"
    with pytest.raises(UnknownAnswerError, match='"tang"'):
        accept(asking, [("verktyg", "rep,tang")])
    assert [option.id for option in options_of(TOOLS, {"verktyg": "stege,rep"})] == ["stege", "rep"]


def test_a_case_and_a_link_keep_several_answers_and_refuse_what_is_no_answer(asking):
    case = answer(new_case(asking), asking, "verktyg", "rep,stege")
    assert case_from_json(case_to_json(case), asking) == case
    assert read_link(asking, "verktyg=stege,rep&hus=villa") == Link(
        answers={"hus": "villa", "verktyg": "stege,rep"}
    )
    assert read_link(asking, "stege,rep").answers == {"verktyg": "stege,rep"}
    assert read_link(asking, "verktyg=stege,tang") == Link(answers={}, unread=1)
    strange = case_to_json(case).replace("stege,rep", "stege,tang")
    assert case_from_json(strange, asking).foreign == {"verktyg": "stege,tang"}


def test_the_json_of_a_plan_lists_several_answers_and_has_one_as_it_is(asking):
    answers = plan_to_json(plan(asking, {"hus": "villa", "verktyg": "stege,rep"}))["answers"]
    assert answers == {"hus": "villa", "verktyg": ["stege", "rep"]}


def test_a_box_puts_one_of_several_answers_in_and_takes_it_out(asking):
    case, view = new_case(asking), View()
    for name, checked in (("rep", True), ("stege", True), ("rep", True), ("rep", False)):
        case, view = use_control(
            case, asking, view, {"name": "svar:verktyg", "value": name, "checked": checked}
        )
    assert case.answers == {"verktyg": "stege"}
    case, view = use_control(case, asking, view, {"name": "svar:verktyg", "value": "stege", "checked": False})
    assert case.answers == {}
