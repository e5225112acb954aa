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
from checklist.html.parts import branch_href, checklist_href
from checklist.html.steps import plain_item
from checklist.model import REMARK_TYPES, Step
from checklist.narrowing import accept
from checklist.planning import Plan, Planned, plan
from checklist.spaces import space_of
from macros.book import Book, PageFile, html
from macros.glossary import glossary
from macros.maps import deciding, ladder
from macros.tables import matrix_table, outside, overview, unit_steps, visits
from macros.timelines import count_your_own, three_weeks_line

MAPS = Path("build/maps")


def edition(book: Book, _: PageFile) -> str:
    """The routine's edition in words."""
    return wording.day(book.routine.edition)


def checklist_block(book: Book, file: PageFile, routine_id: str) -> str:
    """The interactive checklist around the static markup that works without it."""
    page = replace(book.page(file), routine=book.handbook.routine_by_id[routine_id])
    static = [
        h.h2["Hitta grenen via länkar"],
        h.p["Varje gren har en egen plats i handboken, med samma steg som i checklistan."],
        way_by_links(page),
    ]
    return html(case_checklist(page, static))


def branches(book: Book, file: PageFile, section_id: str) -> str:
    """A section's map and its branches, each under its own heading."""
    page = book.page(file)
    found = [branch for branch in book.routine.branches if branch.section == section_id]
    parts = [branch_map(book, file, section_id)]
    for branch in found:
        parts += [f"\n\n## {branch.title} {{: #{branch.id} }}\n", html(branch_block(page, branch))]
    return "".join(parts)


def branch_map(book: Book, _: PageFile, section_id: str) -> str:
    """A section's map as a picture, with the same facts as text."""
    routine = book.routine
    section = next(section for section in routine.sections if section.id == section_id)
    path = MAPS / f"{section_id}.svg"
    if not path.is_file():
        message = f"kartan {path} saknas (bygg med make site)"
        raise FileNotFoundError(message)
    letters = ", ".join(f"{unit.letter} {unit.name}" for unit in book.handbook.units if not unit.external)
    text = h.ul[
        [
            h.li[
                f"{wording.listed(deciding(routine, section, branch))}: ",
                "; ".join(
                    f"{label.lower()}, {_names(book, step)}" for label, step in ladder(routine, branch)
                ),
            ]
            for branch in routine.branches
            if branch.section == section_id
        ]
    ]
    return html(
        h.figure(".bk-map")[
            h.figcaption[f"Vem som är med på mötet och på hembesöken. {letters}."],
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


def _names(book: Book, step: Step) -> str:
    return wording.units(book.handbook, (step.lead, *step.with_))


def addition_steps(book: Book, file: PageFile, addition_id: str) -> str:
    """The steps that come on top of a branch."""
    addition = next(item for item in book.routine.additions if item.id == addition_id)
    return html(steps_by_stage(book.page(file), addition))


def gaps(book: Book, file: PageFile) -> str:
    """Every gap under its own heading, with the nearest branches."""
    page, space = book.page(file), space_of(book.routine)
    parts = []
    for gap in book.routine.gaps:
        near = {b.id: b for look in space.outlooks if look.gaps == (gap,) for b in look.nearest}
        parts += [f"\n\n### {gap.title} {{: #{gap.id} }}\n", html(gap_block(page, gap, tuple(near.values())))]
    return "".join(parts)


def remarks(book: Book, file: PageFile) -> str:
    """Every remark, grouped by what is odd, with where it bites."""
    page = book.page(file)
    parts = []
    for sort in REMARK_TYPES:
        found = [remark for remark in book.routine.remarks if remark.type == sort]
        parts += [
            f"\n\n### {wording.REMARK_TYPE[sort]}\n",
            *(html(remark_block(page, remark)) for remark in found),
        ]
    return "".join(parts)


def source_list(book: Book, _: PageFile) -> str:
    """The sources with their dates, each at the anchor to which the foot of a page links."""

    def entry(source: Source) -> h.Node:
        title = h.a(href=source.url, rel="noreferrer")[source.title] if source.url else source.title
        dated = f" Daterad {wording.day(source.dated)}." if source.dated else ""
        if source.to:
            dated = f" Lydelsen till och med {wording.day(source.to)}, läst {wording.day(source.read)}."
        return [
            h.dt(id=f"kalla-{source.id}")[title],
            h.dd[
                f"{source.publisher}. {source.about}{dated} Läses igen senast {wording.day(source.review)}.",
                source.no_link and [" ", h.span(".bk-no-link")[f"Ingen länk: {source.no_link}"]],
            ],
        ]

    return html(h.dl(".bk-sources")[[entry(source) for source in book.handbook.sources]])


def case_answer(book: Book, file: PageFile, answers: str) -> str:
    """The engine's answer to a case for training, folded until it is asked for."""
    page, routine = book.page(file), book.routine
    pairs = [text.partition("=") for text in answers.split()]
    found = plan(routine, accept(routine, [(question, option) for question, _, option in pairs]))
    link = checklist_href(page, "&".join(answers.split()))
    head: h.Node
    if found.branch:
        head = h.p["Grenen är ", h.a(href=branch_href(page, found.branch.id))[found.branch.title], "."]
    else:
        head = h.fragment[
            [
                [
                    h.p[h.strong[f"Lucka i rutinen: {gap.title}."]],
                    gap_block(page, gap, found.narrowed.nearest),
                ]
                for gap in found.narrowed.gaps
            ]
        ]
    own = [item for item in found.steps if item.step.ground == "routine" and not item.step.on_contact]
    return html(
        h.details(".bk-answer")[
            h.summary["Visa svaret"],
            head,
            h.ol(".bk-steps")[[plain_item(page, item.step, _only_in(book, found, item)) for item in own]],
            h.p[h.a(href=link)["Öppna fallet i checklistan"]],
        ]
    )


def _only_in(book: Book, found: Plan, item: Planned) -> str:
    """Return the titles of the branches that have a step, where not all of the nearest ones do."""
    if len(item.branches) == len(found.narrowed.nearest):
        return ""
    return wording.listed(book.routine.branch_by_id[name].title for name in item.branches)


MACROS: Mapping[str, Callable[..., Any]] = {
    "edition": edition,
    "checklist": checklist_block,
    "overview": overview,
    "branches": branches,
    "addition_steps": addition_steps,
    "matrix": matrix_table,
    "visits": visits,
    "unit_steps": unit_steps,
    "outside": outside,
    "gaps": gaps,
    "remarks": remarks,
    "source_list": source_list,
    "three_weeks_line": three_weeks_line,
    "count_your_own": count_your_own,
    "case_answer": case_answer,
    "glossary": glossary,
}
