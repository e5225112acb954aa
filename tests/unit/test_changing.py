"""changing: which answers have placed a step, and the smallest change of them that would place it elsewhere."""

from dataclasses import replace

import pytest

from checklist import wording
from checklist.catalogues import Placing
from checklist.changing import applied, asked_by, deciding, smallest_changes, unanswered
from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.planning import plan
from checklist.questions import Option, Question
from checklist.views import View

SIGNS = Question(
    id="tecken",
    text="Vad märks?",
    heading=("Allmänt",),
    many=True,
    options=(
        Option(id="skramlar", label="Skramlar"),
        Option(id="karvar", label="Kärvar"),
        Option(id="glappar", label="Glappar"),
        Option(id="inget", label="Inget av dem", alone=True),
    ),
)
VILLA = {"hus": "villa", "nyckel": "tappad"}
LINES = (
    Placing(stage="nu", when={"tecken": ("skramlar",), "hund": ("ja",)}),
    Placing(stage="inte-nu", when={"tecken": ("karvar", "glappar", "inget")}),
)


@pytest.fixture
def placed(placing):
    """The small routine, with a step of the villa that signs and the dog place."""
    return placing(SIGNS, LINES)


@pytest.fixture
def oil(placed):
    """The step that is placed."""
    return placed.branches[0].steps[-1]


def changes(routine, step, **answers):
    """The smallest changes, each as the stage and the acts: question, what comes, what goes."""

    def ids(edit):
        return edit.question.id, edit.added and edit.added.id, edit.removed and edit.removed.id

    return {
        change.stage.id: [ids(edit) for edit in change.edits]
        for change in smallest_changes(routine, step, {**VILLA, **answers})
    }


def test_only_the_questions_of_its_lines_place_a_step(placed, oil):
    assert [question.id for question in asked_by(placed, oil)] == ["hund", "tecken"]
    assert [question.id for question in unanswered(placed, oil, {"tecken": "karvar"})] == ["hund"]
    assert deciding(placed, oil, {"hund": "ja"}) == ()
    told = deciding(placed, oil, {"hund": "ja", "tecken": "skramlar,karvar"})
    assert [(question.id, option.id) for question, option in told] == [("hund", "ja"), ("tecken", "skramlar")]


def test_one_act_is_named_before_two(placed, oil):
    assert changes(placed, oil, hund="ja") == {
        "inte-nu": [("tecken", "inget", None)],
        "nu": [("tecken", "skramlar", None)],
    }
    assert changes(placed, oil)["nu"] == [("hund", "ja", None), ("tecken", "skramlar", None)]


def test_of_a_question_with_one_answer_another_takes_its_place_or_it_is_taken_back(placed, oil):
    assert changes(placed, oil, hund="nej", tecken="skramlar")["nu"] == [("hund", "ja", "nej")]
    assert changes(placed, oil, hund="vet-ej", tecken="skramlar")["nu"] == [("hund", "ja", None)]
    assert changes(placed, oil, tecken="karvar")["sedan"] == [("tecken", None, None)]


def test_one_of_several_signs_goes_or_all_are_taken_back(placed, oil):
    found = changes(placed, oil, tecken="skramlar,karvar")
    assert found["sedan"] == [("tecken", None, "karvar")]
    assert changes(placed, oil, tecken="karvar,glappar")["sedan"] == [("tecken", None, None)]


def test_a_change_that_is_made_leads_where_it_says(placed, oil):
    answers = {**VILLA, "hund": "nej", "tecken": "skramlar"}
    for change in smallest_changes(placed, oil, answers):
        made = plan(placed, applied(answers, change.edits))
        assert made.stage_of(oil) == change.stage


def test_others_that_would_do_as_well_are_not_kept_silent(placed, oil):
    found = {change.stage.id: change for change in smallest_changes(placed, oil, VILLA)}
    assert not found["nu"].alike
    alike = smallest_changes(placed, oil, {**VILLA, "hund": "ja", "tecken": "skramlar"})
    assert {change.stage.id: change.alike for change in alike} == {"inte-nu": True, "sedan": True}


def test_a_change_is_told_with_its_question_where_the_answer_alone_says_nothing(placed, oil):
    def told(**answers):
        return [wording.change(change) for change in smallest_changes(placed, oil, {**VILLA, **answers})]

    dog = placed.question_by_id["hund"].text
    assert dog in " ".join(told(hund="nej", tecken="skramlar"))
    assert not [text for text in told(hund="ja") if "Skramlar" in text and SIGNS.text in text]
    assert [text for text in told(hund="ja") if "Inget av dem" in text and SIGNS.text in text]
    assert [text for text in told(tecken="skramlar,karvar") if "Kärvar" in text]
    assert [text for text in told(tecken="karvar") if "obesvarad" in text]


def test_what_has_placed_a_step_is_told_in_at_most_two_sentences(placed, oil):
    for answers in ({}, {"tecken": "skramlar"}, {"hund": "ja", "tecken": "skramlar"}, {"tecken": "karvar"}):
        told = wording.placed(plan(placed, {**VILLA, **answers}), oil)
        assert told.count(". ") < 2
        assert [label for label in ("Skramlar", "Kärvar") if label in told] == [
            option.label for question, option in deciding(placed, oil, answers) if question is SIGNS
        ]


def test_the_change_stands_where_the_reasons_are_unfolded_and_only_at_a_placed_step(
    placed, small_handbook, read
):
    found = plan(placed, VILLA)
    page = Page(handbook=small_handbook, routine=placed, live=True)
    ring, oil = found.acts[0], next(item for item in found.acts if item.step.id == "smorj")
    for item, there in ((ring, False), (oil, True)):
        html = read(checklist(page, found, View(unfolded=(item.key,))))
        assert ("Vad skulle ändra detta?" in html.one(css="bk-why__body").text) is there
    assert not read(checklist(page, found, View()))(css="bk-why__body")


def test_where_no_small_change_moves_a_step_that_is_said(placed, small_handbook, read):
    villa, flat = placed.branches
    *others, oil = villa.steps
    still = replace(oil, placed=(Placing(stage="sedan", when={"tecken": ("skramlar",)}),))
    routine = replace(placed, branches=(replace(villa, steps=(*others, still)), flat))
    found = plan(routine, VILLA)
    assert smallest_changes(routine, still, VILLA) == ()
    key = next(item.key for item in found.acts if item.step.id == "smorj")
    html = read(
        checklist(Page(handbook=small_handbook, routine=routine, live=True), found, View(unfolded=(key,)))
    )
    assert not [item for item in html("li") if html.one(css="bk-why__body") in item.around]
