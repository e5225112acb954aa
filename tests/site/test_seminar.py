"""The page of seminars, on the site and as a file for a disk: answers lie in its templates and its data alone."""

import re

import pytest

from checklist.exporting import alone
from checklist.loading import load_exercises

HIDDEN = re.compile(r"<(template|script)\b.*?</\1>", re.DOTALL)
ASKS = re.compile(r"\b(?:src|href)=\"?(?!#|data:)([^\s\">]+)")


@pytest.mark.parametrize("name", ["seminarium.html", "ladda-ner/bo-kvar-seminarium.html"])
def test_what_is_shown_before_anything_is_chosen_holds_no_step_of_any_routine(site, handbook, name):
    whole = (site / name).read_text(encoding="utf-8")
    texts = {
        step.text for routine in handbook.routines for steps in routine.steps_by_id.values() for step in steps
    }
    shown = HIDDEN.sub("", whole)
    assert [text for text in texts if text in shown] == []
    assert any(text in whole for text in texts)


def test_a_room_guesses_among_the_units_of_its_own_routine(site, handbook):
    """No unit that only another routine has stands in the page."""
    whole = (site / "seminarium.html").read_text(encoding="utf-8")
    held = {exercise.routine for exercise in load_exercises(handbook).exercises}
    own = {unit.name for name in held for unit in alone(handbook, handbook.routine_by_id[name]).units}
    others = [unit.name for unit in handbook.units if unit.name not in own]
    assert others
    assert [name for name in others if f">{name}<" in whole] == []


def test_the_file_for_a_disk_asks_for_nothing_beside_it(site):
    assert ASKS.findall((site / "ladda-ner/bo-kvar-seminarium.html").read_text(encoding="utf-8")) == []
    assert ASKS.findall((site / "seminarium.html").read_text(encoding="utf-8"))
