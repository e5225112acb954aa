"""The acts of several branches, each once, with what still varies between the branches.

An act is one although the branches give it different units, words or times. Nobody is helped by two summonses to
tick, and nobody may lose the one that every branch has.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checklist.model import After, Branch, Step
from checklist.records import frozen

# What may vary, by name in the model.
VARYING = ("lead", "with_", "to", "modality", "after", "text", "purpose")
_WEAKEST_LAST = ("ska", "bor", "om-mojligt", "vid-behov")


@frozen
class Act:
    """An act of one or several ``branches``: ``step`` holds what they agree on.

    ``varies`` has, by the name of a field, what it is in each branch; of lists ``step`` keeps what all have, of
    modality the weakest. ``variants`` are the steps of the branches as they are, by branch.
    """

    step: Step
    branches: tuple[str, ...]
    varies: Mapping[str, Mapping[str, object]]
    variants: Mapping[str, Step]


def acts_of(branches: tuple[Branch, ...], label: Mapping[str, str]) -> tuple[Act, ...]:
    """Return the acts of ``branches``, those that all have first, each part in the order of the branches.

    Steps with the same id are one act. Where all branches have a kind of act, but under different ids, those are
    one too. ``label`` names a kind, where the branches' words for it differ.
    """
    groups = _by_id(branches)
    for kind in dict.fromkeys(step.kind for branch in branches for step in branch.steps):
        whole = any(
            len(group) == len(branches) and next(iter(group.values())).kind == kind
            for group in groups.values()
        )
        if not whole:
            _join(groups, branches, kind)
    names = {(branch, step.id): act for act, group in groups.items() for branch, step in group.items()}
    found = [_act(act, group, names, label) for act, group in groups.items() if group]
    order = {
        (branch.id, names[branch.id, step.id]): place
        for branch in branches
        for place, step in enumerate(branch.steps)
    }

    def place(act: Act) -> tuple[bool, int]:
        return len(act.branches) < len(branches), order[act.branches[0], act.step.id]

    return tuple(sorted(found, key=place))


def _by_id(branches: Iterable[Branch]) -> dict[str, dict[str, Step]]:
    """Return the steps of the branches: id of an act → branch → step."""
    groups: dict[str, dict[str, Step]] = {}
    for branch in branches:
        for step in branch.steps:
            groups.setdefault(step.id, {})[branch.id] = step
    return groups


def _join(groups: dict[str, dict[str, Step]], branches: tuple[Branch, ...], kind: str) -> None:
    """Make one act of a step of a kind from every branch, where each has one; it keeps the id that most of them use."""
    of_kind = [[step for step in branch.steps if step.kind == kind] for branch in branches]
    if not all(of_kind):
        return
    ids = [step.id for steps in of_kind for step in steps]
    name = max(ids, key=ids.count)
    for branch, steps in zip(branches, of_kind, strict=True):
        step = next((step for step in steps if step.id == name), steps[0])
        del groups[step.id][branch.id]
        groups[name][branch.id] = step


def _act(
    name: str,
    variants: Mapping[str, Step],
    names: Mapping[tuple[str, str], str],
    label: Mapping[str, str],
) -> Act:
    """Return one act; ``names`` says which act each step of each branch has become."""
    steps = {
        branch: replace(
            step,
            id=name,
            after=tuple(
                After(step=names.get((branch, after.step), after.step), outcome=after.outcome)
                for after in step.after
            ),
        )
        for branch, step in variants.items()
    }
    first, *others = steps.values()
    varies = {
        field: {branch: getattr(step, field) for branch, step in steps.items()}
        for field in VARYING
        if any(_plain(getattr(step, field)) != _plain(getattr(first, field)) for step in others)
    }
    agreed: dict[str, object] = {
        field: tuple(
            value
            for value in getattr(first, field)
            if all(value in getattr(other, field) for other in others)
        )
        for field in ("with_", "to", "after", "outcomes", "remarks")
    }
    agreed |= {
        field: getattr(first, field)
        if all(getattr(other, field) == getattr(first, field) for other in others)
        else ""
        for field in ("purpose", "note", "caution", "page")
    }
    agreed["modality"] = max((step.modality for step in steps.values()), key=_WEAKEST_LAST.index)
    if "text" in varies:
        agreed["text"] = f"{label[first.kind]}."
    same = all(step.essence == first.essence for step in others)
    return Act(
        step=first if same else replace(first, **agreed),  # type: ignore[arg-type]
        branches=tuple(steps),
        varies=varies,
        variants=steps,
    )


def _plain(value: object) -> object:
    """Return a value as it is compared: the order of a list is no difference."""
    return frozenset(value) if isinstance(value, tuple) else value
