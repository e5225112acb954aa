"""Procedures from elsewhere, in the format: what each of them asks for is what it gets, without detours."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from checklist import wording
from checklist.cases import Entry
from checklist.exporting import handbook_from_json, handbook_to_json
from checklist.loading import load
from checklist.planning import plan
from checklist.spaces import space_of

FOLDER = Path(__file__).parent
NAMES = ("karlstad", "malmo", "norge")


def routine_of(name):
    (routine,) = load(FOLDER / name).routines
    return routine


def statuses(routine, answers, **outcomes):
    steps = {item.step.id: item for item in plan(routine, answers).steps}
    log = [
        Entry(step=name, version=steps[name].version, event="outcome", at="2026-11-21", detail=outcome)
        for name, outcome in outcomes.items()
    ]
    return {item.step.id: item.status for item in plan(routine, answers, log).steps}


@pytest.mark.parametrize("name", NAMES)
def test_each_is_proved_whole_and_is_the_same_in_the_browser(name):
    handbook = load(FOLDER / name)
    assert handbook_from_json(handbook_to_json(handbook))[0] == handbook


@pytest.mark.parametrize(("name", "rows"), [("karlstad", 1), ("malmo", 4), ("norge", 18)])
def test_only_what_decides_the_branch_is_multiplied(name, rows):
    assert len(space_of(routine_of(name)).rows) == rows


def test_in_malmo_either_way_of_seeking_somebody_opens_the_visit_in_the_evening():
    routine, family = routine_of("malmo"), {"barn": "ja", "skuld": "storre"}
    for ended in ("kom-inte", "horde-inte-av"):
        for way in ("telefon", "dagbesok"):
            assert statuses(routine, family, kallelse=ended, **{way: "svarade-inte"})["kvallsbesok"] == "now"
    assert statuses(routine, family, kallelse="kom-inte")["kvallsbesok"] == "waits"
    assert statuses(routine, family, kallelse="kom")["kvallsbesok"] == "closed"


def test_in_malmo_a_step_about_children_is_there_only_where_there_are_children():
    routine = routine_of("malmo")
    assert "familjebild" in statuses(routine, {"barn": "ja", "skuld": "storre"})
    assert "familjebild" not in statuses(routine, {"barn": "nej", "skuld": "storre"})
    assert plan(routine, {"barn": "nej", "skuld": "mindre"}).gap.id == "liten-skuld-utan-barn"


def test_in_norway_the_days_are_counted_from_the_notice_and_from_the_termination():
    routine = routine_of("norge")
    for answers, step, fact, last in (
        ({"kalla": "varsel", "vem": "kommunen"}, "losning", "varsel", date(2026, 12, 5)),
        ({"kalla": "fogden"}, "invandning", "uppsagd", date(2026, 12, 21)),
    ):
        item = next(item for item in plan(routine, answers).steps if item.step.id == step)
        noted = Entry(
            step=step, version=item.version, event="dated", at="2026-11-21", detail=f"{fact}-2026-11-21"
        )
        assert plan(routine, answers, [noted]).deadline_of(item.step).last == last


def test_in_norway_several_needs_bring_each_its_steps():
    routine = routine_of("norge")
    found = statuses(routine, {"kalla": "tidigt", "hjalp": "bostod,skulder"})
    assert {"bostod", "rad"} <= set(found)
    assert "avdrag" not in found
    assert {"avdrag", "rad"} <= set(statuses(routine, {"kalla": "tidigt", "hjalp": "trekk"}))


def test_in_norway_the_landlord_has_something_to_do():
    found = plan(routine_of("norge"), {"kalla": "varsel", "vem": "privat", "nej-till-nav": "nej"})
    assert found.steps[0].step.lead == "hyresvard"
    assert wording.waiting(found, found.steps[2]) == "kontakt med hyresgästen"


def test_in_karlstad_every_condition_that_is_missing_is_named_and_only_all_of_them_lead_on():
    routine = routine_of("karlstad")
    every = {"skriven": "ja", "svart": "ja", "utan-bostad": "ja", "soker": "ja"}
    assert set(statuses(routine, every)) == {"tid", "utred", "lova", "bostad-forst"}
    assert set(statuses(routine, {**every, "svart": "nej", "soker": "nej"})) == {
        "fattas-svart",
        "fattas-soker",
    }
    assert statuses(routine, every, utred="mer") == {
        "tid": "now",
        "utred": "done",
        "lova": "closed",
        "bostad-forst": "now",
    }


def partial_answers(routine):
    """Every set of answers that a user can have given: to each question one, "vet ej", or none."""
    options = [["", *(option.id for option in question.options)] for question in routine.questions]
    for row in product(*options):
        yield {question.id: given for question, given in zip(routine.questions, row, strict=True) if given}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_shown_waits_for_what_is_not_and_every_step_is_shown_for_some_answers(name):
    routine = routine_of(name)
    shown = set()
    for answers in partial_answers(routine):
        found = plan(routine, answers)
        ids = {item.step.id for item in found.acts}
        shown |= ids
        assert {after.step for item in found.acts for after in item.step.after} <= ids, answers
    assert shown == {step.id for owner in routine.step_sets for step in owner.steps}
