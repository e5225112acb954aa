"""What the page templates say of the handbook: settings that mkdocs.yml inherits, and any generator that reads it.

A template has no other way to the sources, and not every generator shows a page the others.
"""

import json
from collections.abc import Iterable

from checklist.model import Handbook
from publish.frontmatter import Page

NAME = "handboken.yml"


def settings(handbook: Handbook, pages: Iterable[Page]) -> str:
    """Return the settings as JSON, which is YAML too.

    Of each source its title, and the day to which a law was read; of each page, by its address, its title, the day
    when the first of its laws was read, and the first page of each folder that it lies in.
    """
    sources = {source.id: {"title": source.title, "to": source.to} for source in handbook.sources}
    read = {source.id: source.read for source in handbook.sources if source.to}
    pages = list(pages)
    there = {page.address for page in pages}
    known = {
        page.address: {
            "title": page.text("title"),
            "read": min((read[name] for name in page.items("sources") if name in read), default=""),
            "within": [first for first in firsts(page.address) if first in there],
        }
        for page in pages
    }
    return json.dumps({"extra": {"sources": sources, "pages": known}}, ensure_ascii=False)


def firsts(address: str) -> list[str]:
    """Return where the first page of each folder of an address would stand, from the root, but for the page itself."""
    folders = address.split("/")[:-1]
    ways = ["/".join([*folders[:depth], "index.html"]) for depth in range(1, len(folders) + 1)]
    return [way for way in ways if way != address]
