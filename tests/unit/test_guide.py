"""The guide for who writes a routine: what it gives to be copied is right."""

import re

import pytest

from checklist.loading import load
from checklist.planning import plan
from publish.commands import ROOT

GUIDE = ROOT / "docs/om/andra-en-rutin.md"
FILE = re.compile(r"^`([a-z]+\.yaml)`:\n\n((?:(?:    .*)?\n)+)", re.MULTILINE)


@pytest.fixture
def copied(tmp_path):
    """A folder with the files of the guide, as somebody copies them."""
    for name, text in FILE.findall(GUIDE.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(re.sub("^    ", "", text, flags=re.MULTILINE), encoding="utf-8")
    return tmp_path


def test_the_whole_routine_in_the_guide_passes_the_check_as_it_stands(copied):
    (routine,) = load(copied).routines
    found = plan(routine, {"barn": "ja"})
    assert [item.status for item in found.steps] == ["now", "waits"]
    assert [item.step.id for item in plan(routine, {"barn": "nej"}).steps] == ["ring"]
