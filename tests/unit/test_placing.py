"""placing: a step that the answers place stands once, at one stage, whatever they are; what rests is only read."""

from dataclasses import replace
from itertools import product

import pytest

from checklist.agenda import agenda_of
from checklist.cases import Entry
from checklist.catalogues import Placing, Words
from checklist.conditions import permits, toggled
from checklist.exporting import plan_to_json
from checklist.html.pages import branch_block, steps_by_stage
from checklist.html.parts import Page, ground_tag
from checklist.html.plans import checklist, status_line
from checklist.html.steps import plain_item
from checklist.journal import journal_text
from checklist.narrowing import UnknownAnswerError, accept, narrow
from checklist.placing import by_stage, placing_of, stage_for
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
        Option(id="inget", label="Inget av dem", alone=True),
    ),
)
VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "nej"}
LINES = (
    Placing(stage="nu", when={"tecken": ("skramlar",)}),
    Placing(stage="inte-nu", when={"tecken": ("inget",), "hund": ("nej", "ja")}),
)


@pytest.fixture
def placed(placing):
    """The small routine, with a step of the villa that the signs place."""
    return placing(SIGNS, LINES)


def where(routine, answers):
    found = plan(routine, {**VILLA, **answers})
    [item] = [item for item in found.acts if item.step.id == "smorj"]
    return found.stage_of(item.step).id


def test_the_first_line_that_the_answers_meet_decides_and_else_the_kind_does(placed):
    assert where(placed, {}) == "sedan"
    assert where(placed, {"tecken": "karvar"}) == "sedan"
    assert where(placed, {"tecken": "skramlar,karvar"}) == "nu"
    assert where(placed, {"tecken": "inget"}) == "inte-nu"


def test_a_placed_step_stands_exactly_once_for_every_answer(placed):
    for signs in ("", "skramlar", "karvar", "skramlar,karvar", "inget"):
        for dog, key in product(("", "ja", "nej"), ("", "tappad", "vet-ej")):
            answers = {"hus": "villa", "tecken": signs, "hund": dog, "nyckel": key}
            found = plan(placed, {name: given for name, given in answers.items() if given})
            assert [item.step.id for item in found.acts].count("smorj") == 1


def test_a_question_that_places_a_step_is_asked(placed, small):
    assert "tecken" in narrow(placed, VILLA).relevant
    assert "tecken" not in narrow(placed, {"hus": "lagenhet"}).relevant
    assert by_stage(placed)
    assert not by_stage(small)


def test_what_has_placed_a_step_is_told_and_nothing_else_that_was_chosen(placed, small_handbook, read):
    answers = {**VILLA, "tecken": "skramlar,karvar"}
    found = plan(placed, answers)
    [item] = [item for item in found.acts if item.step.id == "smorj"]
    assert placing_of(placed, item.step, answers) is LINES[0]
    page = Page(handbook=small_handbook, routine=placed, live=True)
    html = read(checklist(page, found, View()))
    told = html.one(id=f"steg-smorj-{item.version}").text
    assert "Skramlar" in told
    assert "Kärvar" not in told


def test_what_rests_is_read_and_nobody_has_it_to_do(placed, small_handbook, read):
    for answers, boxes in (({"tecken": "inget"}, 0), ({"tecken": "skramlar"}, 1)):
        found = plan(placed, {**VILLA, **answers})
        [item] = [item for item in found.acts if item.step.id == "smorj"]
        html = read(checklist(Page(handbook=small_handbook, routine=placed, live=True), found, View()))
        shown = html.one(id=f"steg-smorj-{item.version}")
        controls = [node for node in html("input", css="bk-tick") if shown in node.around]
        assert len(controls) == boxes
        turns = agenda_of(found)
        assert (item in [*turns.now, *turns.later], item in turns.advice) == (bool(boxes), not boxes)
        mark = next(line for line in journal_text(small_handbook, found).splitlines() if "Smörj" in line)
        assert mark.startswith("[ ]" if boxes else "–")


@pytest.mark.parametrize(("urgent", "part"), [(False, "bk-rad"), (True, "bk-forst")])
def test_what_rests_stands_beside_what_is_next_where_no_answers_place_steps(
    small, small_page, read, urgent, part
):
    """It is only read there too: among the advice, or before all else if it is urgent."""
    stages = (*small.stages, replace(small.stages[0], id="vila", label="Inte nu", rests=True))
    villa, flat = small.branches
    *others, note = villa.steps
    note = replace(note, stage="vila", after=(), urgent=urgent)
    routine = replace(small, stages=stages, branches=(replace(villa, steps=(*others, note)), flat))
    found = plan(routine, VILLA)
    html = read(checklist(replace(small_page, routine=routine), found, View()))
    [item] = [item for item in found.acts if item.step.id == "lapp"]
    shown = html.one(id=f"steg-lapp-{item.version}")
    assert html.one(id=part) in shown.around
    assert [node for node in [*html("input"), *html("button", name="gjort")] if shown in node.around] == []


@pytest.mark.parametrize("event", ["done", "aside"])
def test_what_was_noted_before_the_answers_let_it_rest_can_be_taken_back_and_is_not_noted_there(
    placed, small_handbook, read, event
):
    """A step that rests has no box and cannot be set aside; one that has been noted has what takes it back."""
    page = Page(handbook=small_handbook, routine=placed, live=True)
    resting = {**VILLA, "tecken": "inget"}
    [item] = [item for item in plan(placed, resting).acts if item.step.id == "smorj"]
    entry = Entry(
        step="smorj",
        version=item.version,
        event=event,
        at="2026-11-21",
        detail="gjort" if event == "aside" else "",
    )
    for log, controls in (((), set()), ((entry,), {"klart" if event == "done" else "ater"})):
        found = plan(placed, resting, log)
        html = read(checklist(page, found, View(asked=item.key, unfolded=(item.key,))))
        shown = html.one(id=f"steg-smorj-{item.version}")
        inside = [node for node in [*html("input"), *html("button")] if shown in node.around]
        names = {node["name"] for node in inside} - {"varfor"}
        assert {name for name in names if not name.startswith("dag")} == controls


def test_a_plan_of_placed_steps_is_read_by_stage_and_counts_each(placed, small_handbook, read):
    found = plan(placed, {**VILLA, "tecken": "inget"})
    page = Page(handbook=small_handbook, routine=placed, live=True)
    html = read(checklist(page, found, View()))
    assert html.one(id="skede-inte-nu-rubrik").text == "Inte nu"
    assert not html("input", name="hela")
    assert "inte nu 1" in status_line(found, View())
    assert "INTE NU" in journal_text(small_handbook, found)
    steps = plan_to_json(found)["steps"]
    assert {step["id"]: step["stage"] for step in steps}["smorj"] == "inte-nu"


def test_a_static_page_says_at_which_answers_a_step_stands_where(placed, small_handbook, read):
    page = Page(handbook=small_handbook, routine=placed)
    html = read(steps_by_stage(page, placed.branches[0]))
    said = [node.text for node in html("p", css="bk-step__status")]
    assert [text for text in said if text.startswith("Nu vid svaren:")]
    assert [text for text in said if text.startswith("Inte nu vid svaren:")]


def test_none_of_them_takes_the_place_of_the_others_and_they_of_it():
    assert toggled(SIGNS, {"tecken": "skramlar,karvar"}, "inget", on=True) == "inget"
    assert toggled(SIGNS, {"tecken": "inget"}, "karvar", on=True) == "karvar"
    assert toggled(SIGNS, {"tecken": "karvar"}, "skramlar", on=True) == "skramlar,karvar"
    assert toggled(SIGNS, {"tecken": "inget"}, "inget", on=False) == ""
    assert permits(SIGNS, "inget")
    assert not permits(SIGNS, "skramlar,inget")


def test_a_link_with_what_excludes_each_other_is_refused_in_one_line(placed):
    assert accept(placed, [("tecken", "skramlar,karvar")]) == {"tecken": "skramlar,karvar"}
    with pytest.raises(UnknownAnswerError, match="utesluter"):
        accept(placed, [("tecken", "skramlar,inget")])


def test_a_source_that_nobody_has_adopted_is_named_at_its_steps(small, small_handbook, read):
    named = replace(small_handbook.source_by_id["parmen"], short="Pärmen 2020")
    others = tuple(source for source in small_handbook.sources if source.id != "parmen")
    handbook = replace(small_handbook, sources=(named, *others))
    routine = replace(small, about="Hopsatt ur en pärm.", words=Words(called="pärmen"))
    step = routine.branches[0].steps[0]
    page = Page(handbook=handbook, routine=routine)
    assert read(ground_tag(page, step)).one("span").text == "Pärmen 2020"
    assert not ground_tag(Page(handbook=small_handbook, routine=small), step)
    text = str(checklist(page, plan(routine, VILLA), View()))
    assert "Hopsatt ur en pärm." in text
    assert "Pärmen i lydelse" in text
    assert "Hopsatt" not in str(
        checklist(Page(handbook=small_handbook, routine=small), plan(small, VILLA), View())
    )


def test_where_a_step_stands_without_lines_is_its_kinds_stage(small):
    step = small.branches[0].steps[0]
    assert stage_for(small, step, {}).id == small.stage_of(step)


def test_the_agenda_of_a_meeting_has_room_to_write_in_above_it_and_at_each_thing_to_do(
    placed, small_handbook, read
):
    """What rests has none, and neither has a plan that is no agenda; it is for paper alone."""
    agenda = replace(placed, words=Words(paper=("Mötesdag",), paper_step=("Vem", "Senast")))
    for signs, room in (("skramlar", 1), ("inget", 0)):
        found = plan(agenda, {**VILLA, "tecken": signs})
        html = read(checklist(Page(handbook=small_handbook, routine=agenda), found, View()))
        shown = html.one(id=next(f"steg-smorj-{i.version}" for i in found.acts if i.step.id == "smorj"))
        places = html("p", css="bk-fill-in")
        assert all("bk-print-only" in place.classes for place in places)
        assert sum(shown in place.around for place in places) == room
        resting = sum(found.stage_of(item.step).rests for item in found.acts)
        assert len(places) == 1 + len(found.acts) - resting
    page = Page(handbook=small_handbook, routine=placed)
    assert read(checklist(page, plan(placed, VILLA), View()))("p", css="bk-fill-in") == []


def test_the_stages_are_counted_in_their_order(placed):
    """Whatever comes first in the plan, what is counted stands as it is shown."""
    turned = replace(placed, stages=placed.stages[::-1])
    told = status_line(plan(turned, {**VILLA, "tecken": "inget"}), View()).lower()
    labels = [stage.label.lower() for stage in turned.stages if f"{stage.label.lower()} " in told]
    assert labels[0] == "inte nu"
    assert [told.rindex(f"{label} ") for label in labels] == sorted(
        told.rindex(f"{label} ") for label in labels
    )


def test_a_static_page_has_no_box_for_what_rests_and_says_nothing_of_answers_where_there_is_no_condition(
    placed, small_handbook, read
):
    villa = placed.branches[0]
    step = replace(villa.steps[0], id="last", stage="inte-nu")
    page = Page(handbook=small_handbook, routine=placed)
    boxes = [read(plain_item(page, one))(css="bk-box") for one in (step, replace(step, stage="nu"))]
    assert [len(found) for found in boxes] == [0, 1]
    heads = [read(branch_block(page, one))("p", css="bk-lede") for one in (replace(villa, when={}), villa)]
    assert [len(found) for found in heads] == [0, 1]


def test_why_a_placed_step_is_there_is_no_answer_since_it_always_is(placed, small_handbook, read):
    """What has placed it stands at the step; "Varför?" tells of an answer only where one has brought the step."""
    villa = replace(placed.branches[0], when={})
    alone = replace(placed, branches=(villa,), gaps=(), impossible=(), questions=(SIGNS,), additions=())

    def told(routine, answers):
        found = plan(routine, answers)
        [item] = [item for item in found.acts if item.step.id == "smorj"]
        page = Page(handbook=small_handbook, routine=routine, live=True)
        return read(checklist(page, found, View(unfolded=(item.key,)))).one(css="bk-why__body").text

    assert "Steget gäller" not in told(alone, {})
    assert "Steget gäller" not in told(alone, {"tecken": "skramlar"})
    assert "Steget gäller" in told(placed, VILLA)
