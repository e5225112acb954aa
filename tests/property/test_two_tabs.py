"""Law: two tabs with one case become one case, in which nothing is missing and nothing comes twice."""

import json
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from checklist.bridge import start, update
from checklist.cases import MAX_LOG, Case, Entry, case_from_json, case_to_json
from checklist.exporting import handbook_to_json
from checklist.merging import merge, merge_logs
from checklist.planning import plan, plan_case

NOTED = {"pending", "done", "confirm", "aside"}
# Few enough to come again, in one log and in both.
EVENTS = [
    Entry(step=step, version="01234567", event=event, at=at, detail="svar" if event == "outcome" else "")
    for step in ("brev", "telefon")
    for event in ("done", "undone", "outcome")
    for at in ("2026-11-20", "2026-11-21")
]
LOGS = st.lists(st.sampled_from(EVENTS), max_size=8).map(tuple)


def holds(log, part):
    """Whether ``part`` stands in ``log`` in its order, with or without others between."""
    rest = iter(log)
    return all(entry in rest for entry in part)


@given(one=LOGS, other=LOGS)
def test_no_event_is_missing_and_none_has_come_of_nothing(one, other):
    assert Counter(merge_logs(one, other)) == Counter(one) | Counter(other)


@given(one=LOGS, other=LOGS)
def test_both_tabs_make_the_same_log_and_making_it_again_adds_nothing(one, other):
    """Or two tabs that answer each other would go on for ever."""
    merged = merge_logs(one, other)
    assert merge_logs(other, one) == merged
    for again in (one, other, merged):
        assert merge_logs(merged, again) == merge_logs(again, merged) == merged
    assert merge_logs(one, one) == one


@given(before=LOGS, one=LOGS, other=st.lists(st.sampled_from(EVENTS), max_size=8).map(tuple))
def test_what_was_there_before_the_tabs_parted_comes_first_and_each_tabs_own_order_is_kept(
    before, one, other
):
    """Where the tabs contradict each other's order, one of the orders is kept."""
    merged = merge_logs(before + one, before + other)
    assert merged[: len(before)] == before
    if not set(one) & set(other):
        assert holds(merged, before + one)
        assert holds(merged, before + other)


def test_no_tick_of_either_tab_is_lost(routine, law):
    """Work on one case in two tabs: what either shows as noted is noted or left over in the merged case,
    unless the other has taken it back.
    """

    def noted(found):
        return {item.step.id for item in found.steps if item.status in NOTED or item.outcome}

    @given(data=st.data(), case=law.case())
    def kept(data, case):
        answers, log = case
        logs = [data.draw(law.work(data.draw(law.answers()), log, most=4)) for _ in range(2)]
        ours, theirs = (
            Case(routine=routine.id, edition=routine.edition, answers=answers, log=one) for one in logs
        )
        merged = merge(routine, ours, theirs)
        after = plan_case(routine, merged)
        taken = {
            entry.step
            for one in logs
            for entry in one[len(log) :]
            if entry.event in ("undone", "back", "no-outcome")
        }
        left = {entry.step for entry in after.leftovers}
        for one in logs:
            assert noted(plan(routine, answers, one)) <= noted(after) | left | taken
        assert case_from_json(case_to_json(merged), routine) == merged

    kept()


def test_what_one_tab_alone_has_noted_of_a_step_is_noted_so_in_the_merged_case(routine, law):
    """The latest note on a step that only one tab has touched is the latest in the merged log."""

    @given(data=st.data(), case=law.case())
    def same(data, case):
        answers, log = case
        one, other = (data.draw(law.work(answers, log, most=4)) for _ in range(2))
        touched = {entry.step for entry in other[len(log) :]}
        latest = {entry.step: entry for entry in one}
        merged = {entry.step: entry for entry in merge_logs(one, other)}
        assert all(merged[step] == entry for step, entry in latest.items() if step not in touched)

    same()


def test_a_merged_log_that_has_no_room_is_a_message_and_the_case_on_screen_is_whole(handbook, routine):
    start(handbook_to_json(handbook))
    ours, theirs = (
        case_to_json(
            Case(
                routine=routine.id,
                edition=routine.edition,
                answers={},
                log=(Entry(step=step, version="01234567", event="done", at="2026-11-21"),)
                * (MAX_LOG // 2 + 1),
            )
        )
        for step in ("brev", "telefon")
    )
    control = {"name": "sammanfoga", "value": json.dumps({"form": 1, "case": theirs}), "checked": True}
    request = {"routine": routine.id, "today": "2026-11-24", "case": ours, "control": control}
    answer = json.loads(update(json.dumps(request)))
    assert answer["case"] == ours
    assert answer["view"]["message"]
