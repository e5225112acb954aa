"""Gives every file that pages load a name with a hash of its content, so that it may be kept for ever.

A browser that has such a file never needs to ask for it again; another content is another name. A file is
named after those that it refers to, since their names are part of its content. What already has a hash in
its name (the theme's own files), and what people look for by name (licences), keeps it.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from publish.commands import BuildError
from publish.hosting.servers import HASHED, base_path

FOLDER = "assets"
NAMED = {".css", ".mjs", ".js", ".svg", ".png", ".zip", ".wasm", ".json"}
TEXTS = {".css", ".mjs", ".html", ".webmanifest"}
# Pyodide's own modules name each other in ways that are never used: the worker hands them everything.
FOREIGN = re.compile(r"/pyodide(\.asm)?\.mjs$")
# A quoted or bracketed place, with what may follow it: "../assets/site.css", url(mark.svg), "a.mjs?x#y".
PLACE = re.compile(r"""(?P<before>["'`(]|=)(?P<place>[\w./~%-]+\.[a-z]+)(?=["'`)#?\s>])""")
# What the theme brings and nobody asks for: its own search, an icon in place of ours, maps for its developers.
# The last one is woven into the edition in one file.
UNUSED = ("javascripts/lunr", "javascripts/workers", "images/favicon.png", "onefile.css")


def prune(site: Path) -> None:
    """Take away what no page asks for."""
    assets = site / FOLDER
    for name in UNUSED:
        for path in sorted([assets / name, *(assets / name).rglob("*")], reverse=True):
            if path.is_dir():
                path.rmdir()
            elif path.is_file():
                path.unlink()
    for path in assets.rglob("*.map"):
        path.unlink()
    images = assets / "images"
    if images.is_dir() and not any(images.iterdir()):
        images.rmdir()


def name_by_content(site: Path) -> dict[str, str]:
    """Rename the assets of ``site`` and everything that refers to them; return new names by the old, from the root."""
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.suffix in TEXTS and not FOREIGN.search(path.as_posix())
    }
    waiting = {
        address(site, path): path
        for path in sorted((site / FOLDER).rglob("*"))
        if _is_named(path.relative_to(site))
    }
    names: dict[str, str] = {}
    while waiting:
        ready = [
            place
            for place, path in waiting.items()
            if not any(other in waiting and other != place for other in _places(site, path, texts))
        ]
        if not ready:
            raise BuildError(f"Filerna hänvisar till varandra i en ring: {', '.join(waiting)}")
        for place in ready:
            path = waiting.pop(place)
            if path in texts:
                path.write_text(_renamed(site, path, texts.pop(path), names), encoding="utf-8")
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            names[place] = address(site, path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}")))
    for path, text in texts.items():
        path.write_text(_renamed(site, path, text, names), encoding="utf-8")
    return names


def address(site: Path, path: Path) -> str:
    """Return the place of a file as seen from the site's root."""
    return path.relative_to(site).as_posix()


def _is_named(path: Path) -> bool:
    return (
        path.suffix in NAMED and not re.search(HASHED, f"/{path.as_posix()}") and "licenses" not in path.parts
    )


def _places(site: Path, path: Path, texts: dict[Path, str]) -> Iterator[str]:
    for found in PLACE.finditer(texts.get(path, "")):
        yield _resolved(site, path, found["place"])


def _resolved(site: Path, path: Path, place: str) -> str:
    """Return where a place that stands in a file leads, from the site's root, which may be a folder of its host's."""
    if place.startswith("/"):
        return posixpath.normpath(place.removeprefix(base_path()))
    folder = address(site, path.parent)
    return posixpath.normpath(posixpath.join("" if folder == "." else folder, place))


def _renamed(site: Path, path: Path, text: str, names: dict[str, str]) -> str:
    def new(found: re.Match[str]) -> str:
        renamed = names.get(_resolved(site, path, found["place"]))
        if renamed is None:
            return found[0]
        return found["before"] + posixpath.join(
            posixpath.dirname(found["place"]), posixpath.basename(renamed)
        )

    return PLACE.sub(new, text)
