"""The page for developers names every module of the engine, each once, and the words of the code that are there."""

import importlib
import re

import pytest

from publish.commands import ROOT

PAGE = (ROOT / "docs/utveckling/index.md").read_text(encoding="utf-8")


def named(heading):
    """The names in the first column of the table under a column heading, in order."""
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("|")]
    return [name for row in rows for name in re.findall("`([^`]+)`", row)]


def modules(folder):
    paths = (ROOT / folder).iterdir()
    files = [path.stem for path in paths if path.suffix == ".py"]
    return {*files, *(["html"] if folder == "checklist" else [])} - {"__init__", "__main__"}


@pytest.mark.parametrize(
    ("heading", "folder"), [("Motorns moduler", "checklist"), ("Moduler i `html`", "checklist/html")]
)
def test_every_module_is_named_once(heading, folder):
    assert sorted(named(heading)) == sorted(modules(folder))


def test_every_word_of_the_code_is_there():
    """Each is a class or a type that some module of the engine has."""
    rooms = [importlib.import_module(f"checklist.{name}") for name in modules("checklist")]
    rooms.append(importlib.import_module("checklist.html.parts"))
    lacking = [word for word in named("I koden") if not any(hasattr(room, word) for room in rooms)]
    assert lacking == ["Log"]  # a tuple of entries, which has no class
