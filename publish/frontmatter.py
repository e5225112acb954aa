"""Checks what every page of the handbook says about itself: `python -m publish.frontmatter`.

A page is trusted for its dates and sources. They stand in its front matter, which MkDocs takes as it
comes; here a page without them is a fault. All faults of all pages are shown at once, one line each.
"""

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from checklist.days import iso_day
from checklist.exercises import Exercises, links_in
from checklist.loading import load, load_exercises
from checklist.model import Handbook
from checklist.permitted import again, unknown
from checklist.problems import BrokenDataError, Place, Problem, Scalar, place_of
from checklist.wording import GROUND
from macros.glossary import glossary_faults
from publish.commands import ROOT
from publish.places import anchors, place_faults
from publish.texts import faults_in, published, text_faults
from publish.words import word_faults

DOCS = ROOT / "docs"
# The same fence as MkDocs looks for.
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
MACRO = re.compile(r"\{\{|\{%")
# A box that rests on one ground: its sort, and the title that a reader sees.
BOX = re.compile(r'^[ ]*(?:!!!|\?\?\?\+?) (lag|rutinen|forslag)\b(?: "(.*)")?', re.MULTILINE)
BOX_GROUND = {"rutinen": GROUND["routine"], "lag": GROUND["law"], "forslag": GROUND["proposal"]}
FENCE = re.compile(r"---[ \t]*(?:\n|$)")
# What each key is for, in the words of the remedy.
REQUIRED = {
    "title": "title: sidans namn",
    "for": "for: vem sidan är för",
    "summary": "summary: högst tre meningar",
    "checked": "checked: dagen då sidan lästes mot sina källor",
    "review": "review: dagen då det senast ska ses över",
    "sources": "sources: [id ur sources.yaml]",
    "next": "next: [sida.md]",
}
DATES, LISTS = ("checked", "review"), ("sources", "next")
MOST_SENTENCES = 3
# Where one sentence of a summary ends and the next begins; "kap. 44 §" holds no end.
SENTENCE_END = re.compile(r"(?<!\bkap\.)(?<!\bkl\.)(?<!\bca\.)(?<=[.!?])[”\")]*\s+(?=[”\"(]?[A-ZÅÄÖ\d])")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's front matter: each key's node, which knows where in the file it stands."""

    file: str
    entries: Mapping[str, yaml.Node]

    @property
    def address(self) -> str:
        """Where the page stands on the site, from its root."""
        return self.file.partition("/")[2].removesuffix(".md") + ".html"

    def place(self, key: str) -> Place:
        """Give the place of a key's value."""
        return place_of_mark(self.file, self.entries[key].start_mark)

    def text(self, key: str) -> str:
        """Give a key's value as it is written: YAML's guesses about dates are not ours."""
        node = self.entries.get(key)
        return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""

    def items(self, key: str) -> list[Scalar]:
        """Give a list's values as they are written, each with its place."""
        node = self.entries.get(key)
        values = node.value if isinstance(node, yaml.SequenceNode) else []
        return [
            Scalar.at(str(item.value), place_of_mark(self.file, item.start_mark))
            for item in values
            if isinstance(item, yaml.ScalarNode)
        ]


def main() -> int:
    """Print the faults, or else the count and what is due."""
    faults, pages = check_all()
    if faults:
        print(*faults, f"{len(faults)} fel.", sep="\n", file=sys.stderr)
        return 1
    print(f"docs: {len(pages)} sidor. Inga fel.")
    for line in due(pages, date.today()):  # noqa: DTZ011 a review date is a local calendar day
        print(f"ska ses över: {line}")
    return 0


def check_all() -> tuple[list[Problem], list[Page]]:
    """Read everything that is published as text; give all faults, sorted by place, and the pages that could be read."""
    try:
        handbook = load()
        exercises = load_exercises(handbook)
    except BrokenDataError as error:
        return list(error.problems), []
    faults, pages = check_pages(DOCS, {source.id: source.to for source in handbook.sources})
    faults += [
        *link_faults(handbook, exercises, DOCS),
        *place_faults(DOCS, pages, handbook),
        *glossary_faults(ROOT),
    ]
    return sorted({*text_faults(ROOT), *word_faults(ROOT), *faults}), pages


def link_faults(handbook: Handbook, exercises: Exercises, docs: Path) -> Iterator[Problem]:
    """Yield a fault for each page that a step, an answer or a training case leads to, and that is not there."""
    named: list[str] = [*links_in(exercises.exercises)]
    for routine in handbook.routines:
        options = [option for question in routine.question_by_id.values() for option in question.options]
        steps = [step for owner in routine.step_sets for step in owner.steps]
        named += filter(None, [option.page for option in options] + [step.page for step in steps])
    for page in named:
        file, _, anchor = page.partition("#")
        path = docs / f"{file}.md"
        if not path.is_file():
            yield Problem(
                place_of(page), f"sidan docs/{file}.md finns inte (rätta länken, eller skriv sidan)"
            )
        elif anchor and anchor not in anchors(path.read_text(encoding="utf-8")):
            message = f'sidan docs/{file}.md har inget avsnitt "{anchor}" (rätta det som står efter #)'
            yield Problem(place_of(page), message)


def check_pages(docs: Path, sources: Mapping[str, str]) -> tuple[list[Problem], list[Page]]:
    """Read every page under ``docs``; give all faults, sorted by place, and the pages that could be read.

    ``sources`` has, for each id, the day to which a law's wording was read; an empty text for what is no law.
    """
    files = {
        path.relative_to(docs).as_posix(): path
        for path in published(docs.parent, docs.name)
        if path.suffix == ".md"
    }
    faults: list[Problem] = []
    pages: list[Page] = []
    for name, path in files.items():
        file = f"{docs.name}/{name}"
        raw = path.read_bytes()
        broken = list(faults_in(raw, file))
        if broken:
            faults += broken
            continue
        try:
            text = raw.decode("utf-8").replace("\r\n", "\n")
            page = read_page(text, file)
        except BrokenDataError as error:
            faults += error.problems
        else:
            pages.append(page)
            faults += macro_faults(page, text)
            faults += ground_faults(page, text)
            faults += page_faults(page, sources=sources, names=files.keys() - {name})
    return sorted(faults), pages


def due(pages: Iterable[Page], today: date) -> list[str]:
    """Give a line for each page whose review date has come, the oldest first."""
    dated = sorted((page.text("review"), page.file, page.text("title")) for page in pages)
    return [f"{day} {file}: {title}" for day, file, title in dated if day <= today.isoformat()]


def place_of_mark(file: str, mark: yaml.Mark) -> Place:
    """Give a place in the front matter as a place in its file, whose first line is the fence."""
    return Place(file, mark.line + 2, mark.column + 1)


def read_page(text: str, file: str) -> Page:
    """Read a page's front matter; a page without any is a fault."""
    start = Place(file, 1, 1)
    found = FRONT_MATTER.match(text)
    if not found and FENCE.match(text):
        raise BrokenDataError([Problem(start, "sidhuvudet slutar aldrig (lägg till en rad --- efter det)")])
    if not found:
        remedy = f"börja med en rad ---, sedan {', '.join(REQUIRED)}, sedan en rad ---"
        raise BrokenDataError([Problem(start, f"sidhuvudet saknas ({remedy})")])
    tabs = [
        Problem(Place(file, number, line.index("\t") + 1), "tabb i sidhuvudet (skriv mellanslag i stället)")
        for number, line in enumerate(found[1].split("\n"), 2)
        if "\t" in line
    ]
    if tabs:
        raise BrokenDataError(tabs)
    try:
        node = yaml.compose(found[1], Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = place_of_mark(file, mark) if mark else start
        message = f"sidhuvudet går inte att läsa som YAML: {error.problem} (se raden och raden ovanför)"
        raise BrokenDataError([Problem(place, message)]) from error
    except RecursionError as error:
        raise BrokenDataError(
            [Problem(start, "sidhuvudet är för djupt (skriv högst en lista i en nyckel)")]
        ) from error
    if not isinstance(node, yaml.MappingNode):
        raise BrokenDataError([Problem(start, "sidhuvudet ska ha nycklar med värden (nyckel: värde)")])
    keys = [
        (key.value, Scalar.at(str(key.value), place_of_mark(file, key.start_mark))) for key, _ in node.value
    ]
    doubled = list(again(keys, "nyckeln", "ta bort en av dem"))
    if doubled:
        raise BrokenDataError(doubled)
    return Page(file, {str(key.value): value for key, value in node.value})


def page_faults(page: Page, *, sources: Mapping[str, str], names: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a page, given the ids of all sources and the names of all other pages."""
    whole = set()
    for key, remedy in REQUIRED.items():
        if key not in page.entries:
            yield Problem(Place(page.file, 1, 1), f"{key} saknas (lägg till {remedy})")
        elif key in LISTS and not page.items(key):
            yield Problem(page.place(key), f"{key} ska vara en lista som inte är tom (skriv {remedy})")
        elif key not in LISTS and not page.text(key):
            yield Problem(page.place(key), f"{key} ska vara en text som inte är tom (skriv {remedy})")
        else:
            whole.add(key)
    if "summary" in whole:
        yield from summary_faults(page)
    yield from date_faults(page, [key for key in DATES if key in whole])
    yield from law_faults(page, sources)
    yield from unknown(page.items("sources"), sources, "källan")
    yield from unknown(page.items("next"), names, "nästa sida")


def macro_faults(page: Page, text: str) -> Iterator[Problem]:
    """Yield a fault for the first macro of a page that does not ask for macros: it would be published as it stands."""
    found = MACRO.search(text)
    if found and page.text("render_macros") != "true":
        before = text[: found.start()]
        place = Place(page.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        yield Problem(place, "makrot visas som det står (lägg till render_macros: true i sidhuvudet)")


def ground_faults(page: Page, text: str) -> Iterator[Problem]:
    """Yield a fault for each box whose title does not say its ground: a colour is not heard, nor copied."""
    for box in BOX.finditer(text):
        ground, title = BOX_GROUND[box[1]], box[2] or ""
        if not title.startswith(f"{ground}: "):
            place = Place(page.file, text[: box.start()].count("\n") + 1, 1)
            yield Problem(place, f'rutan säger inte sin grund (skriv "{ground}: {title or "rubrik"}")')


def summary_faults(page: Page) -> Iterator[Problem]:
    """Yield a fault for a summary that nobody in a hurry would read."""
    count = len(SENTENCE_END.split(page.text("summary")))
    if count > MOST_SENTENCES:
        message = f"summary har {count} meningar (korta till högst {MOST_SENTENCES})"
        yield Problem(page.place("summary"), message)


def date_faults(page: Page, keys: list[str]) -> Iterator[Problem]:
    """Yield faults of the dates: not ISO, or a review that comes before the check."""
    right = [key for key in keys if iso_day(page.text(key))]
    for key in keys:
        if key not in right:
            wrong = page.text(key)
            yield Problem(page.place(key), f'{key} är "{wrong}" (skriv ett datum som "2026-11-21")')
    if len(right) == len(DATES) and page.text("review") <= page.text("checked"):
        message = "review ska komma efter checked (flytta fram dagen för översyn)"
        yield Problem(page.place("review"), message)


def law_faults(page: Page, sources: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a fault for a page that does not say to which day its law holds, or says more than was read."""
    cited = {str(name): sources.get(name, "") for name in page.items("sources")}
    if not cited or not cited.keys() <= sources.keys():
        return
    oldest, name = min(((to, name) for name, to in cited.items() if to), default=("", ""))
    law = page.text("law")
    if "law" not in page.entries:
        if oldest:
            message = f"law saknas (lägg till law: {oldest}, dagen som lydelsen av {name} gäller till)"
            yield Problem(Place(page.file, 1, 1), message)
    elif not oldest:
        yield Problem(page.place("law"), "law står där ingen källa är en lag (ta bort raden)")
    elif not iso_day(law):
        yield Problem(page.place("law"), f'law är "{law}" (skriv ett datum som "2026-11-21")')
    elif law > oldest:
        message = f"law är senare än lydelsen av {name}, som gäller till {oldest} (skriv högst den dagen, eller läs lagen igen)"
        yield Problem(page.place("law"), message)


if __name__ == "__main__":
    sys.exit(main())
