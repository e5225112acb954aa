"""What stands around a routine: the units that act, and the documents that it rests on.

Like ``model``, the fields of these classes are the format of the YAML files.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from checklist.records import frozen

# The style sheet has each of them, readable in light and in dark.
COLOURS = ("gron", "brun", "lila", "bla", "rod")


@frozen
class Citation:
    """A place in a source: ``heading`` is the path of headings, or one chapter and section of a law."""

    source: str
    heading: tuple[str, ...]


@frozen
class Unit:
    """Who acts. An ``external`` unit is none of the house: it is told or met, and may itself have something to do.

    ``colour`` is that of its mark, one of ``COLOURS``; a unit without any is grey.
    """

    id: str
    name: str
    letter: str
    external: bool = False
    about: str = ""
    colour: str = ""


@frozen
class Heading:
    """A place that may be cited: a heading, or one chapter and section of a law."""

    text: str
    about: str = ""
    under: tuple["Heading", ...] = ()


def paths(
    headings: Iterable[Heading], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Heading]]:
    """Yield every path of headings below ``headings``, with the heading that ends it."""
    for heading in headings:
        path = (*above, heading.text)
        yield path, heading
        yield from paths(heading.under, path)


@frozen
class Source:
    """A document that the handbook rests on.

    ``dated`` is a year, a month or a day ("2022", "2022-06", "2022-06-01"), or empty where the document
    bears no date; ``review`` is the day to read it again. ``for_pages`` marks a source that pages cite,
    though perhaps no step of a routine does. A law, and nothing else, has two days instead of ``dated``:
    when its text was ``read``, and the day ``to`` which the wording that was read holds. ``url`` is the
    document's own page; ``no_link`` says to a reader why there is none. ``short`` is for a report, an example or a
    guidance that nobody has adopted, but whose steps a routine tells: they are marked with it.
    """

    id: str
    title: str
    publisher: str
    review: str
    about: str
    dated: str = ""
    read: str = ""
    to: str = ""
    url: str = ""
    no_link: str = ""
    short: str = ""
    headings: tuple[Heading, ...] = ()
    for_pages: bool = False

    @cached_property
    def outline(self) -> Mapping[tuple[str, ...], Heading]:
        """The places that may be cited, by their paths."""
        return dict(paths(self.headings))
