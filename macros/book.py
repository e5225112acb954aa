"""What every macro is given: the handbook, the page that it writes for, and how HTML becomes Markdown."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from checklist.html import tags as h
from checklist.html.parts import Page
from checklist.model import Handbook, Routine


class PageFile(Protocol):
    """What a macro needs of MkDocs' page: its address, from which the way to the root follows."""

    url: str


@dataclass(frozen=True)
class Book:
    """The handbook and its one routine, at hand for every macro."""

    handbook: Handbook
    routine: Routine = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "routine", self.handbook.routines[0])

    def page(self, file: PageFile) -> Page:
        """Return the renderer's page for a page of the site."""
        return Page(handbook=self.handbook, routine=self.routine, root="../" * file.url.count("/"))


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
