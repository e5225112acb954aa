"""Tables that are too wide for a narrow page: they scroll by themselves, also with the keyboard."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from checklist.html import tags as h


def wide_table(
    label: str,
    head: Iterable[h.Node],
    rows: Iterable[Sequence[h.Node]],
    *,
    css: str = "",
    caption: h.Node = None,
) -> Markup:
    """Return a table that scrolls within the page; the first cell of each row is its heading.

    ``label`` says to a screen reader what scrolls, ``css`` is a class (".a") of the table.
    """
    return h.section(".bk-scroll", tabindex="0", aria_label=label)[
        h.table(css)[
            caption and h.caption[caption],
            h.thead[h.tr[[h.th(scope="col")[cell] for cell in head]]],
            h.tbody[
                [h.tr[h.th(scope="row")[first], [h.td[cell] for cell in others]] for first, *others in rows]
            ],
        ]
    ]
