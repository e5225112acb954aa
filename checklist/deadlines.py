"""Deadlines that refuse to guess: a date only from the facts that the rule names, with its counting.

Where a fact is missing the earliest safe day is given and said to be that; where all are missing
there is no day, only the rule. What a day is, is the law's matter and not the calendar's alone: see
``next_open_day``.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta

from checklist.days import in_words
from checklist.records import frozen

SATURDAY = 5
# Two days of one matter are seldom further apart.
FAR_APART = 60
_NUMBERS = "Noll En Två Tre Fyra Fem Sex Sju Åtta Nio Tio Elva Tolv".split()  # noqa: SIM905
_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))


@frozen
class Due:
    """A last day, counted from days that the user gives: the latest of them, and then so many days, weeks or months.

    ``from_`` are the facts that the rule names; the day is certain when all are known. ``at_least`` are facts from
    which an earliest day can be told as long as one of those is missing. ``moves`` tells that a last day that is no
    working day moves to the next. A number below zero is counted backwards, and moves to the one before. There is no
    last day but ``when`` the answers are these, and none as long as one of the facts in ``needs`` is unknown.
    """

    from_: tuple[str, ...]
    label: str
    at_least: tuple[str, ...] = ()
    days: int = 0
    weeks: int = 0
    months: int = 0
    moves: bool = False
    needs: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@frozen
class Deadline:
    """A last day, and what it is for: ``last`` is None where no fact is known, ``certain`` says that none is missing.

    ``counting`` shows, in Swedish and in order, how the day was reached.
    """

    label: str
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


def next_open_day(day: date, step: int = 1) -> date:
    """Return ``day``, or the first day after it on which a period may end; before it where ``step`` is -1."""
    while not is_open(day):
        day += timedelta(days=step)
    return day


def last_day(due: Due, facts: Mapping[str, date]) -> Deadline:
    """Return the last day that ``due`` says, from the days that are known.

    The one that counts is the latest of those that the rule names: for rent by JB 12 kap. 44 §, that the tenant was
    served the notice and that the message to the social welfare board was sent (JB 12 kap. 63 §; the day when it
    arrived does not count). With one of them unknown the day is counted from the others, and from what cannot be
    later than it (``at_least``): the true one can only be later.
    """
    named = [facts[name] for name in due.from_ if name in facts]
    certain = len(named) == len(due.from_)
    known = named if certain else [*named, *(facts[name] for name in due.at_least if name in facts)]
    if not known or any(name not in facts for name in due.needs):
        return Deadline(label=due.label, last=None, certain=False, counting=())
    start = max(known)
    raw = _later(start, due)
    last = next_open_day(raw, -1 if raw < start else 1) if due.moves else raw
    counting = []
    if raw != start:
        which = _which(len(known), len(due.from_), certain=certain)
        counting += [f"Räknat från {in_words(start)}{which}.", f"{_amount(due)} är {in_words(raw)}."]
    if last != raw:
        counting.append(f"Den dagen räknas inte som vardag, så fristen går till {in_words(last)}.")
    apart = (max(known) - min(known)).days
    if apart > FAR_APART:
        counting.append(f"Det är {apart} dagar mellan dagarna. Stämmer de, och hör de till samma sak?")
    return Deadline(label=due.label, last=last, certain=certain, counting=tuple(counting))


def _which(known: int, named: int, *, certain: bool) -> str:
    """Return which day has been counted from, where it could be another."""
    if certain:
        return {1: "", 2: ", den senare av de två dagarna"}.get(named, ", den senaste av dagarna")
    return ", den senaste dag som är känd" if known > 1 else ", den enda dag som är känd"


def _later(start: date, due: Due) -> date:
    """Return the day that lies so far from ``start``: the same number in another month, or the last that it has."""
    if not due.months:
        return start + timedelta(days=due.days, weeks=due.weeks)
    month = start.year * 12 + start.month - 1 + due.months
    after = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(month // 12, month % 12 + 1, min(start.day, (after - timedelta(days=1)).day))


def _amount(due: Due) -> str:
    measures = ((due.months, "månad", "månader"), (due.weeks, "vecka", "veckor"), (due.days, "dag", "dagar"))
    number, one, several = next(measure for measure in measures if measure[0])
    counted = abs(number)
    first = "En" if counted == 1 else _NUMBERS[counted] if counted < len(_NUMBERS) else str(counted)
    return f"{first} {one if counted == 1 else several} {'senare' if number > 0 else 'tidigare'}"
