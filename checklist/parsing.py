"""Read YAML text into the model, and say precisely what is wrong with it.

YAML guesses (``no`` becomes False, ``0123`` becomes 83, the second of two equal keys wins), so the
text is composed into nodes and every scalar is read as text, with its place. One reader serves all
files: the dataclasses of ``model`` are the schema, and each key that does not belong, is missing,
doubled or of the wrong shape becomes a ``Problem``. References between ids are for ``checks``.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, Field
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import yaml

from checklist.citing import with_citations
from checklist.composing import compose
from checklist.documents import Source, Unit
from checklist.model import Addition, After, Branch, Routine, Step
from checklist.problems import (
    MOST_SHOWN,
    BrokenDataError,
    Place,
    Problem,
    Scalar,
    suggest,
    suggest_key,
)
from checklist.signs import hidden

T = TypeVar("T")
KEY_OF_FIELD = {"with_": "with", "from_": "from"}
# What no file says: it is worked out once a file has been read.
FILLED_IN_LATER = {(Step, "citation")}
PATHS = {"heading"}
NULLS = ("~", "null", "Null", "NULL")
NUMBER = re.compile(r"-?[0-9]{1,3}")
DASHES = dict.fromkeys(map(ord, "‒–—―−"), "-")
COMMENT = re.compile(" *#")
# Keys that are put in their places as they are read: the model never holds what they say.
SHARED, SAME_AS, EACH, ID = Scalar("shared"), Scalar("same_as"), Scalar("each"), Scalar("id")
QUOTE = "(sätt citattecken runt texten om kommat eller kolonet hör till den)"


@dataclasses.dataclass(frozen=True, kw_only=True)
class UnitsFile:
    """What ``units.yaml`` holds."""

    units: tuple[Unit, ...]


@dataclasses.dataclass(frozen=True, kw_only=True)
class SourcesFile:
    """What ``sources.yaml`` holds."""

    sources: tuple[Source, ...]


class _Reader:
    """One file on its way into the model, with the problems found so far."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.problems: list[Problem] = []
        self.shared: dict[str, dict[Scalar, yaml.Node]] = {}
        self.used: set[str] = set()
        self.each: dict[Scalar, yaml.Node] = {}

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def fault(self, node: yaml.Node, message: str) -> None:
        self.report(self.place(node.start_mark), message)

    def report(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message))
        if len(self.problems) >= MOST_SHOWN:
            raise BrokenDataError(self.problems)

    def scalar(self, node: yaml.Node) -> Scalar:
        place = self.place(node.start_mark)
        if not isinstance(node, yaml.ScalarNode):
            self.fault(
                node, "här ska det stå en text (sätt citattecken runt texten om den har klamrar eller kolon)"
            )
            return Scalar.at("", place)
        for message in self.unclear(node):
            self.fault(node, message)
        return Scalar.at(unicodedata.normalize("NFC", node.value), place)

    def unclear(self, node: yaml.ScalarNode) -> Iterator[str]:
        """Yield what is wrong with a text: that it is none, or not what its editor sees."""
        plain = not node.style
        if plain and COMMENT.match(self.text, node.end_mark.index):
            yield "det som står efter # kommer inte med (sätt citattecken runt texten, eller skriv kommentaren på en egen rad)"
        elif not node.value.strip():
            remedy = (
                "nyckel: värde, med ett mellanslag" if self.bare(node) else "ett värde eller ta bort nyckeln"
            )
            yield f"värdet är tomt (skriv {remedy})"
        elif plain and node.value in NULLS:
            yield f"{node.value} betyder ett tomt värde i YAML (skriv ett värde, eller sätt citattecken runt texten)"
        yield from (message for _, message in hidden(node.value))

    def flag(self, node: yaml.Node) -> bool:
        text = self.scalar(node)
        if text not in ("true", "false"):
            self.fault(node, f'här ska det stå true eller false, inte "{text}"')
        return text == "true"

    def number(self, node: yaml.Node) -> int:
        text = self.scalar(node)
        plain = text.translate(DASHES)
        if NUMBER.fullmatch(text):
            return int(text)
        if NUMBER.fullmatch(plain):
            self.fault(node, f'tecknet före talet är inget vanligt bindestreck, i "{text}" (skriv {plain})')
        elif plain.removeprefix("-").isdecimal():
            self.fault(node, f'talet får vara högst 999, inte "{text}" (skriv ett mindre)')
        else:
            self.fault(node, f'här ska det stå ett helt tal, inte "{text}" (till exempel 3)')
        return 0

    def entries(self, node: yaml.Node) -> dict[Scalar, yaml.Node]:
        """Return the values by key, refusing duplicates."""
        found: dict[Scalar, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "här ska det stå nycklar med värden, ingen text och ingen lista (nyckel: värde)")
            return found
        for key_node, value in node.value:
            key = self.scalar(key_node)
            if key in found:
                first = next(known for known in found if known == key)
                self.fault(
                    key_node, f'nyckeln "{key}" står redan på rad {first.place.line} (ta bort en av dem)'
                )
            else:
                found[key] = value
        return found

    def items(self, node: yaml.Node) -> list[yaml.Node]:
        """Return the nodes of a list; a single text counts as a list of one."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.ScalarNode):
            return [node]
        self.fault(node, "här ska det stå en lista (skriv [a, b], eller en rad med bindestreck för varje)")
        return []

    def value(self, expected: Any, node: yaml.Node) -> Any:  # noqa: ANN401 the type is a value here
        """Read ``node`` as the type that a field of the model declares."""
        args = get_args(expected)
        if get_origin(expected) is tuple:
            return self.several(args[0], node)
        if NoneType in args:
            return self.value(args[0], node)
        if args:
            if get_origin(args[1]) is tuple and isinstance(node, yaml.MappingNode):
                self.gather(node)
            return {key: self.value(args[1], value) for key, value in self.entries(node).items()}
        if dataclasses.is_dataclass(expected):
            return self.record(cast("type[object]", expected), node)
        if expected is int:
            return self.number(node)
        return self.flag(node) if expected is bool else self.scalar(node)

    def bare(self, node: yaml.Node) -> bool:
        """Tell whether a key has no value, and no colon: ``hot`` in ``{lage: vapen, hot}``."""
        if not isinstance(node, yaml.ScalarNode) or node.value or node.style:
            return False
        before = self.text[max(0, node.start_mark.index - 20) : node.start_mark.index]
        return not before.rstrip().endswith((":", "-"))

    def gather(self, condition: yaml.MappingNode) -> None:
        """Report answers that stand apart from the others to their question, and leave them out."""
        given: dict[str, list[str]] = {}
        apart: dict[str, yaml.Node] = {}
        kept: list[tuple[yaml.Node, yaml.Node]] = []
        name = ""
        for key, value in condition.value:
            loose = bool(name) and self.bare(value)
            if not loose:
                name = key.value if isinstance(key, yaml.ScalarNode) else ""
            answers = [key] if loose else value.value if isinstance(value, yaml.SequenceNode) else [value]
            if name and name in given:
                apart.setdefault(name, key)
            else:
                kept.append((key, value))
            given[name] = given.get(name, []) + [
                answer.value for answer in answers if isinstance(answer, yaml.ScalarNode)
            ]
        for name, key in apart.items():
            self.fault(key, f'svaren på "{name}" står inte ihop (skriv {name}: [{", ".join(given[name])}])')
        condition.value = kept

    def several(self, expected: Any, node: yaml.Node) -> tuple[Any, ...]:  # noqa: ANN401 as in ``value``
        """Read a list, in which a text or a pair stands once; what has an id is compared by it later."""
        values: list[Any] = []
        found: set[str | After] = set()
        for item in self.items(node):
            value = self.value(expected, item)
            values.append(value)
            if not value or not isinstance(value, str | After):
                continue
            if value in found:
                self.fault(item, "det här står redan i listan (ta bort en av dem)")
            found.add(value)
        return tuple(values)

    def keep_shared(self, entries: dict[Scalar, yaml.Node]) -> None:
        """Remember the steps that several branches have, which are written once."""
        for item in self.items(entries[SHARED]) if SHARED in entries else ():
            step = self.entries(item)
            if SAME_AS in step:
                self.fault(step[SAME_AS], "ett gemensamt steg kan inte vara likt ett annat (skriv ut det)")
                item.value = [pair for pair in item.value if pair[0].value != SAME_AS]
            elif ID in step:
                self.shared[self.scalar(step[ID])] = step

    def completed(self, entries: dict[Scalar, yaml.Node]) -> dict[Scalar, yaml.Node]:
        """Return the keys of a step, with those that it does not have itself from the shared one that it is like.

        Its id is that of the shared step unless it has its own, but stands where the step stands. What each step of its
        branch or addition has comes after that.
        """
        own = {key: node for key, node in entries.items() if key != SAME_AS}
        if len(own) == len(entries):
            return {**self.each, **own}
        node = entries[SAME_AS]
        name = self.scalar(node)
        self.used.add(name)
        if name in self.shared:
            return {**self.each, **self.shared[name], ID: node, **own}
        self.fault(node, f'det gemensamma steget "{name}" finns inte {suggest(name, self.shared)}')
        return {**self.each, **own, ID: node, SAME_AS: node}

    def unused(self) -> None:
        """Report each shared step that no branch has."""
        for name, step in self.shared.items():
            if name not in self.used:
                self.fault(
                    step[ID],
                    f'det gemensamma steget "{name}" används inte (använd det med same_as, eller ta bort det)',
                )

    def record(self, cls: type[T], node: yaml.Node) -> T | None:
        """Read a mapping into the dataclass that stands for it; None if a required key is missing."""
        fields = {
            KEY_OF_FIELD.get(field.name, field.name): field
            for field in dataclasses.fields(cast("Any", cls))
            if (cls, field.name) not in FILLED_IN_LATER
        }
        types = get_type_hints(cls)
        values: dict[str, Any] = {}
        entries = self.entries(node)
        if cls is Routine:
            self.keep_shared(entries)
        if cls is Step:
            entries = self.completed(entries)
        if cls in (Branch, Addition):
            self.each = self.entries(entries.pop(EACH)) if EACH in entries else {}
        torn = SAME_AS in entries  # the shared step that it is like is not there, and that has been told
        for key, value in entries.items():
            field = fields.get(key)
            if field is None:
                first, _, rest = key.partition(":")
                if first in fields and rest:
                    torn, remedy = True, f"(sätt ett mellanslag efter kolonet: {first}: {rest})"
                else:
                    remedy = QUOTE if " " in key or self.bare(value) else suggest_key(key, fields)
                self.report(key.place, f'nyckeln "{key}" finns inte här {remedy}')
            elif field.name in PATHS:
                values[field.name] = tuple(self.scalar(item) for item in self.items(value))
            else:
                values[field.name] = self.value(types[field.name], value)
        missing = [key for key, field in fields.items() if _required(field) and field.name not in values]
        if missing and isinstance(node, yaml.MappingNode) and not torn:
            self.fault(node, f'nyckeln "{missing[0]}" saknas (lägg till {", ".join(missing)})')
        return None if missing else cls(**values)


def _required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def parse(cls: type[T], text: str, file: str) -> T:
    """Read ``text`` (YAML) into an object of ``cls``: ``Routine``, ``UnitsFile`` or ``SourcesFile``.

    ``file`` is the name shown in messages. Raises ``BrokenDataError`` with every fault of form.
    """
    node = compose(text, file)
    reader = _Reader(file, text)
    found = reader.record(cls, node)
    reader.unused()
    if reader.problems or found is None:
        raise BrokenDataError(reader.problems)
    return cast("T", with_citations(found)) if isinstance(found, Routine) else found
