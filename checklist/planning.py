"""The steps of a case, each with its status and why, computed from answers and log by replay.

Nothing is stored but what has happened. An outcome opens what follows it and closes what can no
longer apply; a changed answer keeps the ticks of unchanged steps and asks about the changed ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from checklist.cases import Case, Entry
from checklist.deadlines import RULES, Deadline
from checklist.model import Addition, After, Branch, Gap, Impossible, Question, Routine, Step
from checklist.narrowing import Narrowed, narrow
from checklist.records import frozen
from checklist.replaying import Replay
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


@frozen
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


@frozen
class Plan:
    """All steps of a case, in order, with what the answers leave open.

    ``shared`` tells that the steps are those that every open branch has. ``leftovers`` are the log's
    notes on steps that these answers do not include; they are kept and shown. ``dates`` are the days
    that the user has given, by fact id. ``new_edition`` tells that the routine has changed since the
    case was noted, ``newer_case`` that the case comes from a later edition than this one.
    """

    routine: Routine
    narrowed: Narrowed
    steps: tuple[Planned, ...]
    shared: bool = False
    leftovers: tuple[Entry, ...] = ()
    contact: bool = False
    new_edition: bool = False
    newer_case: bool = False
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
    replay = Replay(routine, [source.step for source in sources], tuple(log))
    return Plan(
        routine=routine,
        narrowed=narrowed,
        steps=tuple(_planned(replay, source) for source in sources),
        shared=bool(several) and not narrowed.nearest,
        leftovers=replay.leftovers(),
        contact=replay.contact,
        dates=replay.dates,
    )


def plan_case(routine: Routine, case: Case) -> Plan:
    """Return the plan of a case."""
    found = plan(routine, case.answers, case.log)
    if case.edition == routine.edition:
        return found
    newer = case.edition > routine.edition
    return replace(found, new_edition=not newer, newer_case=newer)


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


def _planned(replay: Replay, source: _Source) -> Planned:
    """Return a step with its status."""
    step = source.step
    record, older = replay.noted(step)
    waits, closed_by = replay.obstacles(step)
    ended = record.outcome and replay.routine.outcome_by_id.get(record.outcome.detail)
    if record.aside:
        status = ASIDE
    elif ended and not ended.again:
        status = DONE
    elif record.done or (record.outcome and not ended):
        status = PENDING if step.outcomes else DONE
    elif older:
        status = CONFIRM
    elif closed_by:
        status = CLOSED
    elif waits or (step.on_contact and not replay.contact):
        status = WAITS
    else:
        status = NOW
    shown = older if older and status == CONFIRM else record
    return Planned(
        step=step,
        version=step.version,
        status=status,
        because=source.because,
        branches=source.branches,
        waits=waits,
        closed_by=closed_by,
        done=shown.done,
        outcome=shown.outcome,
        aside=shown.aside,
        attempts=len(record.attempts),
    )
