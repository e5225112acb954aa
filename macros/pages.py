"""What each macro writes: pure functions from the handbook to Markdown with blocks of HTML.

The HTML comes from the same renderer as the browser's. Headings are Markdown, so that they enter the
page's table of contents.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from checklist import wording
from checklist.controls import read_choice
from checklist.days import written
from checklist.documents import Source
from checklist.html import tags as h
from checklist.html.pages import (
    branch_block,
    case_checklist,
    gap_block,
    remark_block,
    steps_by_stage,
    way_by_links,
)
from checklist.html.parts import Page
from checklist.links import link_of
from checklist.model import REMARK_TYPES, Routine, Section, Step
from checklist.narrowing import UnknownAnswerError, accept
from checklist.spaces import nearest_to
from macros.addresses import file_name
from macros.book import Book, MissingError, PageFile, found, html, root_of
from macros.exercises import exercise, exercise_list, papers, programme, sheet
from macros.glossary import glossary
from macros.maps import deciding, ladder
from macros.tables import acts, matrix_table, outside, overview, placings, unit_steps
from macros.timelines import timeline

MAPS = Path("build/maps")


def edition(book: Book, file: PageFile) -> str:
    """The routine's edition in words."""
    return written(book.page(file).routine.edition)


def checklists(book: Book, file: PageFile) -> str:
    """The ways to the checklists of the handbook's routines, but for the page's own; nothing where there are no more."""
    root = root_of(file)
    own = file.meta.get("routine")
    links = [
        h.a(href=f"{root}{book.addresses[routine.id].checklist}")[routine.title]
        for routine in book.handbook.routines
        if routine.id != own
    ]
    if not links:
        return ""
    asked = "Gäller det något annat?" if own else "Vad gäller ärendet?"
    return html(
        h.nav(".bk-links", aria_label="Checklistor")[h.p[asked], h.ul[[h.li[link] for link in links]]]
    )


def checklist_files(book: Book, file: PageFile) -> str:
    """The editions in one file of all checklists, to be downloaded, each with its checksum."""
    root = root_of(file)
    names = [
        (routine.title, file_name(book.addresses[routine.id].checklist)) for routine in book.handbook.routines
    ]
    return html(
        h.ul[
            [
                h.li[
                    h.a(href=f"{root}ladda-ner/{name}", download=True)[title],
                    " (",
                    h.a(
                        href=f"{root}ladda-ner/{name}.sha256",
                        download=True,
                        aria_label=f"Kontrollsumma: {title}",
                    )["kontrollsumma"],
                    ")",
                ]
                for title, name in names
            ]
        ]
    )


def checklist_block(book: Book, file: PageFile) -> str:
    """The interactive checklist around the static markup that works without it."""
    page = book.page(file)
    static = [
        h.h2["Hitta grenen via länkar"],
        h.p["Varje gren har en egen plats i handboken, med samma steg som i checklistan."],
        way_by_links(page),
    ]
    return html(case_checklist(page, static))


def branches(book: Book, file: PageFile, section_id: str) -> str:
    """A section's map and its branches, each under its own heading; of what all answers lead to there is nothing to map."""
    page = book.page(file)
    section = found("avsnittet", page.routine.sections, section_id)
    own = [branch for branch in page.routine.branches if branch.section == section.id]
    parts = [branch_map(page, section)] if any(branch.when for branch in own) else []
    for branch in own:
        parts += [f"\n\n## {branch.title} {{: #{branch.id} }}\n", html(branch_block(page, branch))]
    return "".join(parts)


def branch_map(page: Page, section: Section) -> str:
    """Return a section's map as a picture, with the same facts as text."""
    routine = page.routine
    path = MAPS / f"{section.id}.svg"
    if not path.is_file():
        raise MissingError(f"kartan {path} saknas (bygg med make site)")
    letters = ", ".join(f"{unit.letter} {unit.name}" for unit in page.handbook.units if not unit.external)
    kinds = wording.listed(kind.label.lower() for kind in routine.kinds if kind.in_map)
    text = h.ul[
        [
            h.li[
                f"{wording.listed(deciding(routine, section, branch)) or branch.title}: ",
                "; ".join(
                    f"{label.lower()}, {_names(page, step)}" for label, step in ladder(routine, branch)
                ),
            ]
            for branch in routine.branches
            if branch.section == section.id
        ]
    ]
    return html(
        h.figure(".bk-map")[
            h.figcaption[
                f"Vem som är med vid {kinds}. {letters}."
                if kinds
                else "Vilka svar som leder till vilken gren."
            ],
            h.div(
                ".bk-scroll",
                data_search_exclude=True,  # the text below says the same, in words that can be searched for
                tabindex="0",
                role="img",
                aria_label=f"Karta över grenarna: {section.title}",
            )[
                Markup(path.read_text(encoding="utf-8").strip())  # noqa: S704 our own build drew it
            ],
            h.details[h.summary["Kartan som text"], text],
        ]
    )


def _names(page: Page, step: Step) -> str:
    return wording.units(page.handbook, (step.lead, *step.with_))


def addition_steps(book: Book, file: PageFile, addition_id: str, *steps: str) -> str:
    """The steps that come on top of a branch: all that an addition has, or those of these ids, each as often as it has it."""
    page = book.page(file)
    addition = found("tillägget", page.routine.additions, addition_id)
    for name in steps:
        found("steget", addition.steps, name)
    chosen = tuple(step for step in addition.steps if step.id in steps) if steps else addition.steps
    return html(steps_by_stage(page, replace(addition, steps=chosen)))


def gaps(book: Book, file: PageFile) -> str:
    """Every gap under its own heading, with the nearest branches."""
    page = book.page(file)
    parts = []
    for gap in page.routine.gaps:
        block = gap_block(page, gap, nearest_to(page.routine, gap))
        parts += [f"\n\n### {gap.title} {{: #{gap.id} }}\n", html(block)]
    return "".join(parts)


def remarks(book: Book, file: PageFile) -> str:
    """Every remark, grouped by what is odd, with where it bites."""
    page = book.page(file)
    parts = []
    for sort in REMARK_TYPES:
        entries = [html(remark_block(page, remark)) for remark in page.routine.remarks if remark.type == sort]
        parts += (
            [f"\n\n### {wording.REMARK_TYPE[sort].format(called=page.routine.words.called)}\n", *entries]
            if entries
            else []
        )
    return "".join(parts)


def source_list(book: Book, _: PageFile) -> str:
    """The sources with their dates, each at the anchor to which the foot of a page links."""

    def entry(source: Source) -> h.Node:
        title = h.a(href=source.url, rel="noreferrer")[source.title] if source.url else source.title
        dated = f" Daterad {written(source.dated)}." if source.dated else ""
        if source.to:
            dated = f" Lydelsen till och med {written(source.to)}, läst {written(source.read)}."
        return [
            h.dt(id=f"kalla-{source.id}")[title],
            h.dd[
                f"{source.publisher}. {source.about}{dated} Läses igen senast {written(source.review)}.",
                source.no_link and [" ", h.span(".bk-no-link")[f"Ingen länk: {source.no_link}"]],
            ],
        ]

    return html(h.dl(".bk-sources")[[entry(source) for source in book.handbook.sources]])


def count_your_own(book: Book, file: PageFile, answers: str) -> str:
    """A button into the checklist, at its fields for days, which it has where ``answers`` have been given."""
    page = book.page(file)
    address, _, filled_in = page.addresses.open(
        link_of(page.routine, _given(page.routine, answers))
    ).partition("#")
    return html(h.p[h.a(".bk-button", href=f"{address}?dagar#{filled_in}")["Räkna ut dagen i checklistan"]])


def _given(routine: Routine, text: str) -> dict[str, str]:
    """Return the answers of a text like "fråga=svar fråga=svar"; MissingError where the routine has them not."""
    try:
        return accept(routine, [read_choice(pair) for pair in text.split()])
    except UnknownAnswerError as error:
        raise MissingError(str(error)) from error


MACROS: Mapping[str, Callable[..., Any]] = {
    "edition": edition,
    "checklist": checklist_block,
    "checklists": checklists,
    "checklist_files": checklist_files,
    "overview": overview,
    "branches": branches,
    "addition_steps": addition_steps,
    "matrix": matrix_table,
    "acts": acts,
    "unit_steps": unit_steps,
    "outside": outside,
    "placings": placings,
    "gaps": gaps,
    "remarks": remarks,
    "source_list": source_list,
    "timeline": timeline,
    "count_your_own": count_your_own,
    "exercise": exercise,
    "exercise_list": exercise_list,
    "sheet": sheet,
    "programme": programme,
    "papers": papers,
    "glossary": glossary,
}
