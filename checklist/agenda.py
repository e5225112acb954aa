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
    be done. ``closing`` is the way to end the case, ``closed`` tells that it has been gone.
    """

    first: tuple[Planned, ...]
    now: tuple[Planned, ...]
    later: tuple[Planned, ...]
    done: tuple[Planned, ...]
    advice: tuple[Planned, ...]
    closing: Planned | None
    closed: bool

    def advice_at(self, step: Step) -> tuple[Planned, ...]:
        """Return the advice that is read at an act."""
        return tuple(item for item in self.advice if step.kind in item.step.at)


def agenda_of(plan: Plan, today: str = "", unit: str = "") -> Agenda:
    """Divide the acts of ``plan``; with ``unit`` only those that concern it. ``today`` is an ISO date."""
    closing = next((item for item in plan.acts if _closes(plan, item.step)), None)
    closed = bool(closing and closing.status == DONE)
    mine = [
        item
        for item in plan.acts
        if item is not closing
        and (not unit or unit in item.step.units)
        and not plan.stage_of(item.step).rests
    ]

    def noted_today(item: Planned) -> bool:
        return bool(today) and item.noted == today and item.status != CLOSED

    over = [item for item in mine if item.status in (DONE, ASIDE, CLOSED)]
    left = [item for item in mine if item.status not in (DONE, ASIDE, CLOSED)]
    advice = [item for item in left if item.step.advice]
    acts = [item for item in left if not item.step.advice]
    order = _order(plan)
    can = sorted((item for item in acts if item.status not in (WAITS, PENDING)), key=order)
    pending = [item for item in acts if item.status == PENDING]
    stays = [item for item in over if noted_today(item) and not item.step.advice]
    now = [] if closed else [*can[:MOST_NOW], *pending, *stays]
    behind = [*can[MOST_NOW:], *(item for item in acts if item.status == WAITS)]
    first = [item for item in advice if item.step.urgent and item.status != WAITS]
    return Agenda(
        first=() if closed else tuple(sorted(first, key=order)),
        now=tuple(sorted(now, key=order)),
        later=() if closed else tuple(behind),
        done=tuple(item for item in over if closed or item not in stays),
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


def _closes(plan: Plan, step: Step) -> bool:
    return any(plan.routine.outcome_by_id[name].closes for name in step.outcomes)
