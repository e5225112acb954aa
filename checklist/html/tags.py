"""The elements that HTML is written with: ``div(".note", id="a")[strong["Two"], " words"]`` is HTML at once, as Markup.

What is not Markup is escaped. A library (htpy) did this before, with a tree of objects that it rendered afterwards; that
took twice as long, and most of what the engine does for an answer is this (docs/utveckling/beslut/0007).
"""

from collections.abc import Iterable
from typing import TypeAlias

from markupsafe import Markup, escape

Attribute: TypeAlias = str | int | bool | None

_VOID = frozenset({"input", "link", "meta"})


class Element:
    """An element with its attributes and nothing in it, or the beginning of one with something in it."""

    __slots__ = ("_attributes", "_name")

    def __init__(self, name: str, attributes: str = "") -> None:
        self._name = name
        self._attributes = attributes

    def __call__(self, short: str = "", **attributes: Attribute) -> "Element":
        """Return the element with attributes.

        ``short`` is an id and classes as CSS writes them ("#a.b.c", ".b"). In other names "_" stands for "-", and one at
        the end is dropped (``class_``, ``for_``, ``aria_label``). None and False leave the attribute out, True gives it
        no value.
        """
        name, *classes = short.split(".")
        written = [f' id="{name[1:]}"'] if name else []
        if classes:
            written.append(f' class="{" ".join(classes)}"')
        for key, value in attributes.items():
            if value is None or value is False:
                continue
            text = "" if value is True else f'="{escape(str(value))}"'
            written.append(f" {key.rstrip('_').replace('_', '-')}{text}")
        return Element(self._name, "".join(written))

    def __getitem__(self, inside: "Node") -> Markup:
        """Return the element as HTML, with ``inside`` in it."""
        return Markup(f"<{self._name}{self._attributes}>{_written(inside)}</{self._name}>")  # noqa: S704 it is escaped

    def __html__(self) -> str:
        """Return the element as HTML, empty."""
        end = "" if self._name in _VOID else f"</{self._name}>"
        return f"<{self._name}{self._attributes}>{end}"

    __str__ = __html__


Node: TypeAlias = str | int | Element | Iterable["Node"] | None


class _Fragment:
    """Nodes one after the other, with nothing around them."""

    def __getitem__(self, inside: "Node") -> Markup:
        return Markup(_written(inside))  # noqa: S704 it is escaped


def _written(node: "Node") -> str:
    if isinstance(node, str):
        return node if isinstance(node, Markup) else str(escape(node))
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, Element):
        return node.__html__()
    if isinstance(node, int):
        return str(node)
    return "".join([_written(one) for one in node])


fragment = _Fragment()
a = Element("a")
b = Element("b")
body = Element("body")
button = Element("button")
caption = Element("caption")
case_checklist = Element("case-checklist")
dd = Element("dd")
details = Element("details")
div = Element("div")
dl = Element("dl")
dt = Element("dt")
fieldset = Element("fieldset")
figcaption = Element("figcaption")
figure = Element("figure")
form = Element("form")
h1 = Element("h1")
h2 = Element("h2")
h3 = Element("h3")
h4 = Element("h4")
head = Element("head")
header = Element("header")
html = Element("html")
input = Element("input")  # noqa: A001 as HTML calls it
label = Element("label")
legend = Element("legend")
li = Element("li")
link = Element("link")
main = Element("main")
meta = Element("meta")
meter = Element("meter")
nav = Element("nav")
ol = Element("ol")
optgroup = Element("optgroup")
option = Element("option")
p = Element("p")
script = Element("script")
section = Element("section")
select = Element("select")
small = Element("small")
span = Element("span")
strong = Element("strong")
style = Element("style")
summary = Element("summary")
table = Element("table")
tbody = Element("tbody")
td = Element("td")
template = Element("template")
textarea = Element("textarea")
th = Element("th")
thead = Element("thead")
title = Element("title")
tr = Element("tr")
ul = Element("ul")
