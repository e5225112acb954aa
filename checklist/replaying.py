"""The log of a case, replayed: what has been noted of each step, and what that opens and closes.

An outcome opens what follows it and closes what can no longer apply. Notes belong to one wording of
a step; a note on another wording is not lost, but asks to be confirmed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checklist.cases import Entry
from checklist.catalogues import Outcome
from checklist.controls import read_dated
from checklist.days import Days, day_from
from checklist.model import After, Routine, Step


@dataclass(slots=True)
class Record:
    """What the log says of one version of one step: ``attempts`` are the outcomes that have not been taken back.

    ``noted`` is the day of the last note. What has been done, and how it ended, has the day of the act, which may have
    been put right (``on``).
    """

    done: Entry | None = None
    attempts: tuple[Entry, ...] = ()
    aside: Entry | None = None
    noted: str = ""

    @property
    def outcome(self) -> Entry | None:
        """How the latest attempt ended."""
        return self.attempts[-1] if self.attempts else None

    @property
    def says_something(self) -> bool:
        """Whether anything is noted that has not been taken back."""
        return bool(self.done or self.outcome or self.aside)


class Replay:
    """The log, folded into one record for each version of each step."""

    def __init__(self, routine: Routine, steps: Iterable[Step], log: tuple[Entry, ...]) -> None:
        self.routine = routine
        self.log = log
        self.versions: dict[str, list[str]] = {}
        self.steps: dict[str, Step] = {}
        for step in steps:
            self.versions.setdefault(step.id, []).append(step.version)
            self.steps.setdefault(step.id, step)
        self.records: dict[tuple[str, str], Record] = {}
        self.dates: Days = {}
        for entry in log:
            self._fold(entry)
        self.contact = any(
            (outcome := self.outcome_of(name)) is not None and outcome.contact for name in self.steps
        )

    def _fold(self, entry: Entry) -> None:
        record = self.records.pop((entry.step, entry.version), Record())
        if entry.event == "confirm":
            older = self._stale(entry.step, entry.version)
            record = replace(older) if older and not record.says_something else record
        elif entry.event in ("done", "undone"):
            record.done = entry if entry.event == "done" else None
        elif entry.event == "outcome":
            record.attempts = (*record.attempts, entry)
        elif entry.event == "no-outcome":
            record.attempts = record.attempts[:-1]
        elif entry.event in ("aside", "back"):
            record.aside = entry if entry.event == "aside" else None
        elif entry.event == "on":
            _put_right(record, entry)
        else:
            self._fold_day(entry)
        record.noted = entry.at
        self.records[entry.step, entry.version] = record  # put last: the order is that of the latest notes

    def _fold_day(self, entry: Entry) -> None:
        """Note a day that the user has given for a fact, or taken back.

        What is no day is passed over, and what had not been when it was noted, unless it is of those that lie ahead:
        nothing is counted from it.
        """
        fact, text = read_dated(entry.detail) if entry.event == "dated" else (entry.detail, "")
        day = day_from(text)
        self.dates.pop(fact, None)
        ahead = any(known.id == fact and known.ahead for known in self.routine.facts)
        if day and (ahead or day.isoformat() <= entry.at):
            self.dates[fact] = day

    def _stale(self, step: str, version: str) -> Record | None:
        """Return what was last noted of a step in another version than ``version``."""
        older = [key for key in self.records if key[0] == step and key[1] != version]
        noted = [self.records[key] for key in older if self.records[key].says_something]
        return noted[-1] if noted else None

    def outcome_of(self, step: str) -> Outcome | None:
        """Return the latest outcome of a step in this plan, in any of its variants here."""
        for version in self.versions.get(step, ()):
            record = self.records.get((step, version))
            if record and record.outcome:
                return self.routine.outcome_by_id.get(record.outcome.detail)
        return None

    def is_aside(self, step: str) -> bool:
        """Tell whether the user has set a step aside; what follows it then waits no longer for it."""
        records = (self.records.get((step, version)) for version in self.versions.get(step, ()))
        return any(record and record.aside for record in records)

    def obstacles(self, step: Step) -> tuple[tuple[After, ...], After | None]:
        """Return what ``step`` still waits for, and what has closed it for good.

        A step that opens when any of several things has come is closed by the last of them that can come no longer.
        What the user has set aside is waited for no longer.
        """
        found = [(after, *self._obstacle(after)) for after in step.after if not self.is_aside(after.step)]
        waits = tuple(after for after, waiting, _ in found if waiting)
        closed = [reason for _, _, reason in found if reason]
        if step.opens == "any":
            if not found or len(waits) + len(closed) < len(found):
                return (), None
            return waits, None if waits else closed[-1]
        return ((), closed[0]) if closed else (waits, None)

    def _obstacle(self, after: After) -> tuple[bool, After | None]:
        """Tell whether one thing that a step waits for is still to come, and what has made it impossible."""
        outcome = self.outcome_of(after.step)
        if outcome and outcome.id in after.outcome:
            return False, None
        if outcome is None and after.step in self.steps:
            closed = self.obstacles(self.steps[after.step])[1]
            return closed is None, closed
        if outcome is None or outcome.again:
            return True, None
        return False, After(step=after.step, outcome=(outcome.id,))

    def noted(self, step: Step) -> tuple[Record, Record | None]:
        """Return what is noted of a step, and, if it is of another wording alone, what is noted of that."""
        version = step.version
        record = self.records.get((step.id, version)) or Record()
        here = [self.records.get((step.id, other)) for other in self.versions[step.id]]
        told = any(known and known.says_something for known in here)
        return record, None if told else self._stale(step.id, version)

    def leftovers(self) -> tuple[Entry, ...]:
        """Return the last note on each step that these answers do not include."""
        gone = {
            entry.step: entry
            for entry in self.log
            if entry.step not in self.steps and self.records[entry.step, entry.version].says_something
        }
        return tuple(gone.values())


def _put_right(record: Record, entry: Entry) -> None:
    """Give the last attempt, or else what is done, the day that the user says it was; never one that had not been."""
    if not day_from(entry.detail) or entry.detail > entry.at:
        return
    if record.attempts:
        record.attempts = (*record.attempts[:-1], replace(record.attempts[-1], at=entry.detail))
    elif record.done:
        record.done = replace(record.done, at=entry.detail)
