"""Two copies of one case, made one: for a user with the checklist open in two tabs.

Neither copy knows when they parted, and both tabs merge, each in its own time. So the merged log must
be the same whichever tab made it, and making it again must add nothing, or the tabs would feed each
other for ever.
"""

from collections import Counter
from dataclasses import replace

from checklist.cases import MAX_FOREIGN, MAX_LOG, BadCaseError, Case, Entry, foreign_to
from checklist.model import Routine

_TAKES_BACK = ("undone", "no-outcome", "back", "undated")
Numbered = tuple[Entry, int]


def merge(routine: Routine, ours: Case, theirs: Case) -> Case:
    """Return one case with what is noted in either; raise ``BadCaseError`` where it has no room.

    The log is that of ``merge_logs``. Where both answer a question the answer is that of ``theirs``,
    which has been noted last; an answer that only one has is kept, and one that the routine knows goes
    before a foreign one. The edition is the later one.
    """
    log = merge_logs(ours.log, theirs.log)
    answers = {**ours.answers, **theirs.answers}
    foreign = foreign_to(answers, {**ours.foreign, **theirs.foreign})
    if len(log) > MAX_LOG or len(foreign) > MAX_FOREIGN:
        raise BadCaseError(
            "Ärendet i en annan flik har för många anteckningar. Skriv ut planen i båda flikarna."
        )
    return replace(
        ours,
        edition=max(ours.edition, theirs.edition),
        answers={question: answers[question] for question in routine.question_by_id if question in answers},
        log=log,
        foreign=dict(sorted(foreign.items())),
    )


def merge_logs(one: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries of both logs, each log in its order, as often as the log that has it most often.

    The n-th time that an entry stands in one log is the same event as the n-th time in the other: what
    both have is taken once, and an event that has come twice in a log stays twice. What the logs share
    holds their order together. Of two entries that may both come next it is the earlier day's; of the
    same day, what takes something back, so that what is noted stays noted.
    """
    left, right = _numbered(one), _numbered(other)
    lefts, rights = set(left), set(right)
    merged: dict[Numbered, None] = {}
    while left and right:
        first, second = left[-1], right[-1]
        if first in merged:
            left.pop()
        elif second in merged:
            right.pop()
        elif first not in rights and second in lefts:
            merged[first] = None
        elif second not in lefts and first in rights:
            merged[second] = None
        else:
            merged[min(first, second, key=_turn)] = None
    rest = [*reversed(left), *reversed(right)]
    return tuple(entry for entry, _ in (merged | dict.fromkeys(rest)))


def _numbered(log: tuple[Entry, ...]) -> list[Numbered]:
    """Return the log's entries, last first, each with how many like it stand before it."""
    seen: Counter[Entry] = Counter()
    numbered = []
    for entry in log:
        numbered.append((entry, seen[entry]))
        seen[entry] += 1
    return numbered[::-1]


def _turn(numbered: Numbered) -> tuple[str, bool, str, str, str, str, int]:
    entry, count = numbered
    return (
        entry.at,
        entry.event not in _TAKES_BACK,
        entry.step,
        entry.version,
        entry.event,
        entry.detail,
        count,
    )
