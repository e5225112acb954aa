"""Tell whether a step that waits can be opened: by outcomes that can come, before it and in one case.

A plan has one step of each id, but which one may depend on the answers: every choice that they leave is looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from checklist.conditions import Condition
from checklist.model import After, Routine, Step
from checklist.problems import Problem, place_of
from checklist.records import frozen
from checklist.standing import Standing

# So many ways through what opens a step are tried; nobody can follow more of them.
MOST_WAYS = 2_000
# Stands among the ids of steps that are waited for, where a contact is; no id is empty.
CONTACT = ""
Asked = Mapping[str, set[str]]


@frozen
class Around:
    """The steps that one waits for in a plan, by their ids, itself among them, and the ids of those that can be a contact."""

    steps: Mapping[str, Step]
    contacts: Mapping[str, tuple[str, ...]]


def unopened(one: Standing, here: Mapping[str, Sequence[Standing]], rows: int) -> Iterator[Problem]:
    """Yield a problem for a step that can never be opened in some plan with the steps ``here``, which are in these ``rows``."""
    if one.step.after or one.step.on_contact:
        for around in islice(_arounds(one, here, rows), MOST_WAYS):
            yield from _openable(one.space.routine, one.step, around)


def _arounds(one: Standing, here: Mapping[str, Sequence[Standing]], rows: int) -> Iterator[Around]:
    """Yield what can stand around a step in a plan: all that it waits for in the end is in every plan that it is in."""

    def grown(
        left: int,
        when: tuple[Condition, ...],
        steps: Mapping[str, Step],
        contacts: Mapping[str, tuple[str, ...]],
        todo: list[str],
    ) -> Iterator[Around]:
        todo = [name for name in todo if name not in steps and (name or not contacts)]
        if not todo:
            yield Around(steps=steps, contacts=contacts)
        elif CONTACT in todo:
            todo = [name for name in todo if name]
            for part, found in _contacts(left, when, here):
                yield from grown(part, when, steps, found, [*todo, *found])
        else:
            for other in here.get(todo[0], ()):
                both = left & other.rows
                asked = (*when, *(free for free in other.free if free and free not in when))
                if both and one.space.together(*asked):
                    known = {**steps, todo[0]: other.step}
                    yield from grown(both, asked, known, contacts, [*todo[1:], *_awaited(other.step)])

    yield from grown(rows & one.rows, one.free, {one.step.id: one.step}, {}, _awaited(one.step))


def _awaited(step: Step) -> list[str]:
    return [*(after.step for after in step.after), *([CONTACT] if step.on_contact else [])]


def _contacts(
    rows: int, when: tuple[Condition, ...], here: Mapping[str, Sequence[Standing]]
) -> Iterator[tuple[int, dict[str, tuple[str, ...]]]]:
    """Yield those steps ``here`` that surely can be a contact, with these outcomes, and in which of ``rows``."""
    known = [other for several in here.values() for other in several if other.contact]
    sure = [other for other in known if other.space.implied(when, other.free)]
    while rows:
        part, found = rows, {}
        for other in sure:
            if other.rows & rows & -rows:
                part &= other.rows
                found[other.step.id] = other.contact
            else:
                part &= ~other.rows
        rows &= ~part
        if found:
            yield part, found


def _openable(routine: Routine, step: Step, around: Around) -> Iterator[Problem]:
    """A step that waits can be opened, by some outcomes of the steps ``around`` it."""
    ways, place = _Ways(routine, around), place_of(step.id)
    # Also where another way leads round it: the engine, which asks what can still open a step, would ask for ever.
    circle = ways.circle(step)
    if circle:
        # Told at one of its steps.
        if step.id == min(circle):
            shown = " → ".join(f'"{name}"' for name in [*circle, step.id])
            again = "ta bort ett after; det som ska göras om är ett utfall med again, eller ett steg till"
            yield Problem(place, f"stegen väntar på varandra i en ring: {shown} ({again})")
        return
    if ways.lead_to(step.id):
        return
    if step.id not in ways.circular and any(
        not _Ways(routine, around).lead_to(name) for name in ways.circular
    ):
        return  # those are told of, and this one waits for them
    strange = [after for after in step.after if not {*after.outcome} & {*around.steps[after.step].outcomes}]
    alone = replace(around, steps={**around.steps, step.id: replace(step, on_contact=False)})
    if strange:
        place = place_of(strange[0].outcome[0])
        message = (
            f'steget "{step.id}" kan aldrig öppnas, för "{strange[0].step}" har inte det utfallet i samma plan'
            f' (ändra outcome, eller outcomes för "{strange[0].step}")'
        )
    elif ways.tried > MOST_WAYS:
        message = f'det går på för många sätt att komma till steget "{step.id}" (ta bort opens: any på ett steg före det)'
    elif step.on_contact and _Ways(routine, alone).lead_to(step.id):
        message = (
            f'steget "{step.id}" öppnas vid kontakt, men ingen kontakt kan komma före det i samma ärende'
            " (ta bort on_contact, eller ändra after)"
        )
    elif step.id in ways.circular:
        message = f'steget "{step.id}" väntar till slut på sig självt (ta bort ett after)'
    else:
        message = (
            f'steget "{step.id}" kan aldrig öppnas, för det väntar på utfall som inte kan gälla på en gång, eller inte komma i tid'
            " (av ett steg gäller det senaste utfallet: ändra after, eller skriv opens: any)"
        )
    yield Problem(place, message)


class _Ways:
    """The ways through the outcomes of other steps that open a step."""

    def __init__(self, routine: Routine, around: Around) -> None:
        self.around = around
        self.again = {outcome.id for outcome in routine.outcomes if outcome.again}
        self.tried = 0
        self.circular: set[str] = set()

    def lead_to(self, name: str) -> bool:
        """Tell whether a step can be opened when each step ends with one outcome, after those that may be repeated."""
        return self._open([(name, ())], {}, {})

    def circle(self, step: Step) -> tuple[str, ...]:
        """Return the ids of a shortest circle in which a step waits for itself in the end, in any way; empty if there is none."""
        seen: set[str] = set()
        todo: list[tuple[str, ...]] = [(step.id,)]
        for path in todo:
            for after in self.around.steps[path[-1]].after:
                if after.step == step.id:
                    return path
                if after.step not in seen:
                    seen.add(after.step)
                    todo.append((*path, after.step))
        return ()

    def _open(
        self, todo: list[tuple[str, tuple[str, ...]]], ended: Asked, opened: Mapping[str, Asked]
    ) -> bool:
        """Tell whether all of ``todo`` can be opened, each with the steps that led to it.

        Others have ``ended``, in one of these ways, and ``opened`` has what each step waited for.
        """
        if not todo:
            return self._in_time(opened)
        (name, path), *rest = todo
        self.tried += 1
        if name in path:
            self.circular.add(name)
        if name in path or self.tried > MOST_WAYS:
            return False
        if name in opened:
            return self._open(rest, ended, opened)
        for asked in self._asked(self.around.steps[name]):
            more = [(other, (*path, name)) for other in asked]
            both = self._both(ended, asked)
            if all(both.values()) and self._open([*more, *rest], both, {**opened, name: asked}):
                return True
        return False

    def _asked(self, step: Step) -> Iterator[Asked]:
        """Yield each set of outcomes that opens a step: one of these of each step, all at the same time."""
        ways = [[after] for after in step.after] if step.opens == "any" and step.after else [[*step.after]]
        if step.on_contact:
            contacts = [After(step=name, outcome=ends) for name, ends in self.around.contacts.items()]
            ways = [[*way, contact] for way in ways for contact in contacts]
        for way in ways:
            asked: dict[str, set[str]] = {}
            for after in way:
                known = asked.get(after.step, {*self.around.steps[after.step].outcomes})
                asked[after.step] = known & {*after.outcome}
            if all(asked.values()):
                yield asked

    def _both(self, ended: Asked, asked: Asked) -> dict[str, set[str]]:
        """Return how steps have ended when what is ``asked`` has come too; an outcome that may be repeated ends nothing."""
        final = {name: ends for name, ends in asked.items() if not ends & self.again}
        return {**ended, **{name: ends & ended.get(name, ends) for name, ends in final.items()}}

    def _in_time(self, opened: Mapping[str, Asked]) -> bool:
        """Tell whether what opened a step had come before what opened those behind it."""

        @cache
        def before(name: str) -> set[str]:
            return {name}.union(*(before(other) for other in opened[name]))

        return all(
            opened[first][other] & (self.again | ends)
            for name, asked in opened.items()
            for other, ends in asked.items()
            for first in before(name)
            if other in opened[first]
        )
