"""The page of seminars, on the site and as a file for a disk: answers lie in its templates and its data alone."""

import re

import pytest

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


def test_the_file_for_a_disk_asks_for_nothing_beside_it(site):
    assert ASKS.findall((site / "ladda-ner/bo-kvar-seminarium.html").read_text(encoding="utf-8")) == []
    assert ASKS.findall((site / "seminarium.html").read_text(encoding="utf-8"))
