"""The days that a deadline is counted from, and the last day, told at the fields and above the plan."""

from datetime import date

from markupsafe import Markup

from checklist import wording
from checklist.catalogues import Fact
from checklist.controls import Verb, fact_key
from checklist.days import day_from, in_words
from checklist.deadlines import Deadline
from checklist.html import tags as h
from checklist.planning import Plan, Planned
from checklist.typed import WHY
from checklist.views import View


def date_fields(plan: Plan, item: Planned, name: str, view: View) -> Markup:
    """Return the fields for the days that a deadline is counted from, and the last day as far as it is known."""
    facts = [fact for fact in plan.routine.facts if fact.id in item.step.facts]
    return h.div(".bk-dates")[
        [_field(plan, item, fact, name, view) for fact in facts],
        _last(plan, item, name, view.today),
    ]


def _field(plan: Plan, item: Planned, fact: Fact, name: str, view: View) -> Markup:
    control, day = Verb.DAY_OF_FACT.about(fact_key(fact.id, item.key)), plan.dates.get(fact.id)
    return day_field(control, f"{fact.id}-{name}", fact.label, day, view, hint=fact.hint)


def day_field(
    control: str, field: str, label: h.Node, day: date | None, view: View, *, hint: str = ""
) -> Markup:
    """Return a field for one day: plain text, since the browsers' own takes what people type in one language only.

    What is no day is left in the field by the page, to be mended there; it is not repeated here.
    """
    wrong = view.wrong == control
    return h.div(".bk-date")[
        h.label(for_=field)[label],
        hint and h.p(".bk-hint", id=f"hjalp-{field}")[hint],
        h.input(
            id=field,
            type="text",
            inputmode="numeric",
            autocomplete="off",
            name=control,
            value=day.isoformat() if day else "",
            aria_invalid="true" if wrong else None,
            aria_describedby=f"hjalp-{field} sagt-{field}" if hint else f"sagt-{field}",
        ),
        h.p(".bk-date__said", id=f"sagt-{field}")[
            h.strong[WHY[view.why]] if wrong else None,
            f" Så länge gäller {in_words(day)}." if wrong and day else None,
            None if wrong else in_words(day) if day else "Till exempel 2026-11-09.",
        ],
    ]


def act_day(item: Planned, name: str, view: View) -> Markup:
    """Return the field for the day of an act: it need not have been today, and a slip is put right."""
    act = item.outcome or item.done
    assert act is not None, "only what has been done has a day"
    label = ["Dag", h.span(".bk-hidden")[f": {item.step.text}"]]
    return h.div(".bk-dates.bk-dates--act")[
        day_field(Verb.DAY_OF_ACT.about(item.key), f"dag-{name}", label, day_from(act.at), view)
    ]


def _last(plan: Plan, item: Planned, name: str, today: str) -> h.Node:
    deadline = plan.deadline_of(item.step)
    if deadline is None or deadline.last is None:
        return None
    return h.div(".bk-last-day", id=f"sista-dag-{name}")[
        h.p[h.strong[wording.last_day(deadline)]], _passed(deadline, today)
    ]


def deadline_box(plan: Plan, item: Planned, today: str) -> h.Node:
    """Return the last day of a step's deadline, in plain sight, with its counting."""
    deadline = plan.deadline_of(item.step)
    if deadline is None or deadline.last is None:
        return None
    missing = [
        fact.label
        for fact in plan.routine.facts
        if item.step.due and fact.id in item.step.due.from_ and fact.id not in plan.dates
    ]
    return h.div(".bk-deadline")[
        h.p[
            h.strong[f"{wording.last_day(deadline)} "],
            item.step.ground == "law" and h.span(".bk-ground.bk-ground--law")[wording.GROUND["law"]],
        ],
        bool(deadline.counting) and h.p[" ".join(deadline.counting)],
        [
            h.p[
                f"Okänd: {wording.lower_first(label)}. Fristen kan vara längre, men räkna med den här dagen. Vänta inte."
            ]
            for label in missing
        ],
        _passed(deadline, today),
    ]


def _passed(deadline: Deadline, today: str) -> Markup:
    """Return that a day has passed: out of sight until it has, so that the page can tell it when it is printed."""
    last = deadline.last.isoformat() if deadline.last else ""
    told = "Den dagen har passerat." if deadline.certain else "Den dagen kan ha passerat."
    return h.p(data_passed=last, hidden=not (today and last < today))[f"{told} Fråga vad som gäller nu."]
