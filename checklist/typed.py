"""What a person types for a day: read in the forms that people use, never guessed at.

The browser's own field for a date takes other keys in every language and engine, and nothing that is pasted.
"""

import re
from collections.abc import Mapping
from datetime import date

from checklist.days import FIRST_YEAR, LAST_YEAR, MONTHS, day_from

LONGEST = 80
# Why a text is no day, in words that repeat nothing of it.
WHY: Mapping[str, str] = {
    "form": "Det går inte att läsa som en dag. Skriv till exempel 2026-11-09.",
    "kalender": "Den dagen finns inte i kalendern. Skriv till exempel 2026-11-09.",
    "ar": f"Året ska ligga mellan {FIRST_YEAR} och {LAST_YEAR}. Skriv till exempel 2026-11-09.",
    "utan-ar": "Skriv också året, till exempel 2026-11-09.",
    "framtid": "Den dagen har inte varit än. Skriv den dag då det hände.",
}
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u200b\u2060\ufeff") | {"\u00a0": " "})
_TIME = re.compile(r"(?:\s+kl\.?\s*|[t\s]\s*)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}.*)?$")
_WEEKDAY = re.compile(r"^(?:den\s+)?(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?)?\.?,?\s+")
_MONTH = "|".join(f"{name[:3]}[a-z]*" for name in MONTHS)
# Year first, as the authorities write; then day first, as people do.
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>[0-9]{4})\s*[-/. ]\s*(?P<month>[0-9]{1,2})\s*[-/. ]\s*(?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4}|[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<year>[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"(?P<day>[0-9]{1,2})\s*[-/. ]\s*(?P<month>[0-9]{1,2})\s*[-/. ]\s*(?P<year>[0-9]{4})",
        r"(?P<day>[0-9]{1,2})\s*[/.]\s*(?P<month>[0-9]{1,2})(?:\s*[-/. ]\s*(?P<year>[0-9]{2}))?\.?",
        rf"(?:den\s+)?(?P<day>[0-9]{{1,2}})(?::?[ea])?\.?\s*(?P<name>{_MONTH})\.?,?(?:\s*(?P<year>[0-9]{{4}}))?",
    )
)


class NoDayError(ValueError):
    """A text that is no day; its text is one of the ids of ``WHY``."""


def day_typed(text: str, today: str, *, ahead: bool = False) -> date:
    """Return the day that ``text`` means for something that has happened by ``today`` (ISO date, or empty).

    Read are 2026-11-09, 20261109, 261109, 9/11 2026, 9.11.2026, 9/11 and "måndag 9 november", also with a time
    of day behind it; without a year it is the latest such day that has been. What lies ``ahead`` may have any day, and without a
    year the first that comes. Raises ``NoDayError`` for a text that is no such day, and for a day that has not been
    yet.
    """
    if len(text) > LONGEST:
        raise NoDayError("form")
    plain = _WEEKDAY.sub("", _TIME.sub("", " ".join(text.translate(_SIGNS).lower().split())))
    match = next((match for form in _FORMS if (match := form.fullmatch(plain.rstrip(",;")))), None)
    if match is None:
        raise NoDayError("form")
    given = match.groupdict()
    month = _month(given["name"]) if given.get("name") else int(given["month"])
    day = int(given["day"])
    if given["year"]:
        year = int(given["year"])
        found = _day(year + 2000 if len(given["year"]) == 2 else year, month, day)  # noqa: PLR2004 two digits
    else:
        found = _nearest(month, day, today, ahead=ahead)
    if today and not ahead and found.isoformat() > today:
        raise NoDayError("framtid")
    return found


def _day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDayError("ar")
    found = day_from(f"{year}-{month:02}-{day:02}")
    if found is None:
        raise NoDayError("kalender")
    return found


def _month(name: str) -> int:
    found = next((number for number, word in enumerate(MONTHS, 1) if word.startswith(name)), None)
    if found is None:
        raise NoDayError("form")
    return found


def _nearest(month: int, day: int, today: str, *, ahead: bool) -> date:
    """Return the latest day with that month and number that has been, or else the first that is to come."""
    now = day_from(today)
    if now is None:
        raise NoDayError("utan-ar")
    this = day_from(f"{now.year}-{month:02}-{day:02}")
    if this and (this >= now if ahead else this <= now):
        return this
    return _day(now.year + (1 if ahead else -1), month, day)
