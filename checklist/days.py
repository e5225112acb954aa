"""What a day is, as data and cases write it, and how it is said."""

import re
from datetime import date

Days = dict[str, date]
FIRST_YEAR, LAST_YEAR = 2005, 2099  # the calendar is that of 2005 and later
MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def is_date(text: str) -> bool:
    """Tell whether a text has the form of an ISO date; the day need not exist.

    Enough for what a clock has said: nothing is counted from it, and a clock that has stopped says 1970.
    """
    return bool(_DATE.fullmatch(text))


def is_dated(text: str) -> bool:
    """Tell whether a text has the form of a year, a month or a day, as a document may be dated."""
    return is_date(filled_up(text))


def filled_up(text: str) -> str:
    """Return a year or a month as its first day, and a day as it is."""
    return text + "2000-01-01"[len(text) :] if len(text) in (len("2000"), len("2000-01")) else text


def iso_day(text: str) -> date | None:
    """Return the day that is written as 2026-11-21, or None; Python alone reads other ISO forms as well."""
    try:
        return date.fromisoformat(text) if is_date(text) else None
    except ValueError:
        return None


def day_from(text: str) -> date | None:
    """Return the day that an ISO text names to count from, or None for anything else and for years out of all reason."""
    day = iso_day(text)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def in_words(day: date) -> str:
    """Return a day as "tisdag 8 december 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def written(iso: str) -> str:
    """Return an ISO date as "21 november 2026", a month as "november 2026", and a year as it is."""
    year, *rest = iso.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)
