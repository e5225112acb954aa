"""The steps of a case, each with its status and why, computed from answers and log by replay.

Nothing is stored but what has happened. An outcome opens what follows it and closes what can no
longer apply; a changed answer keeps the ticks of unchanged steps and asks about the changed ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from zlib import crc32

from checklist.cases import Case, Entry
from checklist.deadlines import RULES, Deadline, day_from
from checklist.model import Addition, After, Branch, Gap, Impossible, Outcome, Question, Routine, Step
from checklist.narrowing import Narrowed, narrow
from checklist.spaces import Answers

NOW, PENDING, DONE, WAITS, CLOSED, ASIDE, CONFIRM = (
    "now",
    "pending",
    "done",
    "waits",
    "closed",
    "aside",
    "confirm",
)


def version_of(step: Step) -> str:
    """Return eight hex digits that change when the act changes, but not when a heading or remark does."""
    return f"{crc32(repr(step.essence).encode()):08x}"


@dataclass(slots=True)
class _Record:
    """What the log says of one version of one step."""

    done: Entry | None = None
    outcome: Entry | None = None
    aside: Entry | None = None
    attempts: int = 0

    @property
    def says_something(self) -> bool:
        return bool(self.done or self.outcome or self.aside)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One step of a case.

    ``status``: ``now``; ``pending`` (done, its outcome not known yet); ``done``; ``waits`` (for each
    of ``waits``, or for a contact when ``waits`` is empty); ``closed`` (because ``closed_by`` turned
    out otherwise); ``aside`` (the user's reason in ``aside``); ``confirm`` (noted for another wording
    of the step). ``because`` holds the answers that brought the step, empty where every branch has
    it. ``branches`` names the branches that have it, where the plan covers more than one.
    """

    step: Step
    version: str
    status: str
    because: Mapping[str, tuple[str, ...]]
    branches: tuple[str, ...]
    waits: tuple[After, ...] = ()
    closed_by: After | None = None
    done: Entry | None = None
    outcome: Entry | None = None
    aside: Entry | None = None
    attempts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All steps of a case, in order, with what the answers leave open.

    ``shared`` tells that the steps are those that every open branch has. ``leftovers`` are the log's
    notes on steps that these answers do not include; they are kept and shown. ``dates`` are the days
    that the user has given, by fact id.
    """

    routine: Routine
    narrowed: Narrowed
    steps: tuple[Planned, ...]
    shared: bool = False
    leftovers: tuple[Entry, ...] = ()
    contact: bool = False
    new_edition: bool = False
    dates: Mapping[str, date] = field(default_factory=dict)

    @property
    def answers(self) -> Answers:
        """The answers that the plan stands on."""
        return self.narrowed.answers

    @property
    def branch(self) -> Branch | None:
        """The branch, where the answers settle one."""
        return self.narrowed.branch

    @property
    def gap(self) -> Gap | None:
        """The gap to name, where the routine is silent on these answers."""
        return next(iter(self.narrowed.gaps), None)

    def deadline_of(self, step: Step) -> Deadline | None:
        """Return the deadline that a step counts, from the days that are known."""
        return RULES[step.rule](self.dates) if step.rule else None

    @property
    def impossible(self) -> Impossible | None:
        """Why the answers contradict each other, if they do."""
        return self.narrowed.impossible

    @property
    def next(self) -> Question | None:
        """The question that decides most of what is still open."""
        return self.narrowed.next


@dataclass(frozen=True, slots=True)
class _Source:
    """A step on its way into a plan."""

    step: Step
    because: Mapping[str, tuple[str, ...]]
    branches: tuple[str, ...] = field(default=())


def plan(routine: Routine, answers: Answers, log: Iterable[Entry] = ()) -> Plan:
    """Return the steps for ``answers`` (accepted), with their status after ``log`` (oldest first)."""
    narrowed = narrow(routine, answers)
    several = narrowed.nearest or (() if narrowed.branch else narrowed.open)
    if narrowed.branch:
        core = [_Source(step, narrowed.branch.when) for step in narrowed.branch.steps]
    elif narrowed.nearest:
        core = _merged(narrowed.nearest)
    else:
        core = _common(narrowed.open)
    sources = [] if narrowed.impossible else _around(core, narrowed.additions, several)
    return _Replay(routine, sources, tuple(log)).plan(narrowed, shared=bool(several) and not narrowed.nearest)


def plan_case(routine: Routine, case: Case) -> Plan:
    """Return the plan of a case."""
    found = plan(routine, case.answers, case.log)
    if case.edition == routine.edition:
        return found
    return Plan(**{name: getattr(found, name) for name in Plan.__slots__} | {"new_edition": True})


def _common(branches: tuple[Branch, ...]) -> list[_Source]:
    """Return the steps that all ``branches`` have, in the order of the first."""
    essences = [{step.essence for step in branch.steps} for branch in branches]
    first = branches[0].steps if branches else ()
    return [_Source(step, {}) for step in first if all(step.essence in known for known in essences)]


def _merged(branches: tuple[Branch, ...]) -> list[_Source]:
    """Return the steps of all ``branches``, each once with the branches that have it: shared ones first."""
    having: dict[tuple[object, ...], list[Branch]] = {}
    steps: dict[tuple[object, ...], Step] = {}
    for branch in branches:
        for step in branch.steps:
            having.setdefault(step.essence, []).append(branch)
            steps.setdefault(step.essence, step)
    merged = [_Source(step, {}, tuple(b.id for b in having[essence])) for essence, step in steps.items()]
    return sorted(merged, key=lambda source: len(source.branches) < len(branches))


def _around(
    core: list[_Source], additions: tuple[Addition, ...], several: tuple[Branch, ...]
) -> list[_Source]:
    """Put the additions before and after the branch's own steps."""
    names = tuple(branch.id for branch in several)

    def at(position: str) -> list[_Source]:
        return [
            _Source(step, addition.when, names)
            for addition in additions
            if addition.position == position
            for step in addition.steps
        ]

    return [*at("before"), *core, *at("after")]


class _Replay:
    """The log, folded into one record for each version of each step."""

    def __init__(self, routine: Routine, sources: list[_Source], log: tuple[Entry, ...]) -> None:
        self.routine = routine
        self.sources = sources
        self.log = log
        self.versions: dict[str, list[str]] = {}
        self.steps: dict[str, Step] = {}
        for source in sources:
            self.versions.setdefault(source.step.id, []).append(version_of(source.step))
            self.steps.setdefault(source.step.id, source.step)
        self.records: dict[tuple[str, str], _Record] = {}
        self.dates: dict[str, date] = {}
        for entry in log:
            self._fold(entry)
        self.contact = any(
            (outcome := self.outcome_of(step)) is not None and outcome.contact for step in self.steps
        )

    def _fold(self, entry: Entry) -> None:
        record = self.records.pop((entry.step, entry.version), _Record())
        if entry.event == "confirm":
            older = self._stale(entry.step, entry.version)
            record = replace(older) if older and not record.says_something else record
        elif entry.event in ("done", "undone"):
            record.done = entry if entry.event == "done" else None
        elif entry.event in ("outcome", "no-outcome"):
            record.outcome = entry if entry.event == "outcome" else None
            record.attempts += entry.event == "outcome"
        elif entry.event in ("aside", "back"):
            record.aside = entry if entry.event == "aside" else None
        else:
            self._fold_day(entry)
        self.records[entry.step, entry.version] = record  # put last: the order is that of the latest notes

    def _fold_day(self, entry: Entry) -> None:
        """Note a day that the user has given for a fact, or taken back; what is no day is passed over."""
        fact = entry.detail[:-11] if entry.event == "dated" else entry.detail
        day = day_from(entry.detail[-10:]) if entry.event == "dated" else None
        self.dates.pop(fact, None)
        if day:
            self.dates[fact] = day

    def _stale(self, step: str, version: str) -> _Record | None:
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
        """Return what ``step`` still waits for, and what has closed it for good."""
        waits: list[After] = []
        for after in step.after:
            if self.is_aside(after.step):
                continue
            outcome = self.outcome_of(after.step)
            if outcome is None and after.step in self.steps:
                closed = self.obstacles(self.steps[after.step])[1]
                if closed:
                    return (), closed
            if outcome is None or (outcome.again and outcome.id != after.outcome):
                waits.append(after)
            elif outcome.id != after.outcome:
                return (), After(step=after.step, outcome=outcome.id)
        return tuple(waits), None

    def planned(self, source: _Source) -> Planned:
        step, version = source.step, version_of(source.step)
        record = self.records.get((step.id, version)) or _Record()
        older = self._stale(step.id, version)
        noted = older and not any(
            (known := self.records.get((step.id, other))) and known.says_something
            for other in self.versions[step.id]
        )
        waits, closed_by = self.obstacles(step)
        ended = record.outcome and self.routine.outcome_by_id.get(record.outcome.detail)
        if record.aside:
            status = ASIDE
        elif ended and not ended.again:
            status = DONE
        elif record.done or (record.outcome and not ended):
            status = PENDING if step.outcomes else DONE
        elif noted:
            status = CONFIRM
        elif closed_by:
            status = CLOSED
        elif waits or (step.on_contact and not self.contact):
            status = WAITS
        else:
            status = NOW
        return Planned(
            step=step,
            version=version,
            status=status,
            because=source.because,
            branches=source.branches,
            waits=waits,
            closed_by=closed_by,
            done=record.done or (older.done if older and status == CONFIRM else None),
            outcome=record.outcome or (older.outcome if older and status == CONFIRM else None),
            aside=record.aside or (older.aside if older and status == CONFIRM else None),
            attempts=record.attempts,
        )

    def plan(self, narrowed: Narrowed, *, shared: bool) -> Plan:
        gone = {
            entry.step: entry
            for entry in self.log
            if entry.step not in self.steps and self.records[entry.step, entry.version].says_something
        }
        return Plan(
            routine=self.routine,
            narrowed=narrowed,
            steps=tuple(self.planned(source) for source in self.sources),
            shared=shared,
            leftovers=tuple(gone.values()),
            contact=self.contact,
            dates=self.dates,
        )
