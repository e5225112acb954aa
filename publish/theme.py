"""Takes out of the theme's style sheet what makes an answer slow and no page needs.

A rule for "whatever follows a table", and those for tabs, which count their way through the boxes, have a browser go
over everything that stands beside what an answer changes: 151 elements instead of 34 (docs/utveckling/matt.md).
"""

import re
from pathlib import Path

from publish.commands import BuildError

SHEET = "assets/stylesheets/main.*.min.css"
# Without the theme's hash, which was of another content: naming gives it a new one.
NAME = "main.css"
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
BETWEEN = re.compile(r",(?![^(]*\))")
UNWANTED = {
    "flikar": re.compile(r"\.tabbed-"),
    "det som följer en tabell": re.compile(r"table:not\(\[class\]\)\+\*"),
}


def trim(site: Path) -> None:
    """Write the theme's style sheet in ``site`` anew as ``NAME``, and refer every page to it.

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
        page.write_text(page.read_text(encoding="utf-8").replace(sheet.name, NAME), encoding="utf-8")


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
