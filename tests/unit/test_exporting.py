"""exporting: JSON for the browser, the command line and other tools."""

import json

from checklist.comparing import compare, plan_of_side
from checklist.exporting import comparison_to_json, handbook_from_json, handbook_to_json, plan_to_json
from checklist.planning import plan

STEP_KEYS = {
    "id",
    "kind",
    "text",
    "lead",
    "with",
    "to",
    "modality",
    "after",
    "ground",
    "remark",
    "citation",
}


def test_the_exported_handbook_is_read_back_as_it_was(handbook, small_handbook):
    assert handbook_from_json(handbook_to_json(handbook))[0] == handbook
    assert handbook_from_json(handbook_to_json(small_handbook))[0] == small_handbook


def test_an_empty_field_that_has_no_default_survives(small_handbook, small):
    """Nothing may depend on a routine having gaps."""
    bare = type(small)(**{**vars_of(small), "gaps": (), "impossible": ()})
    book = type(small_handbook)(units=small_handbook.units, sources=small_handbook.sources, routines=(bare,))
    assert handbook_from_json(handbook_to_json(book))[0] == book


def test_an_empty_condition_survives(small_handbook, small):
    branch = type(small.branches[0])(**{**slots_of(small.branches[0]), "when": {}})
    bare = type(small)(**{**vars_of(small), "branches": (branch,)})
    book = type(small_handbook)(units=small_handbook.units, sources=small_handbook.sources, routines=(bare,))
    assert handbook_from_json(handbook_to_json(book))[0] == book


def vars_of(thing):
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}


slots_of = vars_of


def test_defaults_are_left_out_of_the_export(small_handbook):
    unit = json.loads(handbook_to_json(small_handbook))["units"][0]
    assert unit == {"id": "vaktmastare", "name": "Vaktmästaren", "letter": "M", "colour": "bla"}


def test_a_settled_branch_has_the_form_that_other_tools_read(routine):
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "ingen",
        "skal": "hyresskuld",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    found = plan_to_json(plan(routine, answers))
    assert (found["routine"], found["edition"], found["answers"]) == ("avhysning", "2025-09-01", answers)
    assert set(found["branch"]) == {"id", "title", "citation"}
    assert found["branch"]["citation"]["source"] == "rutinen"
    assert found["gap"] is found["next"] is None
    assert not {"open", "open_gaps", "impossible"} & set(found)
    for step in found["steps"]:
        assert set(step) >= STEP_KEYS
        assert set(step["citation"]) == {"source", "heading"}
        assert all(set(after) == {"step", "outcome"} for after in step["after"])
        assert "branches" not in step


def test_the_form_is_plain_json(routine):
    found = plan_to_json(plan(routine, {}))
    assert json.loads(json.dumps(found)) == found


def test_a_gap_names_its_nearest_branches_and_each_step_its_branches(small):
    found = plan_to_json(plan(small, {"hus": "lagenhet", "nyckel": "stulen"}))
    assert (found["branch"], found["gap"]["id"], found["gap"]["nearest"]) == (
        None,
        "stulen-i-lagenhet",
        ["lagenhet-tappad"],
    )
    assert all(step["branches"] == ["lagenhet-tappad"] for step in found["steps"])


def test_a_second_gap_is_named_too(routine):
    answers = {"hushall": "barnfamilj", "aktuell": "bada", "skal": "bada"}
    assert plan_to_json(plan(routine, answers))["gap"]["also"] == ["skuld-och-storning"]


def test_missing_answers_give_what_is_open_and_what_to_ask(small):
    found = plan_to_json(plan(small, {}))
    assert (found["branch"], found["gap"]) == (None, None)
    assert found["open"] == ["villa", "lagenhet-tappad"]
    assert found["open_gaps"] == ["stulen-i-lagenhet"]
    assert found["next"] == "hus"


def test_a_contradiction_is_named_and_has_no_steps(small):
    found = plan_to_json(plan(small, {"hus": "lagenhet", "hund": "ja"}))
    assert (found["branch"], found["gap"], found["steps"]) == (None, None, [])
    assert found["impossible"]["id"] == "hund-i-lagenhet"


def test_a_step_has_its_remark_its_units_and_its_reason(small):
    steps = {step["id"]: step for step in plan_to_json(plan(small, {"hus": "villa"}))["steps"]}
    assert steps["hembesok"]["remarks"] == ["hunden"]
    assert steps["hembesok"]["remark"]
    assert steps["ring"]["remark"] is None
    assert (steps["hembesok"]["with"], steps["hembesok"]["to"]) == (["kontor"], ["lassmed", "kontor"])
    assert steps["hembesok"]["because"] == {"hus": ["villa"]}
    assert steps["hembesok"]["after"] == [{"step": "ring", "outcome": "tyst"}]


def test_a_comparison_has_both_sides_the_common_steps_and_the_changed_fields(small):
    found = comparison_to_json(compare(plan_of_side(small, "villa"), plan_of_side(small, "lagenhet-tappad")))
    assert (found["left"]["settled"], found["right"]["settled"]) == ("villa", "lagenhet-tappad")
    assert found["common"] == ["kvitto"]
    assert found["differences"][0]["fields"] == ["lead", "modality"]
    assert (found["differences"][1]["left"]["id"], found["differences"][1]["right"]) == ("hembesok", None)


def test_a_side_that_is_not_settled_says_so(small):
    found = comparison_to_json(
        compare(plan_of_side(small, "nyckel=tappad"), plan_of_side(small, "hus=lagenhet,nyckel=stulen"))
    )
    assert (found["left"]["settled"], found["right"]["settled"]) == (None, "stulen-i-lagenhet")


def test_who_else_differs_is_told_without_pythons_underscore(routine):
    prefix = "barnfamilj-ekonomiskt-bistand-hyresskuld"
    found = comparison_to_json(
        compare(plan_of_side(routine, f"{prefix}-forsta"), plan_of_side(routine, f"{prefix}-upprepad"))
    )
    assert ["with"] in [difference["fields"] for difference in found["differences"]]
