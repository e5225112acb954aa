"""A time limit as a line of events, for days of an example, counted by the engine as the checklist counts them."""

from dataclasses import replace
from datetime import date

from checklist.days import day_from, in_words
from checklist.deadlines import Due, last_day
from checklist.html import tags as h
from checklist.model import Routine
from macros.book import Book, MissingError, PageFile, found, html


def timeline(
    book: Book, file: PageFile, caption: str, *events: str, within: str = "", after: str = ""
) -> str:
    """A figure of a time limit: it is a list, so that it is its own text, and the style sheet draws the line.

    Each of ``events`` is a fact's id, its day, and a sentence ("delgiven 2026-05-29 Hyresgästen delges."). ``within``
    says how long the time is and what may be done in it, ``after`` what follows, each as "Tre veckor: …". What the
    last day is follows from the step whose last day is counted from these facts.
    """
    routine = book.page(file).routine
    told = dict(_event(routine, text) for text in events)
    days = {name: day for name, (day, _) in told.items()}
    due = _due(routine, days)
    last, raw = last_day(due, days).last, last_day(replace(due, moves=False), days).last
    assert last, "all days that the rule names are known"
    length, _, allowed = within.partition(": ")
    then, _, follows = after.partition(": ")
    ordered = sorted(told.values())
    moved = f"{length} senare är {in_words(raw)}, då ingen frist går ut. " if raw and last != raw else ""
    return html(
        h.figure(".bk-time")[
            h.figcaption[caption],
            h.ol[
                [_happened(day, text, starts=(day, text) == ordered[-1]) for day, text in ordered],
                h.li(".bk-time__span")[h.strong[length], f" {allowed}"],
                h.li(".bk-time__end")[h.strong[_day(last)], f" {moved}Det här är sista dagen."],
                h.li[h.strong[then], f" {follows}"],
            ],
        ]
    )


def _event(routine: Routine, text: str) -> tuple[str, tuple[date, str]]:
    """Return the fact of an event, with its day and what is said of it."""
    name, _, rest = text.partition(" ")
    iso, _, said = rest.partition(" ")
    day = day_from(iso)
    if day is None:
        raise MissingError(
            f'"{text}" har ingen dag (skriv uppgiftens id, dagen som 2026-05-29, och en mening)'
        )
    return found("uppgiften", routine.facts, name).id, (day, said)


def _due(routine: Routine, days: dict[str, date]) -> Due:
    """Return the rule that counts its last day from just these facts."""
    steps = [step for owner in routine.step_sets for step in owner.steps]
    rules = [step.due for step in steps if step.due and set(step.due.from_) == days.keys()]
    if not rules:
        raise MissingError(
            f"inget steg har en sista dag som räknas från {' och '.join(days)} (se due i rutinen)"
        )
    return rules[0]


def _happened(day: date, text: str, *, starts: bool) -> h.Node:
    """Return an event; the latest one starts the time."""
    return h.li(class_="bk-time__start" if starts else None)[
        h.strong[_day(day)],
        f" {text}",
        " Den senare dagen: räkna från den." if starts else "",
    ]


def _day(day: date) -> str:
    text = in_words(day)
    return text[0].upper() + text[1:]
