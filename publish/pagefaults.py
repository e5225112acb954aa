"""Says in one line what MkDocs found wrong with a page: file, line, and what to do.

MkDocs and its plugins tell an author's fault with a traceback through their own code. What concerns the author is in
it: the page, the line of the page, and what was not found.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from checklist.problems import suggest
from macros.pages import MACROS
from publish.commands import ROOT
from publish.faults import plain
from publish.frontmatter import FRONT_MATTER

DOCS = ROOT / "docs"
MACRO = re.compile(
    r"_Macro \w+ Error_\s+_File_: `(?P<file>[^`]+)`\s+"
    r"(?:_Line (?P<line>\d+) in Markdown file:_ \*\*(?P<syntax>.*)\*\*|_(?P<kind>\w+)_: (?P<why>.*))"
)
TEMPLATE = re.compile(r'File "<template>", line (\d+)')
NAME = re.compile(r"'(\w+)' is undefined")
PAGE = re.compile(r"^ERROR +- +Error reading page '(?P<file>[^']+)': (?P<why>.*)$", re.MULTILINE)
LINK = re.compile(r"Doc file '(?P<file>[^']+)' contains an? [\w ]*link '(?P<place>[^']+)'")
SNIPPET = re.compile(r"Snippet at path '([^']*)' could not be found")
# What Python calls it when a macro is given something that it does not know.
UNKNOWN = {"KeyError", "StopIteration", "IndexError"}


def told(said: str, docs: Path = DOCS) -> Iterator[str]:
    """Yield what is wrong with the pages, given all that MkDocs said; each line names a page where MkDocs did."""
    macro, page = MACRO.search(said), PAGE.search(said)
    if macro:
        number = int(macro["line"] or next(iter(TEMPLATE.findall(said)), 1))
        yield _placed(docs, macro["file"], number + _lines_before(docs / macro["file"]), _macro_fault(macro))
    elif page:
        snippet = SNIPPET.search(page["why"])
        why = f"klippet {snippet[1]} finns inte i includes/ (rätta namnet)" if snippet else page["why"]
        yield _placed(docs, page["file"], _line_of(docs / page["file"], snippet[1] if snippet else ""), why)
    else:
        for line in plain(said):
            link = LINK.search(line)
            yield _link_fault(docs, link) if link else line


def _link_fault(docs: Path, link: re.Match[str]) -> str:
    line = _line_of(docs / link["file"], link["place"])
    return _placed(
        docs, link["file"], line, f"länken {link['place']} leder ingenstans (rätta eller ta bort den)"
    )


def _placed(docs: Path, file: str, line: int, why: str) -> str:
    return f"{docs.name}/{file}:{line}: {why}"


def _macro_fault(macro: re.Match[str]) -> str:
    kind, why = macro["kind"], macro["why"]
    if kind is None:
        return f"makrot är inte helt skrivet ({macro['syntax']})"
    name = NAME.search(why)
    if name:
        return f'"{name[1]}" finns inte {suggest(name[1], MACROS)}'
    if kind in UNKNOWN or "StopIteration" in why:
        return f"makrot frågar efter något som inte finns ({why or kind}; rätta det som står inom parentes)"
    if kind == "TypeError":
        return f"makrot har fel antal uppgifter inom parentes ({why})"
    # Our own macros say which page it is, for whoever builds without us; here it has its line as well.
    return why.removeprefix(f"{macro['file']}: ")


def _lines_before(page: Path) -> int:
    """Return how many lines of a page stand before what MkDocs counts as its first: the front matter, and blank lines."""
    text = page.read_text(encoding="utf-8")
    head = FRONT_MATTER.match(text)
    start = head.end() if head else 0
    blank = len(text[start:]) - len(text[start:].lstrip("\n"))
    return text[: start + blank].count("\n")


def _line_of(page: Path, part: str) -> int:
    """Return the line of a page in which some text stands, or the first."""
    text = page.read_text(encoding="utf-8", errors="replace")
    return text[: max(text.find(part), 0)].count("\n") + 1
