"""html.pages: parts of the published pages."""

from dataclasses import replace

import pytest

from checklist.html import tags as h
from checklist.html.pages import (
    branch_block,
    case_checklist,
    gap_block,
    matrix,
    remark_block,
    steps_by_stage,
    way_by_links,
)
from checklist.html.parts import Page


@pytest.fixture(scope="session")
def page(handbook, routine, addresses):
    """A page of the real handbook."""
    return Page(handbook=handbook, routine=routine, addresses=addresses["avhysning"].seen_from("../"))


def test_the_steps_of_a_branch_stand_under_their_stages_in_order(small_page, small, read):
    html = read(steps_by_stage(small_page, small.branches[0]))
    assert [label.text for label in html(css="bk-stage__label")] == ["Nu", "Sedan"]
    assert len(html("li", css="bk-step")) == 3


def test_a_stage_without_steps_is_not_shown(small_page, small, read):
    html = read(steps_by_stage(small_page, small.additions[0]))
    assert [label.text for label in html(css="bk-stage__label")] == ["Sedan"]


def test_a_branch_says_when_it_applies_and_leads_into_the_checklist(small_page, small, read):
    html = read(branch_block(small_page, small.branches[1]))
    assert html.one("strong").text == "Lägenhet · Tappad · Nej"
    assert (
        html.one("a", css="bk-button")["href"]
        == "../nyckel/checklista.html#utgava=2026-01-01&hus=lagenhet&nyckel=tappad&hund=nej"
    )


def test_an_answer_that_may_be_one_of_several_names_them_all(page, routine, read):
    branch = routine.branch_by_id["barnfamilj-barn-och-unga-hyresskuld"]
    if "antal" in branch.when:
        assert " och " in read(branch_block(page, branch))("strong")[0].text


def test_the_static_page_of_each_branch_has_the_steps_of_the_plan(page, routine, read):
    """Without JavaScript the same steps are found by links."""
    for branch in routine.branches:
        html = read(branch_block(page, branch))
        assert len(html("li", css="bk-step")) == len(branch.steps)


def test_every_branch_and_gap_is_reached_by_a_link(page, routine, read):
    hrefs = [link["href"] for link in read(way_by_links(page))("a")]
    ids = [href.partition("#")[2] for href in hrefs if "#" in href]
    assert sorted(ids) == sorted(
        [branch.id for branch in routine.branches] + [gap.id for gap in routine.gaps]
    )


def test_the_additions_that_have_a_page_are_among_the_links_and_no_others(small_page, page, small, read):
    hrefs = [link["href"] for link in read(way_by_links(small_page))("a")]
    assert [href for href in hrefs if "#" not in href] == ["../nyckel/polis.html"]
    bare = replace(small_page.addresses, additions={})
    gapless = replace(small, gaps=())
    nothing = read(way_by_links(replace(small_page, routine=gapless, addresses=bare)))
    assert [heading.text for heading in nothing("h3")] == [section.title for section in small.sections]


def test_a_gap_names_who_decides_and_links_to_its_nearest_branches(small_page, small, read):
    html = read(gap_block(small_page, small.gaps[0], (small.branches[1],)))
    assert small.gaps[0].decides in html[0].text
    assert [link["href"] for link in html("a")] == ["../nyckel/lagenheter.html#lagenhet-tappad"]


def test_a_remark_names_the_places_where_it_bites(small_page, small, read):
    in_branch, in_addition, general = (read(remark_block(small_page, remark)) for remark in small.remarks)
    assert [link.text for link in in_branch("a")] == ["Nyckel till villa"]
    assert in_addition("a") == []
    assert [place.text for place in in_addition("li")] == ["Stulen nyckel"]
    assert general("details") == []


def test_a_remark_with_several_places_counts_them(page, routine, read):
    remark = routine.remark_by_id["oanmalda-hembesok-osakra"]
    html = read(remark_block(page, remark))
    assert str(len(html("li"))) in html.one("summary").text


def test_the_matrix_has_a_row_for_each_branch_and_names_who_acts(page, routine, read):
    html = read(matrix(page))
    assert len(html("th", scope="row")) == len(routine.branches)
    assert len(html("td")) == len(routine.branches) * 6
    cells = [cell.text for cell in html("td")][:6]
    assert cells[0] == cells[2] == "–"
    assert "Ekonomiskt bistånd" in cells[1]
    assert "Vuxenenheten" not in cells[1]
    assert "Vuxenenheten" in cells[3]
    assert "Ekonomiskt bistånd" in cells[3]


def test_two_units_that_are_appointed_in_one_branch_stand_in_one_cell(page, routine, read):
    row = [branch.id for branch in routine.branches].index("barnfamilj-ej-aktuell-hyresskuld-upprepad")
    cell = read(matrix(page))("td")[row * 6 + 2].text
    assert "Barn och unga" in cell
    assert "Ekonomiskt bistånd" in cell


def test_the_checklists_element_has_the_parts_that_its_script_looks_for_and_an_empty_case(small_page, read):
    html = read(case_checklist(small_page, h.a(href="#vidare")["Vidare"]))
    assert html.one("case-checklist")["routine"] == "nyckel"
    assert {e["data-part"] for e in html if "data-part" in e} == {"arriving", "message", "status", "live"}
    assert [e for e in html("input") if "checked" in e and e["name"].startswith("svar:")] == []
    assert html.one("a", href="#vidare").around[-1].classes == ["bk-static"]
