"""What the use of each form control does to a case, and to how it is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from checklist import controls
from checklist.cases import (
    BadCaseError,
    Case,
    Entry,
    Event,
    answer,
    case_from_json,
    case_to_json,
    entry_from,
    new_case,
    record,
)
from checklist.controls import HERE, OTHER_TAB, PageVerb, Verb
from checklist.days import day_from
from checklist.links import read_link
from checklist.merging import merge
from checklist.model import Routine
from checklist.records import frozen
from checklist.replaying import Record, Replay
from checklist.typed import WHY, NoDayError, day_typed
from checklist.views import DAYS, MOST_UNFOLDED, USUAL_DAYS, View, named

_LONGEST_LINK = 5_000
_REPLACING = (Verb.LINK, Verb.OPEN, Verb.CLEAR, Verb.UNDO)


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """Return a field that should be text; anything else counts as none."""
    return value if isinstance(value := fields.get(name), str) else ""


def use_control(case: Case, routine: Routine, view: View, control: object) -> tuple[Case, View]:
    """Apply the use of one control (``name``, ``value`` and ``checked``, as the page sends them).

    Returns the case and the view as they are then. What can be undone can be until something new is noted. Raises
    ``BadCaseError`` for an unknown control and for one that cannot be applied.
    """
    given = control if isinstance(control, dict) else {}
    verb, subject = controls.read_name(text_of(given, "name"))
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
    changed, seen = effect(use)
    if verb not in _REPLACING and changed.log != case.log:
        seen = replace(seen, undo="", former="", was_kept=False)
    return changed, seen


def place_of(control: object) -> str:
    """Return where it is said that a control could not be applied."""
    name = text_of(control, "name") if isinstance(control, dict) else ""
    return PageVerb.OPEN_FILE if name == Verb.OPEN else HERE


@frozen
class _Use:
    """One use of a control: ``subject`` is what stands after the colon of its name."""

    case: Case
    routine: Routine
    view: View
    subject: str
    value: str
    checked: bool

    def note(self, key: str, event: Event, detail: str = "") -> tuple[Case, View]:
        """Put an entry for the step ``key`` (id@version) at the end of the log."""
        step, version = controls.read_step_key(key)
        raw = {"step": step, "version": version, "event": event, "at": self.view.today}
        entry: Entry = entry_from({**raw, "detail": detail} if detail else raw)
        return record(self.case, entry), self.view

    def instead(self, case: Case, place: str, view: View) -> tuple[Case, View]:
        """Put another case in place of the one that is, which can be taken back at ``place``.

        Where there is nothing to take back, what could be taken back before still can; what a link has put aside
        goes before the link's own answers.
        """
        former = self.view
        if former.undo != HERE and not (case == self.case or self.case == new_case(self.routine)):
            former = replace(former, undo=place, former=case_to_json(self.case), was_kept=former.save)
        undo = place if former.undo == HERE else former.undo
        return case, replace(view, undo=undo, former=former.former, was_kept=former.was_kept, at=place)


def _link(use: _Use) -> tuple[Case, View]:
    """Answers from a link (``#fråga=svar&fråga=svar``): a case of its own, which never takes the place of a kept one."""
    if len(use.value) > _LONGEST_LINK:
        raise BadCaseError("Länken är för lång. Svara på frågorna i stället.")
    answers, unread = read_link(use.routine, use.value)
    if unread:
        told = f"{unread} av svaren i länken går inte att läsa. Kontrollera frågorna och svara själv."
        use = replace(use, view=replace(use.view, message=told, at=HERE))
    if not answers or answers == use.case.answers:
        return use.case, use.view
    if use.case == new_case(use.routine):
        return replace(use.case, answers=answers), use.view
    return use.instead(replace(new_case(use.routine), answers=answers), HERE, replace(use.view, save=False))


def _answer(use: _Use) -> tuple[Case, View]:
    """An answer, and those that it brings with it to questions that nobody has answered: a paper says why it has come."""
    case = answer(use.case, use.routine, use.subject, use.value)
    option = use.routine.question_by_id[use.subject].option(use.value)
    for question, given in option.gives.items() if option else ():
        if question not in case.answers:
            case = answer(case, use.routine, question, given)
    return case, use.view


def _tick(use: _Use) -> tuple[Case, View]:
    return use.note(use.value, "done" if use.checked else "undone")


def _outcome(use: _Use) -> tuple[Case, View]:
    """How an attempt ended: of the one that is noted, put right, or of a new one where the user has said so."""
    if use.value not in use.routine.outcome_by_id:
        raise BadCaseError("Utfallet finns inte.")
    noted = _noted(use)
    if noted and noted.outcome and use.view.again != use.subject:
        if noted.outcome.detail == use.value:
            return use.case, use.view
        use = replace(use, case=use.note(use.subject, "no-outcome")[0])
    return use.note(use.subject, "outcome", use.value)[0], replace(use.view, again="")


def _again(use: _Use) -> tuple[Case, View]:
    """Begin to note a new attempt, or leave it; it counts when its outcome is chosen."""
    return use.case, replace(use.view, again="" if use.value == use.view.again else named(use.value))


def _set_aside(use: _Use) -> tuple[Case, View]:
    if use.value not in {reason.id for reason in use.routine.reasons}:
        raise BadCaseError("Skälet finns inte.")
    return use.note(use.subject, "aside", use.value)[0], replace(use.view, asked="")


def _date(use: _Use) -> tuple[Case, View]:
    """A day for a fact: ``subject`` is "fact:step@version", ``value`` what has been typed; empty takes it back."""
    fact, key = controls.read_fact_key(use.subject)
    asked = next((known for known in use.routine.facts if known.id == fact), None)
    if asked is None:
        raise BadCaseError("Uppgiften finns inte.")
    known = Replay(use.routine, (), use.case.log).dates.get(fact)
    day, view = _day_in_field(use, Verb.DAY_OF_FACT, known, ahead=asked.ahead)
    if known and not use.value.strip():
        return use.note(key, "undated", fact)[0], view
    if day is None or day == known:
        return use.case, view
    return use.note(key, "dated", controls.dated(fact, day))[0], view


def _on(use: _Use) -> tuple[Case, View]:
    """The day of an act, put right: ``subject`` is its key, ``value`` what has been typed."""
    noted = _noted(use)
    act = (noted.outcome or noted.done) if noted else None
    day, view = _day_in_field(use, Verb.DAY_OF_ACT, day_from(act.at) if act else None)
    if day is None or act is None or act.at == day.isoformat():
        return use.case, view
    return use.note(use.subject, "on", day.isoformat())[0], view


def _noted(use: _Use) -> Record | None:
    """Return what the log says of the step that a control is about."""
    return Replay(use.routine, (), use.case.log).records.get(controls.read_step_key(use.subject))


def _day_in_field(
    use: _Use, verb: Verb, known: date | None, *, ahead: bool = False
) -> tuple[date | None, View]:
    """Return the day that has been typed, if it is one, and the view with what is said at the field.

    The ``known`` day, which stood in the field already, is right whatever the clock says now.
    """
    name, text = verb.about(use.subject), use.value.strip()
    view = replace(use.view, at=name)
    if view.wrong == name:
        view = replace(view, wrong="", why="")
    if not text or (known and text == known.isoformat()):
        return (known if text else None), view
    try:
        return day_typed(use.value, view.today, ahead=ahead), view
    except NoDayError as error:
        return None, replace(view, wrong=name, why=str(error), message=WHY[str(error)])


def _keep(use: _Use) -> tuple[Case, View]:
    view = replace(use.view, save=use.checked and not use.view.shared)
    if use.value == OTHER_TAB:
        told = "Ärendet är rensat i en annan flik, eller ersatt av ett annat. Det som visas här sparas inte."
        view = replace(view, message=told, at=HERE)
    return use.case, view


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
    case, view = use.instead(
        new_case(use.routine), Verb.CLEAR, View(today=use.view.today, shared=use.view.shared)
    )
    return case, view if view.undo else replace(view, message="Allt är rensat.")


def _restore(use: _Use) -> tuple[Case, View]:
    """The case that was there before another took its place, kept as it was."""
    if not use.view.undo:
        return use.case, use.view
    view = replace(use.view, undo="", former="", was_kept=False, at=use.view.undo)
    save = use.view.was_kept and not use.view.shared
    return case_from_json(use.view.former, use.routine), replace(
        view, save=save, message="Det förra ärendet är tillbaka."
    )


def _open(use: _Use) -> tuple[Case, View]:
    """The case of a file in place of the one that is."""
    case, view = use.instead(case_from_json(use.value, use.routine), PageVerb.OPEN_FILE, use.view)
    told = "" if view.undo == PageVerb.OPEN_FILE else "Ärendet i filen är öppnat."
    return case, replace(view, message=told, at=PageVerb.OPEN_FILE)


def _merge(use: _Use) -> tuple[Case, View]:
    """The case as another tab has stored it, together with what has been noted here."""
    case = merge(use.routine, use.case, case_from_json(use.value, use.routine))
    message = (
        "" if case == use.case else "Ärendet har ändrats i en annan flik. Anteckningarna från båda är med."
    )
    return case, replace(use.view, message=message, at=HERE)


_EFFECTS: Mapping[str, Callable[[_Use], tuple[Case, View]]] = {
    Verb.ANSWER: _answer,
    Verb.TAKE_BACK: lambda use: (answer(use.case, use.routine, use.value, ""), use.view),
    Verb.LINK: _link,
    Verb.TICK: _tick,
    Verb.NOTE_DONE: lambda use: use.note(use.value, "done"),
    Verb.DAY_OF_ACT: _on,
    Verb.OUTCOME: _outcome,
    Verb.NO_OUTCOME: lambda use: use.note(use.value, "no-outcome"),
    Verb.AGAIN: _again,
    Verb.CONFIRM: lambda use: use.note(use.value, "confirm"),
    Verb.ASK_ASIDE: lambda use: (use.case, replace(use.view, asked=named(use.value))),
    Verb.ASIDE: _set_aside,
    Verb.DAY_OF_FACT: _date,
    Verb.BACK: lambda use: use.note(use.value, "back"),
    Verb.UNFOLD: _fold,
    Verb.WHY: _why,
    Verb.UNIT: lambda use: (use.case, replace(use.view, unit=named(use.value))),
    Verb.WHOLE: lambda use: (use.case, replace(use.view, whole=use.value == "1")),
    Verb.WHAT_IF: lambda use: (use.case, replace(use.view, what_if=named(use.value))),
    Verb.KEEP: _keep,
    Verb.KEEP_DAYS: _keep_for,
    Verb.SHARE: _share,
    Verb.OPEN: _open,
    Verb.MERGE: _merge,
    Verb.CLEAR: _clear,
    Verb.UNDO: _restore,
}
