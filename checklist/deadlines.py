"""Deadlines that refuse to guess: a date only from the facts that the rule names, with its counting.

Where a fact is missing the earliest safe day is given and said to be that; where all are missing
there is no day, only the rule. What a day is, is the law's matter and not the calendar's alone: see
``next_open_day``.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from checklist.records import frozen

Days = dict[str, date]
SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 2000, 2099
MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))


@frozen
class Deadline:
    """A last day: ``last`` is None where no fact is known, ``certain`` says that none is missing.

    ``counting`` shows, in Swedish and in order, how the day was reached.
    """

    last: date | None
    certain: bool
    counting: tuple[str, ...]


def easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian computus in the form of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_open(day: date) -> bool:
    """Tell whether a period may end on ``day``.

    It may not on a Saturday, a Sunday, another public holiday, Midsummer Eve, Christmas Eve or New
    Year's Eve (lag 1930:173, 2 §). All Saints' Day and Midsummer Day are Saturdays always.
    """
    paschal = day - easter(day.year)
    midsummer_eve = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == SATURDAY - 1  # noqa: PLR2004 the rule
    return not (
        day.weekday() >= SATURDAY
        or (day.month, day.day) in _FIXED
        or paschal.days in (-2, 1, 39)
        or midsummer_eve
    )


def next_open_day(day: date) -> date:
    """Return ``day``, or the first day after it on which a period may end."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def three_weeks(facts: Mapping[str, date]) -> Deadline:
    """Return the last day to pay or to undertake to pay, by JB 12 kap. 44 §.

    The three weeks run from the later of two events: that the tenant was served the notice (``delgiven``)
    and that the message to the social welfare board was sent by registered post (``avsand``, JB 12 kap.
    63 §; the day when it arrived does not count). With one of the two unknown the day is counted from
    the other: the true one can only be later.
    """
    known = {name: facts[name] for name in ("delgiven", "avsand") if name in facts}
    if not known:
        return Deadline(last=None, certain=False, counting=())
    start = max(known.values())
    raw = start + timedelta(weeks=3)
    last = next_open_day(raw)
    certain = len(known) == 2  # noqa: PLR2004 both events
    counting = [
        f"Räknat från {in_words(start)}"
        + (", den senare av de två dagarna." if certain else ", den enda dag som är känd."),
        f"Tre veckor senare är {in_words(raw)}.",
    ]
    if last != raw:
        counting.append(f"Den dagen är en helg eller helgafton, så fristen går till {in_words(last)}.")
    return Deadline(last=last, certain=certain, counting=tuple(counting))


def in_words(day: date) -> str:
    """Return a day as "tisdag 8 december 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_from(text: str) -> date | None:
    """Return the day that an ISO text names, or None for anything else and for years out of all reason."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


RULES: Mapping[str, Callable[[Mapping[str, date]], Deadline]] = {"tre-veckor": three_weeks}
