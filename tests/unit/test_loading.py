"""loading: the handbook from its files."""

import pytest

from checklist import loading
from checklist.loading import load
from checklist.problems import BrokenDataError


def test_the_real_handbook_is_whole():
    handbook = load()
    routine = handbook.routine_by_id["avhysning"]
    assert len(routine.branches) == 16
    assert len(routine.gaps) == 3


def test_the_projects_own_files_are_named_by_their_path_in_the_project(folder, monkeypatch):
    monkeypatch.setattr(loading, "ROUTINES", folder)
    (folder / "units.yaml").unlink()
    with pytest.raises(BrokenDataError, match=r"^checklist/routines/units.yaml:1:1: "):
        load(folder)


def test_a_folder_elsewhere_is_named_by_its_own_name(folder):
    (folder / "units.yaml").unlink()
    with pytest.raises(BrokenDataError, match=r"^liten/units.yaml:1:1: "):
        load(folder)


def test_a_folder_that_does_not_exist_is_told_as_files_that_are_missing(tmp_path):
    with pytest.raises(BrokenDataError) as caught:
        load(tmp_path / "finns-inte")
    assert [problem.place.file for problem in caught.value.problems] == [
        "finns-inte/sources.yaml",
        "finns-inte/units.yaml",
    ]


def test_a_broken_reference_is_found_in_files_that_can_be_read(change):
    with pytest.raises(BrokenDataError) as caught:
        load(change("nyckel.yaml", "source: parmen", "source: parm"))
    assert {problem.place.file for problem in caught.value.problems} == {"liten/nyckel.yaml"}
