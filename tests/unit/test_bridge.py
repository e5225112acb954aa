"""bridge: a string in, a string out; a fault of the user's is a message, never an exception."""

import json

import pytest

from checklist import bridge
from checklist.exporting import alone, handbook_to_json


def test_start_names_the_routines(small_handbook):
    assert json.loads(bridge.start(handbook_to_json(small_handbook))) == ["nyckel"]


def test_a_new_handbook_replaces_the_old_one(small_handbook, handbook):
    bridge.start(handbook_to_json(small_handbook))
    assert json.loads(bridge.start(handbook_to_json(handbook))) == list(handbook.routine_by_id)


def test_several_routines_that_are_fetched_one_by_one_are_answered_side_by_side(both):
    for routine in both.routines:
        bridge.start(handbook_to_json(alone(both, routine)))
    for routine in (*both.routines, *both.routines):
        answer = json.loads(bridge.update(json.dumps({"routine": routine.id, "today": "2026-11-21"})))
        assert json.loads(answer["case"])["routine"] == routine.id
        assert all(f"fraga-{question.id}" in answer["html"] for question in routine.questions)


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


def test_a_link_is_another_case_and_the_one_that_was_there_can_be_taken_back(session):
    session.answer(hus="villa", hund="nej").use("spara", "1", checked=True)
    session.use("klart", session.key("ring"), checked=True)
    before = session.case
    session.use("lank", "nyckel=stulen")
    assert (session.stored["answers"], session.events) == ({"nyckel": "stulen"}, [])
    assert not session.save
    session.use("angra", "1")
    assert (session.case, session.save) == (before, True)


def test_a_link_to_the_answers_that_are_given_changes_nothing_and_an_empty_case_has_nothing_to_take_back(
    session,
):
    session.use("lank", "hus=villa")
    assert session.html("button", name="angra") == session.said == []
    session.use("klart", session.key("ring"), checked=True)
    before = session.case
    session.use("lank", "hus=villa")
    assert (session.case, session.undo) == (before, None)


@pytest.mark.parametrize("text", ["hatt=ja&hus=slott&skräp", "hus=slott", "hatt"])
def test_a_link_without_an_answer_that_the_routine_knows_says_so_and_leaves_the_case(session, text):
    session.answer(hus="villa")
    before = session.case
    session.use("lank", text)
    assert session.case == before
    assert len(session.said) == 1


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
    assert session.said


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


def test_an_attempt_is_what_the_user_says_is_one(session):
    """Passing through the outcomes, and putting one right, is the same attempt; "Nytt försök" makes another."""
    session.answer(hus="villa")
    key = session.key("ring")

    def attempts():
        told = session.html.one("li", id=f"steg-{key.replace('@', '-')}").text
        return "försök 2" in told

    session.use(f"utfall:{key}", "svar").use(f"utfall:{key}", "tyst").use(f"utfall:{key}", "tyst")
    session.use("inget-utfall", key).use(f"utfall:{key}", "tyst")
    assert not attempts()
    session.use("igen", key).use("igen", key).use(f"utfall:{key}", "tyst")
    assert not attempts()
    session.use("igen", key).use(f"utfall:{key}", "tyst")
    assert attempts()
    session.use(f"utfall:{key}", "svar").use(f"utfall:{key}", "tyst")
    assert attempts()
    session.use("inget-utfall", key)
    assert not attempts()
    assert "checked" in session.html.one("input", name=f"utfall:{key}", value="tyst")


def test_clearing_twice_can_be_undone_and_so_can_it_after_anything_but_a_new_note(session):
    session.answer(hus="villa").use("spara", "1", checked=True)
    session.use("klart", session.key("ring"), checked=True)
    before = session.case
    session.use("rensa", "1").use("rensa", "1").use("visa", "kontor").use("vik", "journal", checked=True)
    session.answer(hus="lagenhet").use("rensa", "1")
    session.use("angra", "1")
    assert session.stored["answers"] == {"hus": "lagenhet"}
    session.case, session.view = before, {"save": True}
    session.use("rensa", "1").use("rensa", "1").answer(hus="villa").use("angra", "1")
    assert (session.case, session.save, session.undo) == (before, True, None)
    session.use("angra", "1")
    assert session.case == before
    session.use("rensa", "1").answer(hus="villa").use("klart", session.key("ring"), checked=True)
    assert session.undo is None
    assert session.html("button", name="angra") == []


def test_what_a_link_has_put_aside_is_what_clearing_gives_back(session):
    session.answer(hus="villa")
    before = session.case
    session.use("lank", "hus=lagenhet").use("rensa", "1").use("angra", "1")
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
    assert len(session.said) == 1
    session.use()
    assert session.said == []


def test_the_bridge_reaches_neither_files_nor_yaml():
    """The browser has no YAML; a stray import would be found only there."""
    import subprocess
    import sys

    code = "import sys, checklist.bridge; print(any(n in sys.modules for n in ('yaml', 'checklist.loading')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_advice_is_noted_by_a_button_and_the_whole_routine_is_a_choice(session):
    session.answer(hus="villa", nyckel="tappad", hund="nej")
    assert session.html("input", name="hela", value="1")[0].attributes.get("checked") is None
    few = len(session.html("input", name="klart"))
    session.use("hela", "1")
    assert "checked" in session.html.one("input", name="hela", value="1")
    assert len(session.html("input", name="klart")) >= few
    session.use("hela", "").use("gjort", session.key("ring"))
    assert session.events == ["done"]
