"""bridge: what a screen reader is told, and what stands where it can be taken back."""

import json

import pytest

from checklist import bridge
from checklist.exporting import handbook_to_json


def test_an_outcome_says_which_step_it_has_opened(session):
    session.answer(hus="villa")
    key = session.key("ring")
    assert "Gå dit." in session.use(f"utfall:{key}", "tyst").status
    assert "Gå dit." not in session.use(f"utfall:{key}", "svar").status
    assert "Gå dit." not in session.use().status


def test_the_whole_routine_says_that_it_is_shown_once_and_the_choice_stays_in_the_window(session):
    session.answer(hus="villa")
    plain = session.status
    session.use("hela", "1")
    assert session.status.endswith(plain)
    assert session.status != plain
    assert session.html.one(id=session.reveal)
    whole = session.status
    assert session.use("hela", "").status not in (plain, whole)
    assert session.use().status == plain


@pytest.fixture
def ask(handbook):
    """A function that answers a question of the real routine in a new case."""
    bridge.start(handbook_to_json(handbook))

    def asked(question, option, **more):
        control = {"name": f"svar:{question}", "value": option}
        request = {"routine": handbook.routines[0].id, "today": "2026-11-21", "control": control}
        return json.loads(bridge.update(json.dumps(request | more)))

    return asked


def test_an_answer_to_a_question_of_law_says_what_it_means(ask, handbook):
    """It changes neither the branch nor the number of steps, so that nothing else would be heard."""
    [question, *_] = handbook.routines[0].law_questions
    for option in question.options:
        told = ask(question.id, option.id)["status"]
        assert option.label in told
        assert option.hint in told


def test_a_case_that_is_ended_has_its_heading_in_the_window(ask, handbook):
    routine = handbook.routines[0]
    [closes] = [outcome.id for outcome in routine.outcome_by_id.values() if outcome.closes][:1]
    step = next(
        step
        for owner in routine.step_sets
        for step in owner.steps
        if any(closes == one for one in step.outcomes)
    )
    first = ask("hushall", "barnfamilj")
    control = {"name": f"utfall:{step.id}@{step.version}", "value": closes}
    answer = ask("", "", case=first["case"], view=first["view"], control=control)
    assert f'id="{answer["reveal"]}"' in answer["html"]
    assert answer["reveal"] == "bk-rubrik"


def test_what_is_noted_where_there_is_no_box_says_so_and_can_be_taken_back_there(session):
    session.answer(hus="villa", hund="ja")
    before = session.stored["log"]
    value = session.html.one("button", name="gjort")["value"]
    session.use("gjort", value)
    assert len(session.said) == 1
    assert session.view["message"] in session.said[0]
    assert session.view["message"] in session.status
    undo = session.html.one("button", id="angra-gjort")
    session.use(undo["name"], undo["value"])
    assert session.events == ["done", "undone"]
    assert before == []
    assert session.html("button", id="angra-gjort") == []
    assert session.html("button", name="gjort", value=value)


def test_a_step_that_is_set_aside_is_taken_back_in_plain_sight(session):
    """Also while its "Varför?" is closed."""
    session.answer(hus="villa")
    key = session.key("ring")
    session.use(f"undan:{key}", "gjort")
    assert session.html(css="bk-why__body") == []
    session.use("ater", session.html.one("button", name="ater")["value"])
    assert session.key("ring") == key


def test_who_comes_back_to_a_kept_case_is_told_once_and_may_begin_a_new_one(session):
    session.answer(hus="villa").use("spara", "1", checked=True)
    text = session.kept
    session.case = session.view = None
    session.use("minns", text)
    assert session.view["message"] in session.html.one(css="bk-back").text
    assert session.view["message"] in session.status
    button = session.html.one("button", id="nytt-arende")
    session.use()
    assert session.html(css="bk-back") == []
    session.use(button["name"], button["value"])
    assert (session.stored["answers"], session.store) == ({}, "clear")
    assert len(session.said) == 1
    session.use("angra", "1")
    assert (session.stored["answers"], session.save) == ({"hus": "villa"}, True)


def test_what_was_put_aside_over_a_change_of_version_comes_back_without_a_word(session):
    session.answer(hus="villa")
    text = session.kept
    session.case = session.view = None
    session.use("minns", text)
    assert (session.stored["answers"], session.html(css="bk-back")) == ({"hus": "villa"}, [])
