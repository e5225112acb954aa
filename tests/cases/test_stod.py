"""Vilket stöd kan passa: what Kunskapsguiden says of whom a support is for is where the engine puts it.

The pairs are written from the source; README.md says what their keys mean.
"""

from pathlib import Path

import pytest
import yaml

from checklist.changing import deciding
from checklist.conditions import AND
from checklist.narrowing import accept
from checklist.planning import plan

FILE = yaml.safe_load((Path(__file__).parent / "stod.yaml").read_text(encoding="utf-8"))
PAIRS, BESIDE = FILE["par"], FILE["bredvid"]
PAIR_KEYS = {"stöd", "ställe", "säger", "svar", "läge", "också", "i stället", "blir"}
FEWEST_PAIRS = 20


@pytest.fixture(scope="module")
def stod(handbook):
    return handbook.routine_by_id["stod"]


def given(routine, signs):
    """Answers as the engine takes them."""
    pairs = [(name, signs[name] if isinstance(signs[name], str) else AND.join(signs[name])) for name in signs]
    return accept(routine, pairs)


def after(pair):
    """The signs of a pair with the one that it adds, or puts in another's place."""
    signs = {name: list(options) for name, options in pair["svar"].items()}
    for name, options in pair.get("också", {}).items():
        signs[name] = [*signs.get(name, []), *options]
    return {**signs, **pair.get("i stället", {})}


def support(routine, signs, name):
    """The support as it stands in the plan, the stage's id, and what is told to have decided it."""
    found = plan(routine, given(routine, signs))
    [item] = [item for item in found.acts if item.step.id == name]
    told = {option.id for _, option in deciding(routine, item.step, found.answers)}
    return found.stage_of(item.step).id, told


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['stöd']}-{pair['blir']}")
def test_one_sign_moves_a_support_as_the_source_says_and_is_named(pair, stod):
    before, _ = support(stod, pair["svar"], pair["stöd"])
    moved, told = support(stod, after(pair), pair["stöd"])
    assert (before, moved) == (pair["läge"], pair["blir"])
    [options] = (pair.get("också") or pair["i stället"]).values()
    assert set(options) <= told


@pytest.mark.parametrize("beside", BESIDE, ids=lambda beside: beside["steg"][0])
def test_what_stands_beside_the_supports_is_there_then_and_only_then(beside, stod):
    def ids(signs):
        return {item.step.id for item in plan(stod, given(stod, signs)).acts}

    assert not set(beside["steg"]) & ids(beside["utan"])
    assert set(beside["steg"]) <= ids(beside["med"])


def test_the_pairs_differ_in_one_sign_and_name_a_place_of_the_source(handbook, stod):
    places = {heading for path in handbook.source_by_id["kunskapsguiden"].outline for heading in path}
    for pair in PAIRS:
        assert set(pair) <= PAIR_KEYS
        [options] = (pair.get("också") or pair["i stället"]).values()
        assert len(options) == 1
    assert {entry["ställe"] for entry in (*PAIRS, *BESIDE)} <= places
    assert len(PAIRS) >= FEWEST_PAIRS
    assert {pair["stöd"] for pair in PAIRS} == {step.id for step in stod.branches[0].steps}
