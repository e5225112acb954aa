"""Writes the pages of the training cases, as the data has them: `python -m publish.exercises`.

Each case has a page, a sheet for those who take part and one for who leads. They hold a macro each, and a front matter
that the case itself fills in; so a case is written in one file, and nobody writes its pages.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from checklist.exercises import Exercise
from checklist.loading import load, load_exercises
from checklist.model import Handbook
from macros.addresses import left_at_once
from macros.exercises import FOLDER, PAPER, SHEETS
from publish.commands import ROOT

DOCS = ROOT / "docs"
FOR = {
    "": "För dig som leder eller deltar i ett seminarium, eller som övar på egen hand.",
    "deltagare": "För dig som deltar i ett seminarium.",
    "ledare": "För dig som leder ett seminarium.",
}
SUMMARY = {
    "deltagare": "Berättelsen och frågorna. Skriv dina svar innan ni jämför.",
    "ledare": "Svaren, tiderna och frågorna till samtalet efteråt. Visa inte bladet för deltagarna.",
}
NAMES = {"deltagare": "deltagarens blad", "ledare": "ledarens blad"}


def pages(handbook: Handbook, exercises: Iterable[Exercise], docs: Path = DOCS) -> dict[str, str]:
    """Return the text of every page of the exercises, by its name in the folder of the site's pages.

    An exercise is left at once where the checklist of its routine is.
    """
    found = {}
    hurried = left_at_once(docs, handbook)
    for exercise in exercises:
        leaves = exercise.routine in hurried
        found[f"{FOLDER}/{exercise.id}.md"] = _page(handbook, exercise, "", leaves=leaves)
        for audience in SHEETS:
            found[f"{PAPER}/{exercise.id}-{audience}.md"] = _page(handbook, exercise, audience, leaves=leaves)
    return found


def _page(handbook: Handbook, exercise: Exercise, audience: str, *, leaves: bool) -> str:
    lead = exercise.next if not audience else (f"{FOLDER}/{exercise.id}",)
    laws = [to for name in exercise.sources if (to := handbook.source_by_id[name].to)]
    title = f"{exercise.title}, {NAMES[audience]}" if audience else exercise.title
    lines = [
        f"title: {_text(title)}",
        f"for: {_text(FOR[audience])}",
        f"summary: {_text(SUMMARY.get(audience) or exercise.summary)}",
        f"checked: {exercise.checked}",
        f"review: {exercise.review}",
        *([f"law: {min(laws)}"] if laws else []),
        f"sources: [{', '.join(exercise.sources)}]",
        f"next: [{', '.join(f'{page}.md' for page in lead)}]",
        f"routine: {exercise.routine}",
        "render_macros: true",
    ]
    if leaves:
        lines.append("quick_exit: true")
    if audience:
        lines += ["paper: true", "search:", "  exclude: true"]
    macro = f'sheet("{exercise.id}", "{audience}")' if audience else f'exercise("{exercise.id}")'
    return "\n".join(["---", *lines, "---", "", f"{{{{ {macro} }}}}", ""])


def _text(text: str) -> str:
    """Return a text as YAML has it in quotation marks, which is as JSON has it."""
    return json.dumps(text, ensure_ascii=False)


def main(docs: Path = DOCS) -> int:
    """Write the pages of the exercises where they have changed."""
    handbook = load()
    for name, text in pages(handbook, load_exercises(handbook).exercises, docs).items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
