"""cases: a stored case is hostile until it has been read."""

import json

import pytest

from checklist.cases import (
    MAX_FOREIGN,
    MAX_LOG,
    MAX_TEXT,
    BadCaseError,
    Case,
    Entry,
    answer,
    case_from_json,
    case_to_json,
    entry_from,
    is_too_deep,
    new_case,
    record,
)
from checklist.ids import LONGEST_ID
from checklist.references import doubled

DONE = {"step": "ring", "version": "0123abcd", "event": "done", "at": "2026-11-21"}
STORED = {"routine": "nyckel", "edition": "2026-01-01", "answers": {"hus": "villa"}, "log": [DONE]}


def test_a_new_case_has_no_answers_and_the_routines_edition(small):
    assert new_case(small) == Case(routine="nyckel", edition="2026-01-01", answers={}, log=())


def test_an_answer_is_given_changed_and_taken_back(small):
    case = answer(new_case(small), small, "hus", "villa")
    assert case.answers == {"hus": "villa"}
    case = answer(case, small, "hus", "lagenhet")
    assert case.answers == {"hus": "lagenhet"}
    assert answer(case, small, "hus", "").answers == {}
    assert answer(case, small, "hund", "").answers == {"hus": "lagenhet"}


@pytest.mark.parametrize(("question", "option"), [("hatt", "ja"), ("hus", "slott")])
def test_an_unknown_answer_is_refused(small, question, option):
    with pytest.raises(BadCaseError):
        answer(new_case(small), small, question, option)


def test_an_entry_is_put_last_in_the_log(small):
    first, second = Entry(**DONE), Entry(**{**DONE, "event": "undone"})
    assert record(record(new_case(small), first), second).log == (first, second)


def test_a_log_has_an_end(small):
    full = Case(routine="nyckel", edition="2026-01-01", answers={}, log=(Entry(**DONE),) * (MAX_LOG - 1))
    case = record(full, Entry(**DONE))
    with pytest.raises(BadCaseError):
        record(case, Entry(**DONE))


@pytest.mark.parametrize(
    ("event", "after"),
    [("done", None), ("outcome", ""), ("aside", ""), ("dated", "-2026-11-21"), ("undated", "")],
)
def test_what_check_lets_anything_be_called_can_be_read_back_in_a_case(event, after):
    longest = "a" * LONGEST_ID
    assert list(doubled([longest], "steget")) == []
    assert list(doubled([f"{longest}a"], "steget")) != []
    detail = {} if after is None else {"detail": longest + after}
    stored = {**DONE, "step": longest, "event": event, **detail}
    assert entry_from(stored) == Entry(**stored)


def test_an_entry_is_read_with_and_without_detail():
    assert entry_from(DONE) == Entry(**DONE)
    outcome = {**DONE, "event": "outcome", "detail": "svar"}
    assert entry_from(outcome).detail == "svar"


@pytest.mark.parametrize(
    "change",
    [
        {"step": "Ring"},
        {"step": "a" * 81},
        {"step": "../a"},
        {"version": "0123ABCD"},
        {"version": "0123abc"},
        {"at": "2026-13-01"},
        {"at": "2026-11-32"},
        {"at": "i dag"},
        {"event": "gone"},
        {"event": "outcome"},
        {"event": "aside"},
        {"detail": "svar"},
        {"event": "outcome", "detail": "<b>"},
        {"namn": "Anna"},
        {"step": 7},
        {"step": None},
    ],
)
def test_an_entry_of_another_form_is_refused(change):
    """Above all: a field for a name or a free text does not get in."""
    with pytest.raises(BadCaseError):
        entry_from({**DONE, **change})


@pytest.mark.parametrize("raw", [None, "done", [], {}, {"step": "ring"}])
def test_what_is_no_entry_is_refused(raw):
    with pytest.raises(BadCaseError):
        entry_from(raw)


def test_a_case_is_stored_and_read_back(small):
    case = case_from_json(json.dumps(STORED), small)
    assert case == Case(
        routine="nyckel", edition="2026-01-01", answers={"hus": "villa"}, log=(Entry(**DONE),)
    )
    assert json.loads(case_to_json(case)) == STORED


@pytest.mark.parametrize(
    "change",
    [
        {"routine": "avhysning"},
        {"edition": "ny"},
        {"edition": 2026},
        {"answers": []},
        {"answers": {"hus": ["villa"]}},
        {"answers": {"hus": "<b>"}},
        {"answers": {"__proto__": "villa"}},
        {"answers": {f"fraga-{number}": "ja" for number in range(MAX_FOREIGN + 1)}},
        {"edition": "２０２６-01-01"},
        {"routine": ["nyckel"]},
        {"log": {}},
        {"log": [DONE] * (MAX_LOG + 1)},
        {"log": ["done"]},
        {"namn": "Anna"},
    ],
)
def test_a_stored_case_of_another_form_is_refused(small, change):
    with pytest.raises(BadCaseError):
        case_from_json(json.dumps({**STORED, **change}), small)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"text"', "[" * 100_000, " " * (MAX_TEXT + 1), "NaN", "9" * 5_000]
)
def test_text_that_is_no_case_is_refused(small, text):
    with pytest.raises(BadCaseError):
        case_from_json(text, small)


def test_only_what_nests_is_deep():
    """Not what stands beside each other, nor what stands within a text."""
    assert is_too_deep("[" * 101)
    assert is_too_deep('{"a":' * 101 + "1" + "}" * 101)
    assert not is_too_deep("[" * 100 + "]" * 100)
    assert not is_too_deep("[" + "[]," * 500 + "[]]")
    assert not is_too_deep(json.dumps({"case": json.dumps("[" * 500), "view": '"' + "{" * 500}))


def test_a_field_that_stands_twice_is_refused(small):
    """Which of the two holds would be a guess."""
    text = json.dumps(STORED)
    with pytest.raises(BadCaseError):
        case_from_json(text.replace('{"hus": "villa"}', '{"hus": "villa", "hus": "lagenhet"}'), small)


def test_answers_that_the_routine_does_not_know_are_put_aside_and_stored_again(small):
    """They may be those of a newer edition: an older page must not lose them."""
    answers = {"hus": "slott", "hatt": "ja", "nyckel": "vet-ej"}
    log = [{**DONE, "step": "gammalt"}]
    case = case_from_json(json.dumps({**STORED, "answers": answers, "log": log}), small)
    assert case.answers == {"nyckel": "vet-ej"}
    assert case.foreign == {"hus": "slott", "hatt": "ja"}
    assert case.log[0].step == "gammalt"
    assert json.loads(case_to_json(case))["answers"] == answers
    assert case_from_json(case_to_json(case), small) == case


def test_an_answer_takes_the_place_of_a_foreign_one_to_the_same_question(small):
    case = case_from_json(json.dumps({**STORED, "answers": {"hus": "slott", "hatt": "ja"}}), small)
    case = answer(case, small, "hus", "villa")
    assert (case.answers, case.foreign) == ({"hus": "villa"}, {"hatt": "ja"})
    assert answer(case, small, "hus", "").foreign == {"hatt": "ja"}


def test_what_can_be_read_can_be_read_again_after_every_question_is_answered(small):
    """The bounds leave room for what the user does next."""
    answers = {f"fraga-{number}": "ja" for number in range(MAX_FOREIGN)}
    case = case_from_json(json.dumps({**STORED, "answers": answers}), small)
    for question in small.questions:
        case = answer(case, small, question.id, question.options[0].id)
    assert case_from_json(case_to_json(case), small) == case
