"""problems: faults as values, sorted by place."""

from checklist.problems import NOWHERE, BrokenDataError, Place, Problem, Scalar, place_of, suggest


def test_a_place_is_shown_as_editors_show_it():
    assert str(Place("a.yaml", 3, 7)) == "a.yaml:3:7"


def test_a_scalar_is_a_text_that_knows_where_it_stood():
    place = Place("a.yaml", 3, 7)
    scalar = Scalar.at("villa", place)
    assert scalar == "villa"
    assert {"villa": 1}[scalar] == 1
    assert place_of(scalar) == place


def test_a_plain_text_stood_nowhere():
    assert place_of("villa") == NOWHERE


def test_a_broken_file_tells_each_fault_once_sorted_by_place():
    late, early = Problem(Place("a", 10, 1), "sen"), Problem(Place("a", 9, 1), "tidig")
    other = Problem(Place("A", 99, 1), "annan fil")
    error = BrokenDataError([late, early, late, other])
    assert error.problems == (other, early, late)
    assert str(error) == "A:99:1: annan fil\na:9:1: tidig\na:10:1: sen"


def test_a_near_word_is_suggested():
    assert suggest("vuxen", ["vuxenenheten", "barn"]) == '(menade du "vuxenenheten"?)'


def test_without_a_near_word_the_permitted_ones_are_named_in_order():
    assert suggest("xyz", ["b", "a"]) == "(tillåtna: a, b)"


def test_where_nothing_is_permitted_that_is_said():
    assert suggest("xyz", []) == "(det finns inga att välja på)"
