"""Read YAML text into the model, and say precisely what is wrong with it.

YAML guesses (``no`` becomes False, ``0123`` becomes 83, the second of two equal keys wins), so the
text is composed into nodes and every scalar is read as text, with its place. One reader serves all
files: the dataclasses of ``model`` are the schema, and each key that does not belong, is missing,
doubled or of the wrong shape becomes a ``Problem``. References between ids are for ``checks``.
"""

import dataclasses
from dataclasses import MISSING, Field
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

import yaml

from checklist.documents import Citation, Source, Unit
from checklist.model import Addition, Branch, Routine, Step
from checklist.problems import BrokenDataError, Place, Problem, Scalar, suggest

T = TypeVar("T")
KEY_OF_FIELD = {"with_": "with"}
FILLED_IN_LATER = {(Step, "citation")}


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

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def fault(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.place(node.start_mark), message))

    def scalar(self, node: yaml.Node) -> Scalar:
        place = self.place(node.start_mark)
        if not isinstance(node, yaml.ScalarNode):
            self.fault(node, "här ska det stå en text")
            return Scalar.at("", place)
        if not node.value.strip():
            self.fault(node, "värdet är tomt (skriv ett värde eller ta bort nyckeln)")
        return Scalar.at(str(node.value), place)

    def flag(self, node: yaml.Node) -> bool:
        text = self.scalar(node)
        if text not in ("true", "false"):
            self.fault(node, f'här ska det stå true eller false, inte "{text}"')
        return text == "true"

    def entries(self, node: yaml.Node) -> dict[Scalar, yaml.Node]:
        """Return the values by key, refusing duplicates."""
        found: dict[Scalar, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "här ska det stå nycklar med värden (nyckel: värde)")
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
        self.fault(node, "här ska det stå en lista")
        return []

    def value(self, expected: Any, node: yaml.Node) -> Any:  # noqa: ANN401 the type is a value here
        """Read ``node`` as the type that a field of the model declares."""
        args = get_args(expected)
        if get_origin(expected) is tuple:
            return tuple(self.value(args[0], item) for item in self.items(node))
        if args:
            return {key: self.value(args[1], value) for key, value in self.entries(node).items()}
        if dataclasses.is_dataclass(expected):
            return self.record(cast("type[object]", expected), node)
        return self.flag(node) if expected is bool else self.scalar(node)

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
        for key, value in entries.items():
            field = fields.get(key)
            if field is None:
                message = f'nyckeln "{key}" finns inte här {suggest(key, fields)}'
                self.problems.append(Problem(key.place, message))
            else:
                values[field.name] = self.value(types[field.name], value)
        missing = [key for key, field in fields.items() if _required(field) and field.name not in values]
        if missing and isinstance(node, yaml.MappingNode):
            self.fault(node, f'nyckeln "{missing[0]}" saknas (lägg till {", ".join(missing)})')
        return None if missing else cls(**values)


def _is_alias(token: yaml.Token) -> bool:
    return isinstance(token, yaml.AnchorToken | yaml.AliasToken)


def _required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def parse(cls: type[T], text: str, file: str) -> T:
    """Read ``text`` (YAML) into an object of ``cls``: ``Routine``, ``UnitsFile`` or ``SourcesFile``.

    ``file`` is the name shown in messages. Raises ``BrokenDataError`` with every fault of form.
    """
    reader = _Reader(file)
    try:
        # An alias may stand inside what it names, and what is read twice has one place only.
        marks = [token.start_mark for token in yaml.scan(text, Loader=yaml.SafeLoader) if _is_alias(token)]
        node = None if marks else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = reader.place(mark) if mark else Place(file, 1, 1)
        said = getattr(error, "problem", None) or "ett tecken som inte får förekomma"
        message = f"texten går inte att läsa som YAML: {said} (se raden och raden ovanför)"
        raise BrokenDataError([Problem(place, message)]) from error
    if node is None:
        raise BrokenDataError(
            [Problem(Place(file, 1, 1), "filen är tom (återställ den från versionshistoriken)")]
        )
    found = reader.record(cls, node)
    if reader.problems or found is None:
        raise BrokenDataError(reader.problems)
    return _with_citations(found) if isinstance(found, Routine) else found


def _with_citations(routine: Routine) -> Any:  # noqa: ANN401 the caller's T is Routine here
    """Give each step the citation that it inherits from its branch or addition."""

    def filled(owner: Branch | Addition) -> tuple[Step, ...]:
        source = getattr(owner, "source", "") or routine.source
        return tuple(
            dataclasses.replace(
                step, citation=Citation(source=source, heading=step.heading or owner.heading), heading=()
            )
            for step in owner.steps
        )

    return dataclasses.replace(
        routine,
        branches=tuple(dataclasses.replace(branch, steps=filled(branch)) for branch in routine.branches),
        additions=tuple(dataclasses.replace(item, steps=filled(item)) for item in routine.additions),
    )
