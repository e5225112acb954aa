"""merging: two tabs with one case become one again, and lose nothing."""

import pytest

from checklist.cases import MAX_FOREIGN, MAX_LOG, BadCaseError, Case, Entry
from checklist.merging import merge, merge_logs


def entry(step, event="done", at="2026-11-21", detail=""):
    return Entry(step=step, version="01234567", event=event, at=at, detail=detail)


def case(*log, edition="2026-01-01", foreign=None, **answers):
    return Case(routine="nyckel", edition=edition, answers=answers, log=log, foreign=foreign or {})


RING, SKRIV, GAA = entry("ring"), entry("skriv"), entry("gaa")
NO_ANSWER = entry("ring", "outcome", detail="inget-svar")


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ([], [], []),
        ([RING], [], [RING]),
        ([RING, SKRIV], [RING], [RING, SKRIV]),
        ([RING, SKRIV], [RING, GAA], [RING, GAA, SKRIV]),
        ([SKRIV, RING], [RING, SKRIV], [RING, SKRIV]),
        ([GAA, RING], [SKRIV, RING], [GAA, SKRIV, RING]),
        ([NO_ANSWER, NO_ANSWER], [NO_ANSWER], [NO_ANSWER, NO_ANSWER]),
        ([NO_ANSWER, RING, NO_ANSWER], [NO_ANSWER, NO_ANSWER], [NO_ANSWER, RING, NO_ANSWER]),
    ],
)
def test_each_entry_stands_as_often_as_in_the_log_that_has_it_most_often(ours, theirs, merged):
    assert merge_logs(tuple(ours), tuple(theirs)) == merge_logs(tuple(theirs), tuple(ours)) == tuple(merged)


def test_of_entries_that_may_both_come_next_the_earlier_days_comes_first():
    early, late = entry("skriv", at="2026-11-20"), entry("gaa", at="2026-11-22")
    assert merge_logs((RING, late), (RING, early)) == (RING, early, late)


def test_on_the_same_day_what_is_noted_stays_noted():
    """One tab has taken the outcome back, the other has noted a new one: the new one holds."""
    back = entry("ring", "no-outcome")
    again = entry("ring", "outcome", detail="svar")
    assert merge_logs((NO_ANSWER, again), (NO_ANSWER, back)) == (NO_ANSWER, back, again)


def test_where_both_have_answered_the_other_tabs_answer_holds_and_no_answer_is_lost(small):
    merged = merge(small, case(hund="ja", hus="villa"), case(hus="lagenhet", nyckel="tappad"))
    assert list(merged.answers.items()) == [("hus", "lagenhet"), ("nyckel", "tappad"), ("hund", "ja")]


def test_an_answer_that_the_routine_knows_goes_before_a_foreign_one(small):
    merged = merge(
        small, case(hus="villa", foreign={"hatt": "ja"}), case(foreign={"hus": "slott", "bil": "nej"})
    )
    assert (merged.answers, merged.foreign) == ({"hus": "villa"}, {"bil": "nej", "hatt": "ja"})


def test_the_edition_is_the_later_one(small):
    old, new = case(edition="2025-01-01"), case(edition="2027-01-01")
    assert merge(small, old, new).edition == merge(small, new, old).edition == "2027-01-01"


def test_what_has_no_room_is_refused(small):
    full = case(*[entry("ring", at="2026-11-20")] * MAX_LOG)
    assert len(merge(small, full, full).log) == MAX_LOG
    with pytest.raises(BadCaseError):
        merge(small, full, case(SKRIV))
    foreign = {f"fraga-{number}": "ja" for number in range(MAX_FOREIGN)}
    with pytest.raises(BadCaseError):
        merge(small, case(foreign=foreign), case(foreign={"hatt": "ja"}))
