"""What a routine calls its things is its own: no code, template or style waits for an id that a data file may change."""

import ast
import re
import shutil
from itertools import product

import pytest
import yaml

from checklist.addresses import OnePage
from checklist.cases import Case, Entry
from checklist.checks import check
from checklist.html.pages import branch_block, gap_block, matrix, remark_block, steps_by_stage
from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.journal import journal_text
from checklist.loading import ROUTINES, load
from checklist.planning import plan, plan_case
from checklist.views import View
from macros.maps import dot_sources
from publish.commands import ROOT

CODE = ("checklist", "macros", "publish", "overrides", "docs/assets")
SUFFIXES = {".py", ".mjs", ".js", ".css", ".html"}
# Words of our own that some routine happens to have an id for: what an entry of a case's log and a step's status is
# called, and a command.
OWN = {
    "confirm": {
        "checklist/cases.py",
        "checklist/effects.py",
        "checklist/journal.py",
        "checklist/planning.py",
        "checklist/replaying.py",
    },
    "plan": {"checklist/cli.py"},
    "letter": {"publish/schema.py"},
}
WORDS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CALM = "-omdopt"
VERSION = re.compile(r"(?<=[@-])[0-9a-f]{8}(?![0-9a-f])")


# --- In the text of the code ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def ids(handbook):
    """The ids of every routine and of its units, stages, kinds and sections."""
    found = {unit.id for unit in handbook.units}
    for routine in handbook.routines:
        things = (*routine.stages, *routine.kinds, *routine.sections)
        found |= {routine.id, *(thing.id for thing in things)}
    return found


def named(path, routines):
    """The words of a file that could name an id: those in texts, and in a style sheet those of its selectors.

    A docstring or a comment names nothing. A text with spaces in it is prose, in which only a word with a hyphen, or
    the id of a routine, can be meant as an id.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        texts = _texts(ast.parse(text))
    else:
        bare = re.sub(r"/\*.*?\*/|<!--.*?-->|\{#.*?#\}|(?<!:)//[^\n]*", "", text, flags=re.DOTALL)
        quoted = r"""["'`]([^"'`\n]*)["'`]"""
        texts = re.findall(quoted if path.suffix != ".css" else r"[\w.-]+", bare)
    return {
        word
        for text in texts
        for part in text.split("--")  # as a class of a style sheet has it
        for word in WORDS.findall(part)
        if " " not in text or "-" in word or word in routines
    }


def _texts(tree):
    """The texts of a Python module, but for its docstrings."""
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs
    ]


def test_no_code_names_what_a_routine_may_call_otherwise(ids, handbook):
    """No file of code, template or style has the id of a routine, unit, stage, kind or section in it."""
    files = [
        path
        for folder in CODE
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in SUFFIXES and "licenses" not in path.parts
    ]
    assert len(files) > 120
    found = [
        f"{name}: {word}"
        for path in files
        if (name := path.relative_to(ROOT).as_posix())
        for word in sorted(named(path, handbook.routine_by_id) & ids)
        if name not in OWN.get(word, ())
    ]
    assert "\n".join(found) == ""


# --- In what it does -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def renamed(handbook, tmp_path_factory):
    """The real handbook with another id for every unit, stage, kind, section, fact, outcome and reason of its data."""
    routine = handbook.routine_by_id["avhysning"]
    catalogues = (handbook.units, routine.stages, routine.kinds, routine.sections)
    catalogues += (routine.facts, routine.outcomes, routine.reasons)
    names = {thing.id for catalogue in catalogues for thing in catalogue}
    folder = tmp_path_factory.mktemp("omdopt") / "rutiner"
    shutil.copytree(ROUTINES, folder)
    units = {unit.id for unit in handbook.units}
    for name in ("units", *(other.id for other in handbook.routines)):
        path = folder / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        taken = names if name in ("units", routine.id) else units
        ends = {node.end_mark.index for node in scalars(yaml.compose(text)) if node.value in taken}
        for end in sorted(ends, reverse=True):
            text = text[:end] + CALM + text[end:]
        path.write_text(text, encoding="utf-8")
    return load(folder)


def scalars(node, above=""):
    """The texts of a file that may be ids: all values, and the keys of conditions; the routine keeps its own id."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item, above)
    else:
        for key, value in node.value:
            if above in ("when", "instead", "gives"):
                yield key
            if (above, key.value) != ("", "id"):
                yield from scalars(value, key.value)


def calm(text):
    """What a page says, whatever its things are called; a step's version follows from its ids."""
    return VERSION.sub("", str(text).replace(CALM, ""))


def plans(handbook):
    """Plans for every combination of answers, with and without the paper of the first kind; in each, every day is given."""
    routine = handbook.routine_by_id["avhysning"]
    first = {question.id: question.options[0].id for question in routine.law_questions if not question.when}
    known = {question.id: [o.id for o in question.options if not o.unknown] for question in routine.questions}
    for row in (dict(zip(known, options, strict=True)) for options in product(*known.values())):
        for answers in (row, row | first):
            asking = [item for item in plan(routine, answers).steps if item.step.facts]
            log = tuple(
                Entry(
                    step=item.step.id,
                    version=item.version,
                    event="dated",
                    at="2026-11-21",
                    detail=f"{fact}-2026-11-20",
                )
                for item in asking
                for fact in item.step.facts
            )
            case = Case(routine=routine.id, edition=routine.edition, answers=answers, log=log)
            yield plan_case(routine, case)


def test_a_plan_says_the_same_whatever_the_data_calls_its_things(handbook, renamed):
    """In every plan the same acts, folds, lines and last days are shown, on the screen and in the journal's text."""
    assert check(renamed) == []
    counted = 0
    for one, other in zip(plans(handbook), plans(renamed), strict=True):
        counted += bool(one.acts)
        for view in (View(today="2026-11-21"), View(whole=True)):
            ours, theirs = (
                checklist(Page(handbook=book, routine=found.routine, live=True), found, view)
                for book, found in ((handbook, one), (renamed, other))
            )
            assert calm(theirs) == calm(ours), one.answers
        assert calm(journal_text(renamed, other)) == calm(journal_text(handbook, one))
    assert counted > 90


def test_the_pages_say_the_same_whatever_the_data_calls_its_things(handbook, renamed):
    """So do the branches' pages, the matrix, the maps, the gaps and the remarks."""

    def shown(book):
        routine = book.routine_by_id["avhysning"]
        page = Page(handbook=book, routine=routine, addresses=OnePage())
        yield matrix(page)
        yield from (branch_block(page, branch) for branch in routine.branches)
        yield from (steps_by_stage(page, addition) for addition in routine.additions)
        yield from (gap_block(page, gap, routine.branches[:2]) for gap in routine.gaps)
        yield from (remark_block(page, remark) for remark in routine.remarks)
        # An id of Graphviz' has no hyphens.
        yield from (dot.replace("_omdopt", "") for dot in dot_sources(book).values())

    for ours, theirs in zip(shown(handbook), shown(renamed), strict=True):
        assert calm(theirs) == calm(ours)
