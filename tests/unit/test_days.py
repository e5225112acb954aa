"""days: what a day is, and how it is said."""

from datetime import date

import pytest

from checklist.days import day_from, in_words, is_date, iso_day, written


def test_a_day_is_written_out_with_its_weekday():
    assert in_words(date(2026, 12, 8)) == "tisdag 8 december 2026"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-01-05", "5 januari 2026"),
        ("2026-12-31", "31 december 2026"),
        ("2026-12", "december 2026"),
        ("2026", "2026"),
    ],
)
def test_a_day_a_month_or_a_year_is_written_out(iso, words):
    assert written(iso) == words


def test_a_day_is_read():
    assert day_from("2024-02-29") == iso_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "i dag", "2026-13-01", "20261121", "2026-W47-6", "2026-325", "2026-11-21 "]
)
def test_a_day_has_one_form_in_data_whatever_python_reads(text):
    assert not is_date(text)
    assert iso_day(text) is day_from(text) is None


def test_a_clock_may_say_what_the_calendar_has_not_but_nothing_is_counted_from_it():
    assert is_date("2026-02-30")
    assert iso_day("2026-02-30") is None


@pytest.mark.parametrize("text", ["1970-01-01", "2004-12-31", "2100-01-01"])
def test_a_day_out_of_all_reason_is_a_day_but_none_to_count_from(text):
    assert iso_day(text) == date.fromisoformat(text)
    assert day_from(text) is None
