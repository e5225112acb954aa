"""html.sharing: a link from another edition of the routine opens, and says what has changed since."""

import json
from dataclasses import replace

import pytest

from checklist import bridge
from checklist.catalogues import Revision
from checklist.exporting import handbook_to_json

ANSWERS = {"hus": "villa"}
LINE = "2024-01-01 2025-01-01 2025-06-01 2026-01-01".split()  # noqa: SIM905 the editions, the oldest first


@pytest.fixture
def changed(session, small_handbook, small, small_page):
    """A browser with a routine that says what each edition but the first has changed."""
    changes = tuple(Revision(edition=edition, text=f"Nytt i {edition}.") for edition in LINE[1:])
    routine = replace(small, changes=changes)
    bridge.start(handbook_to_json(replace(small_handbook, routines=(routine,)), small_page.addresses))
    return session


def link(session, edition):
    return session.use("lank", f"utgava={edition}&hus=villa")


def boxes(session):
    return session.html("div", id="bk-fran-lanken")


@pytest.mark.parametrize("age", [1, 2, 3])
def test_what_has_changed_since_is_said_at_the_questions_and_aloud_and_nothing_else(changed, age):
    """Each edition after the link's own, the oldest first; none before it."""
    link(changed, LINE[-1 - age])
    [box] = boxes(changed)
    for said in (box.text, changed.status):
        places = [said.find(f"Nytt i {edition}.") for edition in LINE]
        assert [place >= 0 for place in places] == [False] * (len(LINE) - age) + [True] * age
        assert sorted(places) == places
    assert changed.stored["answers"] == ANSWERS
    assert changed.html.one("h2").text == "Nyckel till villa"


def test_it_is_said_aloud_once_and_stands_until_another_case_takes_its_place(changed):
    link(changed, LINE[0])
    box = boxes(changed)[0].text
    assert box not in changed.use("svar:hund", "ja").status
    assert "Nytt i" not in changed.status
    assert boxes(changed)[0].text == box
    changed.use("rensa", "1")
    assert boxes(changed) == []
    link(changed, LINE[0])
    assert boxes(changed)
    link(changed, LINE[-1])
    assert boxes(changed) == []


def test_a_case_that_gives_way_to_the_link_comes_back_without_what_is_said_of_it(changed):
    changed.answer(hus="lagenhet")
    link(changed, LINE[1])
    assert boxes(changed)
    assert "Nytt i" in changed.status
    assert len(changed.said) == 1
    changed.use("angra", "1")
    assert boxes(changed) == []


def test_what_cannot_be_read_is_said_beside_it(changed):
    changed.use("lank", f"utgava={LINE[1]}&hus=villa&hatt=ja")
    assert boxes(changed)
    assert len(changed.said) == 1
    assert changed.status.startswith(changed.said[0])
    assert "Nytt i" in changed.status


def test_where_the_data_says_nothing_that_is_said_and_the_page_of_changes_is_named(
    session, small_handbook, small_page
):
    bridge.start(handbook_to_json(small_handbook, small_page.addresses))
    link(session, LINE[1])
    [box] = boxes(session)
    assert [place["href"] for place in session.html("a") if box in place.around] == ["om/andringar.html"]
    silent = box.text
    bridge.start(handbook_to_json(small_handbook))
    link(session.use("rensa", "1"), LINE[1])
    [box] = boxes(session)
    assert [place for place in session.html("a") if box in place.around] == []
    assert box.text != silent


def test_a_newer_edition_says_that_the_page_is_older_and_nothing_of_changes(changed):
    link(changed, "2027-01-01")
    [box] = boxes(changed)
    assert "Ladda om" in box.text
    assert "Ladda om" in changed.status
    assert "Nytt i" not in box.text
    assert changed.stored["answers"] == ANSWERS


@pytest.mark.parametrize("edition", ["", "2026-01-01", "i-fjol"])
def test_the_own_edition_none_and_one_that_cannot_be_read_are_passed_over(changed, edition):
    link(changed, edition)
    assert boxes(changed) == []
    assert changed.said == []
    assert changed.stored["answers"] == ANSWERS


@pytest.mark.parametrize("linked", [7, "i fjol", "<b>", None, ["2025"]])
def test_a_view_with_another_edition_than_one_shows_none(changed, linked):
    link(changed, LINE[1])
    changed.view["linked"] = linked
    assert boxes(changed.use()) == []


def test_what_the_browser_keeps_comes_back_without_it(changed):
    changed.use("spara", "1", checked=True)
    link(changed, LINE[1]).use("spara", "1", checked=True)
    assert boxes(changed)
    kept = changed.kept
    changed.case = changed.view = None
    assert boxes(changed.use("minns", kept)) == []
    assert json.loads(changed.case)["answers"] == ANSWERS
