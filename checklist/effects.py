"""What the use of each form control does to a case, and to how it is looked at."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from checklist import controls
from checklist.cases import BadCaseError, Case, answer, case_from_json, new_case
from checklist.conditions import toggled
from checklist.controls import HERE, PageVerb, Verb
from checklist.kept import keep, keep_for, leave, meet, remember, share
from checklist.links import read_link
from checklist.model import Routine
from checklist.noting import Use, note_day, note_done, note_outcome, put_right, set_aside, tick
from checklist.views import CLEAR, MOST_UNFOLDED, UNDOES, View, named

_LONGEST_LINK = 5_000
_COPIED = "Texten är kopierad."
_MARKED = "Texten är markerad. Kopiera den med Ctrl+C."
_LINK_COPIED = "Länken är kopierad."
_LINK_MARKED = "Länken är markerad. Kopiera den med Ctrl+C."
_REPLACING = (Verb.LINK, Verb.OPEN, Verb.CLEAR, Verb.UNDO, Verb.REMEMBER)


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
    use = Use(
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
    if verb in _REPLACING and verb != Verb.LINK:
        seen = replace(seen, linked="")
    return changed, seen


def place_of(control: object) -> str:
    """Return where it is said that a control could not be applied."""
    name = text_of(control, "name") if isinstance(control, dict) else ""
    return PageVerb.OPEN_FILE if name == Verb.OPEN else HERE


def _link(use: Use) -> tuple[Case, View]:
    """Answers from a link (``#fråga=svar&fråga=svar``): a case of its own, which never takes the place of a kept one.

    An edition that is not the routine's own is noted.
    """
    if len(use.value) > _LONGEST_LINK:
        raise BadCaseError("Länken är för lång. Svara på frågorna i stället.")
    link = read_link(use.routine, use.value)
    other = link.edition if link.edition != use.routine.edition else ""
    use = replace(use, view=replace(use.view, linked=other, at=Verb.LINK if other else use.view.at))
    if link.unread:
        told = f"{link.unread} av svaren i länken går inte att läsa. Kontrollera frågorna och svara själv."
        use = replace(use, view=replace(use.view, message=told, at=HERE))
    if not link.answers or link.answers == use.case.answers:
        return use.case, use.view
    if use.case == new_case(use.routine):
        return replace(use.case, answers=link.answers), use.view
    return use.instead(replace(new_case(use.routine), answers=link.answers), HERE, leave(use.view))


def _answer(use: Use) -> tuple[Case, View]:
    """An answer, and those that it brings with it to questions that nobody has answered: a paper says why it has come."""
    question = use.routine.question_by_id.get(use.subject)
    value = use.value
    if question and question.many and question.option(value):
        value = toggled(question, use.case.answers, value, on=use.checked)
    case = answer(use.case, use.routine, use.subject, value)
    option = use.routine.question_by_id[use.subject].option(use.value)
    for name, given in option.gives.items() if option else ():
        if name not in case.answers:
            case = answer(case, use.routine, name, given)
    return case, replace(use.view, at=Verb.ANSWER.about(use.subject))


def _again(use: Use) -> tuple[Case, View]:
    """Begin to note a new attempt, or leave it; it counts when its outcome is chosen."""
    return use.case, replace(use.view, again="" if use.value == use.view.again else named(use.value))


def _remember(use: Use) -> tuple[Case, View]:
    """What the browser has kept, with what had been used but not answered when the page was left."""
    case, view, pending = remember(use.routine, use.case, use.view, use.value)
    for control in pending:
        with suppress(BadCaseError):
            case, view = use_control(case, use.routine, view, control)
    return case, view


def _fold(use: Use) -> tuple[Case, View]:
    """Open or close what is empty while it is closed."""
    others = tuple(name for name in use.view.unfolded if name != use.value)
    opened = (named(use.value),) if use.checked else ()
    return use.case, replace(use.view, unfolded=(*others, *opened)[-MOST_UNFOLDED:])


def _why(use: Use) -> tuple[Case, View]:
    """Open "Varför?" of a step, or close it: a button, which does not tell which."""
    asking = use.value == use.view.asked
    case, view = _fold(replace(use, checked=not asking and use.value not in use.view.unfolded))
    return case, replace(view, asked="") if asking else view


def _clear(use: Use) -> tuple[Case, View]:
    """An empty case, looked at as by default; a shared computer is still shared. ``value`` says where it was asked for."""
    place = use.value if use.value in UNDOES else Verb.CLEAR
    case, view = use.instead(
        new_case(use.routine), place, View(today=use.view.today, shared=use.view.shared, store=CLEAR)
    )
    return case, view if view.undo else replace(view, message="Allt är rensat.")


def _restore(use: Use) -> tuple[Case, View]:
    """The case that was there before another took its place, kept as it was."""
    if not use.view.undo:
        return use.case, use.view
    view = replace(use.view, undo="", former="", was_kept=False, at=use.view.undo, household="")
    save = use.view.was_kept and not use.view.shared
    return case_from_json(use.view.former, use.routine), replace(
        view, save=save, message="Det förra ärendet är tillbaka."
    )


def _open(use: Use) -> tuple[Case, View]:
    """The case of a file in place of the one that is, and of what is kept. An empty text is a file that cannot be read."""
    if not use.value:
        raise BadCaseError(
            "Filen går inte att läsa. Finns den kvar, och är den stängd i andra program? Välj den igen."
        )
    case, view = use.instead(case_from_json(use.value, use.routine), PageVerb.OPEN_FILE, use.view)
    if case != use.case:
        view = replace(view, household="")
    told = "" if view.undo == PageVerb.OPEN_FILE else "Ärendet i filen är öppnat."
    return case, replace(view, message=told, at=PageVerb.OPEN_FILE)


def _said(use: Use, place: str, text: str) -> tuple[Case, View]:
    """Say what the page itself has done."""
    return use.case, replace(use.view, message=text, at=place)


_EFFECTS: Mapping[str, Callable[[Use], tuple[Case, View]]] = {
    Verb.ANSWER: _answer,
    Verb.TAKE_BACK: lambda use: (answer(use.case, use.routine, use.value, ""), use.view),
    Verb.LINK: _link,
    Verb.TICK: tick,
    Verb.NOTE_DONE: note_done,
    Verb.DAY_OF_ACT: put_right,
    Verb.OUTCOME: note_outcome,
    Verb.NO_OUTCOME: lambda use: use.note(use.value, "no-outcome"),
    Verb.AGAIN: _again,
    Verb.CONFIRM: lambda use: use.note(use.value, "confirm"),
    Verb.ASK_ASIDE: lambda use: (use.case, replace(use.view, asked=named(use.value))),
    Verb.ASIDE: set_aside,
    Verb.DAY_OF_FACT: note_day,
    Verb.BACK: lambda use: use.note(use.value, "back"),
    Verb.UNFOLD: _fold,
    Verb.WHY: _why,
    Verb.UNIT: lambda use: (use.case, replace(use.view, unit=named(use.value))),
    Verb.WHOLE: lambda use: (use.case, replace(use.view, whole=use.value == "1", at=Verb.WHOLE)),
    Verb.WHAT_IF: lambda use: (use.case, replace(use.view, what_if=named(use.value))),
    Verb.KEEP: lambda use: (use.case, keep(use.view, use.value, use.subject, checked=use.checked)),
    Verb.KEEP_DAYS: lambda use: (use.case, keep_for(use.view, use.value)),
    Verb.SHARE: lambda use: (use.case, share(use.view, shared=use.checked)),
    Verb.OPEN: _open,
    Verb.MERGE: lambda use: meet(use.routine, use.case, use.view, use.value, use.subject, known=use.checked),
    Verb.REMEMBER: _remember,
    Verb.SAVE_FILE: lambda use: _said(use, Verb.SAVE_FILE, "Ärendet är sparat som fil."),
    Verb.COPY: lambda use: _said(use, Verb.COPY, _COPIED if use.checked else _MARKED),
    Verb.COPY_LINK: lambda use: _said(use, Verb.COPY_LINK, _LINK_COPIED if use.checked else _LINK_MARKED),
    Verb.CLEAR: _clear,
    Verb.UNDO: _restore,
}
