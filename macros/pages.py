"""What each macro writes: pure functions from the handbook to Markdown with blocks of HTML.

The HTML comes from the same renderer as the browser's. Headings are Markdown, so that they enter the
page's table of contents.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import htpy as h
from markupsafe import Markup

from checklist import wording
from checklist.documents import Source
from checklist.html.pages import branch_block, gap_block, matrix, remark_block, steps_by_stage, way_by_links
from checklist.html.parts import Page, branch_href, checklist_href, unit_mark, unit_marks
from checklist.html.plans import View, checklist
from checklist.html.steps import plain_item
from checklist.model import REMARK_TYPES, Branch, Handbook, Routine, Step
from checklist.narrowing import accept
from checklist.planning import Plan, Planned, plan
from checklist.spaces import space_of
from macros.maps import deciding, ladder

MAPS = Path("build/maps")


class PageFile(Protocol):
    """What a macro needs of MkDocs' page: its address, from which the way to the root follows."""

    url: str


@dataclass(frozen=True)
class Book:
    """The handbook and its one routine, at hand for every macro."""

    handbook: Handbook
    routine: Routine = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "routine", self.handbook.routines[0])

    def page(self, file: PageFile) -> Page:
        """Return the renderer's page for a page of the site."""
        return Page(handbook=self.handbook, routine=self.routine, root="../" * file.url.count("/"))


def html(node: h.Node) -> str:
    """Return HTML as a block that Markdown leaves alone.

    That is: inside an element that Markdown knows as a block (it takes ``<case-checklist>`` for a word
    in a sentence), on one line, with blank lines around it. A space after each cell and paragraph keeps
    the words of two of them apart in the search index.
    """
    # A plain string: re.sub would escape its way through a Markup.
    text = str(h.div[node]).encode().decode().replace("\n", " ")
    text = re.sub(r"(</(?:td|th|li|p|summary)>)", r"\1 ", text)
    return f"\n\n{text}\n\n"


def edition(book: Book, _: PageFile) -> str:
    """The routine's edition in words."""
    return wording.day(book.routine.edition)


def checklist_block(book: Book, file: PageFile, routine_id: str) -> str:
    """The interactive checklist around the static markup that works without it."""
    page = book.page(file)
    routine = book.handbook.routine_by_id[routine_id]
    inside = checklist(page, plan(routine, {}), View())
    return html(
        h.case_checklist(routine=routine.id, root=page.root)[
            h.p(".bk-starting", role="note")["Checklistan startar. Du kan börja svara redan nu."],
            h.p(".bk-failed", data_part="message", role="alert"),
            h.p(".bk-hidden", data_part="status", role="status"),
            h.div(".bk-static")[
                h.h2["Hitta grenen via länkar"],
                h.p["Varje gren har en egen plats i handboken, med samma steg som i checklistan."],
                way_by_links(page),
            ],
            h.div(".bk-live", data_part="live")[inside],
        ]
    )


def overview(book: Book, file: PageFile) -> str:
    """All branches by section, with the number of steps and a link."""
    page = book.page(file)
    return html(
        h.div(".bk-scroll", tabindex="0", role="region", aria_label="Rutinens grenar")[
            h.table[
                h.thead[h.tr[[h.th(scope="col")[label] for label in ("Avsnitt", "Gren", "Steg")]]],
                h.tbody[
                    [
                        h.tr[
                            h.td[section.title],
                            h.td[h.a(href=branch_href(page, branch.id))[branch.title]],
                            h.td[str(len(branch.steps))],
                        ]
                        for section in book.routine.sections
                        for branch in book.routine.branches
                        if branch.section == section.id
                    ]
                ],
            ]
        ]
    )


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
            h.div(".bk-scroll", tabindex="0", role="img", aria_label=f"Karta över grenarna: {section.title}")[
                Markup(path.read_text(encoding="utf-8").strip())  # noqa: S704 our own build drew it
            ],
            h.figcaption[f"Vem som är med på mötet och på hembesöken. {letters}."],
            h.details[h.summary["Kartan som text"], text],
        ]
    )


def _names(book: Book, step: Step) -> str:
    return wording.units(book.handbook, (step.lead, *step.with_))


def addition_steps(book: Book, file: PageFile, addition_id: str) -> str:
    """The steps that come on top of a branch."""
    addition = next(item for item in book.routine.additions if item.id == addition_id)
    return html(steps_by_stage(book.page(file), addition))


def matrix_table(book: Book, file: PageFile) -> str:
    """Who does what in which branch."""
    return html(matrix(book.page(file)))


def visits(book: Book, file: PageFile) -> str:
    """The home visits of every branch: who goes, announced and unannounced."""
    page = book.page(file)
    kinds = ("visit-announced", "visit-unannounced")

    def cell(branch: Branch, kind: str) -> h.Node:
        return [unit_marks(page, (step.lead, *step.with_)) for step in branch.steps if step.kind == kind]

    return html(
        h.div(".bk-scroll", tabindex="0", role="region", aria_label="Hembesök i varje gren")[
            h.table[
                h.thead[h.tr[[h.th(scope="col")[label] for label in ("Gren", "Aviserat", "Oanmält")]]],
                h.tbody[
                    [
                        h.tr[
                            h.th(scope="row")[h.a(href=branch_href(page, branch.id))[branch.title]],
                            [h.td[cell(branch, kind)] for kind in kinds],
                        ]
                        for branch in book.routine.branches
                    ]
                ],
            ]
        ]
    )


def unit_steps(book: Book, file: PageFile, unit_id: str) -> str:
    """In which branches a unit leads, takes part, or is told."""
    parts = {"leder": _leads, "deltar": _joins, "får veta": _is_told}
    rows = [
        (branch, [_acts(book, branch, unit_id, part) for part in parts.values()])
        for branch in book.routine.branches
    ]
    page = book.page(file)
    return html(
        h.div(".bk-scroll", tabindex="0", role="region", aria_label="Enhetens steg i varje gren")[
            h.table[
                h.thead[
                    h.tr[h.th(scope="col")["Gren"], [h.th(scope="col")[f"Enheten {part}"] for part in parts]]
                ],
                h.tbody[
                    [
                        h.tr[
                            h.th(scope="row")[h.a(href=branch_href(page, branch.id))[branch.title]],
                            [h.td[text or "–"] for text in texts],
                        ]
                        for branch, texts in rows
                    ]
                ],
            ]
        ]
    )


def _leads(step: Step, unit_id: str) -> bool:
    return step.lead == unit_id


def _joins(step: Step, unit_id: str) -> bool:
    return unit_id in step.with_


def _is_told(step: Step, unit_id: str) -> bool:
    return unit_id in step.to


def _acts(book: Book, branch: Branch, unit_id: str, part: Callable[[Step, str], bool]) -> str:
    """Return the sorts of steps in which a unit has a part; "other" says nothing, so it is left out."""
    steps = [step for step in branch.steps if part(step, unit_id) and step.kind != "other"]
    labels = [book.routine.kind_by_id[step.kind].label.lower() for step in steps]
    return ", ".join(dict.fromkeys(labels))


def outside(book: Book, file: PageFile) -> str:
    """Where those outside the social services are met or told."""
    page = book.page(file)
    rows = []
    for unit in (unit for unit in book.handbook.units if unit.external):
        kinds = {
            book.routine.kind_by_id[step.kind].label: owner
            for owner in book.routine.step_sets
            for step in owner.steps
            if unit.id in step.to
        }
        rows.append(h.tr[h.th(scope="row")[unit_mark(page, unit.id)], h.td[", ".join(kinds)]])
    return html(
        h.table[h.thead[h.tr[h.th(scope="col")["Vem"], h.th(scope="col")["I stegen"]]], h.tbody[rows]]
    )


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
        return [
            h.dt(id=f"kalla-{source.id}")[title],
            h.dd[
                f"{source.publisher}. {source.about}{dated} Läses igen senast {wording.day(source.review)}."
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
    "case_answer": case_answer,
}
