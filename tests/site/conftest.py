"""The built pages as a reader meets them: the article's text, block by block."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "site"
ARTICLE = "md-content__inner"
# What flows within a sentence; whatever else begins or ends a block, and so a sentence.
INLINE = {"a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "small", "strong", "sub", "sup", "time"}
# A mark of its own inside a line: no sentence ends there, but a word does.
SPACED = {"img", "input", "span", "wbr"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Pictures and programs; code, which is no Swedish; and other languages.
SILENT = {"code", "pre", "script", "style", "svg", "template"}


class Reader(HTMLParser):
    """Collects the blocks of text inside the article, without what no reader hears."""

    def __init__(self):
        super().__init__()
        self.open, self.silent, self.within, self.blocks = [], 0, 0, [""]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        inside = self.within or ARTICLE in (given.get("class") or "").split()
        self.boundary(tag)
        if tag in VOID:
            return
        silent = tag in SILENT or given.get("aria-hidden") == "true" or given.get("lang", "sv") != "sv"
        self.open.append((tag, silent, inside))
        self.silent += silent
        self.within += bool(inside)

    def handle_endtag(self, tag):
        self.boundary(tag)
        while any(tag == name for name, _, _ in self.open):
            name, silent, inside = self.open.pop()
            self.silent -= silent
            self.within -= bool(inside)
            if name == tag:
                break

    def boundary(self, tag):
        if tag in SPACED:
            self.handle_data(" ")
        elif tag not in INLINE and self.blocks[-1]:
            self.blocks.append("")

    def handle_data(self, data):
        if self.within and not self.silent:
            self.blocks[-1] += data


def blocks_of(html):
    """Return the article's blocks of text, with white space folded."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    folded = (" ".join(block.split()) for block in reader.blocks)
    return [block for block in folded if block]


@pytest.fixture(scope="session")
def built():
    """The HTML of every built page, by its address."""
    pages = {
        path.relative_to(SITE).as_posix(): path.read_text(encoding="utf-8") for path in SITE.rglob("*.html")
    }
    assert pages, "webbplatsen är inte byggd (kör make site)"
    return dict(sorted(pages.items()))


@pytest.fixture(scope="session")
def articles(built):
    """The blocks of text of every built page, by its address."""
    found = {name: blocks_of(html) for name, html in built.items()}
    assert all(found.values()), "en sida saknar text"
    return found
