"""The branch maps as DOT text, and the pictures that are drawn from it."""

import re
from html import unescape

import pytest

from macros.maps import deciding, dot_sources, ladder, section_dot
from publish.commands import BuildError
from publish.maps import draw_maps

LABEL = re.compile(r'label="((?:[^"\\]|\\.)*)"')


def labels(dot):
    """The labels of a map, in order."""
    return LABEL.findall(dot)


def test_one_map_for_each_section(handbook):
    """There is one map for each section of each routine, and no other."""
    sections = [section.id for routine in handbook.routines for section in routine.sections]
    assert list(dot_sources(handbook)) == sections


def test_a_map_shows_what_differs(handbook, routine):
    """A map has the section, the answers that tell its branches apart, and each branch's meeting and visits."""
    for section in routine.sections:
        found = labels(section_dot(handbook, routine, section))
        assert found[0] == section.title
        branches = [branch for branch in routine.branches if branch.section == section.id]
        for branch in branches:
            assert set(deciding(routine, section, branch)) <= set(found)
        ends = [
            f"{label}\n" + " + ".join(handbook.unit_by_id[unit].letter for unit in (step.lead, *step.with_))
            for branch in branches
            for label, step in ladder(routine, branch)
        ]
        kinds = tuple(f"{kind.label}\n" for kind in routine.kinds if kind.in_map)
        assert [text for text in found if text.startswith(kinds)] == ends


def test_answers_that_tell_branches_apart(routine):
    """Within a section no two branches have the same deciding answers, and none that all share is named."""
    for section in routine.sections:
        branches = [branch for branch in routine.branches if branch.section == section.id]
        paths = [tuple(deciding(routine, section, branch)) for branch in branches]
        assert len(set(paths)) == len(paths)
        shared = set.intersection(*(set(path) for path in paths))
        assert len(branches) == 1 or not shared


def test_the_ladder_is_the_meeting_and_the_visits(routine):
    """The ladder has the branch's meeting and visits, in that order, and nothing else."""
    wanted = ["summon", "visit-announced", "visit-unannounced"]
    for branch in routine.branches:
        kinds = [step.kind for _, step in ladder(routine, branch)]
        assert kinds == sorted(kinds, key=wanted.index)
        assert len(kinds) == sum(step.kind in wanted for step in branch.steps)


def test_quotes_do_not_end_a_label(handbook, routine):
    """A title with quotes and backslashes stays one label."""
    from dataclasses import replace

    section = replace(routine.sections[0], title='”Så” kallad "gren" \\ väg')
    assert labels(section_dot(handbook, routine, section))[0] == r"”Så” kallad \"gren\" \\ väg"


def test_maps_are_drawn_the_same_each_time(tmp_path, handbook, routine):
    """Two drawings of one map are the same to the byte, and have no prolog that a page could not hold."""
    sources = dict(list(dot_sources(handbook).items())[:1])
    first = [path.read_bytes() for path in draw_maps(sources, tmp_path / "a")]
    second = [path.read_bytes() for path in draw_maps(sources, tmp_path / "b")]
    assert first == second
    assert first[0].lstrip().startswith(b"<svg")


def test_a_map_shows_no_inner_names(tmp_path, handbook):
    """All text of a picture is a label: what the map calls its parts is not shown under the pointer either."""
    drawn = draw_maps(dot_sources(handbook), tmp_path)
    sections = {
        section.id: (routine, section) for routine in handbook.routines for section in routine.sections
    }
    assert len(drawn) == len(sections)
    for path in drawn:
        texts = re.findall(r">([^<]*[^<\s][^<]*)<", path.read_text(encoding="utf-8"))
        dot = section_dot(handbook, *sections[path.stem])
        lines = [line for label in labels(dot) for line in label.split("\n")]
        assert sorted(map(unescape, texts)) == sorted(lines), path.name


def test_maps_that_are_gone_are_not_left(tmp_path):
    """A map of a section that is no more is not left from an earlier build."""
    (tmp_path / "gammal.svg").write_text("<svg/>", encoding="utf-8")
    assert draw_maps({}, tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_map_with_a_bad_name(tmp_path):
    """A name that could not be a file, an id and a link is refused."""
    with pytest.raises(BuildError, match=r"\.\./ute"):
        draw_maps({"../ute": "digraph {}"}, tmp_path)


def test_a_map_that_cannot_be_drawn(tmp_path, capfd):
    """DOT text that Graphviz does not understand ends the build with one line."""
    with pytest.raises(BuildError, match="Grenkartorna"):
        draw_maps({"trasig": "digraph { -> }"}, tmp_path)
    assert "trasig" in capfd.readouterr().err
