"""The page for editors names every key of the data files, and no other."""

import dataclasses
import re

import pytest

from checklist import catalogues, deadlines, documents, model, questions
from checklist.parsing import FILLED_IN_LATER, KEY_OF_FIELD
from publish.commands import ROOT

PAGE = (ROOT / "docs/om/andra-en-rutin.md").read_text(encoding="utf-8")
CLASSES = {
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
    "En enhet": documents.Unit,
    "En källa": documents.Source,
    "En rubrik": documents.Heading,
}


def told(heading):
    """Return the keys of a table, each with whether it must be there."""
    section = re.split(r"^#", PAGE.split(f"### {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    cells = "".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
    return {key: bool(star) for key, star in re.findall(r"`(\w+)`(\*?)", cells)}


@pytest.mark.parametrize("heading", CLASSES)
def test_each_key_stands_in_the_table_of_its_thing_and_tells_whether_it_must_be_there(heading):
    fields = [
        field for field in dataclasses.fields(CLASSES[heading]) if (CLASSES[heading], field.name) not in FILLED_IN_LATER
    ]
    assert told(heading) == {
        KEY_OF_FIELD.get(field.name, field.name): field.default is field.default_factory is dataclasses.MISSING
        for field in fields
    }


def test_every_table_of_keys_is_one_of_these():
    keys = PAGE.split("## Alla nycklar\n", 1)[1].split("\n## ", 1)[0]
    assert re.findall(r"^### (.+)$", keys, flags=re.MULTILINE) == list(CLASSES)
