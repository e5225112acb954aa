"""What a routine asks, and the answers that it permits.

Like ``model``, the fields of these classes are the format of the YAML file.
"""

from collections.abc import Mapping
from dataclasses import field

from checklist.records import frozen


@frozen
class Option:
    """A permitted answer. ``unknown`` marks "vet ej": it decides nothing, and ``hint`` says where to look.

    To a question of law ``hint`` says what the answer means. ``page`` is where the handbook says more, and ``gives``
    answers that it brings with it to other questions of the routine's that are not answered; the user may change them.
    One that stands ``alone`` ("inget av dessa") goes with no other of a question that may have several.
    """

    id: str
    label: str
    hint: str = ""
    unknown: bool = False
    page: str = ""
    gives: Mapping[str, str] = field(default_factory=dict)
    alone: bool = False


@frozen
class Question:
    """What is asked; ``heading`` is the place in the routine that makes the answer matter.

    ``label`` names what it is about, where its answers ("Nej") say too little when they stand apart from it.
    A question of law has a ``source`` of its own, and may be asked only ``when`` others of law have certain answers.
    It decides which additions there are, and never the branch; not answered is to it the same as its "vet ej".
    To a question with ``many`` any number of the options may be chosen; it decides steps, and never the branch.
    """

    id: str
    text: str
    heading: tuple[str, ...]
    options: tuple[Option, ...]
    label: str = ""
    hint: str = ""
    source: str = ""
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    many: bool = False

    @property
    def unknown(self) -> Option | None:
        """The option that says that the answer is not known."""
        return next((option for option in self.options if option.unknown), None)

    def option(self, option_id: str) -> Option | None:
        """Return the option with that id, or None."""
        return next((option for option in self.options if option.id == option_id), None)
