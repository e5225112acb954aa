"""Prove that every step can be reached: what it waits for is in the same plan, can come, and can be told from others.

A step may wait for one of another branch or addition, as long as that one is in every plan which the waiting step is in.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import starmap

from checklist.conditions import Condition
from checklist.controls import choice
from checklist.model import Addition, After, Branch, Routine, Step
from checklist.problems import Problem, place_of
from checklist.records import frozen
from checklist.spaces import Space

Owner = Branch | Addition
# So many ways through what opens a step are tried; nobody can follow more of them.
MOST_WAYS = 2_000


def sequences(space: Space) -> Iterator[Problem]:
    """Yield a problem for each step that can never be done, or whose last day can never be counted."""
    placed = [
        _Placed(space=space, owner=owner, step=step)
        for owner in space.routine.step_sets
        for step in owner.steps
    ]
    for one in placed:
        yield from _sure(one)
    for branch in space.routine.branches:
        yield from _within(space, branch)
    for one in placed:
        yield from _days(one)


@frozen
class _Placed:
    """A step in the branch or addition that has it."""

    space: Space
    owner: Owner
    step: Step

    @property
    def rows(self) -> int:
        """The rows in whose plan it is."""
        return self.space.step_rows(self.owner, self.step)

    @property
    def free(self) -> list[Condition]:
        """What it asks of the questions outside the core."""
        return [self.owner.when, self.step.when] if isinstance(self.owner, Addition) else [self.step.when]

    def follows(self, other: "_Placed") -> bool:
        """Tell whether this one is in a plan only where ``other`` is, as far as the questions outside the core say."""
        return all(
            any(set(when.get(question.id, ("",))) <= set(asked[question.id]) for when in self.free)
            for asked in other.free
            for question in self.space.free
            if question.id in asked
        )

    def parting(self, other: "_Placed") -> str:
        """Return an answer, outside the core, with which ``other`` is in a plan and this one is not; empty if there is none."""
        return next(
            (
                choice(question.id, option.id)
                for asked in self.free
                for question in self.space.free
                for option in question.options
                if option.id not in asked.get(question.id, (option.id,))
                and all(option.id in when.get(question.id, (option.id,)) for when in other.free)
            ),
            "",
        )

    def met_by(self, wanted: Callable[[Step], bool]) -> int:
        """Return those of the step's rows in whose plan there surely is a step that is ``wanted``.

        One owner has it in all of them, or all branches have one. A plan of several branches shows what all of them have:
        what now one addition brings and now another would not be there.
        """
        rows, additions = self.rows, self.space.routine.additions
        for owner in (self.owner, *additions):
            if not rows & ~self._in(owner, wanted):
                return rows
        if isinstance(self.owner, Branch):
            return rows & self._in(self.owner, wanted)
        having = {branch.id: self._in(branch, wanted) for branch in self.space.routine.branches}
        found = 0
        for index in self.space.indexes(rows):
            look = self.space.outlooks[index]
            if all(having[branch.id] >> index & 1 for branch in look.branches or look.nearest):
                found |= 1 << index
        return found

    def _in(self, owner: Owner, wanted: Callable[[Step], bool]) -> int:
        """Return the rows in which ``owner`` has a step that is ``wanted``."""
        found = 0
        for step in owner.steps:
            if wanted(step):
                other = _Placed(space=self.space, owner=owner, step=step)
                found |= other.rows if self.follows(other) else 0
        return found


def _by_id(name: str) -> Callable[[Step], bool]:
    return lambda step: step.id == name


def _asking(fact: str) -> Callable[[Step], bool]:
    return lambda step: fact in step.facts


def _sure(one: _Placed) -> Iterator[Problem]:
    """What a step waits for is in every plan that it is in itself."""
    step, named = one.step, place_of(one.step.id)
    for after in step.after:
        without = one.rows & ~one.met_by(_by_id(after.step))
        if without:
            yield Problem(
                place_of(after.step),
                f'steget "{step.id}" väntar på "{after.step}", som inte finns i varje plan där det självt finns'
                f" ({_answers(one, after.step, without)}: ändra when, eller vänta på ett annat steg)",
            )
    if step.on_contact:
        outcomes = one.space.routine.outcome_by_id
        if one.rows & ~one.met_by(lambda other: any(outcomes[name].contact for name in other.outcomes)):
            yield Problem(
                named,
                f'steget "{step.id}" öppnas vid kontakt, men inget steg i planen har ett utfall som är kontakt'
                " (ta bort on_contact, eller lägg till ett utfall med contact: true)",
            )


def _days(one: _Placed) -> Iterator[Problem]:
    """A last day is counted from days that are asked for in the same plan."""
    due = one.step.due
    if due is None:
        return
    counted = one.rows & one.space.mask_of(due.when)
    for fact in (*due.from_, *due.needs):
        if counted & ~one.met_by(_asking(fact)):
            yield Problem(
                place_of(fact),
                f'"{one.step.id}" räknar från uppgiften "{fact}", som inget steg i samma plan frågar efter'
                " (lägg den i facts på ett steg som alltid är med)",
            )


def _answers(one: _Placed, name: str, rows: int) -> str:
    """Return answers in ``rows`` with which a step is in a plan and what it waits for is not, as an editor reads them."""
    for owner in one.space.routine.step_sets:
        for step in owner.steps:
            other = _Placed(space=one.space, owner=owner, step=step)
            parting = other.parting(one) if step.id == name and other.rows & rows else ""
            if parting:
                return parting
    return _row(one.space, rows)


def _row(space: Space, rows: int) -> str:
    """Return the first of some rows as an editor reads it."""
    row = space.rows[next(space.indexes(rows))]
    return " ".join(starmap(choice, row.items())) or "alla svar"


def _within(space: Space, branch: Branch) -> Iterator[Problem]:
    """Yield what is wrong with how the steps of a plan with ``branch`` wait for each other."""
    rows = space.branch_masks[branch.id]
    additions = [item for item in space.routine.additions if space.addition_masks[item.id] & rows]
    others = [step for item in additions for step in item.steps]
    for own in (branch.steps, *(item.steps for item in additions)):
        here = {step.id: step for step in reversed([*own, *branch.steps, *others])}
        for step in own:
            yield from _openable(space.routine, step, here)
        yield from _alike(space.routine, {step.id: step for step in [*branch.steps, *own]})


def _openable(routine: Routine, step: Step, here: Mapping[str, Step]) -> Iterator[Problem]:
    """A step that waits can be opened, by some outcomes of the steps that are ``here``."""
    ways = _Ways(routine, here)
    if not step.after or ways.lead_to(step):
        return
    if ways.circular and step.id not in ways.circular:
        return  # those that wait for themselves are told of, and this one waits for them
    if ways.circular:
        message = f'steget "{step.id}" väntar till slut på sig självt (ta bort ett after)'
    elif ways.tried > MOST_WAYS:
        message = f'det går på för många sätt att komma till steget "{step.id}" (ta bort opens: any på ett steg före det)'
    else:
        message = (
            f'steget "{step.id}" kan aldrig öppnas, för det väntar på utfall som inte kan komma i samma ärende'
            " (ändra after, eller skriv opens: any)"
        )
    yield Problem(place_of(step.id), message)


class _Ways:
    """The ways through the outcomes of other steps that open a step."""

    def __init__(self, routine: Routine, here: Mapping[str, Step]) -> None:
        self.here = here
        self.again = {outcome.id for outcome in routine.outcomes if outcome.again}
        self.tried = 0
        self.circular: set[str] = set()

    def lead_to(self, step: Step) -> bool:
        """Tell whether ``step`` can be opened when each step ends with one outcome, after those that may be repeated."""
        return self._open([(step, ())], {}, frozenset())

    def _open(
        self, todo: list[tuple[Step, tuple[str, ...]]], ended: Mapping[str, set[str]], opened: frozenset[str]
    ) -> bool:
        """Tell whether all of ``todo`` can be opened, each with the steps that led to it, when others have ``ended``."""
        if not todo:
            return True
        (step, path), *rest = todo
        self.tried += 1
        if step.id in path:
            self.circular.add(step.id)
        if step.id in path or self.tried > MOST_WAYS:
            return False
        if step.id in opened:
            return self._open(rest, ended, opened)
        afters = [after for after in step.after if after.step in self.here]
        for way in [[after] for after in afters] if step.opens == "any" and afters else [afters]:
            asked = self._asked(ended, way)
            more = [(self.here[after.step], (*path, step.id)) for after in way]
            if asked is not None and self._open([*more, *rest], asked, opened | {step.id}):
                return True
        return False

    def _asked(self, ended: Mapping[str, set[str]], way: list[After]) -> dict[str, set[str]] | None:
        """Return how steps have ended when those of ``way`` have too, or None where one would have to end in two ways."""
        found = dict(ended)
        for after in way:
            known, outcomes = found.get(after.step, set(after.outcome)), set(after.outcome)
            if known & outcomes:
                found[after.step] = known & outcomes
            elif known & self.again or outcomes & self.again:
                found[after.step] = (known | outcomes) - self.again or outcomes
            else:
                return None
        return found


def _alike(routine: Routine, here: Mapping[str, Step]) -> Iterator[Problem]:
    """Two steps that others wait for are told apart by what they are called, or by how they end."""
    seen: dict[tuple[str, str], str] = {}
    for step in here.values():
        for after in step.after:
            if after.step not in here:
                continue
            other = here[after.step]
            called = other.label or routine.kind_by_id[other.kind].label
            for outcome in after.outcome:
                shown = called, routine.outcome_by_id[outcome].label
                first = seen.setdefault(shown, after.step)
                if first != after.step:
                    yield Problem(
                        place_of(other.id),
                        f'steget "{other.id}" heter likadant som "{first}" där andra steg väntar på dem: "{": ".join(shown)}"'
                        " (ge ett av dem label)",
                    )
