"""YAML text into a tree of nodes: nothing that a data file has no use for, and no more than a reader can mean.

YAML has anchors, aliases and tags, and a text that begins with their signs is taken for one: an editor
who wrote a text is told to put it in quotation marks. What would take minutes to read, or more stack
than there is, is refused where it gets to be too much.
"""

from itertools import islice
from typing import Any

import yaml
from yaml.composer import Composer

from checklist.problems import MOST_SHOWN, BrokenDataError, Place, Problem
from checklist.signs import hidden_signs
from checklist.syntax import ANCHOR, BACKSLASH, FIRST, complaint

DEEPEST, MOST_VALUES = 30, 50_000
_TOO_DEEP = f"fler än {DEEPEST} listor och nycklar i varandra (ta bort klamrar eller indrag)"
_TOO_MANY = f"filen har fler än {MOST_VALUES} värden (dela upp den, eller ta bort det som upprepas)"
_EMPTY = "filen har inget innehåll, bara tomma rader eller kommentarer (skriv nycklarna, eller ta bort # framför dem)"


class _TooMuchError(Exception):
    """The text is not read further."""


class _Collecting(Composer):
    """PyYAML's composer, which collects what it may not have and stops at what is too much.

    ``loader`` is the class of PyYAML's that reads the text for it.
    """

    loader: Any = yaml.SafeLoader

    def __init__(self, text: str) -> None:
        self.loader.__init__(self, text)
        self.text = text
        self.faults: list[tuple[yaml.Mark, str]] = []
        self.depth = self.values = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose one node, and with it those inside it."""
        event = self.peek_event()  # type: ignore[attr-defined]
        self.values += 1
        if self.depth > DEEPEST or self.values > MOST_VALUES:
            self.faults.append((event.start_mark, _TOO_DEEP if self.depth > DEEPEST else _TOO_MANY))
            raise _TooMuchError
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            sign = self.text[event.start_mark.index]
            self.faults.append((event.start_mark, ANCHOR if sign in "&*" else FIRST.format(sign=sign)))
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[attr-defined]
            return yaml.ScalarNode("", "")
        event.anchor = event.tag = None
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Composer(_Collecting, yaml.SafeLoader):
    """Reads with PyYAML's own parser, whose messages ``complaint`` knows."""


# libyaml, where PyYAML has been built with it: a tenth of the time.
_LIBYAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Quick(_Collecting, _LIBYAML):  # type: ignore[misc]
    """Reads what is whole. Its messages are others: what is not whole is read again, to be told.

    The two agree on what is whole, but for a question mark inside braces, which is text to it.
    """

    loader = _LIBYAML


def compose(text: str, file: str) -> yaml.Node:
    """Return the tree of ``text``, whose scalars are still text; ``file`` is the name shown in messages.

    Raises ``BrokenDataError`` with every sign that does not belong in the text, or else with whatever
    YAML would read otherwise than it looks, up to where it cannot be read any further.
    """
    signs = list(islice(hidden_signs(text, file), MOST_SHOWN))
    if signs:
        raise BrokenDataError(signs)
    return _whole(text) or _told(text, file)


def _whole(text: str) -> yaml.Node | None:
    """Return the tree of a text in which nothing is wrong, else None."""
    try:
        composer = _Quick(text)
        node: yaml.Node | None = composer.get_single_node()
    except (yaml.YAMLError, ValueError, OverflowError, _TooMuchError):
        return None
    return None if composer.faults else node


def _told(text: str, file: str) -> yaml.Node:
    """Return the tree, or raise ``BrokenDataError`` with what is wrong."""
    composer = _Composer(text)
    node = None
    try:
        node = composer.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark, message = complaint(error, text)
        # Where a text was taken for an alias, the rest of it is no fault of its own.
        if all(mark.line != known.line for known, _ in composer.faults):
            composer.faults.append((mark, message))
    except (ValueError, OverflowError):  # PyYAML's own, of a number in an escape that no letter has
        composer.faults.append((composer.get_mark(), BACKSLASH))
    except _TooMuchError:
        pass
    if composer.faults:
        raise BrokenDataError(
            Problem(Place(file, mark.line + 1, mark.column + 1), message)
            for mark, message in composer.faults[:MOST_SHOWN]
        )
    if node is None:
        raise BrokenDataError([Problem(Place(file, 1, 1), _EMPTY)])
    return node
