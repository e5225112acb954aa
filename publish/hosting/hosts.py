"""Finds what a page would load from another host.

No case data may leave the browser, and not even the visit may be told to anyone: the finished
site is searched for every reference that a browser follows by itself. Links that a person
follows (`a href`) are free.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

# http:, https:, ws:, wss:, ftp:, or without a scheme.
FOREIGN = re.compile(r"\s*(?:(?:https?|wss?|ftp):|//)", re.IGNORECASE)
# Attributes that load; `href` only on the elements named in LOADING_LINKS.
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping"}
LINK_ELEMENTS = {"link", "image", "use", "feimage", "base"}
# What a link element may name elsewhere: it is read, not loaded.
HARMLESS = {"canonical", "alternate", "license", "author", "help", "next", "prev", "me"}
CSS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?\s*((?:https?:)?//[^\"')\s;]+)", re.IGNORECASE)
SCRIPT = re.compile(
    r"(?:\b(?:import|from)\s*\(?\s*|\b(?:fetch|importScripts|sendBeacon|open)\s*\(\s*(?:[\"']GET[\"']\s*,\s*)?"
    r"|\bnew\s+(?:Worker|SharedWorker|WebSocket|EventSource|Request|URL)\s*\(\s*|\.(?:src|href)\s*=\s*)"
    r"[\"'`]((?:(?:https?|wss?):)?//[^\"'`]+)"
)


class _References(HTMLParser):
    """Collects what one page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        values = {name: value or "" for name, value in attrs}
        relations = set(values.get("rel", "").lower().split())
        for name, value in values.items():
            plain = name.removeprefix("xlink:")
            links = plain == "href" and tag in LINK_ELEMENTS and not (relations and relations <= HARMLESS)
            if links or plain in LOADING:
                places = value.split(",") if plain == "srcset" else [value]
                self.found.extend(place.strip() for place in places if FOREIGN.match(place))
            if plain == "style":
                self.found.extend(CSS.findall(value))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            target = values.get("content", "").partition("=")[2]
            self.found.extend([target] if FOREIGN.match(target) else [])

    def handle_data(self, data: str) -> None:
        if self.inside == "style":
            self.found.extend(CSS.findall(data))
        elif self.inside == "script":
            self.found.extend(SCRIPT.findall(data))


def foreign_references(site: Path) -> Iterator[str]:
    """Yield one line per reference to another host, in the pages, styles and modules of the site.

    The engine's folder holds Pyodide's files as they are published: their fallback addresses are
    never used, since every file they ask for is given to them.
    """
    engine = site / "assets/checklist/engine"
    for path in sorted(site.rglob("*")):
        if (
            path.suffix in {".html", ".svg", ".css", ".mjs"}
            and engine not in path.parents
            and path.parent.name != "ladda-ner"
        ):
            text = path.read_text(encoding="utf-8")
            for address in _in_text(path.suffix, text):
                yield f"{path.relative_to(site).as_posix()}: hämtar från en annan värd: {address}"


def _in_text(suffix: str, text: str) -> list[str]:
    if suffix == ".css":
        return CSS.findall(text)
    if suffix == ".mjs":
        return SCRIPT.findall(text)
    parser = _References()
    parser.feed(text)
    parser.close()
    return parser.found
