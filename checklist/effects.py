"""What the use of each form control does to a case, and to how it is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from checklist.cases import BadCaseError, Case, Entry, answer, case_from_json, entry_from, new_case, record
from checklist.deadlines import FIRST_YEAR, LAST_YEAR, day_from
from checklist.html.views import DAYS, MOST_UNFOLDED, USUAL_DAYS, View, named
from checklist.merging import merge
from checklist.model import Routine
from checklist.records import frozen

_LONGEST_LINK = 5_000


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """Return a field that should be text; anything else counts as none."""
    return value if isinstance(value := fields.get(name), str) else ""


def use_control(case: Case, routine: Routine, view: View, control: object) -> tuple[Case, View]:
    """Apply the use of one control (``name``, ``value`` and ``checked``, as the page sends them).

    Returns the case and the view as they are then. Raises ``BadCaseError`` for an unknown control and for one that
    cannot be applied.
    """
    given = control if isinstance(control, dict) else {}
    verb, _, subject = text_of(given, "name").partition(":")
    effect = _EFFECTS.get(verb)
    if effect is None:
        raise BadCaseError("Knappen är okänd. Ladda om sidan.")
    use = _Use(
        case=case,
        routine=routine,
        view=view,
        subject=subject,
        value=text_of(given, "value"),
        checked=given.get("checked") is True,
    )
    return effect(use)


@frozen
class _Use:
    """One use of a control: ``subject`` is what stands after the colon of its name."""

    case: Case
    routine: Routine
    view: View
    subject: str
    value: str
    checked: bool

    def note(self, key: str, event: str, detail: str = "") -> tuple[Case, View]:
        """Put an entry for the step ``key`` (id@version) at the end of the log."""
        step, _, version = key.partition("@")
        raw = {"step": step, "version": version, "event": event, "at": self.view.today}
        entry: Entry = entry_from({**raw, "detail": detail} if detail else raw)
        return record(self.case, entry), self.view


def _link(use: _Use) -> tuple[Case, View]:
    """Answers from a link (``#fråga=svar&fråga=svar``) in place of those that are; the log is kept."""
    if len(use.value) > _LONGEST_LINK:
        raise BadCaseError("Länken är för lång. Svara på frågorna i stället.")
    case = replace(use.case, answers={}, foreign={})
    for part in use.value.split("&"):
        question, _, option = part.partition("=")
        known = use.routine.question_by_id.get(question)
        if known and known.option(option):
            case = answer(case, use.routine, question, option)
    return case, use.view


def _tick(use: _Use) -> tuple[Case, View]:
    return use.note(use.value, "done" if use.checked else "undone")


def _outcome(use: _Use) -> tuple[Case, View]:
    if use.value not in use.routine.outcome_by_id:
        raise BadCaseError("Utfallet finns inte.")
    return use.note(use.subject, "outcome", use.value)


def _set_aside(use: _Use) -> tuple[Case, View]:
    if use.value not in {reason.id for reason in use.routine.reasons}:
        raise BadCaseError("Skälet finns inte.")
    return use.note(use.subject, "aside", use.value)[0], replace(use.view, asked="")


def _date(use: _Use) -> tuple[Case, View]:
    """A day for a fact: ``subject`` is "fact:step@version", ``value`` an ISO date or empty."""
    fact, _, key = use.subject.partition(":")
    if fact not in {known.id for known in use.routine.facts}:
        raise BadCaseError("Uppgiften finns inte.")
    if not use.value:
        return use.note(key, "undated", fact)
    day = day_from(use.value)
    if day is None:
        message = f"Datumet ska ligga mellan år {FIRST_YEAR} och {LAST_YEAR}."
        raise BadCaseError(message)
    return use.note(key, "dated", f"{fact}-{day.isoformat()}")


def _keep(use: _Use) -> tuple[Case, View]:
    return use.case, replace(use.view, save=use.checked and not use.view.shared)


def _keep_for(use: _Use) -> tuple[Case, View]:
    days = next((days for days in DAYS if str(days) == use.value), USUAL_DAYS)
    return use.case, replace(use.view, days=days)


def _fold(use: _Use) -> tuple[Case, View]:
    """Open or close what is empty while it is closed."""
    others = tuple(name for name in use.view.unfolded if name != use.value)
    opened = (named(use.value),) if use.checked else ()
    return use.case, replace(use.view, unfolded=(*others, *opened)[-MOST_UNFOLDED:])


def _why(use: _Use) -> tuple[Case, View]:
    """Open "Varför?" of a step, or close it: a button, which does not tell which."""
    asking = use.value == use.view.asked
    case, view = _fold(replace(use, checked=not asking and use.value not in use.view.unfolded))
    return case, replace(view, asked="") if asking else view


def _share(use: _Use) -> tuple[Case, View]:
    return use.case, replace(use.view, shared=use.checked, save=use.view.save and not use.checked)


def _clear(use: _Use) -> tuple[Case, View]:
    """An empty case, looked at as by default; a shared computer is still shared."""
    message = "Allt är rensat, också det som var sparat i webbläsaren."
    return new_case(use.routine), View(
        message=message, undo=True, today=use.view.today, shared=use.view.shared
    )


def _restore(use: _Use) -> tuple[Case, View]:
    return case_from_json(use.value, use.routine), use.view


def _open(use: _Use) -> tuple[Case, View]:
    """The case of a file in place of the one that is."""
    case = case_from_json(use.value, use.routine)
    return case, replace(use.view, message="Ärendet i filen är öppnat.", undo=True)


def _merge(use: _Use) -> tuple[Case, View]:
    """The case as another tab has stored it, together with what has been noted here."""
    case = merge(use.routine, use.case, case_from_json(use.value, use.routine))
    message = (
        "" if case == use.case else "Ärendet har ändrats i en annan flik. Anteckningarna från båda är med."
    )
    return case, replace(use.view, message=message)


_EFFECTS: Mapping[str, Callable[[_Use], tuple[Case, View]]] = {
    "svar": lambda use: (answer(use.case, use.routine, use.subject, use.value), use.view),
    "ta-bort": lambda use: (answer(use.case, use.routine, use.value, ""), use.view),
    "lank": _link,
    "klart": _tick,
    "utfall": _outcome,
    "inget-utfall": lambda use: use.note(use.value, "no-outcome"),
    "bekrafta": lambda use: use.note(use.value, "confirm"),
    "fraga-undan": lambda use: (use.case, replace(use.view, asked=named(use.value))),
    "undan": _set_aside,
    "datum": _date,
    "ater": lambda use: use.note(use.value, "back"),
    "vik": _fold,
    "varfor": _why,
    "visa": lambda use: (use.case, replace(use.view, unit=named(use.value))),
    "tank-om": lambda use: (use.case, replace(use.view, what_if=named(use.value))),
    "spara": _keep,
    "spara-dagar": _keep_for,
    "delad": _share,
    "oppna": _open,
    "sammanfoga": _merge,
    "rensa": _clear,
    "angra": _restore,
}
