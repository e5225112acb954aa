"""The three weeks as a line of events, for two days of an example, counted by the engine as the checklist counts them."""

from collections.abc import Mapping
from datetime import date, timedelta

from checklist.days import in_words
from checklist.deadlines import last_day
from checklist.html import tags as h
from checklist.html.parts import checklist_href
from macros.book import Book, PageFile, html

# The checklist asks for the days where these have been answered.
WITH_DAYS = "papper=hyra&bostad=hyresratt&kronofogden=nej"


def three_weeks_line(book: Book, _: PageFile, served: str, sent: str) -> str:
    """The three weeks as a figure: it is a list, so that it is its own text, and the style sheet draws the line."""
    days = {"delgiven": date.fromisoformat(served), "avsand": date.fromisoformat(sent)}
    steps = [step for owner in book.routine.step_sets for step in owner.steps]
    due = next(step.due for step in steps if step.due and set(step.due.from_) == set(days))
    last = last_day(due, days).last
    if last is None:
        message = "tidslinjen behöver båda dagarna"
        raise ValueError(message)
    return html(
        h.figure(".bk-time")[
            h.figcaption["De tre veckorna på en linje. Dagarna är ett exempel."],
            h.ol[
                _events(days),
                h.li(".bk-time__span")[
                    h.strong["Tre veckor"], " Hyran kan betalas, och nämnden kan åta sig den."
                ],
                _end(max(days.values()) + timedelta(weeks=3), last),
                h.li[h.strong["Två vardagar till"], " Först därefter får ett beslut om avhysning ges."],
            ],
        ]
    )


def _events(days: Mapping[str, date]) -> h.Node:
    """Return both events in their order; the later one starts the time."""
    texts = {
        "delgiven": "Hyresgästen delges underrättelsen.",
        "avsand": "Meddelandet till nämnden skickas rekommenderat.",
    }
    ordered = sorted(days, key=lambda name: days[name])
    return [
        h.li(class_="bk-time__start" if name == ordered[-1] else None)[
            h.strong[_day(days[name])],
            f" {texts[name]}",
            " Den senare dagen: räkna från den." if name == ordered[-1] else "",
        ]
        for name in ordered
    ]


def _end(raw: date, last: date) -> h.Node:
    moved = f"Tre veckor senare är {in_words(raw)}, då ingen frist går ut. " if last != raw else ""
    return h.li(".bk-time__end")[h.strong[_day(last)], f" {moved}Det här är sista dagen."]


def _day(day: date) -> str:
    text = in_words(day)
    return text[0].upper() + text[1:]


def count_your_own(book: Book, file: PageFile) -> str:
    """A button into the checklist, at its fields for days."""
    address, _, answers = checklist_href(book.page(file), WITH_DAYS).partition("#")
    return html(h.p[h.a(".bk-button", href=f"{address}?dagar#{answers}")["Räkna ut dagen i checklistan"]])
