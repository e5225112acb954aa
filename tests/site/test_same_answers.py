"""The engine as the site serves it and this Python answer the same, to the last character, to all answers and sorts of control.

It runs in Node here, which is quicker; tests/browser/test_same_html.py has a few of everything in a browser.
"""

import json
from itertools import product
from math import prod

import pytest

from checklist import bridge
from checklist.exporting import alone, handbook_to_json
from publish.commands import ROOT, run
from publish.engine import LIBRARY
from publish.inpyodide import walk

MOST = 500
ASKING = ROOT / "tests/site/asking-engine.mjs"


@pytest.fixture(scope="module")
def texts(handbook, addresses):
    """Each routine with what it needs of the handbook, as the browser fetches it."""
    return [
        handbook_to_json(alone(handbook, routine), addresses[routine.id]) for routine in handbook.routines
    ]


@pytest.fixture
def different(engine_file, texts, monkeypatch):
    """A function that gives the requests, of those made by a walk of the routines, to which the engine of the site gives
    another answer than this Python; and which sorts of control were used in which routine.
    """

    def compared(walking):
        asked, expected = [], []

        class Recorder:
            """The bridge, with a note of what it is asked and what it answers."""

            start = staticmethod(bridge.start)

            @staticmethod
            def update(one):
                asked.append(one)
                expected.append(bridge.update(one))
                return expected[-1]

        monkeypatch.setattr(walk, "bridge", Recorder)
        walking()
        kinds = {(one["routine"], one["control"]["name"].partition(":")[0]) for one in map(json.loads, asked)}
        command = ["node", str(ASKING), engine_file("files.mjs").as_uri()]
        given = json.dumps({"library": str(LIBRARY), "handbooks": texts, "requests": asked})
        answers = json.loads(run(command, fault="Motorn kunde inte frågas", given=given))
        return [
            one for one, ours, theirs in zip(asked, expected, answers, strict=True) if ours != theirs
        ], kinds

    return compared


def links(routine):
    """Yield the answers that are met on the way from the first question to the last, "vet ej" included, and each answer of law.

    Where there are too many of them, only what decides the branch is multiplied, and each other answer given once.
    """
    things = (*routine.branches, *routine.gaps, *routine.impossible)
    named = {question for thing in things for question in (*thing.when, *getattr(thing, "instead", ()))}
    if prod(len(question.options) for question in routine.questions) <= MOST:
        named |= {question.id for question in routine.questions}
    choices = {
        question.id: [f"{question.id}={option.id}" for option in question.options]
        for question in (*routine.questions, *routine.law_questions)
    }
    deciding = [choices[question] for question in choices if question in named]
    for answered in range(len(deciding) + 1):
        yield from map("&".join, product(*deciding[:answered]))
    first = [answers[0] for answers in deciding]
    for question, answers in choices.items():
        if question not in named:
            yield from ("&".join([*first, answer]) for answer in answers)


def test_every_answer_of_every_routine(handbook, texts, different):
    """Every combination of answers that decides, complete or on the way there, and every other answer."""

    def walking():
        for text in texts:
            bridge.start(text)
        for routine in handbook.routines:
            for link in links(routine):
                walk.ask(routine.id, {"name": "lank", "value": link})

    found, kinds = different(walking)
    assert found == []
    assert kinds == {(name, "lank") for name in handbook.routine_by_id}


def test_every_sort_of_control_in_every_routine(handbook, texts, different):
    """Every sort of control, with each of its values, and what it brings."""
    found, kinds = different(lambda: [walk.walk([text]) for text in texts])
    assert found == []
    for name in handbook.routine_by_id:
        assert {"lank", "svar", "spara", "rensa", "angra", "varfor"} <= {
            kind for routine, kind in kinds if routine == name
        }
