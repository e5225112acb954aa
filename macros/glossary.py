"""The glossary, from one file: the page of words, and the short explanations of words on all other pages.

All faults of the file are found at once, each with its place and a remedy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml

from checklist.problems import BrokenDataError, Place, Problem
from macros.book import Book, PageFile

NAME = "includes/ordlista.yaml"
# What the build makes of it: mkdocs.yml has it put after every page.
EXPLANATIONS = "ordforklaringar.md"
MEANING, SHORT, FORMS = "betyder", "kort", "former"
KEYS = (MEANING, SHORT, FORMS)
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
# A word so short is an abbreviation, and another one with another first letter.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary: what it means (Markdown), the same in a sentence, and other forms of it."""

    word: str
    meaning: str
    short: str
    forms: tuple[str, ...]

    @property
    def spelt(self) -> tuple[str, ...]:
        """Every way to write what is explained: an ordinary word with a small first letter, and with a capital."""
        return tuple(dict.fromkeys(way for form in (self.word, *self.forms) for way in _spelt(form)))


def _spelt(form: str) -> tuple[str, ...]:
    if len(form) < SHORTEST or form[1:] != form[1:].lower():
        return (form,)
    return (form[0].upper() + form[1:], form[0].lower() + form[1:])


def glossary(_: Book, __: PageFile) -> str:
    """The words with what they mean, under their first letters."""
    words = [word for word in read(Path()) if word.meaning]
    parts = []
    for letter, begun in groupby(words, lambda word: word.word[0].upper()):
        parts += [f"## {letter}", *(f"{word.word}\n:   {word.meaning}" for word in begun)]
    return "\n\n".join(parts)


def explanations(root: Path) -> str:
    """Return the short explanations of the words of ``root``, as Markdown has abbreviations.

    An empty line stands between them: one block of them all is searched whole for each, on every page, which was two
    thirds of the time that MkDocs took.
    """
    return "".join(f"*[{form}]: {word.short}\n\n" for word in read(root) if word.short for form in word.spelt)


def glossary_faults(root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the file below ``root``."""
    try:
        read(root)
    except BrokenDataError as error:
        return error.problems
    return ()


def read(root: Path) -> list[Word]:
    """Read the file below ``root``. Raises BrokenDataError with every fault."""
    return read_words((root / NAME).read_text(encoding="utf-8"))


def read_words(text: str) -> list[Word]:
    """Read the words of a text. Raises BrokenDataError with every fault."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark) if error.problem_mark else Place(NAME, 1, 1)
        message = f"filen går inte att läsa som YAML: {error.problem} (sätt text med kolon inom citattecken)"
        raise BrokenDataError([Problem(place, message)]) from error
    if not isinstance(node, yaml.MappingNode):
        raise BrokenDataError(
            [Problem(Place(NAME, 1, 1), "ord saknas (skriv ett ord, kolon och dess nycklar)")]
        )
    faults = [*_form_faults(node)]
    if faults:
        raise BrokenDataError(faults)
    words = [_word(key, value) for key, value in node.value]
    places = [_place(key.start_mark) for key, _ in node.value]
    faults = [*_order_faults(words, places), *_twice_faults(words, places)]
    if faults:
        raise BrokenDataError(sorted(faults))
    return words


def _word(key: yaml.Node, value: yaml.MappingNode) -> Word:
    given = {name.value: node.value for name, node in value.value}
    forms = tuple(form.value for form in given.get(FORMS, ()))
    return Word(key.value, given.get(MEANING, ""), given.get(SHORT, ""), forms)


def _form_faults(node: yaml.MappingNode) -> Iterator[Problem]:
    """Yield what is no word with keys, and keys that are none or hold something else."""
    for key, value in node.value:
        entries = value.value if isinstance(value, yaml.MappingNode) else []
        names = [name.value for name, _ in entries]
        if set(names) <= {FORMS}:
            message = f'"{key.value}" förklaras inte (skriv {MEANING} eller {SHORT} under ordet)'
            yield Problem(_place(key.start_mark), message)
        for name, content in entries:
            wanted = yaml.SequenceNode if name.value == FORMS else yaml.ScalarNode
            if name.value not in KEYS:
                yield Problem(
                    _place(name.start_mark), f'nyckeln "{name.value}" finns inte (välj {", ".join(KEYS)})'
                )
            elif names.count(name.value) > 1:
                yield Problem(_place(name.start_mark), f"{name.value} står två gånger (ta bort den ena)")
            elif not isinstance(content, wanted) or not content.value:
                remedy = "skriv [en form, en till]" if name.value == FORMS else "skriv en text"
                yield Problem(_place(content.start_mark), f"{name.value} har fel form ({remedy})")


def _order_faults(words: list[Word], places: list[Place]) -> Iterator[Problem]:
    for before, word, place in zip(words, words[1:], places[1:], strict=False):
        if _order(before.word) > _order(word.word):
            message = f'"{word.word}" står efter "{before.word}" (flytta det: orden står i bokstavsordning)'
            yield Problem(place, message)


def _twice_faults(words: list[Word], places: list[Place]) -> Iterator[Problem]:
    """Yield a fault for each word, or form of one that is explained, that stands under another word too."""
    first: dict[str, str] = {}
    for word, place in zip(words, places, strict=True):
        for form in {word.word, *(word.spelt if word.short else ())}:
            if form in first:
                message = f'"{form}" står också under "{first[form]}" (ta bort det ena)'
                yield Problem(place, message)
            first[form] = word.word


def _order(word: str) -> list[int]:
    return [ALPHABET.find(letter) for letter in word.lower()]


def _place(mark: yaml.Mark) -> Place:
    return Place(NAME, mark.line + 1, mark.column + 1)
