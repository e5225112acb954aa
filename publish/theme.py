"""Takes out of what the theme writes that which no page needs: rules of its style sheet, and an attribute.

The rules for tabs are a seventh of the sheet, and no page has any. That for "whatever follows a table" makes a room
which goes again when the theme's script has boxed the table (docs/utveckling/beslut/0013).

The theme's two toggles are checkboxes that nobody sees, with an attribute that HTML does not let a checkbox have.
They stand in a part of its template that has no block, so a page cannot write its own.
"""

import re
from itertools import count
from pathlib import Path

from publish.cards import carded
from publish.commands import BuildError

SHEET = "assets/stylesheets/main.*.min.css"
# Without the theme's hash, which was of another content: naming gives it a new one.
NAME = "main.css"
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
BETWEEN = re.compile(r",(?![^(]*\))")
TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
CODE = re.compile(r"<pre>(?=<code)")
UNWANTED = {
    "flikar": re.compile(r"\.tabbed-"),
    "det som följer en tabell": re.compile(r"table:not\(\[class\]\)\+\*"),
}


def trim(site: Path) -> None:
    """Write the theme's style sheet in ``site`` anew as ``NAME``, and put every page right.

    A page refers to that sheet, is valid HTML, and has wide tables that a narrow screen can show as cards.

    Raises ``BuildError`` when there is not one sheet, or when it has no such rules: the theme is another than the one
    this was written for.
    """
    sheets = sorted(site.glob(SHEET))
    if len(sheets) != 1:
        raise BuildError(f"{SHEET}: temat har {len(sheets)} stilmallar med det namnet, väntade 1")
    [sheet] = sheets
    text = without(sheet.read_text(encoding="utf-8"))
    sheet.with_name(NAME).write_text(text, encoding="utf-8")
    sheet.unlink()
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(sheet.name, NAME)
        page.write_text(carded(numbered(TOGGLE.sub(r"\1", text))), encoding="utf-8")


def numbered(page: str) -> str:
    """Return a page with an id at each block of code: the theme makes one of the nearest, the same for all of them."""
    numbers = count(1)
    return CODE.sub(lambda _: f'<pre id="kod-{next(numbers)}">', page)


def without(style: str) -> str:
    """Return a style sheet, written without blanks, less the selectors that nobody needs."""
    for kind, unwanted in UNWANTED.items():
        if not unwanted.search(style):
            raise BuildError(
                f"Temats stilmall har inte längre några regler för {kind}: ta bort dem ur publish/theme.py"
            )

    def kept(rule: re.Match[str]) -> str:
        selectors = BETWEEN.split(rule[1])
        wanted = [one for one in selectors if not any(unwanted.search(one) for unwanted in UNWANTED.values())]
        if len(wanted) == len(selectors):
            return rule[0]
        return ",".join(wanted) + rule[0][len(rule[1]) :] if wanted else ""

    return RULE.sub(kept, style)
