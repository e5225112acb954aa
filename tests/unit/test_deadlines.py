"""deadlines: a day only from the facts that the rule names."""

from datetime import date, timedelta

import pytest

from checklist.deadlines import Due, easter, is_open, last_day, next_open_day

RENT = Due(from_=("delgiven", "avsand"), at_least=("brevdatum",), weeks=3, moves=True, label="Sista dag")


def three_weeks(facts):
    return last_day(RENT, facts)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2019, "2019-04-21"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2027, "2027-03-28"),
        (2038, "2038-04-25"),
        (2049, "2049-04-18"),
        (2076, "2076-04-19"),
    ],
)
def test_easter_is_when_the_church_says(year, day):
    assert easter(year).isoformat() == day


def test_easter_is_a_sunday_between_22_march_and_25_april():
    for year in range(1900, 2200):
        assert easter(year).weekday() == 6
        assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01",
        "2026-01-06",
        "2026-04-03",
        "2026-04-06",
        "2026-05-01",
        "2026-05-14",
        "2025-06-06",
        "2026-06-19",
        "2026-12-24",
        "2026-12-25",
        "2029-12-26",
        "2026-12-31",
        "2026-11-21",
        "2026-11-22",
    ],
)
def test_a_period_ends_on_no_holiday_eve_or_weekend(day):
    assert not is_open(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-05",
        "2026-04-02",
        "2026-04-07",
        "2026-05-15",
        "2026-05-25",
        "2026-06-12",
        "2026-06-18",
        "2026-06-26",
        "2026-12-23",
        "2026-12-30",
        "2026-10-30",
    ],
)
def test_the_days_around_them_are_ordinary_days(day):
    """Whit Monday is one since 2005; the Friday before All Saints' Day always was."""
    assert is_open(date.fromisoformat(day))


def test_every_year_has_one_midsummer_eve_and_it_is_a_friday_of_19_to_25_june():
    for year in range(2000, 2100):
        closed = [day for day in range(19, 26) if not is_open(date(year, 6, day))]
        assert len(closed) == 3


def test_the_next_open_day_passes_over_a_row_of_holidays():
    assert next_open_day(date(2026, 12, 24)) == date(2026, 12, 28)
    assert next_open_day(date(2026, 4, 3)) == date(2026, 4, 7)
    assert next_open_day(date(2026, 11, 23)) == date(2026, 11, 23)


def test_without_any_fact_there_is_no_day():
    found = three_weeks({})
    assert (found.last, found.certain, found.counting) == (None, False, ())


def test_with_both_facts_the_weeks_run_from_the_later_whichever_it_is():
    early, late = date(2026, 11, 2), date(2026, 11, 4)
    for facts in ({"delgiven": early, "avsand": late}, {"delgiven": late, "avsand": early}):
        found = three_weeks(facts)
        assert (found.last, found.certain) == (date(2026, 11, 25), True)


def test_with_one_fact_the_day_is_the_earliest_possible_and_says_so():
    for name in ("delgiven", "avsand"):
        found = three_weeks({name: date(2026, 11, 2)})
        assert (found.last, found.certain) == (date(2026, 11, 23), False)


def test_the_earliest_day_is_never_later_than_the_true_one():
    known = date(2026, 11, 2)
    for days in range(-40, 41):
        true = three_weeks({"delgiven": known, "avsand": known + timedelta(days)})
        assert three_weeks({"delgiven": known}).last <= true.last


def test_a_fact_that_the_rule_does_not_name_gives_no_day():
    assert three_weeks({"inkommen": date(2026, 11, 2)}).last is None


def test_a_day_that_falls_on_a_holiday_is_moved_and_the_counting_shows_it():
    moved = three_weeks({"delgiven": date(2026, 12, 3), "avsand": date(2026, 12, 1)})
    assert moved.last == date(2026, 12, 28)
    assert "torsdag 24 december 2026" in moved.counting[1]
    assert "måndag 28 december 2026" in moved.counting[2]
    assert len(three_weeks({"delgiven": date(2026, 11, 2)}).counting) == 2


def test_the_letters_own_day_gives_an_earliest_day_and_decides_nothing_that_is_known():
    letter = three_weeks({"brevdatum": date(2026, 11, 2)})
    assert (letter.last, letter.certain) == (date(2026, 11, 23), False)
    known = {"delgiven": date(2026, 11, 2), "avsand": date(2026, 11, 3)}
    assert three_weeks({**known, "brevdatum": date(2026, 11, 30)}) == three_weeks(known)


def test_two_days_far_apart_are_asked_about():
    near = three_weeks({"delgiven": date(2026, 9, 2), "avsand": date(2026, 11, 1)})
    far = three_weeks({"delgiven": date(2026, 9, 1), "avsand": date(2026, 11, 1)})
    assert (near.last, len(near.counting) + 1) == (far.last, len(far.counting))


@pytest.mark.parametrize(
    ("due", "start", "last"),
    [
        ({"months": 1}, date(2026, 1, 31), date(2026, 2, 28)),
        ({"months": 1}, date(2026, 12, 15), date(2027, 1, 15)),
        ({"months": -1}, date(2026, 1, 15), date(2025, 12, 15)),
        ({"days": -10}, date(2026, 12, 11), date(2026, 12, 1)),
        ({"days": 14}, date(2026, 12, 11), date(2026, 12, 25)),
        ({"days": -4, "moves": True}, date(2026, 12, 9), date(2026, 12, 4)),
        ({"days": 14, "moves": True}, date(2026, 12, 11), date(2026, 12, 28)),
        ({}, date(2026, 12, 12), date(2026, 12, 12)),
    ],
)
def test_a_day_is_counted_in_days_weeks_or_months_forwards_and_backwards(due, start, last):
    found = last_day(Due(from_=("dag",), label="Senast", **due), {"dag": start})
    assert (found.last, found.certain, found.label) == (last, True, "Senast")


def test_a_count_is_written_in_words_as_far_as_people_do():
    for days, words in ((1, "En dag senare"), (12, "Tolv dagar senare"), (-13, "13 dagar tidigare")):
        due = Due(from_=("dag",), label="Senast", days=days)
        assert words in last_day(due, {"dag": date(2026, 11, 2)}).counting[1]


def test_without_what_a_last_day_needs_there_is_none():
    due = Due(from_=("a",), label="Sista dag", days=3, needs=("b",))
    assert last_day(due, {"a": date(2026, 11, 2)}).last is None
    assert last_day(due, {"a": date(2026, 11, 2), "b": date(2026, 1, 1)}).last == date(2026, 11, 5)


def test_of_two_days_the_later_counts_and_of_more_the_latest():
    days = {"a": date(2026, 11, 2), "b": date(2026, 11, 9), "c": date(2026, 11, 16)}
    told = [
        last_day(Due(from_=tuple(names), label="Senast", days=3), days).counting[0]
        for names in ("a", "ab", "abc")
    ]
    assert len({text.partition(",")[2] for text in told}) == 3
