"""Names the column of each cell in a wide table, so that a narrow screen can show each row as a card (assets/site.css).

A table with three columns or more is easily wider than a telephone: its last column, which is often the one that
decides, would be out of sight.
"""

import re
from itertools import cycle

COLUMNS = 3
TABLE = re.compile(r"<table\b(.*?</thead>)(.*?)</table>", re.DOTALL)
HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<td\b[^>]*>|<th\b")
# What must not stand in each row again: links, and explanations of terms.
TAG = re.compile(r"</?(?:a|abbr)\b[^>]*>")


def carded(page: str) -> str:
    """Return a page's HTML in which every cell of a wide table's body says what its column is called.

    The names are text, which can be read aloud and copied, and no content of a style sheet. They are shown, and the
    table's head is not, where the rows are cards.
    """
    return TABLE.sub(_table, page)


def _table(table: re.Match[str]) -> str:
    head, body = table.groups()
    names = [TAG.sub("", found).strip() for found in HEADING.findall(head)]
    if len(names) < COLUMNS:
        return table.group()
    return f"<table data-cards{head}{ROW.sub(lambda row: _row(row.group(), names), body)}</table>"


def _row(row: str, names: list[str]) -> str:
    """Name the cells of a row; a heading of the row needs no name."""
    column = cycle(names)

    def named(cell: re.Match[str]) -> str:
        name, tag = next(column), cell.group()
        return f'{tag}<span class="bk-column">{name} </span>' if tag.endswith(">") else tag

    return CELL.sub(named, row)
