"""The whole space of answers to a routine's core questions, enumerated.

The core is what branches, gaps and contradictions name. Its space is small (about fifty complete combinations), so
nothing is sampled: every combination is worked out once, and a set of combinations is an integer with one bit for
each. "Which branches do these answers leave open" is then one ``&`` of such sets. Questions outside the core decide
steps alone; what a condition says of them is read from the answers as they are (see ``conditions``).
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product

from checklist.conditions import Answers, Condition, can_hold, core_of, free_of, meets
from checklist.model import Addition, Branch, Gap, Impossible, Routine, Step
from checklist.records import frozen

# What is worked out at once, at every start of the checklist; beyond this the browser would be seen to wait.
MOST_ROWS = 5_000


@frozen
class Outlook:
    """What the routine says of one complete combination of answers.

    One of three: a ``branch``; ``gaps`` with the ``nearest`` branches, which the rows ``ahead`` lead to; or
    ``impossible``. An answer that contradicts another is no case at all, so ``impossible`` goes before gaps.
    """

    branches: tuple[Branch, ...] = ()
    gaps: tuple[Gap, ...] = ()
    nearest: tuple[Branch, ...] = ()
    ahead: int = 0
    impossible: Impossible | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Two combinations with the same key are the same to the user."""
        return (
            tuple(branch.id for branch in self.branches),
            tuple(gap.id for gap in self.gaps),
            tuple(branch.id for branch in self.nearest),
            self.impossible is not None,
        )


class Space:
    """All complete combinations of answers to one routine, each with its outlook."""

    def __init__(self, routine: Routine) -> None:
        self.routine = routine
        self.options = {
            question.id: tuple(option.id for option in question.options if not option.unknown)
            for question in core_of(routine)
        }
        self.rows = tuple(
            dict(zip(self.options, row, strict=True)) for row in product(*self.options.values())
        )
        self.everything = (1 << len(self.rows)) - 1
        self.option_masks = {
            (question, option): 0 for question, options in self.options.items() for option in options
        }
        for index, row in enumerate(self.rows):
            for pair in row.items():
                self.option_masks[pair] |= 1 << index
        self.addition_masks = {addition.id: self.mask_of(addition.when) for addition in routine.additions}
        self.outlooks = self._outlooks()
        self.possible = sum(1 << index for index, found in enumerate(self.outlooks) if not found.impossible)
        self.branch_masks = {
            branch.id: sum(1 << index for index, look in enumerate(self.outlooks) if branch in look.branches)
            for branch in routine.branches
        }
        self.free = free_of(routine)
        self.conditional = self._conditional()

    def mask_of(self, when: Condition) -> int:
        """Return the set of rows that meet a condition; no row has two options of one question.

        What a condition says of questions outside the core is not the rows' matter.
        """
        mask = self.everything
        for question in self.options.keys() & when.keys():
            options = when[question]
            mask &= sum(self.option_masks.get((question, option), 0) for option in set(options))
        return mask

    def rows_for(self, answers: Answers) -> int:
        """Return the rows that ``answers`` leave open; "vet ej" and missing answers restrict nothing."""
        mask = self.everything
        for pair in answers.items():
            mask &= self.option_masks.get(pair, self.everything)
        return mask

    def step_rows(self, owner: Branch | Addition, step: Step) -> int:
        """Return the rows in which a step of a branch or an addition is in the plan, in a gap with its nearest branches."""
        met = self.mask_of(step.when)
        if isinstance(owner, Addition):
            return self.addition_masks[owner.id] & self.possible & met
        own = self.branch_masks[owner.id] & self.possible & met
        near = self.indexes(self.near_masks[owner.id])
        return own | sum(1 << index for index in near if self.outlooks[index].ahead & own)

    @cached_property
    def near_masks(self) -> dict[str, int]:
        """The rows of gaps that each branch is nearest to."""
        found = {branch.id: 0 for branch in self.routine.branches}
        for index, look in enumerate(self.outlooks):
            for branch in look.nearest:
                found[branch.id] |= 1 << index
        return found

    def together(self, *conditions: Condition, but: Sequence[tuple[str, tuple[str, ...]]] = ()) -> bool:
        """Tell whether some answers to the questions outside the core meet all of these conditions.

        A question of law that has to be answered has to be asked first. ``but`` names answers, to any question, that are
        not given.
        """
        met, questions = list(conditions), self.routine.question_by_id
        wanted: dict[str, list[tuple[str, ...]]] = {name: [] for name, _ in but}
        unwanted: dict[str, list[tuple[str, ...]]] = {name: [] for name, _ in but}
        for name, options in but:
            unwanted[name].append(options)
        for when in met:
            for name, options in when.items():
                if name not in self.options or name in unwanted:
                    wanted.setdefault(name, []).append(options)
                asked = questions[name].when
                if (
                    asked
                    and asked not in met
                    and questions[name].unknown not in map(questions[name].option, options)
                ):
                    met.append(asked)
        return all(can_hold(questions[name], wanted[name], unwanted.get(name, ())) for name in wanted)

    def indexes(self, mask: int) -> Iterator[int]:
        """Yield the indexes of the rows in ``mask``, in order."""
        while mask:
            low = mask & -mask
            yield low.bit_length() - 1
            mask ^= low

    def _conditional(self) -> tuple[tuple[int, tuple[Condition, ...]], ...]:
        """Return what an answer can bring or take beside the branch: in which rows, and on which conditions.

        These are the additions, the steps with a condition of their own, what places them, and the last days that have one.
        """
        found: list[tuple[int, tuple[Condition, ...]]] = [
            (self.addition_masks[addition.id], (addition.when,)) for addition in self.routine.additions
        ]
        for owner in self.routine.step_sets:
            outer = owner.when if isinstance(owner, Addition) else {}
            for step in owner.steps:
                inner = [step.due.when] if step.due and step.due.when else []
                inner += [line.when for line in step.placed]
                if step.when and not inner:
                    inner = [{}]
                for when in inner:
                    rows = self.step_rows(owner, step) & self.mask_of(when)
                    found.append((rows, (outer, step.when, when)))
        return tuple(found)

    def certain(self, when: Condition, answers: Answers, rows: int) -> bool:
        """Tell whether a condition is met in all of ``rows``, to which ``answers`` have led."""
        return rows & self.mask_of(when) == rows and meets(self.free, when, answers)

    def implied(self, given: Sequence[Condition], asked: Sequence[Condition]) -> bool:
        """Tell whether answers that meet all of ``given`` meet what ``asked`` says of questions outside the core."""
        return all(
            any(set(when.get(name, ("",))) <= set(options) for when in given)
            for wanted in asked
            for name, options in wanted.items()
            if name not in self.options
        )

    def _outlooks(self) -> tuple[Outlook, ...]:
        """Return what the routine says of each row."""
        branches = [(branch, self.mask_of(branch.when)) for branch in self.routine.branches]
        gaps = [(gap, self.mask_of(gap.when)) for gap in self.routine.gaps]
        impossible = [(item, self.mask_of(item.when)) for item in self.routine.impossible]
        rows = range(len(self.rows))
        foreseen = [tuple(branch for branch, mask in branches if mask >> index & 1) for index in rows]
        without = [tuple(gap for gap, mask in gaps if mask >> index & 1) for index in rows]
        nearest: dict[int, tuple[tuple[Branch, ...], int]] = {0: ((), 0)}
        found = []
        for index in rows:
            against = next((item for item, mask in impossible if mask >> index & 1), None)
            if against:
                found.append(Outlook(impossible=against, branches=foreseen[index]))
            else:
                instead = self._instead(index, without[index])
                if instead not in nearest:
                    nearest[instead] = self._nearest(instead, foreseen, without)
                near, ahead = nearest[instead]
                found.append(
                    Outlook(branches=foreseen[index], gaps=without[index], nearest=near, ahead=ahead)
                )
        return tuple(found)

    def _instead(self, index: int, gaps: tuple[Gap, ...]) -> int:
        """Return the rows that one row becomes when the unforeseen answers of all its ``gaps`` are replaced."""
        if not gaps:
            return 0
        kept = {question: (option,) for question, option in self.rows[index].items()}
        return self.mask_of(kept | {key: options for gap in gaps for key, options in gap.instead.items()})

    def _nearest(
        self, ahead: int, foreseen: Sequence[tuple[Branch, ...]], without: Sequence[tuple[Gap, ...]]
    ) -> tuple[tuple[Branch, ...], int]:
        """Return the branches of the rows ``ahead``, and which rows lead to one; each row has ``foreseen`` and ``without``.

        Where a row only leads into another gap, the answers of that one are replaced as well; no row is
        looked at twice, so that the search ends.
        """
        found: dict[str, Branch] = {}
        seen = led = 0
        while ahead:
            seen |= ahead
            further = 0
            for index in self.indexes(ahead):
                found |= {branch.id: branch for branch in foreseen[index]}
                led |= 1 << index if foreseen[index] else 0
                if not foreseen[index]:
                    further |= self._instead(index, without[index])
            ahead = further & ~seen
        return tuple(found.values()), led


def nearest_to(routine: Routine, gap: Gap) -> tuple[Branch, ...]:
    """Return the branches nearest to a gap, where no other gap holds too."""
    looks = [look for look in space_of(routine).outlooks if look.gaps == (gap,)]
    return tuple({branch.id: branch for look in looks for branch in look.nearest}.values())


def space_of(routine: Routine) -> Space:
    """Return the space of ``routine``, enumerated at the first call and kept beside the routine."""
    kept = routine.__dict__.get("_space")
    if not isinstance(kept, Space):
        kept = routine.__dict__["_space"] = Space(routine)
    return kept
