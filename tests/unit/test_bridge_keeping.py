"""bridge: what is kept, opened from a file, and merged with another tab."""

import json

import pytest

from checklist import bridge


def kept(case, **more):
    """What a browser keeps of a case."""
    return json.dumps({"form": 1, "case": json.dumps(case), "view": {}, "id": "1-a"} | more)


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
    session.use("sammanfoga", kept(other), checked=True)
    assert session.stored["answers"] == {"hus": "villa", "hund": "nej"}
    assert {entry["step"] for entry in session.stored["log"]} == {"ring", "skriv"}
    assert session.said
    merged = session.case
    for again in (ours, json.dumps(other), merged):
        session.use("sammanfoga", kept(json.loads(again)), checked=True)
        assert session.case == merged
        assert session.store == ("same" if again == merged else "")
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


@pytest.mark.parametrize("text", ["{", "[]", '{"case": 7}', '{"case": "{"}', "[" * 1_000, "\ud800"])
def test_what_lies_in_the_browser_and_can_not_be_read_gives_way_to_a_case_that_is_kept(session, text):
    session.answer(hus="villa").use("spara", "1", checked=True)
    before = session.case
    session.use("sammanfoga:spara", text)
    assert (session.case, session.save, session.store, session.said) == (before, True, "", [])


@pytest.mark.parametrize("place", ["", ":spara"])
@pytest.mark.parametrize("checked", [True, False])
def test_two_households_never_become_one(session, place, checked):
    """Another case is not merged: what is here is not kept, says so where the hand is, and the other one is left alone."""
    session.answer(hus="villa").use("spara", "1", checked=True)
    before = session.case
    other = {**session.stored, "answers": {"hund": "nej"}}
    session.use(f"sammanfoga{place}", kept(other, id="2-b"), checked=checked)
    assert (session.case, session.save, session.store) == (before, False, "leave")
    assert len(session.said) == 1
    assert session.reveal == ("bk-sagt-spara" if place else "")
    session.use("spara", "1", checked=True)
    assert session.view["household"] == "1-a"


def test_what_a_later_edition_of_the_page_has_kept_is_left_alone(session):
    session.answer(hus="villa").use("spara", "1", checked=True)
    before = session.case
    session.use("sammanfoga", kept({}, form=99), checked=True)
    assert (session.case, session.save, session.store, len(session.said)) == (before, False, "leave", 1)
    session.case = session.view = None
    session.use("minns", kept({}, form=99))
    assert (session.store, len(session.said)) == ("leave", 1)


def test_what_is_kept_comes_back_with_what_was_used_but_not_answered(session):
    """Nothing that was put aside or mistyped is kept, and a control that cannot be used takes nothing else with it."""
    session.answer(hus="villa").use("spara", "1", checked=True)
    tick = {"name": "klart", "value": session.key("ring"), "checked": True}
    text = json.loads(session.kept) | {"pending": [{"name": "okand"}, 7, tick]}
    session.case = session.view = None
    session.use("minns", json.dumps(text))
    assert (session.save, session.events) == (True, ["done"])
    assert session.stored["answers"] == {"hus": "villa"}
    session.use("rensa", "1")
    assert session.view["former"]
    assert json.loads(session.kept)["view"]["former"] == ""


@pytest.mark.parametrize(
    ("days", "used", "there"), [(7, 14, True), (7, 13, False), (30, 1, True), (7, 22, True)]
)
def test_a_case_whose_days_have_passed_is_forgotten_and_says_so(session, days, used, there):
    """Its days are counted from its last change; one from tomorrow, as after a clock was turned back, begins them now."""
    session.answer(hus="villa").use("spara", "1", checked=True)
    text = json.loads(session.kept)
    text["view"] |= {"days": days, "today": f"2026-11-{used:02}"}
    session.case = session.view = None
    session.use("minns", json.dumps(text))
    assert session.stored["answers"] == ({"hus": "villa"} if there else {})
    assert session.store == ("" if there else "forget")


@pytest.mark.parametrize("text", ["{", "7", '{"case": 7}', '{"case": "{}"}'])
def test_what_is_kept_and_can_not_be_read_is_told_and_left_alone(session, text):
    session.use("minns", text)
    assert (session.stored["answers"], session.save, session.store) == ({}, False, "leave")
    assert len(session.said) == 1


def test_what_the_browser_is_to_do_with_what_it_keeps(session):
    session.answer(hus="villa").use("spara", "1", checked=True)
    assert (session.store, session.view["household"]) == ("", "1-a")
    session.use("spara", "1")
    assert (session.store, session.save) == ("forget", False)
    session.use("spara:spara", "gar-inte")
    assert (session.store, session.reveal, len(session.said)) == ("leave", "bk-sagt-spara", 1)
    session.use("spara", "1", checked=True).use("delad", "1", checked=True)
    assert (session.store, session.save) == ("forget", False)
    session.use("delad", "1").use("spara", "1", checked=True).use("lank", "hus=lagenhet")
    assert (session.store, session.save, session.view["household"]) == ("leave", False, "")
    session.use("rensa", "1")
    assert session.store == "clear"


def test_a_case_that_is_never_kept_is_not_offered_to_be(session):
    request = session.request({"name": "spara", "value": "1", "checked": True}) | {"keeps": False}
    answer = json.loads(bridge.update(json.dumps(request)))
    assert not answer["save"]
    assert 'name="spara"' not in answer["html"]
    assert 'name="delad"' not in answer["html"]


def test_a_file_that_can_not_be_read_is_told_of_where_it_was_chosen(session):
    session.use("oppna", "")
    assert (session.reveal, len(session.said)) == ("bk-sagt-oppna-fil", 1)


def test_what_the_page_has_done_itself_is_said_at_its_button(session):
    session.answer(hus="villa")
    session.use("spara-fil")
    assert (session.reveal, len(session.said)) == ("bk-sagt-spara-fil", 1)
    session.use("vik", "journal", checked=True)
    said = [session.use("kopiera", checked=checked).said for checked in (True, False)]
    assert [len(each) for each in said] == [1, 1]
    assert said[0] != said[1]
