"""bridge: what is kept, opened from a file, and merged with another tab."""

import json

import pytest


def test_a_stored_case_that_can_not_be_read_is_told_and_a_new_one_begins(session):
    session.case = '{"routine":"nyckel","namn":"Anna"}'
    session.use()
    assert session.stored["answers"] == {}
    assert session.said


@pytest.mark.parametrize(
    "entry",
    [
        {"step": "ring", "event": "outcome", "detail": "upptaget"},
        {"step": "ring", "event": "aside", "detail": "gammalt-skal"},
        {"step": "gammalt", "event": "done"},
    ],
)
def test_a_case_saved_before_the_routine_changed_is_shown(session, small, entry):
    """An outcome, a reason or a step that has got another id since must not cost the user the page."""
    version = small.branches[0].steps[0].version
    log = [{**entry, "version": version, "at": "2026-01-01"}]
    session.case = json.dumps(
        {"routine": "nyckel", "edition": "2025-01-01", "answers": {"hus": "villa"}, "log": log}
    )
    session.use()
    assert session.html.one("h2").text == "Nyckel till villa"
    assert len(session.stored["log"]) == 1


def test_a_case_is_kept_for_the_days_that_the_user_chooses(session):
    session.use("spara-dagar", "90")
    assert session.html("select", name="spara-dagar") == []
    session.use("spara", "1", checked=True)
    chosen = [option["value"] for option in session.html("option") if "selected" in option]
    assert (session.save, session.days, chosen) == (True, 90, ["90"])
    session.use()
    assert session.days == 90
    session.use("spara-dagar", "365")
    assert session.days == 30


def test_on_a_shared_computer_nothing_is_kept_or_can_be(session):
    session.use("spara", "1", checked=True).use("delad", "1", checked=True)
    assert (session.save, session.shared) == (False, True)
    assert session.html("input", name="spara") == session.html("select", name="spara-dagar") == []
    assert "checked" in session.html.one("input", name="delad")
    session.use("spara", "1", checked=True)
    assert not session.save
    session.use("delad", "1")
    assert (session.save, session.shared) == (False, False)
    assert "checked" not in session.html.one("input", name="spara")


def test_a_view_that_says_both_is_a_shared_computer(session):
    session.view = {"save": True, "shared": True}
    session.use()
    assert (session.save, session.shared) == (False, True)


def test_a_shared_computer_is_shared_also_after_everything_has_been_cleared(session):
    session.use("delad", "1", checked=True).use("rensa", "1")
    assert session.shared


def test_a_file_takes_the_cases_place_and_the_old_one_comes_back(session):
    session.answer(hus="villa")
    session.use("klart", session.key("ring"), checked=True)
    file = session.case
    session.use("rensa", "1").answer(hus="lagenhet")
    before = session.case
    session.use("oppna", file)
    assert (session.case, session.undo) == (file, before)
    assert session.html.one("button", name="angra")
    session.use("angra", session.undo)
    assert session.case == before


@pytest.mark.parametrize(
    "file",
    [
        "",
        "ett brev",
        '{"routine": "hyra", "edition": "2026-01-01", "answers": {}, "log": []}',
        '{"routine": "nyckel", "edition": "2026-01-01", "answers": {}, "log": [], "version": 2}',
    ],
)
def test_a_file_that_can_not_be_used_leaves_the_case_as_it_is(session, file):
    session.answer(hus="villa")
    before = session.case
    session.use("oppna", file)
    assert (session.case, session.undo) == (before, None)
    assert session.said


def test_a_case_from_a_newer_edition_is_used_and_kept_whole_and_the_page_says_that_it_is_older(session):
    stored = {
        "routine": "nyckel",
        "edition": "2027-01-01",
        "answers": {"hus": "villa", "nyckel": "kopierad", "hatt": "ja"},
        "log": [{"step": "nytt", "version": "01234567", "event": "done", "at": "2027-01-02"}],
    }
    session.use("oppna", json.dumps(stored | {"edition": "2026-01-01"}))
    remarks = len(session.html("div", css="bk-remark"))
    session.use("oppna", json.dumps(stored))
    assert len(session.html("div", css="bk-remark")) == remarks + 1
    assert session.html.one("h2").text == "Nyckel till villa"
    session.use("klart", session.key("ring"), checked=True)
    assert session.stored["answers"] == stored["answers"]
    assert session.stored["edition"] == "2027-01-01"
    assert [entry["step"] for entry in session.stored["log"]] == ["nytt", "ring"]


def test_what_another_tab_has_noted_is_added_and_told_once(session):
    session.answer(hus="villa")
    session.use("klart", session.key("ring"), checked=True)
    ours = session.case
    other = {**session.stored, "answers": {"hund": "nej"}}
    other["log"] = [{**other["log"][0], "step": "skriv"}]
    session.use("sammanfoga", json.dumps(other))
    assert session.stored["answers"] == {"hus": "villa", "hund": "nej"}
    assert {entry["step"] for entry in session.stored["log"]} == {"ring", "skriv"}
    assert session.said
    merged = session.case
    for again in (ours, json.dumps(other), merged):
        session.use("sammanfoga", again)
        assert session.case == merged
        assert session.said == []


def test_a_case_that_another_tab_has_cleared_or_replaced_is_no_longer_kept_and_says_so(session):
    session.answer(hus="villa").use("spara", "1", checked=True)
    before = session.case
    session.use("spara", "annan-flik")
    assert (session.case, session.save, len(session.said)) == (before, False, 1)
    session.use("spara", "1", checked=True).use("spara", "1")
    assert (session.save, session.said) == (False, [])


def test_the_same_file_opened_twice_is_opened_once(session):
    session.answer(hus="villa")
    before = session.case
    file = session.use("rensa", "1").answer(hus="lagenhet").case
    session.case, session.view = before, None
    session.use("oppna", file).use("oppna", file)
    assert len(session.said) == 1
    session.use("angra", "1")
    assert session.case == before


def test_what_another_tab_has_stored_and_can_not_be_read_is_told_and_nothing_is_lost(session):
    session.answer(hus="villa")
    before = session.case
    session.use("sammanfoga", "{")
    assert session.case == before
    assert session.said
