"""What ends a case, and advice that others wait for: each stands where it can be noted, and be taken back."""

from dataclasses import replace

import pytest

from checklist.agenda import agenda_of
from checklist.cases import Entry
from checklist.html.plans import checklist
from checklist.journal import journal_text
from checklist.model import After
from checklist.planning import plan
from checklist.views import View

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "ja"}
TODAY, TOMORROW = "2026-11-21", "2026-11-22"


def ids(items):
    return [item.step.id for item in items]


@pytest.fixture
def ending(small):
    """A function that gives the routine with some outcomes that end the case."""

    def made(*names):
        return replace(
            small, outcomes=tuple(replace(known, closes=known.id in names) for known in small.outcomes)
        )

    return made


@pytest.fixture
def two_ways(ending):
    """The routine with two ways to end a case, that wait for nothing."""
    routine = ending("svar", "tyst", "hemma", "borta")
    villa, flat = routine.branches
    steps = tuple(replace(step, after=()) for step in villa.steps)
    return replace(routine, branches=(replace(villa, steps=steps), flat))


@pytest.fixture
def asking(small):
    """The routine with a step that waits for how a piece of advice turned out."""
    villa, flat = small.branches
    *others, note = villa.steps
    advice = replace(note, id="fraga", modality="vid-behov", outcomes=("hemma", "borta"), after=())
    note = replace(note, after=(After(step="fraga", outcome=("borta",)),))
    return replace(small, branches=(replace(villa, steps=(*others, advice, note)), flat))


def noted(routine, **outcomes):
    """The plan of the villa after some outcomes."""
    steps = {item.step.id: item for item in plan(routine, VILLA).steps}
    log = [
        Entry(step=name, version=steps[name].version, event="outcome", at=TODAY, detail=outcome)
        for name, outcome in outcomes.items()
    ]
    return plan(routine, VILLA, log)


@pytest.fixture
def shown(small_page, read):
    """A function that gives the page for a plan."""
    return lambda found, day=TODAY: read(
        checklist(replace(small_page, routine=found.routine), found, View(today=day))
    )


def test_a_step_that_may_end_the_case_is_to_be_done_like_any_other(ending, shown):
    routine = ending("svar")
    before = agenda_of(noted(routine), TODAY)
    assert "ring" in ids(before.now)
    assert (before.closing, before.closed) == ((), None)
    assert shown(noted(routine))(id="bk-avsluta") == []
    assert "hembesok" in ids(agenda_of(noted(routine, ring="tyst"), TODAY).now)


def test_it_ends_the_case_by_that_outcome_alone_and_is_taken_back_where_it_stands(ending, shown):
    routine = ending("svar")
    found = noted(routine, ring="svar")
    after = agenda_of(found, TODAY)
    assert (after.closed.step.id, after.now, after.later) == ("ring", (), ())
    html = shown(found)
    assert "open" in html.one(id="bk-gjort")
    assert len(html("input", name=f"utfall:{after.closed.key}")) == 2
    assert agenda_of(noted(routine, ring="tyst"), TODAY).closed is None
    assert "open" not in shown(noted(routine, hembesok="borta"), TOMORROW).one(id="bk-gjort")


def test_there_may_be_several_ways_to_end_a_case_and_each_ends_it(two_ways, shown):
    assert ids(agenda_of(noted(two_ways), TODAY).closing) == ["ring", "hembesok"]
    for outcomes in ({"ring": "svar"}, {"hembesok": "borta"}):
        found = noted(two_ways, **outcomes)
        assert ids([agenda_of(found, TODAY).closed]) == list(outcomes)
        html = shown(found)
        assert "open" in html.one(id="bk-avsluta")
        assert len(html(css="bk-closing")) == 2


@pytest.mark.parametrize("modality", ["ska", "vid-behov"])
def test_a_way_to_end_a_case_that_waits_comes_later_and_one_that_is_closed_is_none(ending, shown, modality):
    routine = ending("hemma", "borta")
    villa, flat = routine.branches
    steps = tuple(replace(step, modality=modality) if step.id == "hembesok" else step for step in villa.steps)
    routine = replace(routine, branches=(replace(villa, steps=steps), flat))
    waits, open_, shut = (noted(routine, **outcomes) for outcomes in ({}, {"ring": "tyst"}, {"ring": "svar"}))
    for found, closing, later, done in (
        (waits, [], True, False),
        (open_, ["hembesok"], False, False),
        (shut, [], False, True),
    ):
        turns = agenda_of(found, TODAY)
        assert ids(turns.closing) == closing
        assert ("hembesok" in ids(turns.later), "hembesok" in ids(turns.done)) == (later, done)
        assert len(shown(found)(css="bk-closing")) == len(closing)


def test_a_way_to_end_a_case_asks_for_the_days_that_it_needs(two_ways, shown):
    villa, flat = two_ways.branches
    ring, visit, note = villa.steps
    dated = replace(visit, facts=("delgiven",))
    with_day = replace(two_ways, branches=(replace(villa, steps=(ring, dated, note)), flat))
    assert shown(noted(two_ways))(css="bk-date") == []
    assert len(shown(noted(with_day))(css="bk-date")) == 1


def test_the_journal_says_what_has_ended_the_case(ending, small_handbook):
    for routine, outcomes in (
        (ending("svar"), {"ring": "svar"}),
        (ending("hemma", "borta"), {"hembesok": "borta"}),
    ):
        text = journal_text(small_handbook, noted(routine, **outcomes))
        label = next(known.label for known in routine.outcomes if known.id in outcomes.values())
        assert text.index("GJORT") < text.index(label)


def test_how_advice_turned_out_can_be_noted_where_others_wait_for_it(asking, shown):
    before = agenda_of(noted(asking), TODAY)
    assert "fraga" in ids(before.advice)
    assert "lapp" in ids(before.later)
    [item] = [item for item in before.advice if item.step.id == "fraga"]
    html = shown(noted(asking))
    assert len(html("input", name=f"utfall:{item.key}")) == 2
    # Advice that nobody waits for has a button, and no choice.
    others = {other.key for other in before.advice if other is not item}
    assert {button["value"] for button in html("button", name="gjort")} == others != set()


def test_what_is_noted_of_advice_today_stays_in_its_place_and_is_done_tomorrow(asking):
    found = noted(asking, fraga="borta")
    today, tomorrow = agenda_of(found, TODAY), agenda_of(found, TOMORROW)
    assert "lapp" in ids(today.now)
    assert "fraga" in ids(today.advice)
    assert "fraga" not in ids([*today.done, *tomorrow.advice])
    assert "fraga" in ids(tomorrow.done)


def test_what_is_said_of_an_outcome_stands_below_what_is_pressed_which_must_not_move(asking, shown):
    html = shown(noted(asking, fraga="borta"))
    places = list(html)
    [item] = [
        item for item in agenda_of(noted(asking, fraga="borta"), TODAY).advice if item.step.id == "fraga"
    ]
    said = [places.index(status) for status in html(css="bk-step__status") if "2026" in status.text]
    pressed = [places.index(choice) for choice in html("input", name=f"utfall:{item.key}")]
    assert len(said) == 1
    assert max(pressed) < said[0]
