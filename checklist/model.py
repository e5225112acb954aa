"""The handbook's data as immutable objects: what a routine is made of.

The fields of these classes *are* the format of the YAML files: ``parsing`` reads each mapping into
the class that stands for it, key by key, and ``exporting`` writes the same fields as JSON. A field
with a default may be left out of a file. Ids are Swedish ASCII words with hyphens; texts are Swedish.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from zlib import crc32

from checklist.catalogues import Fact, Kind, Outcome, Reason, Stage
from checklist.deadlines import Due
from checklist.documents import Citation, Source, Unit
from checklist.records import frozen

GROUNDS = ("routine", "law", "proposal")
MODALITIES = ("ska", "bor", "vid-behov", "om-mojligt")
POSITIONS = ("before", "after")
REMARK_TYPES = ("motsagelse", "forvaxling", "oklart", "saknas")


@frozen
class Option:
    """A permitted answer. ``unknown`` marks "vet ej": it decides nothing, and ``hint`` says where to look.

    To a question of law ``hint`` says what the answer means, ``page`` is where the handbook says more, and ``gives``
    answers that it brings with it to questions of the routine's that are not answered; the user may change them.
    """

    id: str
    label: str
    hint: str = ""
    unknown: bool = False
    page: str = ""
    gives: Mapping[str, str] = field(default_factory=dict)


@frozen
class Question:
    """What is asked; ``heading`` is the place in the routine that makes the answer matter.

    A question of law has a ``source`` of its own, and may be asked only ``when`` others of law have certain answers.
    It decides which additions there are, and never the branch; not answered is to it the same as its "vet ej".
    """

    id: str
    text: str
    heading: tuple[str, ...]
    options: tuple[Option, ...]
    hint: str = ""
    source: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def unknown(self) -> Option | None:
        """The option that says that the answer is not known."""
        return next((option for option in self.options if option.unknown), None)

    def option(self, option_id: str) -> Option | None:
        """Return the option with that id, or None."""
        return next((option for option in self.options if option.id == option_id), None)


@frozen
class After:
    """A step opens when another step of the same plan has ended with this outcome."""

    step: str
    outcome: str


@frozen
class Step:
    """One act: who leads it, with whom, towards whom, after what, and on what ground.

    ``after`` is a conjunction: the step opens when every pair holds, and closes for good when one
    of them can no longer hold. ``on_contact`` opens the step at the first outcome that is a contact.
    ``urgent`` goes before everything else that is open; ``conditional`` holds only where its text says, so that nobody
    has it to do; ``at`` names the kinds of act at which a piece of advice is read. The days of its ``facts`` are asked for at the step, and ``due`` says which last day it has.
    ``text`` leaves the units out: they are shown from ``lead``, ``with_`` and ``to``, so that text
    and data can never disagree. ``citation`` is filled in by ``parsing`` where a file leaves it to
    the branch.
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
    after: tuple[After, ...] = ()
    on_contact: bool = False
    outcomes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    due: Due | None = None
    urgent: bool = False
    conditional: bool = False
    at: tuple[str, ...] = ()
    ground: str = "routine"
    stage: str = ""
    remarks: tuple[str, ...] = ()
    citation: Citation | None = None
    heading: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """All units that the step concerns, each once, the leading one first."""
        return tuple(dict.fromkeys((self.lead, *self.with_, *self.to)))

    @property
    def advice(self) -> bool:
        """Whether this is to be thought of rather than done: a proposal, "vid behov", or for a case that may not be."""
        return self.ground == "proposal" or self.modality == "vid-behov" or self.conditional or bool(self.at)

    @cached_property
    def essence(self) -> tuple[object, ...]:
        """What makes two steps of different branches the same act (not their headings or remarks)."""
        return (
            self.id,
            self.kind,
            self.text,
            self.lead,
            self.with_,
            self.to,
            self.modality,
            self.purpose,
            self.after,
            self.ground,
        )

    @cached_property
    def version(self) -> str:
        """Eight hex digits that change when the act changes, but not when a heading or remark does."""
        return f"{crc32(repr(self.essence).encode()):08x}"


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
    when: Mapping[str, tuple[str, ...]]
    heading: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def answers(self) -> Mapping[str, str]:
        """Answers that lead to the branch: the first option of each of its conditions."""
        return {question: options[0] for question, options in self.when.items()}


@frozen
class Addition:
    """Steps that come on top of any branch when the answers fit: before its own steps, or after them."""

    id: str
    title: str
    position: str
    steps: tuple[Step, ...]
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    heading: tuple[str, ...] = ()


@frozen
class Gap:
    """Answers for which the routine has no branch.

    The nearest branches are those of the same answers with ``instead`` put in the place of the
    answer that the routine does not foresee. ``decides`` says who can settle the matter.
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

    ``edition`` is the date of the routine's own latest revision, ``review`` when to read it again. What is asked on
    ground of law comes first, and apart: ``law_questions``. ``endings`` are remarks on what no branch says, shown
    where each of them ends.
    """

    id: str
    title: str
    edition: str
    review: str
    source: str
    stages: tuple[Stage, ...]
    kinds: tuple[Kind, ...]
    outcomes: tuple[Outcome, ...]
    reasons: tuple[Reason, ...]
    facts: tuple[Fact, ...] = ()
    law_questions: tuple[Question, ...] = ()
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    branches: tuple[Branch, ...]
    additions: tuple[Addition, ...]
    gaps: tuple[Gap, ...]
    impossible: tuple[Impossible, ...]
    remarks: tuple[Remark, ...]
    endings: tuple[str, ...] = ()

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
        """Return the id of the stage in which ``step`` is shown."""
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
