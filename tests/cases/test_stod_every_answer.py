"""Vilket stöd kan passa: what must hold for every support and every answer to the questions that place it.

The questions that a support does not ask cannot move it, so each support is tried with all answers to its own: every
set of signs, and none.
"""

from itertools import chain, combinations, product

import pytest

from checklist import changing
from checklist.changing import applied, asked_by, deciding, smallest_changes, unanswered
from checklist.conditions import AND
from checklist.placing import stage_for
from checklist.planning import plan

NAMES = (
    "hyresradgivning",
    "hushallsekonomisk-radgivning",
    "budget-och-skuldradgivning",
    "sakerstalla-hyran",
    "ekonomiskt-bistand",
    "boendestod",
    "hemtjanst",
    "case-management",
    "personligt-ombud",
    "stod-vid-beroende",
    "god-man",
    "forvaltare",
)
STAGES = {"prova", "kanske", "inte-nu"}


@pytest.fixture(scope="module")
def stod(handbook):
    return handbook.routine_by_id["stod"]


@pytest.fixture(params=NAMES)
def support(request, stod):
    return next(step for step in stod.branches[0].steps if step.id == request.param)


def signs(question):
    """The options of a question that may be chosen together."""
    return [option.id for option in question.options if not option.alone]


def alone(question):
    return frozenset(option.id for option in question.options if option.alone)


def answers_to(question):
    """Every answer to a question: nothing, each set of signs, and "inget av dessa"."""
    several = chain.from_iterable(combinations(signs(question), n) for n in range(len(signs(question)) + 1))
    return [*map(frozenset, several), alone(question)]


def given(questions, state):
    """A state as answers, in the order of the file."""
    pairs = zip(questions, state, strict=True)
    return {
        question.id: AND.join(option.id for option in question.options if option.id in now)
        for question, now in pairs
        if now
    }


def placed(stod, support):
    """The questions that place a support, and the stage for every answer to them."""
    questions = asked_by(stod, support)
    states = product(*map(answers_to, questions))
    return questions, {state: stage_for(stod, support, given(questions, state)).id for state in states}


def one_act_from(question, now):
    """Every answer that one act leads to: a sign more, one less, one for another, "inget av dessa", or none at all."""
    if now == alone(question):
        return {frozenset(), *(frozenset({sign}) for sign in signs(question))}
    more = {now | {sign} for sign in signs(question)}
    less = {now - {sign} for sign in now}
    other = {now - {gone} | {come} for gone in now for come in signs(question)}
    return (more | less | other | {alone(question), frozenset()}) - {now}


def around(questions, state):
    """Every state that one act leads to."""
    return {
        (*state[:place], new, *state[place + 1 :])
        for place, question in enumerate(questions)
        for new in one_act_from(question, state[place])
    }


def test_the_twelve_supports_are_the_branch_and_nothing_else_brings_or_takes_one(stod):
    [branch] = stod.branches
    assert tuple(step.id for step in branch.steps) == NAMES
    assert not branch.when
    assert not any(step.when or step.after for step in branch.steps)


def test_every_support_stands_once_in_a_stage_and_in_the_order_of_the_file(stod):
    """For nothing, everything and "inget av dessa" on each question, and each answer on law."""
    several = [["", AND.join(signs(question)), *alone(question)] for question in stod.questions] + [
        ["", "ja", "nej", "vet-ej"]
    ] * len(stod.law_questions)
    names = [question.id for question in (*stod.questions, *stod.law_questions)]
    for row in product(*several):
        found = plan(stod, {name: answer for name, answer in zip(names, row, strict=True) if answer})
        shown = [item.step for item in found.acts if item.step.kind == "stod"]
        assert tuple(step.id for step in shown) == NAMES
        assert {found.stage_of(step).id for step in shown} <= STAGES


def test_every_support_has_each_stage_for_some_answers(stod, support):
    assert set(placed(stod, support)[1].values()) == STAGES


def test_one_more_sign_moves_a_support_only_where_it_is_named(stod, support):
    questions, stages = placed(stod, support)
    for state, before in stages.items():
        for place, question in enumerate(questions):
            if state[place] == alone(question):
                continue
            for sign in set(signs(question)) - state[place]:
                more = (*state[:place], state[place] | {sign}, *state[place + 1 :])
                if stages[more] != before:
                    told = deciding(stod, support, given(questions, more))
                    assert sign in {option.id for _, option in told}, (state, sign)


def test_an_answer_that_is_missing_hides_nothing(stod, support):
    """What stands under "inte nu" would stand there whatever was answered to what is not answered yet."""
    questions, stages = placed(stod, support)
    for state, stage in stages.items():
        if stage == "inte-nu":
            ahead = [
                [now] if now else answers_to(question) for question, now in zip(questions, state, strict=True)
            ]
            assert {stages[other] for other in product(*ahead)} == {"inte-nu"}, state


def test_nothing_answered_leaves_every_support_open_and_says_what_to_ask(stod, support):
    assert stage_for(stod, support, {}).id == "kanske"
    assert unanswered(stod, support, {}) == asked_by(stod, support)
    assert deciding(stod, support, {}) == ()


@pytest.fixture
def quick(monkeypatch):
    """What leads from an answer to one question is worked out once for each, and not once for each state."""
    known, ways = {}, changing._ways

    def kept(step, question, now):
        key = (step.id, question.id, now)
        return known[key] if key in known else known.setdefault(key, ways(step, question, now))

    monkeypatch.setattr(changing, "_ways", kept)


@pytest.mark.usefixtures("quick")
def test_the_smallest_changes_are_those_that_trying_everything_finds(stod, support):
    questions, stages = placed(stod, support)
    near = {state: around(questions, state) for state in stages}
    first = {state: {stages[other] for other in others} for state, others in near.items()}
    for state, here in stages.items():
        second = set().union(*(first[other] for other in near[state]))
        expected = {stage: 1 if stage in first[state] else 2 for stage in first[state] | second}
        answers = given(questions, state)
        found = smallest_changes(stod, support, answers)
        assert {change.stage.id: len(change.edits) for change in found} == {
            stage: acts for stage, acts in expected.items() if stage != here
        }
        assert [len(change.edits) for change in found] == sorted(len(change.edits) for change in found)
        for change in found:
            assert stage_for(stod, support, applied(answers, change.edits)) == change.stage


@pytest.mark.parametrize("name", ["barn", "vald"])
def test_not_known_is_the_same_as_not_answered(stod, name):
    assert plan(stod, {name: "vet-ej"}).acts == plan(stod, {}).acts


def test_children_and_violence_come_before_everything(stod):
    for answers in ({}, {"barn": "ja", "vald": "ja"}, {"barn": "ja", "vald": "ja", "pengar": "obetald"}):
        urgent = [item.step.urgent for item in plan(stod, answers).acts]
        assert any(urgent)
        assert urgent == sorted(urgent, reverse=True)
