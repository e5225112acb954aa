"""html.comparisons: what another answer would change."""

import pytest

from checklist.comparing import compare, plan_of_side
from checklist.html.comparisons import comparison, what_if
from checklist.planning import plan
from checklist.views import View


@pytest.fixture
def asked(small_page, small, read):
    """A function that asks what another answer would change."""

    def ask(answers, chosen, unfolded=("tank-om",)):
        return read(what_if(small_page, plan(small, answers), View(what_if=chosen, unfolded=unfolded)))

    return ask


def test_what_is_folded_is_empty(asked):
    assert asked({"hus": "villa"}, "hus=lagenhet", unfolded=()).one("details")["data-asks"] == "tank-om"
    assert asked({"hus": "villa"}, "hus=lagenhet", unfolded=())("select") == []


def test_every_other_known_answer_can_be_tried(asked):
    options = [option["value"] for option in asked({"hus": "villa"}, "")("option")]
    assert options == ["", "hus=lagenhet", "nyckel=tappad", "nyckel=stulen", "hund=nej", "hund=ja"]


@pytest.mark.parametrize("chosen", ["", "hatt=ja", "hus=slott", "=", "hus"])
def test_nothing_is_compared_until_a_known_answer_is_chosen(asked, chosen):
    assert asked({"hus": "villa"}, chosen)(css="bk-compare") == []


def test_a_chosen_answer_is_compared_with_the_present_ones(asked):
    html = asked({"hus": "villa", "nyckel": "tappad"}, "hus=lagenhet")
    assert [head.text for head in html("th", scope="col")][1:] == [
        "Nyckel till villa",
        "Tappad nyckel till lägenhet",
    ]
    assert "selected" in html.one("option", value="hus=lagenhet")


def test_where_nothing_changes_there_is_no_table(asked):
    html = asked({"hus": "villa", "nyckel": "tappad"}, "nyckel=vet-ej")
    assert html("table") == []
    assert len(asked({"hus": "villa", "hund": "ja"}, "hund=ja")(css="bk-compare")) == 1


def test_each_difference_is_a_row_with_both_sides(small_page, small, read):
    found = compare(plan_of_side(small, "villa"), plan_of_side(small, "lagenhet-tappad"))
    html = read(comparison(small_page, found))
    assert [head.text for head in html("th", scope="row")] == ["Samtal", "Besök", "Lapp"]
    cells = [cell.text for cell in html("td")]
    assert len(cells) == 6
    assert "(bör)" in cells[0]
    assert "Kontoret" in cells[1]
    assert "Öppna dörren." in cells[2]
    assert "Hos" in cells[2]
    assert cells[3] == html.one(["td", "span"][1], css="bk-quiet").text if False else cells[3]
    assert "Besök: inte hemma" in cells[4]
    assert "Besök: inte hemma" not in cells[5]


def test_a_step_on_the_right_alone_has_an_empty_left_cell(small_page, small, read):
    found = compare(plan_of_side(small, "lagenhet-tappad"), plan_of_side(small, "villa"))
    last = read(comparison(small_page, found))("td")[-2:]
    assert "Gå dit." not in last[0].text
    assert "Gå dit." in last[1].text
