"""The whole space of answers to a routine, enumerated.

The space is small (about a hundred complete combinations), so nothing is sampled: every combination
is worked out once, and a set of combinations is an integer with one bit for each. "Which branches do
these answers leave open" is then one ``&`` of such sets.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from checklist.model import Branch, Gap, Impossible, Routine
from checklist.records import frozen

Answers = Mapping[str, str]
Condition = Mapping[str, tuple[str, ...]]
# What is worked out at once, at every start of the checklist; beyond this the browser would be seen to wait.
MOST_ROWS = 5_000


@frozen
class Outlook:
    """What the routine says of one complete combination of answers.

    One of three: a ``branch``; ``gaps`` with the ``nearest`` branches; or ``impossible``. An answer
    that contradicts another is no case at all, so ``impossible`` goes before gaps.
    """

    branches: tuple[Branch, ...] = ()
    gaps: tuple[Gap, ...] = ()
    nearest: tuple[Branch, ...] = ()
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
            for question in routine.questions
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

    def mask_of(self, when: Condition) -> int:
        """Return the set of rows that meet a condition; no row has two options of one question.

        What a condition says of questions of law is not the rows' matter: see ``lawful``.
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

    def indexes(self, mask: int) -> Iterator[int]:
        """Yield the indexes of the rows in ``mask``, in order."""
        while mask:
            low = mask & -mask
            yield low.bit_length() - 1
            mask ^= low

    def _outlooks(self) -> tuple[Outlook, ...]:
        """Return what the routine says of each row."""
        branches = [(branch, self.mask_of(branch.when)) for branch in self.routine.branches]
        gaps = [(gap, self.mask_of(gap.when)) for gap in self.routine.gaps]
        impossible = [(item, self.mask_of(item.when)) for item in self.routine.impossible]
        rows = range(len(self.rows))
        foreseen = [tuple(branch for branch, mask in branches if mask >> index & 1) for index in rows]
        without = [tuple(gap for gap, mask in gaps if mask >> index & 1) for index in rows]
        nearest: dict[int, tuple[Branch, ...]] = {0: ()}
        found = []
        for index in rows:
            against = next((item for item, mask in impossible if mask >> index & 1), None)
            if against:
                found.append(Outlook(impossible=against, branches=foreseen[index]))
            else:
                instead = self._instead(index, without[index])
                if instead not in nearest:
                    nearest[instead] = self._nearest(instead, foreseen, without)
                found.append(Outlook(branches=foreseen[index], gaps=without[index], nearest=nearest[instead]))
        return tuple(found)

    def _instead(self, index: int, gaps: tuple[Gap, ...]) -> int:
        """Return the rows that one row becomes when the unforeseen answers of all its ``gaps`` are replaced."""
        if not gaps:
            return 0
        kept = {question: (option,) for question, option in self.rows[index].items()}
        return self.mask_of(kept | {key: options for gap in gaps for key, options in gap.instead.items()})

    def _nearest(
        self, ahead: int, foreseen: Sequence[tuple[Branch, ...]], without: Sequence[tuple[Gap, ...]]
    ) -> tuple[Branch, ...]:
        """Return the branches of the rows ``ahead``; ``foreseen`` and ``without`` are what each row has.

        Where a row only leads into another gap, the answers of that one are replaced as well; no row is
        looked at twice, so that the search ends.
        """
        found: dict[str, Branch] = {}
        seen = 0
        while ahead:
            seen |= ahead
            further = 0
            for index in self.indexes(ahead):
                found |= {branch.id: branch for branch in foreseen[index]}
                if not foreseen[index]:
                    further |= self._instead(index, without[index])
            ahead = further & ~seen
        return tuple(found.values())


def nearest_to(routine: Routine, gap: Gap) -> tuple[Branch, ...]:
    """Return the branches nearest to a gap, where no other gap holds too."""
    looks = [look for look in space_of(routine).outlooks if look.gaps == (gap,)]
    return tuple({branch.id: branch for look in looks for branch in look.nearest}.values())


def lawful(routine: Routine, when: Condition, answers: Answers) -> bool:
    """Tell whether what a condition says of questions of law holds; not answered is "vet ej"."""
    for question in routine.law_questions:
        if question.id in when:
            unknown = question.unknown
            given = answers.get(question.id) or (unknown.id if unknown else "")
            if given not in when[question.id]:
                return False
    return True


def space_of(routine: Routine) -> Space:
    """Return the space of ``routine``, enumerated at the first call and kept beside the routine."""
    kept = routine.__dict__.get("_space")
    if not isinstance(kept, Space):
        kept = routine.__dict__["_space"] = Space(routine)
    return kept
