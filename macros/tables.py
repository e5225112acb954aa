"""Tables that pages take from the data: the branches, who does what, who visits, who is met outside."""

from collections.abc import Callable

from checklist.html import tags as h
from checklist.html.pages import matrix
from checklist.html.parts import Page, branch_href, unit_mark, unit_marks
from checklist.model import Branch, Step
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
