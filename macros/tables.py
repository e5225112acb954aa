"""Tables that pages take from the data: the branches, who does what, who visits, who is met outside."""

from collections.abc import Callable

from checklist import wording
from checklist.catalogues import Placing, Stage
from checklist.html import tags as h
from checklist.html.pages import matrix
from checklist.html.parts import Page, branch_href, unit_mark, unit_marks
from checklist.html.tables import wide_table
from checklist.model import Branch, Step
from checklist.questions import Option, Question
from macros.book import Book, PageFile, found, html


def overview(book: Book, file: PageFile) -> str:
    """All branches by section, with the number of steps and a link."""
    page = book.page(file)
    return html(
        h.section(".bk-scroll", tabindex="0", aria_label="Rutinens grenar")[
            h.table[
                h.thead[h.tr[[h.th(scope="col")[label] for label in ("Avsnitt", "Gren", "Steg")]]],
                h.tbody[
                    [
                        h.tr[
                            h.td[section.title],
                            h.td[h.a(href=branch_href(page, branch.id))[branch.title]],
                            h.td[str(len(branch.steps))],
                        ]
                        for section in page.routine.sections
                        for branch in page.routine.branches
                        if branch.section == section.id
                    ]
                ],
            ]
        ]
    )


def matrix_table(book: Book, file: PageFile) -> str:
    """Who does what in which branch."""
    return html(matrix(book.page(file)))


def acts(book: Book, file: PageFile, *kind_ids: str) -> str:
    """Who takes part in acts of some kinds, in every branch."""
    page = book.page(file)
    kinds = [found("slaget", page.routine.kinds, name) for name in kind_ids]

    def cell(branch: Branch, kind: str) -> h.Node:
        return [unit_marks(page, (step.lead, *step.with_)) for step in branch.steps if step.kind == kind]

    return html(
        h.section(".bk-scroll", tabindex="0", aria_label="Vem som är med i varje gren")[
            h.table[
                h.thead[h.tr[h.th(scope="col")["Gren"], [h.th(scope="col")[kind.label] for kind in kinds]]],
                h.tbody[
                    [
                        h.tr[
                            h.th(scope="row")[h.a(href=branch_href(page, branch.id))[branch.title]],
                            [h.td[cell(branch, kind.id)] for kind in kinds],
                        ]
                        for branch in page.routine.branches
                    ]
                ],
            ]
        ]
    )


def unit_steps(book: Book, file: PageFile, unit_id: str) -> str:
    """In which branches a unit leads, takes part, or is told."""
    page = book.page(file)
    unit = found("enheten", page.handbook.units, unit_id)
    parts = {"leder": _leads, "deltar": _joins, "får veta": _is_told}
    rows = [
        (branch, [_acts(page, branch, unit.id, part) for part in parts.values()])
        for branch in page.routine.branches
    ]
    return html(
        h.section(".bk-scroll", tabindex="0", aria_label="Enhetens steg i varje gren")[
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


def _acts(page: Page, branch: Branch, unit_id: str, part: Callable[[Step, str], bool]) -> str:
    """Return the kinds of steps in which a unit has a part."""
    steps = [step for step in branch.steps if part(step, unit_id)]
    labels = [page.routine.kind_by_id[step.kind].label.lower() for step in steps]
    return ", ".join(dict.fromkeys(labels))


def placings(book: Book, file: PageFile, question_id: str, *stage_ids: str) -> str:
    """Which answers to a question place which steps in some stages, alone or with others; each leads to its section."""
    page = book.page(file)
    question = found("frågan", page.routine.questions, question_id)
    stages = [found("skedet", page.routine.stages, name) for name in stage_ids]
    steps = [step for branch in page.routine.branches for step in branch.steps]

    def cell(option: Option, stage: Stage) -> list[h.Node]:
        return [
            h.li[_placed(page, question, step, lines)]
            for step in steps
            if (
                lines := [
                    line
                    for line in step.placed
                    if line.stage == stage.id and option.id in line.when.get(question.id, ())
                ]
            )
        ]

    return html(
        wide_table(
            question.text,
            ["Svar", *(stage.label for stage in stages)],
            [
                [option.label, *[h.ul[items] if items else "–" for items in cells]]
                for option in question.options
                if any(cells := [cell(option, stage) for stage in stages])
            ],
        )
    )


def _placed(page: Page, question: Question, step: Step, lines: list[Placing]) -> h.Node:
    """Return a step with the way to its section, and what else must be answered where the one answer is not enough."""
    asked = page.routine.question_by_id
    link = h.a(href=page.addresses.page(step.page))[step.text]
    others = [[name for name in line.when if name != question.id] for line in lines]
    if not all(others):
        return link
    told = [
        wording.listed(
            wording.listed(
                (
                    wording.answer(asked[name], option)
                    for option in asked[name].options
                    if option.id in line.when[name]
                ),
                "eller",
            )
            for name in names
        )
        for line, names in zip(lines, others, strict=True)
    ]
    return [link, f", om också {wording.listed(told, 'eller')}"]


def outside(book: Book, file: PageFile) -> str:
    """Where those outside the social services are met or told."""
    page = book.page(file)
    rows = []
    for unit in (unit for unit in page.handbook.units if unit.external):
        kinds = {
            page.routine.kind_by_id[step.kind].label: owner
            for owner in page.routine.step_sets
            for step in owner.steps
            if unit.id in step.to
        }
        rows.append(h.tr[h.th(scope="row")[unit_mark(page, unit.id)], h.td[", ".join(kinds)]])
    return html(
        h.table[h.thead[h.tr[h.th(scope="col")["Vem"], h.th(scope="col")["I stegen"]]], h.tbody[rows]]
    )
