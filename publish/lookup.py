"""Writes what the search reads: the texts without their HTML, with what an editor knows of words and pages.

MkDocs writes an index for the theme's own search. Ours takes the texts from it, and what each page says of itself from
its front matter: for whom it is, and what it says in short.
"""

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

from publish.frontmatter import read_page
from publish.words import Words

INDEX = "search/search_index.json"
TAG = re.compile(r"<[^>]*>")


def write_lookup(site: Path, docs: Path, words: Words) -> None:
    """Write the index of a built ``site`` anew; the pages' own texts lie in ``docs``."""
    path = site / INDEX
    entries = json.loads(path.read_text(encoding="utf-8"))["docs"]
    pages = {
        entry["location"]: about(docs / entry["location"].replace(".html", ".md"))
        for entry in entries
        if "#" not in entry["location"]
    }
    index = {
        "docs": [entry_of(entry, pages, words) for entry in entries],
        "same": words.same,
        "empty": words.empty,
    }
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def about(path: Path) -> str:
    """Return what a page says of itself: for whom it is, and what it says in short."""
    page = read_page(path.read_text(encoding="utf-8"), path.name)
    return f"{page.text('for')} {page.text('summary')}"


def entry_of(entry: Mapping[str, str], pages: Mapping[str, str], words: Words) -> dict[str, str | float]:
    """Return one page, or one part of a page, as the search reads it; a page weighs, its parts do not."""
    location = entry["location"]
    text = f"{pages.get(location, '')} {plain(entry['text'])}".strip()
    found: dict[str, str | float] = {"location": location, "title": plain(entry["title"]), "text": text}
    weight = words.weight(location)
    return found | ({"weight": weight} if location in pages and weight != 1 else {})


def plain(text: str) -> str:
    """Return the text of HTML, with a space where a tag stood, and none before a sign that ends a sentence."""
    spaced = html.unescape(TAG.sub(" ", text))
    return re.sub(r" ([.,:;!?)])", r"\1", " ".join(spaced.split()))
