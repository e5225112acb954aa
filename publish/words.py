"""Reads what an editor knows of words and pages, for the search: ``includes/sok.yaml``.

Words for the same thing, words that tell nothing, and how much pages weigh against each other are data: no code of the
search knows a word or a page. All faults are found at once, each with its place and a remedy.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from checklist.problems import BrokenDataError, Place, Problem

NAME = "includes/sok.yaml"
SAME, EMPTY, WEIGHTS = "samma-sak", "tomma-ord", "vikt"
# What each key is for, in the words of the remedy.
KEYS = {
    SAME: "en lista av grupper: - [hund, husdjur]",
    EMPTY: "en text med ord",
    WEIGHTS: "sidor med tal: om: 0.5",
}
HEAVIEST = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What an editor knows: groups of words for the same thing, words that tell nothing, weights by where pages lie."""

    same: tuple[tuple[str, ...], ...]
    empty: tuple[str, ...]
    weights: Mapping[str, float]

    def weight(self, location: str) -> float:
        """Return how much a page weighs: the longest beginning of its address that is named decides."""
        named = [begin for begin in self.weights if location.startswith(begin)]
        return self.weights[max(named, key=len)] if named else 1


def read(root: Path) -> Words:
    """Read the editor's file below ``root``. Raises BrokenDataError with every fault."""
    docs = root / "docs"
    names = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    return read_words((root / NAME).read_text(encoding="utf-8"), names)


def word_faults(root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the editor's file below ``root``."""
    try:
        read(root)
    except BrokenDataError as error:
        return error.problems
    return ()


def read_words(text: str, names: Collection[str]) -> Words:
    """Read the editor's file; ``names`` are the pages' files below docs. Raises BrokenDataError with every fault."""
    start = Place(NAME, 1, 1)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        place = place_of(error.problem_mark) if error.problem_mark else start
        message = f"filen går inte att läsa som YAML: {error.problem} (se raden och raden ovanför)"
        raise BrokenDataError([Problem(place, message)]) from error
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    given = {str(key.value): (key, value) for key, value in entries}
    faults = [Problem(start, f"{key} saknas (skriv {KEYS[key]})") for key in KEYS if key not in given]
    faults += [
        Problem(place_of(key.start_mark), f'nyckeln "{name}" finns inte (välj {", ".join(KEYS)})')
        for name, (key, _) in given.items()
        if name not in KEYS
    ]
    if not faults:
        faults += [*same_faults(given[SAME][1]), *weight_faults(given[WEIGHTS][1], names)]
    if faults:
        raise BrokenDataError(faults)
    return Words(
        same=tuple(tuple(str(name.value) for name in group.value) for group in given[SAME][1].value),
        empty=tuple(str(given[EMPTY][1].value).split()),
        weights={str(key.value): float(value.value) for key, value in given[WEIGHTS][1].value},
    )


def place_of(mark: yaml.Mark) -> Place:
    """Return a place in the editor's file."""
    return Place(NAME, mark.line + 1, mark.column + 1)


def same_faults(groups: yaml.Node) -> Iterator[Problem]:
    """Yield a fault for each group that is no list of at least two words, and for a word that is in two."""
    seen: dict[str, int] = {}
    if not isinstance(groups, yaml.SequenceNode):
        yield Problem(place_of(groups.start_mark), f"{SAME} ska vara {KEYS[SAME]}")
        return
    for group in groups.value:
        names = group.value if isinstance(group, yaml.SequenceNode) else []
        if len(names) < 2 or not all(isinstance(name, yaml.ScalarNode) and name.value for name in names):  # noqa: PLR2004
            yield Problem(
                place_of(group.start_mark), "gruppen ska ha minst två ord (skriv - [hund, husdjur])"
            )
            continue
        for name in names:
            word = str(name.value).lower()
            if word in seen:
                message = f'"{name.value}" står redan på rad {seen[word]} (låt ordet stå i en grupp)'
                yield Problem(place_of(name.start_mark), message)
            seen.setdefault(word, name.start_mark.line + 1)


def weight_faults(weights: yaml.Node, names: Collection[str]) -> Iterator[Problem]:
    """Yield a fault for each weight that is no fair number, or that no page bears."""
    if not isinstance(weights, yaml.MappingNode):
        yield Problem(place_of(weights.start_mark), f"{WEIGHTS} ska vara {KEYS[WEIGHTS]}")
        return
    for key, value in weights.value:
        if not any(name.startswith(str(key.value)) for name in names):
            yield Problem(place_of(key.start_mark), f'ingen sida börjar med "{key.value}" (ta bort raden)')
        if not re.fullmatch(r"\d(\.\d+)?", str(value.value)) or not 0 < float(value.value) <= HEAVIEST:
            message = f'vikten är "{value.value}" (skriv ett tal över 0 och högst {HEAVIEST}, som 0.5)'
            yield Problem(place_of(value.start_mark), message)
