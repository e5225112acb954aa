"""Which place in a source each step cites: its own, that of what it names, or that of its branch or addition."""

import dataclasses

from checklist.documents import Citation
from checklist.model import Addition, Branch, Routine, Step
from checklist.problems import BrokenDataError, Problem, place_of, suggest


def _headings(routine: Routine) -> dict[str, tuple[str, ...]]:
    """Return the headings of sections and branches, under which a step of another branch may stand too."""
    headings = {section.id: section.heading for section in routine.sections}
    return headings | {branch.id: branch.heading for branch in routine.branches}


def with_citations(routine: Routine) -> Routine:
    """Give each step the citation that it inherits from its branch or addition, or from what it names."""
    headings = _headings(routine)
    strange = [
        Problem(
            place_of(step.heading_of),
            f'avsnittet eller grenen "{step.heading_of}" finns inte {suggest(step.heading_of, headings)}',
        )
        for owner in routine.step_sets
        for step in owner.steps
        if step.heading_of and step.heading_of not in headings
    ]
    if strange:
        raise BrokenDataError(strange)

    def filled(owner: Branch | Addition) -> tuple[Step, ...]:
        source = getattr(owner, "source", "") or routine.source
        return tuple(
            dataclasses.replace(
                step,
                citation=Citation(
                    source=step.source or source,
                    heading=step.heading or headings.get(step.heading_of, ()) or owner.heading,
                ),
                heading=(),
                heading_of="",
                source="",
            )
            for step in owner.steps
        )

    return dataclasses.replace(
        routine,
        shared=(),
        branches=tuple(dataclasses.replace(branch, steps=filled(branch)) for branch in routine.branches),
        additions=tuple(dataclasses.replace(item, steps=filled(item)) for item in routine.additions),
    )
