"""The routine's own steps are, in every combination of answers, what they were before its file was written anew.

``avhysning-2025-09-01.json`` is an export of then: the steps on ground routine as ids and fields, texts and headings
as sums alone, and for each combination which of them it has, in a gap with the branches that have them.
"""

import json
from itertools import product
from pathlib import Path
from zlib import crc32

from checklist.exporting import step_to_json
from checklist.loading import load
from checklist.planning import plan

BEFORE = json.loads((Path(__file__).parent / "avhysning-2025-09-01.json").read_text(encoding="utf-8"))
ROUTINE = load().routine_by_id["avhysning"]
COMBINATIONS = tuple(
    product(*[[option.id for option in q.options if not option.unknown] for q in ROUTINE.questions])
)
FIELDS = (
    "id",
    "kind",
    "lead",
    "with",
    "to",
    "modality",
    "after",
    "on_contact",
    "outcomes",
    "stage",
    "remarks",
)


def as_then(item, found):
    step = step_to_json(item.step, found)
    fields = {name: step[name] for name in FIELDS if step[name] not in (None, [], False)}
    fields["version"] = item.version
    fields["heading"] = [crc32(text.encode()) % 10**6 for text in step["citation"]["heading"]]
    words = "|".join([step["text"], step["purpose"] or "", step["note"] or ""])
    return {**fields, "words": f"{crc32(words.encode()):08x}"}


def planned(row):
    found = plan(ROUTINE, dict(zip((question.id for question in ROUTINE.questions), row, strict=True)))
    steps = [item for item in found.steps if item.step.ground == "routine"]
    settled = found.branch or found.gap or found.impossible
    return settled.id, [(as_then(item, found), list(item.branches)) for item in steps]


def then(told):
    """Return a step of then: its number alone, or with that of the branches that have it."""
    step, *having = told if isinstance(told, list) else [told]
    return BEFORE["steps"][step], BEFORE["having"][having[0]] if having else []


def test_every_combination_of_then_is_one_of_now():
    assert {" ".join(row) for row in COMBINATIONS} == set(BEFORE["plans"])


def test_in_every_combination_the_routines_steps_are_those_of_then():
    for row in COMBINATIONS:
        before = BEFORE["plans"][" ".join(row)]
        settled, steps = planned(row)
        assert settled == before["settled"], row
        assert steps == [then(told) for told in before["steps"]], row


def test_another_plan_is_not_taken_for_that_of_then():
    one, other, *_ = COMBINATIONS
    assert planned(one)[1] != [then(told) for told in BEFORE["plans"][" ".join(other)]["steps"]]
