"""planning: the steps of a case with their status, by replay of its log."""

from dataclasses import replace

import pytest

from checklist.cases import Case, Entry
from checklist.planning import plan, plan_case

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "nej"}
FLAT = {"hus": "lagenhet", "nyckel": "tappad", "hund": "nej"}
GAP = {"hus": "lagenhet", "nyckel": "stulen", "hund": "nej"}


def statuses(found):
    return {item.step.id: item.status for item in found.steps}


def item(found, step_id):
    return next(item for item in found.steps if item.step.id == step_id)


def test_steps_without_condition_are_now_and_the_others_wait(small):
    assert statuses(plan(small, VILLA)) == {
        "ring": "now",
        "hembesok": "waits",
        "lapp": "waits",
        "kvitto": "waits",
    }


def test_a_step_names_what_it_waits_for(small):
    found = plan(small, VILLA)
    assert [(after.step, after.outcome) for after in item(found, "hembesok").waits] == [("ring", ("tyst",))]
    assert item(found, "kvitto").waits == ()


def test_the_expected_outcome_opens_the_next_step(small, note):
    found = plan(small, VILLA, [note("villa", "ring", "outcome", "tyst")])
    assert statuses(found)["hembesok"] == "now"
    assert statuses(found)["lapp"] == "waits"


def test_an_outcome_that_may_come_again_leaves_the_step_open_and_counts_the_attempts(small, note):
    found = plan(small, VILLA, [note("villa", "ring", "outcome", "tyst")] * 2)
    assert (item(found, "ring").status, item(found, "ring").attempts) == ("now", 2)


def test_another_outcome_closes_what_waited_for_the_expected_one_all_the_way(small, note):
    found = plan(small, VILLA, [note("villa", "ring", "outcome", "svar")])
    assert statuses(found) == {"ring": "done", "hembesok": "closed", "lapp": "closed", "kvitto": "now"}
    assert item(found, "hembesok").closed_by.outcome == ("svar",)
    assert item(found, "lapp").closed_by.step == "ring"


def test_a_contact_opens_the_steps_that_wait_for_one_and_no_contact_does_not(small, note):
    assert statuses(plan(small, VILLA, [note("villa", "ring", "outcome", "tyst")]))["kvitto"] == "waits"
    found = plan(
        small,
        VILLA,
        [note("villa", "ring", "outcome", "tyst"), note("villa", "hembesok", "outcome", "hemma")],
    )
    assert found.contact
    assert statuses(found)["kvitto"] == "now"


def test_an_outcome_taken_back_restores_what_it_had_closed(small, note):
    log = [note("villa", "ring", "outcome", "svar"), note("villa", "ring", "no-outcome")]
    assert statuses(plan(small, VILLA, log)) == statuses(plan(small, VILLA))


def test_a_done_step_is_done_and_undone_again(small, note):
    log = [note("villa", "ring", "outcome", "tyst"), note("lag", "kvitto", "done")]
    assert statuses(plan(small, VILLA, log))["kvitto"] == "done"
    log.append(note("lag", "kvitto", "undone"))
    assert statuses(plan(small, VILLA, log))["kvitto"] == "waits"


def test_a_done_attempt_is_pending_until_its_outcome_is_known(small, note):
    log = [note("villa", "ring", "done")]
    assert item(plan(small, VILLA, log), "ring").status == "pending"
    log.append(note("villa", "ring", "outcome", "svar"))
    assert item(plan(small, VILLA, log), "ring").status == "done"


def test_a_step_set_aside_keeps_its_reason_and_nothing_waits_for_it(small, note):
    log = [note("villa", "ring", "aside", "gjort")]
    found = plan(small, VILLA, log)
    assert (item(found, "ring").status, item(found, "ring").aside.detail) == ("aside", "gjort")
    assert statuses(found)["hembesok"] == "now"
    log.append(note("villa", "ring", "back"))
    assert statuses(plan(small, VILLA, log)) == statuses(plan(small, VILLA))


def test_a_step_that_is_noted_in_another_wording_asks_to_be_confirmed(small, note):
    log = [note("villa", "ring", "done")]
    asked = item(plan(small, FLAT, log), "ring")
    assert (asked.status, asked.done) == ("confirm", log[0])
    log.append(note("lagenhet-tappad", "ring", "confirm"))
    assert item(plan(small, FLAT, log), "ring").status == "pending"
    assert item(plan(small, VILLA, log), "ring").status == "pending"


def test_a_confirmed_outcome_keeps_its_attempts(small, note):
    log = [note("villa", "ring", "outcome", "tyst")] * 3
    asked = item(plan(small, FLAT, log), "ring")
    assert (asked.status, asked.outcome.detail) == ("confirm", "tyst")
    confirmed = item(plan(small, FLAT, [*log, note("lagenhet-tappad", "ring", "confirm")]), "ring")
    assert (confirmed.status, confirmed.attempts, confirmed.outcome.detail) == ("now", 3, "tyst")


def test_a_step_set_aside_in_another_wording_is_aside_once_that_is_confirmed(small, note):
    log = [note("villa", "ring", "aside", "gjort")]
    assert item(plan(small, FLAT, log), "ring").status == "confirm"
    log.append(note("lagenhet-tappad", "ring", "confirm"))
    assert item(plan(small, FLAT, log), "ring").status == "aside"


def test_confirming_what_is_noted_in_this_wording_already_loses_nothing(small, note):
    """A second press of the button, or a second window."""
    log = [note("villa", "ring", "done"), note("villa", "ring", "confirm")]
    assert item(plan(small, VILLA, log), "ring").status == "pending"


def test_the_last_note_is_the_one_to_be_confirmed(small, note):
    """Of two older wordings, the one that was noted last, not the one that was noted first."""
    first = replace(note("villa", "ring", "done", at="2026-01-01"), version="00000001")
    second = replace(first, version="00000002", at="2026-02-02")
    again = replace(first, at="2026-03-03")
    assert item(plan(small, VILLA, [first, second]), "ring").done == second
    assert item(plan(small, VILLA, [first, second, again]), "ring").done == again


def test_a_new_note_needs_no_confirmation_of_the_old_one(small, note):
    log = [note("villa", "ring", "done"), note("lagenhet-tappad", "ring", "done")]
    assert item(plan(small, FLAT, log), "ring").status == "pending"


def test_an_old_note_that_was_taken_back_asks_nothing(small, note):
    log = [note("villa", "ring", "done"), note("villa", "ring", "undone")]
    assert item(plan(small, FLAT, log), "ring").status == "now"


def test_notes_on_steps_that_the_answers_do_not_include_are_left_over_and_come_back(small, note):
    log = [note("villa", "hembesok", "done"), note("villa", "ring", "done")]
    found = plan(small, FLAT, log)
    assert [entry.step for entry in found.leftovers] == ["hembesok"]
    assert plan(small, VILLA, log).leftovers == ()


def test_a_note_that_was_taken_back_is_not_left_over(small, note):
    log = [note("villa", "hembesok", "done"), note("villa", "hembesok", "undone")]
    assert plan(small, FLAT, log).leftovers == ()


def test_a_contradiction_has_no_steps_and_keeps_every_note(small, note):
    found = plan(small, {"hus": "lagenhet", "hund": "ja"}, [note("villa", "ring", "done")])
    assert (found.steps, found.impossible.id) == ((), "hund-i-lagenhet")
    assert [entry.step for entry in found.leftovers] == ["ring"]


def test_an_outcome_that_the_routine_no_longer_knows_is_kept_and_breaks_nothing(small, note):
    """A case that was saved before an outcome got another id; the page must not be lost with it."""
    found = plan(small, VILLA, [note("villa", "ring", "outcome", "upptaget")])
    assert item(found, "ring").outcome.detail == "upptaget"


def test_partial_answers_give_the_steps_that_every_open_branch_has(small):
    found = plan(small, {"nyckel": "tappad"})
    assert found.shared
    assert [entry.step.id for entry in found.steps] == ["ring", "lapp", "kvitto"]
    assert found.steps[-1].branches == ("villa", "lagenhet-tappad")


def test_a_gap_gives_the_steps_of_its_nearest_branches_each_with_the_branches_that_have_it(small):
    found = plan(small, GAP)
    assert (found.gap.id, found.branch, found.shared) == ("stulen-i-lagenhet", None, False)
    assert [(entry.step.id, entry.branches) for entry in found.steps] == [
        ("anmal", ("lagenhet-tappad",)),
        ("ring", ("lagenhet-tappad",)),
        ("lapp", ("lagenhet-tappad",)),
        ("kvitto", ("lagenhet-tappad",)),
    ]


def test_in_a_gap_the_steps_in_common_come_first(routine):
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "bada",
        "skal": "hyresskuld",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    counts = [len(entry.branches) for entry in plan(routine, answers).steps if entry.step.kind != "assess"]
    own = counts[: next(index for index, count in enumerate(counts) if count == 1)]
    assert set(own) == {2}


def test_variants_of_a_step_in_a_gap_share_their_outcome_for_what_follows(routine):
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "bada",
        "skal": "hyresskuld",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    summons = [entry for entry in plan(routine, answers).steps if entry.step.id == "kallelse"]
    assert len(summons) == 2
    log = [
        Entry(step="kallelse", version=summons[1].version, event="outcome", at="2026-11-21", detail="uteblev")
    ]
    visits = [entry for entry in plan(routine, answers, log).steps if entry.step.id == "aviserat-hembesok"]
    assert [visit.status for visit in visits] == ["now", "now"]


def test_additions_stand_before_and_after_the_branch_and_say_which_answer_brought_them(small):
    found = plan(small, {**VILLA, "nyckel": "stulen", "hund": "ja"})
    assert [entry.step.id for entry in found.steps] == [
        "anmal",
        "ring",
        "hembesok",
        "lapp",
        "kvitto",
        "hundgodis",
    ]
    assert item(found, "anmal").because == {"nyckel": ("stulen",)}
    assert item(found, "ring").because == {"hus": ("villa",)}
    assert item(found, "kvitto").because == {}


def test_a_plan_says_what_it_stands_on(small):
    found = plan(small, {"hus": "villa"})
    assert (found.answers, found.branch.id, found.gap, found.impossible) == (
        {"hus": "villa"},
        "villa",
        None,
        None,
    )
    assert found.next.id == "nyckel"


def test_a_case_from_another_edition_says_so_and_a_case_from_this_one_does_not(small, note):
    case = Case(routine="nyckel", edition="2026-01-01", answers=VILLA, log=(note("villa", "ring", "done"),))
    assert not plan_case(small, case).new_edition
    old = plan_case(small, replace(case, edition="2025-01-01"))
    assert (old.new_edition, old.newer_case) == (True, False)
    assert statuses(old) == statuses(plan_case(small, case))
    newer = plan_case(small, replace(case, edition="2027-01-01"))
    assert (newer.new_edition, newer.newer_case) == (False, True)
    assert statuses(newer) == statuses(plan_case(small, case))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Ring två gånger."),
        ("lead", "kontor"),
        ("with_", ("kontor",)),
        ("to", ("kontor",)),
        ("modality", "ska"),
        ("purpose", "Fråga."),
        ("kind", "lapp"),
        ("ground", "proposal"),
    ],
)
def test_a_changed_act_gets_another_version(small, field, value):
    step = small.branch_by_id["villa"].steps[0]
    assert replace(step, **{field: value}).version != step.version


@pytest.mark.parametrize(
    ("field", "value"), [("remarks", ("hunden",)), ("citation", None), ("note", "Annan not.")]
)
def test_a_changed_remark_place_or_note_does_not(small, field, value):
    step = small.branch_by_id["villa"].steps[0]
    assert replace(step, **{field: value}).version == step.version
