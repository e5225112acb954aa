"""The use of a control, and what of it is noted in the log: what has been done, how it went, and on which day."""

from dataclasses import replace
from datetime import date

from checklist import controls
from checklist.cases import BadCaseError, Case, Entry, Event, case_to_json, entry_from, new_case, record
from checklist.controls import CLOSED_CASE, HERE, Verb
from checklist.days import day_from
from checklist.model import Routine
from checklist.records import frozen
from checklist.replaying import Record, Replay
from checklist.typed import WHY, NoDayError, day_typed
from checklist.views import View, named


@frozen
class Use:
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


def tick(use: Use) -> tuple[Case, View]:
    """A step is done, or not after all."""
    return use.note(use.value, "done" if use.checked else "undone")


def note_outcome(use: Use) -> tuple[Case, View]:
    """How an attempt ended: of the one that is noted, put right, or of a new one where the user has said so."""
    if use.value not in use.routine.outcome_by_id:
        raise BadCaseError("Utfallet finns inte.")
    noted = _noted(use)
    if noted and noted.outcome and use.view.again != use.subject:
        if noted.outcome.detail == use.value:
            return use.case, use.view
        use = replace(use, case=use.note(use.subject, "no-outcome")[0])
    closes = use.routine.outcome_by_id[use.value].closes
    at = CLOSED_CASE if closes else Verb.OUTCOME.about(use.subject)
    return use.note(use.subject, "outcome", use.value)[0], replace(use.view, again="", at=at)


def note_done(use: Use) -> tuple[Case, View]:
    """An act that has no box is noted as done, which moves it: so that is said, and can be taken back there."""
    case, view = use.note(use.value, "done")
    known = use.routine.steps_by_id.get(controls.read_step_key(use.value)[0], ())
    text = known[0].text if known else ""
    return case, replace(view, noted=named(use.value), message=f"Antecknat som gjort: {text}", at=HERE)


def set_aside(use: Use) -> tuple[Case, View]:
    """A step does not apply, for a reason from the list."""
    if use.value not in {reason.id for reason in use.routine.reasons}:
        raise BadCaseError("Skälet finns inte.")
    return use.note(use.subject, "aside", use.value)[0], replace(use.view, asked="")


def note_day(use: Use) -> tuple[Case, View]:
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


def put_right(use: Use) -> tuple[Case, View]:
    """The day of an act, put right: ``subject`` is its key, ``value`` what has been typed."""
    noted = _noted(use)
    act = (noted.outcome or noted.done) if noted else None
    day, view = _day_in_field(use, Verb.DAY_OF_ACT, day_from(act.at) if act else None)
    if day is None or act is None or act.at == day.isoformat():
        return use.case, view
    return use.note(use.subject, "on", day.isoformat())[0], view


def _noted(use: Use) -> Record | None:
    """Return what the log says of the step that a control is about."""
    return Replay(use.routine, (), use.case.log).records.get(controls.read_step_key(use.subject))


def _day_in_field(
    use: Use, verb: Verb, known: date | None, *, ahead: bool = False
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
