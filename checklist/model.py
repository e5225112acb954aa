"""The handbook's data as immutable objects: what a routine is made of.

The fields of these classes *are* the format of the YAML files: ``parsing`` reads each mapping into the class that stands
for it, and ``exporting`` writes the same fields as JSON. A field with a default may be left out of a file.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from zlib import crc32

from checklist.catalogues import Fact, Kind, Outcome, Placing, Reason, Revision, Stage, Words
from checklist.deadlines import Due
from checklist.documents import Citation, Source, Unit
from checklist.questions import Question
from checklist.records import frozen

GROUNDS = ("routine", "law", "proposal")
MODALITIES = ("ska", "bor", "vid-behov", "om-mojligt")
OPENS = ("all", "any")
POSITIONS = ("before", "after")
REMARK_TYPES = ("motsagelse", "forvaxling", "oklart", "saknas")


@frozen
class After:
    """A step opens when another step of the same plan has ended with one of these outcomes."""

    step: str
    outcome: tuple[str, ...]


@frozen
class Step:
    """One act: who leads it, with whom, towards whom, after what, and on what ground.

    ``after`` says what it waits for: it opens when every pair holds, or with ``opens: any`` when one does, and closes for
    good when that can no longer be. ``on_contact`` opens it at the first outcome that is a contact. It is in a plan only
    ``when`` the answers are these. ``urgent`` goes before everything else that is open; ``conditional`` holds only where
    its text says, so that nobody has it to do; ``at`` names the kinds of act at which a piece of advice is read.
    ``caution`` is what to think of before it is done, ``page`` where the handbook says how. The days of its ``facts`` are
    asked for at the step, and ``due`` says which last day it has. ``label`` is what it is called where others wait for
    it, if its kind says too little. Its stage is that of the first line of ``placed`` which the answers meet, else ``stage``.
    ``text`` leaves the units out: they are shown from ``lead``, ``with_`` and ``to``, so that text and data can never
    disagree. ``citation`` is filled in by ``parsing``, from ``source`` and ``heading`` where the step has its own, or
    the ``heading_of`` another branch or section; a step that is the ``same_as`` one of the routine's ``shared`` steps has all that it does not say otherwise from there.
    """

    id: str
    kind: str
    text: str
    lead: str
    with_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    modality: str = "ska"
    purpose: str = ""
    note: str = ""
    caution: str = ""
    page: str = ""
    label: str = ""
    after: tuple[After, ...] = ()
    opens: str = "all"
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on_contact: bool = False
    outcomes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    due: Due | None = None
    urgent: bool = False
    conditional: bool = False
    at: tuple[str, ...] = ()
    ground: str = "routine"
    stage: str = ""
    placed: tuple[Placing, ...] = ()
    remarks: tuple[str, ...] = ()
    citation: Citation | None = None
    source: str = ""
    heading: tuple[str, ...] = ()
    heading_of: str = ""
    same_as: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        """All units that the step concerns, each once, the leading one first."""
        return tuple(dict.fromkeys((self.lead, *self.with_, *self.to)))

    @property
    def advice(self) -> bool:
        """Whether this is to be thought of rather than done: a proposal, "vid behov", or for a case that may not be."""
        return self.ground == "proposal" or self.modality == "vid-behov" or self.conditional or bool(self.at)

    @cached_property
    def essence(self) -> str:
        """What makes two steps of different branches the same act (not their headings or remarks), as text.

        Ticks are kept by it, so its form is fixed, and what a step does not have leaves no trace in it. Another form
        gets a number of its own, and ticks in the old one are still known by it.
        """
        waits = [(after, after.outcome if after.outcome[1:] else after.outcome[0]) for after in self.after]
        afters = [f"After(step={_shown(after.step)}, outcome={_shown(ended)})" for after, ended in waits]
        first = (self.id, self.kind, self.text, self.lead, self.with_, self.to, self.modality, self.purpose)
        shown = [*(_shown(value) for value in first), _listed(afters), _shown(self.ground)]
        if self.opens != "all":
            shown.append(f"opens={_shown(self.opens)}")
        return f"({', '.join(shown)})"

    @cached_property
    def version(self) -> str:
        """Eight hex digits that change when the act changes, but not when a heading or remark does."""
        return f"{crc32(self.essence.encode()):08x}"


def _shown(value: str | tuple[str, ...]) -> str:
    """Return a text, or several, as they stand in a step's essence."""
    return repr(str(value)) if isinstance(value, str) else _listed([_shown(text) for text in value])


def _listed(items: list[str]) -> str:
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


@frozen
class Section:
    """A subsection of the routine: the branches under one heading, published as one page."""

    id: str
    title: str
    heading: tuple[str, ...]


@frozen
class Branch:
    """What to do for a set of answers: ordered steps, literally as the routine has them."""

    id: str
    title: str
    section: str
    heading: tuple[str, ...]
    steps: tuple[Step, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: Mapping[str, str] = field(default_factory=dict)

    @property
    def answers(self) -> Mapping[str, str]:
        """Answers that lead to the branch: the first option of each of its conditions."""
        return {question: options[0] for question, options in self.when.items()}


@frozen
class Addition:
    """Steps that come on top of any branch when the answers fit: before its own steps, or after them.

    ``each`` holds keys that all of its steps have unless they say otherwise, also in a branch; ``parsing`` gives them out.
    """

    id: str
    title: str
    steps: tuple[Step, ...]
    position: str = "after"
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    heading: tuple[str, ...] = ()
    each: Mapping[str, str] = field(default_factory=dict)


@frozen
class Gap:
    """Answers for which the routine has no branch; ``decides`` says who can settle the matter.

    The nearest branches are those of the same answers with ``instead`` in place of the one that the routine does not foresee.
    """

    id: str
    title: str
    text: str
    decides: str
    when: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, tuple[str, ...]]


@frozen
class Impossible:
    """Answers that contradict each other, with the reason that the user is shown."""

    id: str
    reason: str
    when: Mapping[str, tuple[str, ...]]


@frozen
class Remark:
    """An oddity in the routine. A ``general`` one concerns the whole routine and stands at no step."""

    id: str
    title: str
    text: str
    type: str
    heading: tuple[str, ...]
    general: bool = False


@frozen
class Routine:
    """One procedure: questions that lead to branches, and what stands around them.

    ``edition`` is the year, the month or the day of the routine's own latest revision, ``changes`` what became different
    with each, and ``review`` when to read it again. ``shared`` are steps that several branches have, written once;
    ``parsing`` puts them in their places. What is asked on ground of law comes first, and apart: ``law_questions``. ``endings``
    are remarks shown where each branch ends. ``about`` says where the routine comes from, if nobody has adopted it.
    """

    id: str
    title: str
    edition: str
    review: str
    source: str
    changes: tuple[Revision, ...] = ()
    about: str = ""
    stages: tuple[Stage, ...]
    kinds: tuple[Kind, ...]
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...]
    facts: tuple[Fact, ...] = ()
    law_questions: tuple[Question, ...] = ()
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    shared: tuple[Step, ...] = ()
    branches: tuple[Branch, ...]
    additions: tuple[Addition, ...] = ()
    gaps: tuple[Gap, ...] = ()
    impossible: tuple[Impossible, ...] = ()
    remarks: tuple[Remark, ...] = ()
    endings: tuple[str, ...] = ()
    words: Words = field(default_factory=Words)

    @cached_property
    def question_by_id(self) -> Mapping[str, Question]:
        """All questions, those of law first, in the file's order."""
        return {question.id: question for question in (*self.law_questions, *self.questions)}

    @cached_property
    def branch_by_id(self) -> Mapping[str, Branch]:
        """The branches, in the file's order."""
        return {branch.id: branch for branch in self.branches}

    @cached_property
    def outcome_by_id(self) -> Mapping[str, Outcome]:
        """The outcomes."""
        return {outcome.id: outcome for outcome in self.outcomes}

    @cached_property
    def kind_by_id(self) -> Mapping[str, Kind]:
        """The step kinds."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def remark_by_id(self) -> Mapping[str, Remark]:
        """The remarks."""
        return {remark.id: remark for remark in self.remarks}

    @cached_property
    def step_sets(self) -> tuple[Branch | Addition, ...]:
        """Everything that holds steps."""
        return (*self.branches, *self.additions)

    @cached_property
    def steps_by_id(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps by their ids: one for each branch or addition that has a step of that id, in the file's order."""
        steps: dict[str, tuple[Step, ...]] = {}
        for owner in self.step_sets:
            for step in owner.steps:
                steps[step.id] = (*steps.get(step.id, ()), step)
        return steps

    def stage_of(self, step: Step) -> str:
        """Return the id of the stage in which ``step`` is shown, unless the answers place it."""
        return step.stage or self.kind_by_id[step.kind].stage


@frozen
class Handbook:
    """All routines, units and sources, loaded and checked."""

    units: tuple[Unit, ...]
    sources: tuple[Source, ...]
    routines: tuple[Routine, ...]

    @cached_property
    def unit_by_id(self) -> Mapping[str, Unit]:
        """The units, in the file's order."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """The sources, in the file's order."""
        return {source.id: source for source in self.sources}

    @cached_property
    def routine_by_id(self) -> Mapping[str, Routine]:
        """The routines, in the file's order."""
        return {routine.id: routine for routine in self.routines}
