"""How much a reader's browser fetches, counted from the built site: what is sent compressed counts so.

A server that sends the brotli that the build has made sends these bytes; headers come on top.
"""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

IMPORT = re.compile(r"""^import\s(?:[^"']*from\s*)?["'](?P<place>[^"']+)["']""", re.MULTILINE)
URL = re.compile(r"""url\(["']?(?P<place>[^"')]+)["']?\)""")
HOST = "http://site/"
# What a browser follows of a link element by itself.
FOLLOWED = {"stylesheet", "icon", "manifest", "modulepreload", "preload"}


class _Asked(HTMLParser):
    """Collects what a page makes the browser fetch before anybody does anything."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("script", "img") and given.get("src"):
            self.places.append(given["src"])
        if tag == "link" and FOLLOWED & set(given.get("rel", "").split()):
            self.places.append(given["href"])


def weight(site: Path, names: Iterable[str]) -> int:
    """Return the bytes of some files of the site, by their names from its root, each as it is sent."""
    return sum(_sent(site / name).stat().st_size for name in set(names))


def asked_by(site: Path, page: str) -> set[str]:
    """Return the names of a page and of all that it makes the browser fetch at once, modules and pictures included."""
    found: set[str] = set()
    waiting = [page]
    while waiting:
        name = waiting.pop()
        path = site / name
        if name in found or not path.is_file():
            continue
        found.add(name)
        waiting += [_resolved(name, place) for place in _places(path)]
    return found


def _places(path: Path) -> list[str]:
    if path.suffix not in (".html", ".mjs", ".css"):
        return []
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        reader = _Asked()
        reader.feed(text)
        return reader.places
    pattern = IMPORT if path.suffix == ".mjs" else URL
    return [found["place"] for found in pattern.finditer(text)]


def _resolved(name: str, place: str) -> str:
    return urlsplit(urljoin(HOST + name, place)).path.removeprefix("/")


def _sent(path: Path) -> Path:
    packed = path.with_name(f"{path.name}.br")
    return packed if packed.is_file() else path
