"""bridge: a string in, a string out; a fault of the user's is a message, never an exception."""

import json

import pytest

from checklist import bridge
from checklist.exporting import handbook_to_json


def test_start_names_the_routines(small_handbook):
    assert json.loads(bridge.start(handbook_to_json(small_handbook))) == ["nyckel"]


def test_a_new_handbook_replaces_the_old_one(small_handbook, handbook):
    bridge.start(handbook_to_json(small_handbook))
    assert json.loads(bridge.start(handbook_to_json(handbook))) == ["avhysning"]


def test_a_new_case_asks_and_keeps_nothing(session):
    session.use()
    assert session.stored == {"routine": "nyckel", "edition": "2026-01-01", "answers": {}, "log": []}
    assert (session.save, session.undo) == (False, None)
    assert len(session.html("fieldset", css="bk-question")) == 3


def test_an_answer_is_given_and_taken_back(session):
    session.answer(hus="villa")
    assert session.stored["answers"] == {"hus": "villa"}
    assert session.status.startswith("Nyckel till villa")
    session.use("ta-bort", "hus")
    assert session.stored["answers"] == {}


def test_a_link_gives_its_known_answers_in_place_of_the_old_ones_and_keeps_the_log(session):
    session.answer(hus="villa", hund="nej")
    session.use("klart", session.key("ring"), checked=True)
    session.use("lank", "nyckel=stulen&hatt=ja&hus=slott&skräp&")
    assert session.stored["answers"] == {"nyckel": "stulen"}
    assert session.events == ["done"]


def test_a_tick_is_noted_and_taken_back_and_nothing_is_erased(session):
    session.answer(hus="villa")
    key = session.key("ring")
    session.use("klart", key, checked=True)
    assert "checked" in session.html.one("input", name="klart", value=key)
    session.use("klart", key)
    assert "checked" not in session.html.one("input", name="klart", value=key)
    assert session.events == ["done", "undone"]


def test_an_outcome_is_noted_and_taken_back(session):
    session.answer(hus="villa")
    key = session.key("ring")
    session.use(f"utfall:{key}", "svar")
    assert session.stored["log"][-1]["detail"] == "svar"
    session.use("inget-utfall", key)
    assert session.events == ["outcome", "no-outcome"]


def test_an_unknown_outcome_is_a_message_and_changes_nothing(session):
    session.answer(hus="villa")
    before = session.case
    session.use(f"utfall:{session.key('ring')}", "upptaget")
    assert session.case == before
    assert session.html.one(css="bk-message").text


def test_a_step_is_set_aside_and_comes_back(session):
    session.answer(hus="villa")
    key = session.key("ring")
    session.use("fraga-undan", key)
    button = session.html.one("button", name=f"undan:{key}")
    session.use(button["name"], button["value"])
    assert session.html("input", name="klart", value=key) == []
    session.use("ater", key)
    assert session.events == ["aside", "back"]


@pytest.mark.parametrize("reason", ["", "finns-inte", "Anna är bortrest"])
def test_without_a_reason_from_the_list_nothing_is_set_aside(session, reason):
    session.answer(hus="villa")
    session.use(f"undan:{session.key('ring')}", reason)
    assert session.events == []


def test_a_step_in_another_wording_is_confirmed(session):
    session.answer(hus="villa")
    session.use("klart", session.key("ring"), checked=True)
    session.answer(hus="lagenhet", nyckel="tappad")
    button = session.html.one("button", name="bekrafta")
    session.use("bekrafta", button["value"])
    assert session.events == ["done", "confirm"]
    assert session.html("button", name="bekrafta") == []


def test_how_a_case_is_looked_at_is_no_part_of_the_case(session):
    session.answer(hus="villa")
    before = session.case
    session.use("visa", "kontor")
    assert session.view["unit"] == "kontor"
    session.use("vik", "tank-om", checked=True).use("tank-om", "hus=lagenhet")
    assert len(session.html(css="bk-compare")) == 1
    assert session.use("vik", "tank-om").html(css="bk-compare") == []
    session.use("spara", "1", checked=True)
    assert session.save
    session.use("spara", "1")
    assert not session.save
    assert session.case == before


def test_clearing_empties_everything_and_can_be_undone_once(session):
    session.answer(hus="villa").use("spara", "1", checked=True)
    before = session.case
    session.use("rensa", "1")
    assert (session.stored["answers"], session.save, session.undo) == ({}, False, before)
    session.use("angra", session.undo)
    assert (session.case, session.undo) == (before, None)
    assert session.html("button", name="angra") == []


def test_a_message_is_shown_once(session):
    session.use("okand", "1")
    assert len(session.html(css="bk-message")) == 1
    session.use()
    assert session.html(css="bk-message") == []


def test_the_bridge_reaches_neither_files_nor_yaml():
    """The browser has no YAML; a stray import would be found only there."""
    import subprocess
    import sys

    code = "import sys, checklist.bridge; print(any(n in sys.modules for n in ('yaml', 'checklist.loading')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_a_day_is_given_changed_and_taken_back(session):
    session.answer(hus="villa", nyckel="stulen")
    field = session.html("input", type="date")[0]
    assert field["name"].startswith("datum:delgiven:anmal@")
    session.use(field["name"], "2026-11-02").use(field["name"], "2026-11-03")
    assert session.html("input", type="date")[0]["value"] == "2026-11-03"
    assert len(session.html(css="bk-deadline")) == 1
    session.use(field["name"], "")
    assert session.html("input", type="date")[0]["value"] == ""
    assert session.html(css="bk-deadline") == []
    assert session.events == ["dated", "dated", "undated"]


@pytest.mark.parametrize("day", ["1999-12-31", "2100-01-01", "2026-02-30", "i dag"])
def test_a_day_out_of_all_reason_is_a_message_and_is_not_noted(session, day):
    session.answer(hus="villa", nyckel="stulen")
    session.use(session.html("input", type="date")[0]["name"], day)
    assert session.events == []
    assert session.html.one(css="bk-message").text


def test_a_day_for_an_unknown_fact_is_a_message(session):
    session.answer(hus="villa", nyckel="stulen")
    session.use(f"datum:hatt:{session.key('anmal')}", "2026-11-02")
    assert session.events == []


def test_a_day_is_noted_in_one_form_however_it_was_written(session):
    session.answer(hus="villa", nyckel="stulen")
    session.use(session.html("input", type="date")[0]["name"], "20261102")
    assert session.stored["log"][-1]["detail"] == "delgiven-2026-11-02"
