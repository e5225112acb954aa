"""The steps of a case, each with its status and why, computed from answers and log by replay.

Nothing is stored but what has happened. An outcome opens what follows it and closes what can no
longer apply; a changed answer keeps the ticks of unchanged steps and asks about the changed ones.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, TypeAlias

from checklist.acts import Act, acts_of
from checklist.cases import Case, Entry
from checklist.catalogues import Stage
from checklist.conditions import Answers, meets, options_of
from checklist.controls import step_key
from checklist.deadlines import Deadline, last_day
from checklist.model import Addition, After, Branch, Gap, Impossible, Routine, Step
from checklist.narrowing import Narrowed, narrow
from checklist.placing import stage_for
from checklist.questions import Option, Question
from checklist.records import frozen
from checklist.replaying import Replay

# Of more branches than these, what only some have helps nobody: more is to be answered first.
FEW_BRANCHES = 4
Status: TypeAlias = Literal["now", "pending", "done", "waits", "closed", "aside", "confirm"]
NOW: Final = "now"
PENDING: Final = "pending"
DONE: Final = "done"
WAITS: Final = "waits"
CLOSED: Final = "closed"
ASIDE: Final = "aside"
CONFIRM: Final = "confirm"
# What has a box that is ticked.
TICKED = (DONE, PENDING)


@frozen
class Planned:
    """One step of a case.

    ``status``: ``now``; ``pending`` (done, its outcome not known yet); ``done``; ``waits`` (for each
    of ``waits``, or for a contact when ``waits`` is empty); ``closed`` (because ``closed_by`` turned
    out otherwise); ``aside`` (the user's reason in ``aside``); ``confirm`` (noted for another wording
    of the step). ``because`` holds the answers that brought the step, empty where every branch
    has it. ``branches`` names the branches that have it, where the plan covers more than one; ``varies`` has what they
    say differently of it (see ``acts.Act``), and ``unsettled`` tells that it waits because of that. ``noted`` is the
    day when something was last noted of it, which need not be the day of the act.
    """

    step: Step
    version: str
    status: Status
    because: Mapping[str, tuple[str, ...]]
    branches: tuple[str, ...]
    waits: tuple[After, ...] = ()
    closed_by: After | None = None
    done: Entry | None = None
    outcome: Entry | None = None
    aside: Entry | None = None
    attempts: int = 0
    varies: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    unsettled: bool = False
    noted: str = ""

    @property
    def key(self) -> str:
        """What controls call the step in this wording."""
        return step_key(self.step.id, self.version)


@frozen
class Plan:
    """All steps of a case, in order, with what the answers leave open.

    ``acts`` are what people see and tick: in a gap the nearest branches' steps stand in ``steps`` as they are, and in
    ``acts`` what is one act stands once, with what varies. Elsewhere the two are the same. ``shared`` tells that the steps are those that every open branch has. ``leftovers`` are the log's
    notes on steps that these answers do not include; they are kept and shown. ``dates`` are the days
    that the user has given, by fact id. ``new_edition`` tells that the routine has changed since the
    case was noted, ``newer_case`` that the case comes from a later edition than this one.
    """

    routine: Routine
    narrowed: Narrowed
    steps: tuple[Planned, ...]
    acts: tuple[Planned, ...]
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
    def chosen(self) -> tuple[tuple[Question, Option], ...]:
        """The answers as what is asked and what has been chosen, in the order of the questions."""
        asked = self.routine.question_by_id.values()
        return tuple(
            (question, option) for question in asked for option in options_of(question, self.answers)
        )

    @property
    def branch(self) -> Branch | None:
        """The branch, where the answers settle one."""
        return self.narrowed.branch

    @property
    def gap(self) -> Gap | None:
        """The gap to name, where the routine is silent on these answers."""
        return next(iter(self.narrowed.gaps), None)

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps that are shown."""
        return tuple(item.step for item in self.acts)

    def in_all(self, item: Planned) -> bool:
        """Tell whether an act is in all that the answers leave: in a gap some of the nearest branches may lack it."""
        return not self.gap or len(item.branches) in (0, len(self.narrowed.nearest))

    def deadline_of(self, step: Step) -> Deadline | None:
        """Return the deadline that a step counts, from the days that are known; None where the answers give it none."""
        due = step.due
        if due is None or not meets(self.routine.question_by_id.values(), due.when, self.answers):
            return None
        return last_day(due, self.dates)

    def stage_of(self, step: Step) -> Stage:
        """Return the stage in which a step stands by the answers; what rests there is nothing that anybody has to do."""
        return stage_for(self.routine, step, self.answers)

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
    branches: tuple[str, ...] = ()
    act: Act | None = None


def plan(routine: Routine, answers: Answers, log: Iterable[Entry] = ()) -> Plan:
    """Return the steps for ``answers`` (accepted), with their status after ``log`` (oldest first)."""
    narrowed = narrow(routine, answers)
    several = narrowed.nearest or (() if narrowed.branch else narrowed.open)
    steps, acts = _core(routine, narrowed, several)
    log = tuple(log)

    def planned(core: list[_Source]) -> tuple[tuple[Planned, ...], Replay]:
        sources = [] if narrowed.impossible else _around(core, narrowed.additions, several)
        replay = Replay(routine, [source.step for source in sources], log)
        certain = not narrowed.nearest
        return tuple(_planned(replay, source, certain=certain) for source in sources), replay

    shown, replay = planned(acts)
    return Plan(
        routine=routine,
        narrowed=narrowed,
        steps=shown if steps is acts else planned(steps)[0],
        acts=shown,
        shared=bool(several) and not narrowed.nearest,
        leftovers=replay.leftovers(),
        contact=replay.contact,
        dates=replay.dates,
    )


def _core(
    routine: Routine, narrowed: Narrowed, several: tuple[Branch, ...]
) -> tuple[list[_Source], list[_Source]]:
    """Return the steps that come from branches, as they stand there, and as acts; the same but in a gap."""
    if narrowed.branch:
        own = [_Source(step, {**narrowed.branch.when, **step.when}) for step in narrowed.branch.steps]
        return own, own
    acts = acts_of(several, {kind.id: kind.label for kind in routine.kinds}) if several else ()
    if narrowed.nearest:
        few = len(several) <= FEW_BRANCHES
        told = [act for act in acts if few or len(act.branches) == len(several)]
        return _merged(several), [_Source(act.step, {}, act.branches, act) for act in told]
    shared = [_Source(act.step, act.step.when, (), act) for act in acts if len(act.branches) == len(several)]
    return shared, shared


def plan_case(routine: Routine, case: Case) -> Plan:
    """Return the plan of a case."""
    found = plan(routine, case.answers, case.log)
    if case.edition == routine.edition:
        return found
    newer = case.edition > routine.edition
    return replace(found, new_edition=not newer, newer_case=newer)


def _merged(branches: tuple[Branch, ...]) -> list[_Source]:
    """Return the steps of all ``branches``, each once with the branches that have it: shared ones first."""
    having: dict[str, list[Branch]] = {}
    steps: dict[str, Step] = {}
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
            _Source(step, {**addition.when, **step.when}, names)
            for addition in additions
            if addition.position == position
            for step in addition.steps
        ]

    return [*at("before"), *core, *at("after")]


def _planned(replay: Replay, source: _Source, *, certain: bool) -> Planned:
    """Return a step with its status; ``certain`` holds back what may be done in some branches only."""
    step = source.step
    record, older = replay.noted(step)
    waits, closed_by, unsettled = _obstacles(replay, source, certain=certain)
    ended = record.outcome and replay.routine.outcome_by_id.get(record.outcome.detail)
    status: Status
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
    elif waits or unsettled or (step.on_contact and not replay.contact):
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
        varies=source.act.varies if source.act else {},
        unsettled=unsettled,
        noted=record.noted,
    )


def _obstacles(
    replay: Replay, source: _Source, *, certain: bool
) -> tuple[tuple[After, ...], After | None, bool]:
    """Return what a step waits for, what has closed it, and whether it waits because the branches differ on when.

    Where they differ it is closed when it is in all of them. Else it may be done when it may in all, or, in a gap,
    where nothing more can be answered, in one.
    """
    waits, closed_by = replay.obstacles(source.step)
    if source.act is None or "after" not in source.act.varies or waits or closed_by:
        return waits, closed_by, False
    found = [replay.obstacles(step) for step in source.act.variants.values()]
    closed = [reason for _, reason in found if reason]
    if len(closed) == len(found):
        return (), closed[0], False
    free = [not waiting and not reason for waiting, reason in found]
    return (), None, not (all(free) if certain else any(free))
