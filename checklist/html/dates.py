"""The days that a deadline is counted from, and the last day, told at the fields and above the plan."""

from markupsafe import Markup

from checklist import wording
from checklist.catalogues import Fact
from checklist.deadlines import in_words
from checklist.html import tags as h
from checklist.html.reasons import key_of
from checklist.html.views import View
from checklist.planning import Plan, Planned
from checklist.typed import WHY


def dates_key(plan: Plan, view: View) -> tuple[object, ...]:
    """Return all that the fields for days depend on, beside their step."""
    dates = tuple(plan.dates.items())
    return (dates, view.wrong, view.why, view.today if dates else "")


def date_fields(plan: Plan, item: Planned, name: str, view: View) -> Markup:
    """Return the fields for the days that a deadline is counted from, and the last day as far as it is known."""
    facts = [fact for fact in plan.routine.facts if fact.id in item.step.facts]
    return h.div(".bk-dates")[
        [_field(plan, item, fact, name, view) for fact in facts],
        _last(plan, item, view.today),
    ]


def _field(plan: Plan, item: Planned, fact: Fact, name: str, view: View) -> Markup:
    """Return a field for one day: plain text, since the browsers' own takes what people type in one language only.

    What is no day is left in the field by the page, to be mended there; it is not repeated here.
    """
    control, field = f"datum:{fact.id}:{key_of(item)}", f"{fact.id}-{name}"
    wrong = view.wrong == control
    day = plan.dates.get(fact.id)
    return h.div(".bk-date")[
        h.label(for_=field)[fact.label],
        h.p(".bk-hint", id=f"hjalp-{field}")[fact.hint],
        h.input(
            id=field,
            type="text",
            inputmode="numeric",
            autocomplete="off",
            name=control,
            value=day.isoformat() if day else "",
            aria_invalid="true" if wrong else None,
            aria_describedby=f"hjalp-{field} sagt-{field}",
        ),
        h.p(".bk-date__said", id=f"sagt-{field}")[
            h.strong[WHY[view.why]] if wrong else in_words(day) if day else "Till exempel 2026-11-09."
        ],
    ]


def _last(plan: Plan, item: Planned, today: str) -> h.Node:
    deadline = plan.deadline_of(item.step)
    if deadline is None or deadline.last is None:
        return None
    return h.div(".bk-last-day")[
        h.p[h.strong[wording.last_day(deadline)]], _passed(deadline.last.isoformat(), today)
    ]


def deadline_box(plan: Plan, item: Planned, today: str) -> h.Node:
    """Return the last day of a step's deadline, in plain sight, with its counting."""
    deadline = plan.deadline_of(item.step)
    if deadline is None or deadline.last is None:
        return None
    missing = [
        fact.label for fact in plan.routine.facts if fact.id in item.step.facts and fact.id not in plan.dates
    ]
    return h.div(".bk-deadline")[
        h.p[
            h.strong[f"{wording.last_day(deadline)} "],
            h.span(".bk-ground.bk-ground--law")["Lag"],
        ],
        h.p[" ".join(deadline.counting)],
        [
            h.p[
                f"Okänd: {label[0].lower()}{label[1:]}. Fristen kan vara längre, men räkna med den här dagen. Vänta inte."
            ]
            for label in missing
        ],
        _passed(deadline.last.isoformat(), today),
    ]


def _passed(last: str, today: str) -> Markup:
    """Return that a day has passed: out of sight until it has, so that the page can tell it when it is printed."""
    return h.p(data_passed=last, hidden=not (today and last < today))[
        "Den dagen har passerat. Fråga hyresvärden och Kronofogden vad som gäller nu."
    ]
