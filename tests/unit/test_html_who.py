"""html.who: the line that answers who does what, and says no more than is settled."""

import pytest

from checklist.html.parts import Page
from checklist.html.who import who_does_what
from checklist.planning import plan

FAMILY = {"hushall": "barnfamilj", "aktuell": "ekonomiskt-bistand", "skal": "hyresskuld"}


@pytest.fixture
def told(handbook, routine, read):
    """A function that gives the line as texts, by what each part is about."""

    def line(**answers):
        html = read(str(who_does_what(Page(handbook=handbook, routine=routine), plan(routine, answers))))
        return {term.text: said.text for term, said in zip(html("dt"), html("dd"), strict=True)}

    return line


def test_a_branch_names_who_is_told_who_is_summoned_and_who_goes_there(told, handbook):
    names = {unit.id: unit.name for unit in handbook.units}
    line = told(**FAMILY, antal="upprepad")
    assert list(line) == ["Får veta", "Kallar till möte", "Gör hembesök"]
    assert names["barn-och-unga"] in line["Får veta"]
    assert names["vuxenenheten"] not in line["Får veta"]
    assert names["barn-och-unga"] in line["Kallar till möte"]
    assert names["barn-och-unga"] not in line["Gör hembesök"]
    assert "resten" not in " ".join(line.values())


def test_nobody_is_named_who_takes_part_in_some_branches_only(told, handbook):
    """Neither while a question is open, nor in a gap; and whoever tells is not said to be told."""
    names = {unit.id: unit.name for unit in handbook.units}
    unsettled = told(**FAMILY, antal="vet-ej")
    assert names["barn-och-unga"] not in unsettled["Kallar till möte"]
    assert "resten" in unsettled["Kallar till möte"]
    gap = told(**FAMILY | {"aktuell": "bada"}, antal="forsta")
    assert not any(name in gap["Får veta"] for name in names.values())


def test_where_nothing_is_settled_there_is_no_line(told):
    assert told(hushall="utan-barn", aktuell="bada") == {}
