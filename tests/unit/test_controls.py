"""controls: one home for what a control is called, which Python and the page's scripts agree on."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from checklist import controls, effects
from checklist.controls import KNOWN_TO_PAGE, PageVerb, Verb
from publish.commands import ROOT

PLACES = {controls.HERE, controls.CAME_BACK, controls.CLOSED_CASE}
REASONS = {controls.OTHER_TAB, controls.NO_ROOM}
NAMES = {*Verb, *PageVerb, *PLACES, *REASONS}
SCRIPTS = sorted((ROOT / "docs/assets/checklist").glob("*.mjs"))
# Where names of controls are written or read. "svar" and "dag" are ordinary words elsewhere.
ROOMS = [
    *sorted((ROOT / "checklist/html").glob("*.py")),
    *(
        ROOT / f"checklist/{name}.py"
        for name in ("bridge", "effects", "noting", "planning", "replaying", "views")
    ),
]


@pytest.mark.parametrize(
    ("written", "text", "read"),
    [
        (Verb.OUTCOME.about("ring@0123abcd"), "utfall:ring@0123abcd", controls.read_name),
        (controls.step_key("ring", "0123abcd"), "ring@0123abcd", controls.read_step_key),
        (controls.fact_key("delgiven", "ring@0123abcd"), "delgiven:ring@0123abcd", controls.read_fact_key),
        (controls.choice("hus", "villa"), "hus=villa", controls.read_choice),
        (
            controls.dated("delgiven-till", date(2026, 11, 21)),
            "delgiven-till-2026-11-21",
            controls.read_dated,
        ),
    ],
)
def test_what_is_written_is_read_back(written, text, read):
    """The form is fixed: it stands in cases and pages that are kept."""
    assert written == text
    assert text in {sign.join(read(text)) for sign in ":@=-"}


def test_the_name_of_a_fields_day_is_read_in_two_steps():
    key = controls.step_key("ring", "0123abcd")
    name = Verb.DAY_OF_FACT.about(controls.fact_key("delgiven", key))
    verb, subject = controls.read_name(name)
    assert (verb, controls.read_fact_key(subject)) == (Verb.DAY_OF_FACT, ("delgiven", key))


def test_every_verb_has_its_effect_and_no_two_controls_one_name():
    assert set(effects._EFFECTS) == set(Verb)
    assert len(NAMES) == len(Verb) + len(PageVerb) + len(PLACES) + len(REASONS)


def literals_of_script(path):
    text = re.sub(r"^\s*(//|/?\*).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([a-z-]+)\$", text)
    return {next(filter(None, texts), "") for texts in found}


def test_the_scripts_know_the_names_that_are_listed_and_no_others():
    assert SCRIPTS
    assert set().union(*map(literals_of_script, SCRIPTS)) & NAMES == KNOWN_TO_PAGE


def test_what_a_script_brings_about_is_a_control_that_the_engine_knows():
    """As ``control("lank", …)``: a slip of the pen would do nothing, in silence."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    named = set(re.findall(r"\bcontrol\([\"`]([a-z-]+)", text))
    assert named
    assert named <= set(Verb)


def docstrings(tree):
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            yield body[0].value


def names_written_out(path):
    """The names of controls that stand as text in a module, alone or before a colon."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = set(docstrings(tree))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in told]
    words = [node.value.partition(":")[0] for node in texts if isinstance(node.value, str)]
    return [word for word in words if word in NAMES]


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: Path(path).stem)
def test_no_name_is_written_out_beside_its_home(path):
    ordinary = {"agendas": ["gjort", "gjort"]}  # the part of a plan with what is done
    assert names_written_out(path) == ordinary.get(path.stem, [])
