"""What is next: the acts of a plan, divided by when their turn comes.

A right plan in which nobody finds the next act is a wrong plan. What is to be done now stands first, a few acts in the
order in which they can be done; what only may be done never stands as an open box beside it.
"""

from collections.abc import Callable

from checklist.model import Step
from checklist.planning import ASIDE, CLOSED, DONE, PENDING, WAITS, Plan, Planned
from checklist.records import frozen

MOST_NOW = 7


@frozen
class Agenda:
    """The acts of a plan, each once.

    ``first`` is what is to be thought of before all else (life, children and violence, and what still helps when time
    is short); ``now`` what can be done, at most ``MOST_NOW`` open acts, and what has been noted today, which
    stays where it was; ``later`` what waits, or stands behind those; ``done`` what is over; ``advice`` what else may
    be done, and what is only read. ``closing`` are the acts that do nothing but end the case, when they can be done;
    ``closed`` is the act whose outcome has ended it.
    """

    first: tuple[Planned, ...]
    now: tuple[Planned, ...]
    later: tuple[Planned, ...]
    done: tuple[Planned, ...]
    advice: tuple[Planned, ...]
    closing: tuple[Planned, ...]
    closed: Planned | None

    def advice_at(self, step: Step) -> tuple[Planned, ...]:
        """Return the advice that is read at an act."""
        return tuple(item for item in self.advice if step.kind in item.step.at)


def agenda_of(plan: Plan, today: str = "", unit: str = "") -> Agenda:
    """Divide the acts of ``plan``; with ``unit`` only those that concern it. ``today`` is an ISO date."""
    closing = tuple(
        item for item in plan.acts if _only_closes(plan, item.step) and item.status not in (WAITS, CLOSED)
    )
    closed = next((item for item in plan.acts if _has_closed(plan, item)), None)
    mine = [item for item in plan.acts if item not in closing and (not unit or unit in item.step.units)]

    def idle(item: Planned) -> bool:
        """Tell whether nobody has it to do: what stands where it rests is only read."""
        return plan.stage_of(item.step).rests or (item.step.advice and not _only_closes(plan, item.step))

    def stays(item: Planned) -> bool:
        """Tell whether what is over stays where it was noted today; advice only where it is its outcome that was noted."""
        return item.noted == today != "" and item.status != CLOSED and bool(item.outcome or not idle(item))

    over = [item for item in mine if item.status in (DONE, ASIDE, CLOSED)]
    left = [item for item in mine if item.status not in (DONE, ASIDE, CLOSED)]
    still = [item for item in over if stays(item)]
    advice = [item for item in mine if idle(item) and (item in left or item in still)]
    acts = [item for item in left if not idle(item)]
    order = _order(plan)
    can = sorted((item for item in acts if item.status not in (WAITS, PENDING)), key=order)
    pending = [item for item in acts if item.status == PENDING]
    now = [] if closed else [*can[:MOST_NOW], *pending, *(item for item in still if not idle(item))]
    behind = [*can[MOST_NOW:], *(item for item in acts if item.status == WAITS)]
    first = [item for item in advice if item.step.urgent and item.status != WAITS]
    return Agenda(
        first=() if closed else tuple(sorted(first, key=order)),
        now=tuple(sorted(now, key=order)),
        later=() if closed else tuple(behind),
        done=tuple(item for item in over if closed or item not in still),
        advice=() if closed else tuple(item for item in advice if item not in first),
        closing=closing,
        closed=closed,
    )


def _order(plan: Plan) -> Callable[[Planned], tuple[object, ...]]:
    """Return the key of the order in which acts can be done: urgent ones, then by kind, then as in the plan.

    In a gap what all of the nearest branches have goes first. Life, children and violence, which have no day to wait
    for, go before what has one, and that by its day, where it is known.
    """
    kinds = {kind.id: place for place, kind in enumerate(plan.routine.kinds)}
    places = {(item.step.id, item.version): place for place, item in enumerate(plan.acts)}

    def key(item: Planned) -> tuple[object, ...]:
        step = item.step
        deadline = plan.deadline_of(step) if step.urgent else None
        day = deadline.last.isoformat() if deadline and deadline.last and not step.facts else ""
        rank = 0 if step.urgent else 1 + kinds[step.kind]
        return (
            not step.urgent,
            not plan.in_all(item),
            rank,
            bool(step.due) and step.advice,
            day,
            places[step.id, item.version],
        )

    return key


def _only_closes(plan: Plan, step: Step) -> bool:
    """Tell whether a step is a way to end the case, and nothing else: a step that may end otherwise is one to be done."""
    outcomes = [plan.routine.outcome_by_id[name] for name in step.outcomes]
    return bool(outcomes) and all(outcome.closes for outcome in outcomes)


def _has_closed(plan: Plan, item: Planned) -> bool:
    ended = item.outcome and plan.routine.outcome_by_id.get(item.outcome.detail)
    return bool(item.status == DONE and ended and ended.closes)
