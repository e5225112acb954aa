"""What every macro is given: the handbook, the page that it writes for, and how HTML becomes Markdown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from checklist.addresses import SiteAddresses
from checklist.exercises import Exercises
from checklist.exporting import alone
from checklist.html import tags as h
from checklist.html.parts import Page
from checklist.ids import HasId
from checklist.model import Handbook
from checklist.problems import suggest

Thing = TypeVar("Thing", bound=HasId)


class PageFile(Protocol):
    """What a macro needs of MkDocs' page: its address, from which the way to the root follows, and its front matter."""

    url: str
    meta: Mapping[str, Any]


class MissingError(Exception):
    """What a page asks for and the handbook does not have: one Swedish line, for the page's author."""


@dataclass(frozen=True)
class Book:
    """The handbook, where each of its routines stands on the site, and the exercises for seminars."""

    handbook: Handbook
    addresses: Mapping[str, SiteAddresses]
    exercises: Exercises = field(default_factory=Exercises)

    def page(self, file: PageFile, routine_id: str = "") -> Page:
        """Return the renderer's page for a page of the site, whose front matter names its routine unless that is given.

        Raises MissingError where it names none, or one that is not there.
        """
        name = routine_id or file.meta.get("routine")
        if not name:
            known = " eller ".join(f"routine: {known}" for known in self.addresses)
            raise MissingError(f"sidan säger inte vilken rutin den hör till (lägg till {known} i sidhuvudet)")
        routine = found("rutinen", self.handbook.routines, str(name))
        addresses = self.addresses[routine.id].seen_from(root_of(file))
        return Page(handbook=alone(self.handbook, routine), routine=routine, addresses=addresses)


def root_of(file: PageFile) -> str:
    """Return the way from a page to the site's root."""
    return "../" * file.url.count("/")


def found(what: str, things: Iterable[Thing], name: str) -> Thing:
    """Return the thing of that id; ``what`` says what it is, for the MissingError where there is none."""
    by_id = {thing.id: thing for thing in things}
    if name not in by_id:
        raise MissingError(f'{what} "{name}" finns inte {suggest(name, by_id)}')
    return by_id[name]


def html(node: h.Node) -> str:
    """Return HTML as a block that Markdown leaves alone.

    That is: inside an element that Markdown knows as a block (it takes ``<case-checklist>`` for a word
    in a sentence), on one line, with blank lines around it. The search index joins what it reads: a space
    between two elements keeps their words apart there, and a unit's letter is left out of it.
    """
    # A plain string: re.sub would escape its way through a Markup.
    text = str(h.div[node]).encode().decode().replace("\n", " ")
    text = re.sub(r"(</[\w-]+>)(?=<[^/])", r"\1 ", text)
    text = text.replace('<b aria-hidden="true">', '<b aria-hidden="true" data-search-exclude>')
    return f"\n\n{text}\n\n"
