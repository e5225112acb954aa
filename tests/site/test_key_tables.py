"""The pages for editors name every key of the data files, and no other."""

import dataclasses
import re

import pytest

from checklist import catalogues, deadlines, documents, exercises, model, questions
from checklist.parsing import FILLED_IN_LATER, KEY_OF_FIELD
from publish.commands import ROOT

PAGES = {
    name: (ROOT / f"docs/om/{name}.md").read_text(encoding="utf-8")
    for name in ("andra-en-rutin", "skriva-ett-ovningsfall")
}
ROUTINE = {
    "Rutinen": model.Routine,
    "En fråga": questions.Question,
    "Ett svar": questions.Option,
    "Ett steg": model.Step,
    "En rad i `placed`": catalogues.Placing,
    "Efter ett utfall": model.After,
    "En sista dag": deadlines.Due,
    "En gren": model.Branch,
    "Ett tillägg": model.Addition,
    "En lucka": model.Gap,
    "Svar som säger emot varandra": model.Impossible,
    "En anmärkning": model.Remark,
    "Ett avsnitt": model.Section,
    "Ett skede": catalogues.Stage,
    "Ett slag av steg": catalogues.Kind,
    "Ett utfall": catalogues.Outcome,
    "Ett skäl": catalogues.Reason,
    "En uppgift": catalogues.Fact,
    "Rutinens ord": catalogues.Words,
    "En ändring": catalogues.Revision,
    "En enhet": documents.Unit,
    "En källa": documents.Source,
    "En rubrik": documents.Heading,
}
EXERCISE = {
    "Ett övningsfall": exercises.Exercise,
    "Tiderna": exercises.Times,
    "En fråga till gruppen": exercises.Ask,
    "En ruta": exercises.Note,
    "En fråga till en roll": exercises.Talk,
    "En sak som ändras": exercises.Change,
    "Samtalet efteråt": exercises.Debrief,
    "Ett program": exercises.Programme,
    "En del": exercises.Part,
}
TABLES = [
    (page, heading, cls)
    for page, classes in zip(PAGES.values(), (ROUTINE, EXERCISE), strict=True)
    for heading, cls in classes.items()
]


def told(page, heading):
    """Return the keys of a table, each with whether it must be there."""
    section = re.split(r"^#", page.split(f"### {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    cells = "".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
    return {key: bool(star) for key, star in re.findall(r"`(\w+)`(\*?)", cells)}


@pytest.mark.parametrize(("page", "heading", "cls"), TABLES, ids=[heading for _, heading, _ in TABLES])
def test_each_key_stands_in_the_table_of_its_thing_and_tells_whether_it_must_be_there(page, heading, cls):
    fields = [field for field in dataclasses.fields(cls) if (cls, field.name) not in FILLED_IN_LATER]
    assert told(page, heading) == {
        KEY_OF_FIELD.get(field.name, field.name): field.default
        is field.default_factory
        is dataclasses.MISSING
        for field in fields
    }


@pytest.mark.parametrize(
    ("page", "classes"), list(zip(PAGES.values(), (ROUTINE, EXERCISE), strict=True)), ids=list(PAGES)
)
def test_every_table_of_keys_is_one_of_these(page, classes):
    keys = page.split("## Alla nycklar\n", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^### (.+)$", keys, flags=re.MULTILINE) == list(classes)
