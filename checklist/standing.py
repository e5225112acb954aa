"""A step where it stands: in which plans it is, and what is there whenever it is."""

from collections.abc import Callable
from functools import cached_property

from checklist.conditions import Condition
from checklist.controls import choice
from checklist.model import Addition, Branch, Step
from checklist.records import frozen
from checklist.spaces import Space

Owner = Branch | Addition


@frozen
class Standing:
    """A step in the branch or addition that has it."""

    space: Space
    owner: Owner
    step: Step

    @cached_property
    def rows(self) -> int:
        """The rows in whose plan it is."""
        return self.space.step_rows(self.owner, self.step)

    @cached_property
    def free(self) -> tuple[Condition, ...]:
        """What it asks of the questions outside the core."""
        return (self.owner.when, self.step.when) if isinstance(self.owner, Addition) else (self.step.when,)

    @property
    def rests(self) -> bool:
        """Whether it is only read, wherever the answers place it."""
        return {stage for stage, _ in self._places} <= self._read

    def resting(self, beside: "Standing") -> str:
        """Return a stage in which it can stand and is only read, in a plan that ``beside`` is in; empty if there is none."""
        return next(
            (
                stage
                for stage, when in self._places
                if stage in self._read
                and self.rows & beside.rows & self.space.mask_of(when)
                and self.space.together(*self.free, *beside.free, when)
            ),
            "",
        )

    @property
    def _read(self) -> set[str]:
        """The stages where all is only read."""
        return {stage.id for stage in self.space.routine.stages if stage.rests}

    @property
    def _places(self) -> list[tuple[str, Condition]]:
        """The stages in which it can stand, each with what must be answered for it."""
        lines = [(line.stage, line.when) for line in self.step.placed]
        return [(self.space.routine.stage_of(self.step), {}), *lines]

    @cached_property
    def contact(self) -> tuple[str, ...]:
        """Those of its outcomes that are a contact, and go on with the case; none where they cannot always be noted."""
        known = self.space.routine.outcome_by_id
        return (
            ()
            if self.resting(self)
            else tuple(name for name in self.step.outcomes if known[name].contact and not known[name].closes)
        )

    def follows(self, other: "Standing") -> bool:
        """Tell whether this one is in a plan only where ``other`` is, as far as the questions outside the core say."""
        return self.space.implied(self.free, other.free)

    def parting(self, other: "Standing") -> str:
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

    def met_by(self, wanted: Callable[["Standing"], bool]) -> int:
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

    def _in(self, owner: Owner, wanted: Callable[["Standing"], bool]) -> int:
        """Return the rows in which ``owner`` has a step that is ``wanted``."""
        found = 0
        for step in owner.steps:
            other = Standing(space=self.space, owner=owner, step=step)
            if wanted(other):
                found |= other.rows if self.follows(other) else 0
        return found


def standings(space: Space) -> list[Standing]:
    """Return every step where it stands, in the order of the file."""
    return [
        Standing(space=space, owner=owner, step=step)
        for owner in space.routine.step_sets
        for step in owner.steps
    ]
