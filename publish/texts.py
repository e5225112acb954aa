"""Finds what no text that is published may hold: signs that nobody sees, and marks that a merge has left.

MkDocs publishes them without a word. Everything is found at once, each with its line and a remedy.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from checklist.problems import Place, Problem

# What is published as it stands, or made into pages. A name that begins with a full stop is a system's or an editor's.
FOLDERS = ("docs", "includes", "overrides")
SUFFIXES = {
    ".css",
    ".html",
    ".js",
    ".json",
    ".md",
    ".mjs",
    ".svg",
    ".txt",
    ".webmanifest",
    ".xml",
    ".yaml",
    ".yml",
}
SETTINGS = "mkdocs.yml"
MERGE = re.compile(r"(<{7}|>{7}|\|{7})(?: |$)|={7}$")
# Signs that turn the order of letters, so that a text reads as something else than it is; lines that are no lines.
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ufffd-\uffff]")
# Letters as a PDF has them, or in two parts: neither a search nor the word list knows them.
APART = re.compile("[\u0300-\u036f\ufb00-\ufb06]")
MARK = b"\xef\xbb\xbf"


def text_faults(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with each text below ``root`` that is published."""
    for path in [*published(root, *FOLDERS), root / SETTINGS]:
        yield from faults_in(path.read_bytes(), path.relative_to(root).as_posix())


def published(root: Path, *folders: str) -> Iterator[Path]:
    """Yield the texts in some folders of ``root`` that are published, in a fixed order."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            if path.suffix in SUFFIXES and not hidden and not path.is_dir():
                yield path


def faults_in(raw: bytes, file: str) -> Iterator[Problem]:
    """Yield what is wrong with one text, given as it lies on the disk."""
    if raw.startswith(MARK):
        yield Problem(
            Place(file, 1, 1), "filen börjar med ett osynligt tecken, BOM (spara den som UTF-8 utan BOM)"
        )
    raw = raw.removeprefix(MARK)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        yield Problem(Place(file, line, column), "filen är inte skriven i UTF-8 (spara den som UTF-8)")
        return
    for number, line_text in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        yield from _line_faults(line_text, file, number)


def _line_faults(line: str, file: str, number: int) -> Iterator[Problem]:
    if MERGE.match(line):
        message = f'"{line[:7]}" är kvar efter en sammanslagning (välj en av texterna, ta bort märket)'
        yield Problem(Place(file, number, 1), message)
    for column, sign in enumerate(line, 1):
        if (unicodedata.category(sign) == "Cc" and sign != "\t") or UNSEEN.match(sign):
            message = f"här står ett tecken som inte syns, U+{ord(sign):04X} (ta bort det)"
            yield Problem(Place(file, number, column), message)
            return
    if apart := APART.search(line):
        message = f"här står en bokstav i delar, eller två i ett, U+{ord(apart[0]):04X} (skriv om ordet)"
        yield Problem(Place(file, number, apart.start() + 1), message)
