"""The words that the steps of a routine are described with: stages, kinds, outcomes, facts, reasons.

Each routine lists its own; like ``model``, the fields of these classes are the format of the YAML file.
"""

from collections.abc import Mapping

from checklist.records import frozen


@frozen
class Stage:
    """A part of the plan, in the order in which things happen.

    What ``rests`` is there to be read ("kanske", "inte nu", "på plats"): nobody has it to do.
    """

    id: str
    label: str
    note: str = ""
    rests: bool = False


@frozen
class Placing:
    """The stage in which a step stands ``when`` the answers are these."""

    stage: str
    when: Mapping[str, tuple[str, ...]]


@frozen
class Kind:
    """What sort of act a step is; ``stage`` is where such steps belong unless they say otherwise.

    ``towards`` and ``joined`` are the words with which the units in a step's ``to`` are shown. ``line`` begins the
    line that tells who does what, for the kinds that belong there; ``in_matrix`` gives the kind a column in the table of
    who does what in which branch, and ``in_map`` a place in the map of a section's branches. The order of the kinds is that in which acts can
    be done.
    """

    id: str
    label: str
    stage: str
    towards: str = "Till"
    joined: str = "och"
    line: str = ""
    in_matrix: bool = False
    in_map: bool = False


@frozen
class Outcome:
    """How an attempt ended. ``contact``: somebody was reached. ``again``: the attempt may be repeated.

    ``closes`` ends the whole case, for this reason.
    """

    id: str
    label: str
    contact: bool = False
    again: bool = False
    closes: bool = False


@frozen
class Fact:
    """A day that a deadline is counted from, given by the user; ``hint`` says where to find it.

    It has happened, and a day that has not been is refused, unless it is of those that lie ``ahead``.
    """

    id: str
    label: str
    hint: str
    ahead: bool = False


@frozen
class Reason:
    """Why somebody sets a step aside: chosen from a list, so that nobody writes about a person."""

    id: str
    label: str


@frozen
class Revision:
    """What became different with an edition of the routine: for whoever brings answers from one before."""

    edition: str
    text: str


@frozen
class Words:
    """What a routine calls things that another calls otherwise.

    ``contact`` is what a step waits for that waits for no outcome in particular; ``journal`` is where what has been done
    is written down; ``called`` is what the text that it is made from is called. ``law`` is what its questions on ground of law
    are about, and ``law_decides`` what they decide. A plan that is printed as the agenda of a meeting has ``paper`` to be
    filled in by hand above it, and ``paper_step`` at each thing to do.
    """

    contact: str = "kontakt med hushållet"
    journal: str = "verksamhetssystemet"
    called: str = "rutinen"
    law: str = "Papperet och avtalet"
    law_decides: str = "Avgör frister, inte gren."
    paper: tuple[str, ...] = ()
    paper_step: tuple[str, ...] = ()
