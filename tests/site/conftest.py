"""The built pages as a reader meets them: the article's text, block by block."""

from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from checklist.loading import load_exercises
from macros.book import Book

SITE = Path(__file__).parents[2] / "site"
ARTICLE = "md-content__inner"
# Where "Lämna sidan snabbt" leads: nothing on it tells of the handbook.
NEUTRAL, SEMINAR = "matt-i-koket.html", "seminarium.html"
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
    """The HTML of every built page, by its address; an old address has none: see test_moved.py."""
    pages = {
        path.relative_to(SITE).as_posix(): html
        for path in SITE.rglob("*.html")
        if path.parent.name != "ladda-ner"  # an edition is no page: see tests/browser/offline/
        and path.name not in (NEUTRAL, SEMINAR)  # neither is a page of the handbook: see test_seminar.py
        and " data-moved>" not in (html := path.read_text(encoding="utf-8"))
    }
    assert pages, "webbplatsen är inte byggd (kör make site)"
    return dict(sorted(pages.items()))


@pytest.fixture(scope="session")
def articles(built):
    """The blocks of text of every built page, by its address."""
    found = {name: blocks_of(html) for name, html in built.items()}
    assert all(found.values()), "en sida saknar text"
    return found


# --- The same pages as trees of elements, and the macros' book ---------------------------------


# Elements that have no end tag.
CLOSED = VOID | {"area", "base", "embed", "wbr"}


class Node:
    """An element with its attributes, its children (elements and texts) and what it stands in."""

    def __init__(self, tag, attributes, parent=None):
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children = []

    def __getitem__(self, name):
        return self.attributes.get(name) or ""

    @property
    def classes(self):
        return self["class"].split()

    @property
    def text(self):
        """The text within, with single spaces, as a wide screen shows it: without the names of columns (publish/cards.py)."""
        shown = [
            child for child in self.children if isinstance(child, str) or "bk-column" not in child.classes
        ]
        parts = [child if isinstance(child, str) else child.text for child in shown]
        return " ".join("".join(parts).split())

    def all(self, tag="", css="", **attributes):
        """Return every element within, in order, of a tag, with a class, and with some attributes."""
        return [
            node
            for node in self.walk()
            if (not tag or node.tag == tag)
            and (not css or css in node.classes)
            and all(node[name] == value for name, value in attributes.items())
        ]

    def one(self, tag="", css="", **attributes):
        """Return the only such element."""
        found = self.all(tag, css, **attributes)
        assert len(found) == 1, f"{len(found)} element {tag}.{css} {attributes}"
        return found[0]

    def walk(self):
        """Yield every element within, in the order of the document."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def up(self, tag):
        """Return the nearest element of a tag that this one stands in, or None."""
        node = self.parent
        while node and node.tag != tag:
            node = node.parent
        return node


class Builder(HTMLParser):
    """Builds the tree; an end tag that ends nothing, or the wrong element, is a fault."""

    def __init__(self):
        super().__init__()
        self.root = self.here = Node("", {})

    def handle_starttag(self, tag, attrs):
        node = Node(tag, dict(attrs), self.here)
        self.here.children.append(node)
        if tag not in CLOSED:
            self.here = node

    def handle_startendtag(self, tag, attrs):
        self.here.children.append(Node(tag, dict(attrs), self.here))

    def handle_endtag(self, tag):
        assert tag == self.here.tag, f"</{tag}> avslutar <{self.here.tag}> på rad {self.getpos()[0]}"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def tree(html):
    """Return the tree of some HTML, which must be closed as it was opened."""
    builder = Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"<{builder.here.tag}> avslutas aldrig"
    return builder.root


@pytest.fixture(scope="session")
def read():
    """A function that gives the tree of some HTML."""
    return tree


@pytest.fixture(scope="session")
def site(built):
    """The folder of the built site."""
    return SITE


@pytest.fixture(scope="session")
def engine_file(site):
    """A function that gives a file of the published engine from its name before its content gave it another."""

    def found(name):
        stem, _, suffix = name.rpartition(".")
        [path] = (site / "assets/checklist/engine").glob(f"{stem}.????????.{suffix}")
        return path

    return found


@pytest.fixture(scope="session")
def pages(built):
    """Every page of the built site as a tree, by its address."""
    return {name: tree(html) for name, html in built.items()}


@pytest.fixture(scope="session")
def book(handbook, addresses):
    """The book that every macro is given."""
    return Book(handbook, addresses, load_exercises(handbook))


@pytest.fixture
def top():
    """A page in the site's root, as a macro sees it."""
    return SimpleNamespace(url="checklista.html", meta={"routine": "avhysning"})


@pytest.fixture
def below():
    """A page in a folder, as a macro sees it."""
    return SimpleNamespace(url="avhysning/sida.html", meta={"routine": "avhysning"})
