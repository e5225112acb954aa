"""Answers from a link ("fråga=svar&fråga=svar"), also one that mail programs and people have changed."""

import re

from checklist.conditions import Answers, permits
from checklist.controls import choice, read_choice
from checklist.model import Routine

# A mail program writes & anew, sometimes more than once; a sentence puts its signs behind the address.
_AND = re.compile(r"&(?:amp;|#38;|#x26;)+|[&;]", re.IGNORECASE)
_AROUND = " \t\r\n\u00a0\u00ad\u200b\u2060\ufeff.,:!?()[]{}<>\"'”’»…*_"


def link_of(answers: Answers) -> str:
    """Return answers as a link brings them: "fråga=svar&fråga=svar"."""
    return "&".join(choice(question, option) for question, option in answers.items())


def read_link(routine: Routine, text: str) -> tuple[Answers, int]:
    """Return the answers of a link that the routine knows, and how many parts of it could not be read."""
    found: dict[str, str] = {}
    unread = 0
    for part in _AND.split(text):
        question, option = (piece.strip(_AROUND) for piece in read_choice(part.lower()))
        known = routine.question_by_id.get(question)
        if known and permits(known, option):
            found[question] = option
        elif question or option:
            unread += 1
    return {name: found[name] for name in routine.question_by_id if name in found}, unread
