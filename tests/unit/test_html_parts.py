"""html.parts: the small marks that every other part is made of."""

import pytest

from checklist.html.parts import (
    branch_href,
    citation,
    ground_tag,
    remark_box,
    unit_mark,
    unit_marks,
)


@pytest.fixture
def steps(small):
    """Every step of the small routine by its id (the first of each)."""
    found = {}
    for owner in small.step_sets:
        for step in owner.steps:
            found.setdefault(step.id, step)
    return found


def test_a_link_to_a_branch_is_the_one_that_the_page_was_handed(small_page, still_page):
    assert branch_href(small_page, "villa") == "../nyckel/villor.html#villa"
    assert branch_href(still_page, "villa") == "nyckel/villor.html#villa"


def test_a_unit_is_shown_by_letter_and_name_and_never_by_colour_alone(small_page, read):
    mark = read(unit_mark(small_page, "kontor")).one("span")
    assert mark.text == "OKontoret"
    assert mark.classes == ["bk-unit", "bk-unit--rod"]


def test_a_unit_without_a_colour_of_its_own_has_the_common_mark(small_page, read):
    assert read(unit_mark(small_page, "lassmed")).one("span").classes == ["bk-unit"]


def test_several_units_are_joined_by_a_word(small_page, read):
    html = read(unit_marks(small_page, ("kontor", "lassmed"), "eller"))
    assert len(html(css="bk-unit")) == 2
    assert html.one(css="bk-quiet").text == "eller"
    assert read(unit_marks(small_page, ("kontor",)))(css="bk-quiet") == []
    assert str(unit_marks(small_page, ())) == ""


def test_only_law_and_proposal_carry_the_word_of_their_ground(small_page, steps, read):
    assert not ground_tag(small_page, steps["ring"])
    assert read(ground_tag(small_page, steps["kvitto"])).one("span").text == "Lag"
    assert read(ground_tag(small_page, steps["hundgodis"])).one("span").text == "Förslag"


def test_a_law_shows_to_which_day_it_holds_and_when_it_was_read_and_nothing_else_does(
    small_page, steps, read
):
    law = read(citation(small_page, steps["kvitto"].citation)).one("span").text
    assert law.index("1 oktober 2026") < law.index("1 november 2026")
    assert "2026" not in read(citation(small_page, steps["ring"].citation)).one("span").text


def test_a_remark_is_a_place_to_link_to_only_where_that_is_asked_for(small_page, small, read):
    remark = small.remarks[0]
    assert "id" not in read(remark_box(small_page, remark)).one(css="bk-remark")
    anchored = read(remark_box(small_page, remark, anchor=True))
    assert anchored.one(css="bk-remark")["id"] == "anmarkning-hunden"
    assert "Villor" in anchored.one(css="bk-quiet").text
