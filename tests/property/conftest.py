"""Answers, walks and logs of each routine, for hypothesis to choose from: the laws hold for the real ones and for an invented one."""

from functools import partial
from itertools import product
from math import prod
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from checklist.cases import Entry
from checklist.exporting import alone
from checklist.loading import load
from checklist.planning import plan

settings.register_profile("bo-kvar", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("bo-kvar")

BOOKS = (load(), load(Path(__file__).parents[1] / "small"))
# Some laws go through every combination of answers. Where these are too many, the cases of the routine prove it.
MOST = 500
ALONE = {
    routine.id: alone(book, routine)
    for book in BOOKS
    for routine in book.routines
    if prod(sum(not option.unknown for option in question.options) for question in routine.questions) <= MOST
}


@pytest.fixture(scope="session", params=ALONE)
def handbook(request):
    """A handbook of one routine."""
    return ALONE[request.param]


@pytest.fixture(scope="session")
def routine(handbook):
    """Its routine."""
    [only] = handbook.routines
    return only


@st.composite
def some_answers(draw, routine, *, unknown=True):
    """Answers to some of the questions, in any order."""
    questions = draw(st.permutations(routine.questions))
    answers = {}
    for question in questions[: draw(st.integers(0, len(questions)))]:
        options = [option.id for option in question.options if unknown or not option.unknown]
        answers[question.id] = draw(st.sampled_from(options))
    return answers


@st.composite
def complete_answers(draw, routine):
    """A known answer to every question."""
    return {
        question.id: draw(st.sampled_from([option.id for option in question.options if not option.unknown]))
        for question in routine.questions
    }


@st.composite
def an_event(draw, routine, found):
    """One use of a control that the plan really offers, as an entry of the log."""
    item = draw(st.sampled_from(found.steps))
    step = item.step
    offered = {
        "now": ["done", "aside"],
        "pending": ["undone"],
        "done": ["undone"],
        "aside": ["back"],
        "confirm": ["confirm", "done", "aside"],
        "waits": ["aside"],
        "closed": ["aside"],
    }[item.status]
    if step.outcomes and item.status in ("now", "pending", "done"):
        offered = [*offered, "outcome", "outcome"]
    if item.outcome and item.status in ("now", "pending", "done"):
        offered = [*offered, "no-outcome"]
    event = draw(st.sampled_from(offered))
    detail = ""
    if event == "outcome":
        detail = draw(st.sampled_from(step.outcomes))
    elif event == "aside":
        detail = draw(st.sampled_from([reason.id for reason in routine.reasons]))
    day = draw(st.dates()).isoformat()
    return Entry(step=step.id, version=item.version, event=event, at=day, detail=detail)


@st.composite
def some_work(draw, routine, answers, log=(), most=8):
    """A log that a user could make with these answers, on top of an older one."""
    log = list(log)
    for _ in range(draw(st.integers(0, most))):
        found = plan(routine, answers, log)
        if not found.steps:
            break
        log.append(draw(an_event(routine, found)))
    return tuple(log)


@st.composite
def some_case(draw, routine):
    """Answers, and work done while the answers were being changed."""
    log, answers = (), {}
    for _ in range(draw(st.integers(1, 3))):
        answers = draw(some_answers(routine))
        log = draw(some_work(routine, answers, log, most=5))
    return answers, log


def every_combination(routine):
    """Every complete combination of known answers."""
    options = [
        [option.id for option in question.options if not option.unknown] for question in routine.questions
    ]
    return [
        dict(zip([question.id for question in routine.questions], row, strict=True))
        for row in product(*options)
    ]


def statuses(found):
    """The steps of a plan with their statuses, in order."""
    return [(item.step.id, item.version, item.status) for item in found.steps]


@pytest.fixture(scope="session")
def law(routine):
    """What the laws share: strategies and small functions (pytest gives no other way to import them)."""

    class Law:
        answers = staticmethod(partial(some_answers, routine))
        complete = staticmethod(partial(complete_answers, routine))
        work = staticmethod(partial(some_work, routine))
        case = staticmethod(partial(some_case, routine))
        combinations = staticmethod(partial(every_combination, routine))
        statuses = staticmethod(statuses)

    return Law
