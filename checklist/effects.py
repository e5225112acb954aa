"""What the use of each form control does to a case, and to how it is looked at."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from checklist.cases import (
    BadCaseError,
    Case,
    Entry,
    answer,
    case_from_json,
    case_to_json,
    entry_from,
    new_case,
    record,
)
from checklist.html.views import CLEAR, HERE, MOST_UNFOLDED, UNDOES, View, named
from checklist.kept import keep, keep_for, leave, meet, remember, share
from checklist.links import read_link
from checklist.model import Routine
from checklist.records import frozen
from checklist.replaying import Replay
from checklist.typed import WHY, NoDayError, day_typed

_LONGEST_LINK = 5_000
_COPIED = "Texten är kopierad."
_MARKED = "Texten är markerad. Kopiera den med Ctrl+C."
_REPLACING = ("lank", "oppna", "rensa", "angra", "minns")


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """Return a field that should be text; anything else counts as none."""
    return value if isinstance(value := fields.get(name), str) else ""


def use_control(case: Case, routine: Routine, view: View, control: object) -> tuple[Case, View]:
    """Apply the use of one control (``name``, ``value`` and ``checked``, as the page sends them).

    Returns the case and the view as they are then. What can be undone can be until something new is noted. Raises
    ``BadCaseError`` for an unknown control and for one that cannot be applied.
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
    changed, seen = effect(use)
    if verb not in _REPLACING and changed.log != case.log:
        seen = replace(seen, undo="", former="", was_kept=False)
    return changed, seen


def place_of(control: object) -> str:
    """Return where it is said that a control could not be applied."""
    name = text_of(control, "name") if isinstance(control, dict) else ""
    return "oppna-fil" if name == "oppna" else HERE


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
    return use.instead(replace(new_case(use.routine), answers=answers), HERE, leave(use.view))


def _answer(use: _Use) -> tuple[Case, View]:
    """An answer, and those that it brings with it to questions that nobody has answered: a paper says why it has come."""
    case = answer(use.case, use.routine, use.subject, use.value)
    option = use.routine.question_by_id[use.subject].option(use.value)
    for question, given in option.gives.items() if option else ():
        if question not in case.answers:
            case = answer(case, use.routine, question, given)
    return case, replace(use.view, at=f"svar:{use.subject}")


def _tick(use: _Use) -> tuple[Case, View]:
    return use.note(use.value, "done" if use.checked else "undone")


def _done(use: _Use) -> tuple[Case, View]:
    """An act that has no box is noted as done, which moves it: so that is said, and can be taken back there."""
    case, view = use.note(use.value, "done")
    steps = (step for owner in use.routine.step_sets for step in owner.steps)
    text = next((step.text for step in steps if step.id == use.value.partition("@")[0]), "")
    return case, replace(view, noted=named(use.value), message=f"Antecknat som gjort: {text}", at=HERE)


def _outcome(use: _Use) -> tuple[Case, View]:
    """How an attempt ended: of the one that is noted, put right, or of a new one where the user has said so."""
    if use.value not in use.routine.outcome_by_id:
        raise BadCaseError("Utfallet finns inte.")
    step, _, version = use.subject.partition("@")
    noted = Replay(use.routine, (), use.case.log).records.get((step, version))
    if noted and noted.outcome and use.view.again != use.subject:
        if noted.outcome.detail == use.value:
            return use.case, use.view
        use = replace(use, case=use.note(use.subject, "no-outcome")[0])
    closes = use.routine.outcome_by_id[use.value].closes
    view = replace(use.view, again="", at="avslutat" if closes else f"utfall:{use.subject}")
    return use.note(use.subject, "outcome", use.value)[0], view


def _again(use: _Use) -> tuple[Case, View]:
    """Begin to note a new attempt, or leave it; it counts when its outcome is chosen."""
    return use.case, replace(use.view, again="" if use.value == use.view.again else named(use.value))


def _set_aside(use: _Use) -> tuple[Case, View]:
    if use.value not in {reason.id for reason in use.routine.reasons}:
        raise BadCaseError("Skälet finns inte.")
    return use.note(use.subject, "aside", use.value)[0], replace(use.view, asked="")


def _date(use: _Use) -> tuple[Case, View]:
    """A day for a fact: ``subject`` is "fact:step@version", ``value`` what has been typed; empty takes it back."""
    fact, _, key = use.subject.partition(":")
    asked = next((known for known in use.routine.facts if known.id == fact), None)
    if asked is None:
        raise BadCaseError("Uppgiften finns inte.")
    name = f"datum:{use.subject}"
    view = replace(use.view, at=name)
    if view.wrong == name:
        view = replace(view, wrong="", why="")
    known = Replay(use.routine, (), use.case.log).dates.get(fact)
    if known and use.value.strip() == known.isoformat():
        return use.case, view
    if not use.value.strip():
        return (use.note(key, "undated", fact)[0] if known else use.case), view
    try:
        day = day_typed(use.value, use.view.today, ahead=asked.ahead)
    except NoDayError as error:
        return use.case, replace(view, wrong=name, why=str(error), message=WHY[str(error)])
    if day == known:
        return use.case, view
    return use.note(key, "dated", f"{fact}-{day.isoformat()}")[0], view


def _on(use: _Use) -> tuple[Case, View]:
    """The day of an act, put right: ``subject`` is its key, ``value`` what has been typed."""
    name = f"dag:{use.subject}"
    view = replace(use.view, at=name)
    if view.wrong == name:
        view = replace(view, wrong="", why="")
    if not use.value.strip():
        return use.case, view
    try:
        day = day_typed(use.value, use.view.today)
    except NoDayError as error:
        return use.case, replace(view, wrong=name, why=str(error), message=WHY[str(error)])
    step, _, version = use.subject.partition("@")
    noted = Replay(use.routine, (), use.case.log).records.get((step, version))
    act = (noted.outcome or noted.done) if noted else None
    if act is None or act.at == day.isoformat():
        return use.case, view
    return use.note(use.subject, "on", day.isoformat())[0], view


def _remember(use: _Use) -> tuple[Case, View]:
    """What the browser has kept, with what had been used but not answered when the page was left."""
    case, view, pending = remember(use.routine, use.case, use.view, use.value)
    for control in pending:
        with suppress(BadCaseError):
            case, view = use_control(case, use.routine, view, control)
    return case, view


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


def _clear(use: _Use) -> tuple[Case, View]:
    """An empty case, looked at as by default; a shared computer is still shared. ``value`` says where it was asked for."""
    place = use.value if use.value in UNDOES else "rensa"
    case, view = use.instead(
        new_case(use.routine), place, View(today=use.view.today, shared=use.view.shared, store=CLEAR)
    )
    return case, view if view.undo else replace(view, message="Allt är rensat.")


def _restore(use: _Use) -> tuple[Case, View]:
    """The case that was there before another took its place, kept as it was."""
    if not use.view.undo:
        return use.case, use.view
    view = replace(use.view, undo="", former="", was_kept=False, at=use.view.undo, household="")
    save = use.view.was_kept and not use.view.shared
    return case_from_json(use.view.former, use.routine), replace(
        view, save=save, message="Det förra ärendet är tillbaka."
    )


def _open(use: _Use) -> tuple[Case, View]:
    """The case of a file in place of the one that is, and of what is kept. An empty text is a file that cannot be read."""
    if not use.value:
        raise BadCaseError(
            "Filen går inte att läsa. Finns den kvar, och är den stängd i andra program? Välj den igen."
        )
    case, view = use.instead(case_from_json(use.value, use.routine), "oppna-fil", use.view)
    if case != use.case:
        view = replace(view, household="")
    told = "" if view.undo == "oppna-fil" else "Ärendet i filen är öppnat."
    return case, replace(view, message=told, at="oppna-fil")


def _said(use: _Use, place: str, text: str) -> tuple[Case, View]:
    """Say what the page itself has done."""
    return use.case, replace(use.view, message=text, at=place)


_EFFECTS: Mapping[str, Callable[[_Use], tuple[Case, View]]] = {
    "svar": _answer,
    "ta-bort": lambda use: (answer(use.case, use.routine, use.value, ""), use.view),
    "lank": _link,
    "klart": _tick,
    "gjort": _done,
    "dag": _on,
    "utfall": _outcome,
    "inget-utfall": lambda use: use.note(use.value, "no-outcome"),
    "igen": _again,
    "bekrafta": lambda use: use.note(use.value, "confirm"),
    "fraga-undan": lambda use: (use.case, replace(use.view, asked=named(use.value))),
    "undan": _set_aside,
    "datum": _date,
    "ater": lambda use: use.note(use.value, "back"),
    "vik": _fold,
    "varfor": _why,
    "visa": lambda use: (use.case, replace(use.view, unit=named(use.value))),
    "hela": lambda use: (use.case, replace(use.view, whole=use.value == "1", at="hela")),
    "tank-om": lambda use: (use.case, replace(use.view, what_if=named(use.value))),
    "spara": lambda use: (use.case, keep(use.view, use.value, use.subject, checked=use.checked)),
    "spara-dagar": lambda use: (use.case, keep_for(use.view, use.value)),
    "delad": lambda use: (use.case, share(use.view, shared=use.checked)),
    "oppna": _open,
    "sammanfoga": lambda use: meet(
        use.routine, use.case, use.view, use.value, use.subject, known=use.checked
    ),
    "minns": _remember,
    "spara-fil": lambda use: _said(use, "spara-fil", "Ärendet är sparat som fil."),
    "kopiera": lambda use: _said(use, "kopiera", _COPIED if use.checked else _MARKED),
    "rensa": _clear,
    "angra": _restore,
}
