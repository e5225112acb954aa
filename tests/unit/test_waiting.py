"""What a step waits for: one of several outcomes, any of several steps, and steps of another branch or addition."""

from dataclasses import replace

import pytest

from checklist import wording
from checklist.cases import Entry
from checklist.exporting import step_to_json
from checklist.model import After
from checklist.openings import MOST_WAYS
from checklist.planning import plan
from checklist.sequences import sequences
from checklist.spaces import Space

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "nej"}


def after(step, *outcomes):
    return After(step=step, outcome=outcomes)


@pytest.fixture
def with_steps(small):
    """A function that gives the villa's branch other steps after the first two, each with what it waits for."""

    def made(**waits):
        villa, flat = small.branches
        ring, visit, note = villa.steps
        more = tuple(
            replace(note, id=name, after=tuple(afters), opens=opens, outcomes=("hemma", "borta", "tyst"))
            for name, (opens, *afters) in waits.items()
        )
        return replace(small, branches=(replace(villa, steps=(ring, visit, *more)), flat))

    return made


def statuses(routine, **outcomes):
    steps = {item.step.id: item for item in plan(routine, VILLA).steps}
    log = [
        Entry(step=name, version=steps[name].version, event="outcome", at="2026-11-21", detail=outcome)
        for name, outcome in outcomes.items()
    ]
    found = plan(routine, VILLA, log)
    return {item.step.id: item.status for item in found.steps}


def messages(routine):
    return [problem.message for problem in sequences(Space(routine))]


def test_any_of_several_outcomes_opens_a_step_and_another_closes_it(with_steps):
    routine = with_steps(
        brev=("all", after("hembesok", "hemma", "borta")), tyst=("all", after("hembesok", "hemma"))
    )
    for outcome, status in (("hemma", "now"), ("borta", "closed")):
        found = statuses(routine, ring="tyst", hembesok=outcome)
        assert (found["brev"], found["tyst"]) == ("now", status)


def test_a_step_that_opens_when_all_has_come_waits_where_any_would_open_it(with_steps):
    pair = (after("ring", "tyst"), after("hembesok", "borta"))
    routine = with_steps(bada=("all", *pair), nagot=("any", *pair))
    found = statuses(routine, ring="tyst")
    assert (found["bada"], found["nagot"]) == ("waits", "now")
    assert statuses(routine) | {"bada": "waits", "nagot": "waits"} == statuses(routine)
    found = statuses(routine, ring="tyst", hembesok="hemma")
    assert (found["bada"], found["nagot"]) == ("closed", "now")


def test_a_step_that_any_opens_is_closed_by_the_last_that_can_come_no_longer(with_steps):
    routine = with_steps(nagot=("any", after("ring", "tyst"), after("hembesok", "borta")))
    assert statuses(routine, ring="svar")["nagot"] == "closed"
    steps = {item.step.id: item for item in plan(routine, VILLA).steps}
    aside = Entry(
        step="hembesok", version=steps["hembesok"].version, event="aside", at="2026-11-21", detail="gjort"
    )
    found = plan(routine, VILLA, [aside])
    assert next(item.status for item in found.steps if item.step.id == "nagot") == "waits"


def test_what_a_step_waits_for_is_told_with_the_right_word_between(with_steps):
    pair = (after("ring", "tyst"), after("hembesok", "hemma", "borta"))
    routine = with_steps(bada=("all", *pair), nagot=("any", *pair))
    found = plan(routine, VILLA)
    told = {item.step.id: wording.waiting(found, item) for item in found.steps if item.status == "waits"}
    assert told["bada"] == "Samtal: svarade inte och Besök: hemma eller inte hemma"
    assert told["nagot"] == "Samtal: svarade inte eller Besök: hemma eller inte hemma"


def test_a_step_that_another_branch_has_by_the_same_id_does_not_name_what_is_waited_for(with_steps, small):
    routine = with_steps(brev=("all", after("ring", "tyst")))
    villa, flat = routine.branches
    renamed = tuple(replace(step, kind="besok") if step.id == "ring" else step for step in flat.steps)
    routine = replace(routine, branches=(replace(flat, steps=renamed), villa))
    found = plan(routine, VILLA)
    item = next(item for item in found.steps if item.step.id == "brev")
    assert wording.waiting(found, item) == "Samtal: svarade inte"
    assert wording.condition(routine, after("ring", "tyst")) == "Besök: svarade inte"
    labelled = tuple(
        replace(step, label="Första samtalet") if step.id == "ring" else step for step in villa.steps
    )
    assert wording.condition(routine, after("ring", "tyst"), labelled) == "Första samtalet: svarade inte"


def test_the_json_of_a_step_has_one_outcome_as_a_text_and_several_as_a_list(with_steps):
    found = plan(with_steps(brev=("any", after("ring", "tyst"), after("hembesok", "hemma", "borta"))), VILLA)
    step = next(item.step for item in found.steps if item.step.id == "brev")
    assert step_to_json(step, found)["opens"] == "any"
    assert step_to_json(step, found)["after"] == [
        {"step": "ring", "outcome": "tyst"},
        {"step": "hembesok", "outcome": ["hemma", "borta"]},
    ]


def test_outcomes_that_exclude_each_other_open_nothing_unless_one_may_be_repeated(with_steps):
    never = with_steps(brev=("all", after("hembesok", "hemma"), after("hembesok", "borta")))
    assert ['"brev" kan aldrig öppnas' in message for message in messages(never)] == [True]
    assert messages(with_steps(brev=("all", after("ring", "svar"), after("hembesok", "borta")))) == []
    assert messages(with_steps(brev=("any", after("hembesok", "hemma"), after("hembesok", "borta")))) == []
    assert (
        messages(with_steps(brev=("all", after("hembesok", "hemma", "borta"), after("hembesok", "borta"))))
        == []
    )


def test_a_step_behind_one_that_can_never_be_opened_cannot_be_either(with_steps):
    routine = with_steps(
        aldrig=("all", after("hembesok", "hemma"), after("hembesok", "borta")),
        sedan=("all", after("aldrig", "tyst")),
    )
    assert len(messages(routine)) == 2


def test_more_ways_than_anybody_follows_are_told_and_not_tried(with_steps):
    """Each step can be opened in three ways, and none of them leads to the last."""
    waits = {"a0": ("all", after("hembesok", "hemma"))}
    for number in range(1, 14):
        waits[f"a{number}"] = ("any", *(after(f"a{number - 1}", name) for name in ("hemma", "borta", "tyst")))
    waits["sist"] = ("all", after("a13", "hemma"), after("hembesok", "borta"))
    assert MOST_WAYS < 3**13
    told = [message for message in messages(with_steps(**waits)) if "för många sätt" in message]
    assert ['"sist"' in message for message in told] == [True]


def test_an_addition_may_wait_for_another_that_is_there_whenever_it_is_itself(small):
    police, law, advice = small.additions
    ring = replace(police.steps[0], outcomes=("svar",))
    police = replace(police, steps=(ring,))
    step = replace(advice.steps[0], after=(after("anmal", "svar"),))
    sometimes = replace(small, additions=(police, law, replace(advice, steps=(step,))))
    assert ['väntar på "anmal"' in message for message in messages(sometimes)] == [True]
    same = replace(advice, steps=(step,), when={"nyckel": ("stulen",), "hund": ("ja",)})
    assert messages(replace(small, additions=(police, law, same))) == []
