"""Answers in a link ("utgava=2026-01-01&fråga=svar&fråga=svar"): written short, and read also when changed on the way.

A link names the edition of the routine that its answers are for. Where that would be longer than ``LONGEST``, an answer
stands alone if its id says by itself which question it answers; both forms are read.
"""

import re

from checklist.conditions import Answers, permits
from checklist.controls import EDITION, choice, read_choice
from checklist.days import is_dated
from checklist.model import Routine
from checklist.records import frozen

# So many signs can be read aloud, typed from paper, and photographed across a room.
LONGEST = 120
# A mail program writes & anew, sometimes more than once; a sentence puts its signs behind the address.
_AND = re.compile(r"&(?:amp;|#38;|#x26;)+|[&;]", re.IGNORECASE)
_AROUND = " \t\r\n\u00a0\u00ad\u200b\u2060\ufeff.,:!?()[]{}<>\"'”’»…*_"


@frozen
class Link:
    """What a link brings of answers that the routine knows, and how many parts of it could not be read.

    ``edition`` is empty where the link names none that can be read.
    """

    answers: Answers
    edition: str = ""
    unread: int = 0


def link_of(routine: Routine, answers: Answers) -> str:
    """Return answers as a link brings them, with the routine's edition; nothing for no answers."""
    if not answers:
        return ""
    edition = choice(EDITION, routine.edition)
    whole = "&".join([edition, *(choice(question, option) for question, option in answers.items())])
    if len(whole) <= LONGEST:
        return whole
    return "&".join(
        [
            edition,
            *(
                option if _asking(routine, option) == question else choice(question, option)
                for question, option in answers.items()
            ),
        ]
    )


def read_link(routine: Routine, text: str) -> Link:
    """Return what a link brings of answers that the routine knows."""
    found: dict[str, str] = {}
    edition, unread = "", 0
    for part in _AND.split(text):
        question, option = (piece.strip(_AROUND) for piece in read_choice(part.lower()))
        if not option and "=" not in part:
            question, option = _asking(routine, question), question
        known = routine.question_by_id.get(question)
        if known and permits(known, option):
            found[question] = option
        elif question == EDITION:
            edition = option if is_dated(option) else ""
        elif question or option:
            unread += 1
    answers = {name: found[name] for name in routine.question_by_id if name in found}
    return Link(answers=answers, edition=edition, unread=unread)


def _asking(routine: Routine, answer: str) -> str:
    """Return the one question that an answer can be to; nothing where several have it, or none."""
    asking = [question.id for question in routine.question_by_id.values() if permits(question, answer)]
    return asking[0] if len(asking) == 1 else ""
