"""parsing: YAML text into the model, with every fault of form and its place."""

import pytest

from checklist.documents import Citation
from checklist.loading import load
from checklist.parsing import SourcesFile, UnitsFile, parse
from checklist.problems import BrokenDataError, Place, place_of

UNIT = "units:\n  - id: kontor\n    name: Kontoret\n    letter: K\n"


def faults(text, cls=UnitsFile):
    with pytest.raises(BrokenDataError) as caught:
        parse(cls, text, "f.yaml")
    return [(problem.place.line, problem.place.column) for problem in caught.value.problems]


def test_a_file_becomes_objects_whose_texts_know_their_places():
    unit = parse(UnitsFile, UNIT, "f.yaml").units[0]
    assert (unit.id, unit.name, unit.letter, unit.external, unit.about) == (
        "kontor",
        "Kontoret",
        "K",
        False,
        "",
    )
    assert place_of(unit.name) == Place("f.yaml", 3, 11)


@pytest.mark.parametrize("text", ["no", "0123", "2026-01-01", "1e3", '"null"', "'~'"])
def test_yaml_may_not_guess_what_a_text_is(text):
    assert parse(UnitsFile, UNIT.replace("Kontoret", text), "f.yaml").units[0].name == text.strip("\"'")


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_only_true_and_false_are_true_and_false(text, value):
    assert parse(UnitsFile, f"{UNIT}    external: {text}\n", "f.yaml").units[0].external is value


@pytest.mark.parametrize("text", ["True", "yes", "1", '"sant"'])
def test_anything_else_is_not(text):
    assert faults(f"{UNIT}    external: {text}\n") == [(5, 15)]


def test_a_single_text_counts_as_a_list_of_one(small):
    assert small.branch_by_id["villa"].when == {"hus": ("villa",)}


def test_the_second_of_two_equal_keys_does_not_win_in_silence():
    assert faults(f"{UNIT}    name: Annat\n") == [(5, 5)]


def test_a_key_that_is_no_text_is_a_fault():
    assert faults(f"{UNIT}    [a, b]: c\n") == [(5, 5), (5, 5)]


def test_a_merge_key_is_an_unknown_key():
    assert faults(f"{UNIT}    <<: {{letter: X}}\n") == [(5, 5)]


def test_an_empty_value_is_a_fault():
    assert faults(UNIT.replace("Kontoret", '" "')) == [(3, 11)]


def test_faults_are_collected_through_the_whole_file():
    assert faults("units:\n  - id: a\n  - namn: b\n  - c\n  -\n") == [(2, 5), (3, 5), (3, 5), (4, 5), (5, 4)]


def test_a_missing_key_at_the_top_is_a_fault():
    assert faults("enheter: []\n") == [(1, 1), (1, 1)]


def test_text_that_is_no_yaml_is_a_fault_where_yaml_gives_up():
    assert faults("units: [\n") == [(2, 1)]


def test_a_second_document_in_a_file_is_a_fault():
    assert len(faults(f"{UNIT}---\n{UNIT}")) == 1


def test_headings_lie_under_headings():
    source = (
        "sources:\n  - {id: a, title: A, publisher: B, dated: d, review: r, about: x, headings: "
        "[{text: Yta, under: [{text: Djup}]}]}\n"
    )
    heading = parse(SourcesFile, source, "f.yaml").sources[0].headings[0]
    assert (heading.text, heading.under[0].text) == ("Yta", "Djup")


def test_a_step_inherits_the_heading_of_its_branch_and_the_source_of_its_addition(small):
    ring = small.branch_by_id["villa"].steps[0]
    kvitto = next(addition for addition in small.additions if addition.id == "lag").steps[0]
    assert ring.citation == Citation(source="parmen", heading=("Villor", "Borta"))
    assert kvitto.citation == Citation(source="balken", heading=("1 kap. 2 §",))


def test_a_step_may_have_a_heading_of_its_own(routine):
    branch = routine.branches[0]
    assert branch.steps[0].citation.heading != branch.heading
    assert branch.steps[-1].citation.heading == branch.heading


def test_a_step_that_is_like_a_shared_one_has_what_it_does_not_say_itself(tmp_path, folder):
    """And what each step of its branch has, where neither says it; it stands where it stands, under its own heading."""
    path = folder / "nyckel.yaml"
    text = path.read_text(encoding="utf-8")
    shared = "shared:\n  - {id: sopa, kind: lapp, lead: kontor, text: Sopa., note: Noga., to: [lassmed]}\n\nbranches:\n"
    own = (
        "    each: {purpose: Rent hus., note: Fort.}\n    steps:\n      - {same_as: sopa, to: [], heading_of: lagenheter}\n"
        "      - {same_as: sopa, id: sopa-igen, lead: vaktmastare, source: balken, heading: [1 kap. 2 §], ground: law}\n"
    )
    text = text.replace("branches:\n", shared, 1).replace("    steps:\n", own, 1)
    path.write_text(text, encoding="utf-8")
    routine = load(folder).routine_by_id["nyckel"]
    one, other, ring, *_ = routine.branch_by_id["villa"].steps
    assert (one.id, one.lead, one.to, one.note, one.purpose) == ("sopa", "kontor", (), "Noga.", "Rent hus.")
    assert one.citation == Citation(source="parmen", heading=("Lägenheter",))
    assert (
        place_of(one.id).line
        == text.split("\n").index("      - {same_as: sopa, to: [], heading_of: lagenheter}") + 1
    )
    assert (other.id, other.lead, other.to, other.ground) == ("sopa-igen", "vaktmastare", ("lassmed",), "law")
    assert other.citation == Citation(source="balken", heading=("1 kap. 2 §",))
    assert (ring.note, ring.purpose) == ("Fort.", "Rent hus.")
    assert routine.shared == ()
