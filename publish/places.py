"""Checks that everything of a routine has its place on the site, and that no address is two things.

The links that the engine writes lead to pages by name (``macros.addresses``): a routine without such a page would be
published with dead links. All faults are told at once, each with what to write.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from markdown.extensions.toc import slugify

from checklist.model import Handbook, Routine
from checklist.permitted import unknown
from checklist.problems import Place, Problem, Scalar, place_of
from macros.addresses import GAPS

HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{: *#([a-z0-9-]+) *\})?$", re.MULTILINE)
# A page below the site's root, as an address from there.
ADDRESS = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.html")


class Front(Protocol):
    """What a page says of itself in its front matter."""

    @property
    def file(self) -> str:
        """The page's file, from the project's folder."""

    def place(self, key: str) -> Place:
        """Return the place of a key's value."""

    def text(self, key: str) -> str:
        """Return a key's value, or an empty text."""

    def items(self, key: str) -> list[Scalar]:
        """Return the values of a list."""


def place_faults(docs: Path, pages: Collection[Front], handbook: Handbook) -> Iterator[Problem]:
    """Yield what has no place on the site, or a place that is another's already."""
    for page in pages:
        if page.text("routine"):
            named = Scalar.at(page.text("routine"), page.place("routine"))
            yield from unknown([named], handbook.routine_by_id, "rutinen")
    for routine in handbook.routines:
        yield from _checklist(routine, pages)
        for section in routine.sections:
            yield from _shows(docs, routine, section.id, f'branches("{section.id}")')
        if routine.gaps:
            yield from _shows(docs, routine, GAPS, "gaps()")
    yield from _former(pages, docs)


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as MkDocs makes them."""
    return {given or slugify(heading, "-") for heading, given in HEADING.findall(text)}


def _checklist(routine: Routine, pages: Iterable[Front]) -> Iterator[Problem]:
    """Yield a fault where a routine's checklist stands on no page, or on several."""
    found = [
        page for page in pages if page.text("has_checklist") == "true" and page.text("routine") == routine.id
    ]
    if not found:
        remedy = f"lägg till en sida med routine: {routine.id}, has_checklist: true och {{{{ checklist() }}}}"
        yield Problem(place_of(routine.id), f'rutinen "{routine.id}" har ingen checklista ({remedy})')
    for page in found[1:]:
        message = f"checklistan för {routine.id} står redan på {found[0].file} (behåll en av dem)"
        yield Problem(page.place("has_checklist"), message)


def _shows(docs: Path, routine: Routine, name: str, macro: str) -> Iterator[Problem]:
    """Yield a fault where a page that links lead to is not there, or does not show what it is for."""
    path, call = docs / routine.id / f"{name}.md", f"{{{{ {macro} }}}}"
    place = Place(f"{docs.name}/{routine.id}/{name}.md", 1, 1)
    if not path.is_file():
        yield Problem(place, f"sidan saknas (skapa den, med routine: {routine.id} och {call})")
    elif macro not in path.read_text(encoding="utf-8"):
        yield Problem(place, f"sidan visar inte det som länkar leder till (lägg till {call})")


def _former(pages: Iterable[Front], docs: Path) -> Iterator[Problem]:
    """Yield a fault for each former address that is none, or that something else has."""
    taken: dict[str, str] = {}
    for page in pages:
        for address in page.items("formerly"):
            now = docs / address.replace(".html", ".md")
            if not ADDRESS.fullmatch(address):
                message = (
                    f'formerly har "{address}" (skriv en adress från roten, till exempel rutinen/sida.html)'
                )
                yield Problem(place_of(address), message)
            elif now.is_file():
                yield Problem(
                    place_of(address), f'adressen "{address}" har en sida nu (ta bort den ur formerly)'
                )
            elif address in taken:
                message = f'adressen "{address}" står redan i {taken[address]} (behåll en av dem)'
                yield Problem(place_of(address), message)
            taken[address] = page.file
