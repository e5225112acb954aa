"""bridge: a string in, a string out; a fault of the user's is a message, never an exception."""

import json
from dataclasses import asdict

import pytest

from checklist import bridge
from checklist.exporting import handbook_to_json
from checklist.html.views import View

BUTTONS = (
    "svar:hus",
    "ta-bort",
    "lank",
    "klart",
    "utfall:ring@01234567",
    "inget-utfall",
    "bekrafta",
    "undan:ring@01234567",
    "fraga-undan",
    "datum:delgiven:anmal@01234567",
    "datum:hatt:anmal@01234567",
    "ater",
    "visa",
    "tank-om",
    "vik",
    "varfor",
    "spara",
    "spara-dagar",
    "delad",
    "oppna",
    "sammanfoga",
    "rensa",
    "angra",
    "okand",
    "",
    ":",
)


@pytest.fixture
def session(small_handbook, read, whole):
    """A browser that has started: each call uses one control and keeps what comes back."""
    bridge.start(handbook_to_json(small_handbook))

    class Session:
        case = view = undo = None

        def use(self, name="", value="", *, checked=False):
            control = {"name": name, "value": value, "checked": checked} if name else None
            answer = json.loads(bridge.update(json.dumps(self.request(control))))
            self.case, self.view, self.undo = answer["case"], answer["view"], answer["undo"]
            self.html, self.status, self.save = read(whole(answer)), answer["status"], answer["save"]
            self.days, self.shared = answer["days"], answer["shared"]
            return self

        def request(self, control):
            return {
                "routine": "nyckel",
                "root": "",
                "today": "2026-11-21",
                "case": self.case,
                "view": self.view,
                "control": control,
            }

        def answer(self, **answers):
            for question, option in answers.items():
                self.use(f"svar:{question}", option)
            return self

        @property
        def stored(self):
            return json.loads(self.case)

        @property
        def events(self):
            return [entry["event"] for entry in self.stored["log"]]

        def key(self, step):
            return next(
                tick["value"]
                for tick in self.html("input", name="klart")
                if tick["value"].startswith(f"{step}@")
            )

    return Session()


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


def test_a_stored_case_that_can_not_be_read_is_told_and_a_new_one_begins(session):
    session.case = '{"routine":"nyckel","namn":"Anna"}'
    session.use()
    assert session.stored["answers"] == {}
    assert session.html.one(css="bk-message").text


def test_a_message_is_shown_once(session):
    session.use("okand", "1")
    assert len(session.html(css="bk-message")) == 1
    session.use()
    assert session.html(css="bk-message") == []


@pytest.mark.parametrize(
    "view",
    [
        "text",
        7,
        [],
        {"unit": 3, "save": "ja", "okänt": 1},
        {"message": "<b>"},
        {"asked": "a" * 300, "what_if": "a" * 300},
        {"asked": "\ud800", "what_if": "<b>", "unit": "Ö"},
        {"days": 8, "shared": 1},
        {"days": "30"},
        {"days": True},
        {"days": [7]},
        {"unfolded": "journal"},
        {"unfolded": {"journal": 1}},
        {"unfolded": ["<b>", 7, None, ["journal"], "a" * 300]},
    ],
)
def test_a_view_of_another_form_falls_back_to_the_default(session, view):
    session.view = view
    session.use()
    assert session.view == json.loads(json.dumps(asdict(View(today="2026-11-21"))))


def test_an_unknown_unit_to_look_at_breaks_nothing(session):
    session.answer(hus="villa").use("visa", "finns-inte")
    assert len(session.html("h2")) == 1


@pytest.mark.parametrize("name", BUTTONS)
@pytest.mark.parametrize("value", ["", "x", "ring", "ring@", "@", "ring@zzzzzzzz", "null", "{}", "å" * 100])
def test_no_control_whatever_its_value_raises(session, name, value):
    session.answer(hus="villa").use(name, value, checked=True)
    assert len(session.html("h2")) == 1


def test_a_request_without_root_or_view_is_enough(session):
    request = {"routine": "nyckel", "today": "2026-11-21", "case": None}
    assert json.loads(bridge.update(json.dumps(request)))["html"]


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


def test_what_is_prepared_changes_no_answer_and_comes_to_an_end(session, holder):
    """The engine renders ahead until there is no more; with what the page holds then, it answers as before."""
    request = session.answer(hus="villa").request(None)
    first = json.loads(bridge.update(json.dumps(request)))
    holder.hold(first["parts"])
    expected = holder.whole(first["html"])
    prepared = 0
    while (parts := bridge.prepare()) is not None:
        prepared += holder.hold(parts)
    assert prepared > 0
    assert bridge.prepare() is None
    again = json.loads(bridge.update(json.dumps(request | {"known": True})))
    assert (again["parts"], holder.whole(again["html"])) == ("", expected)
    other = request | {"known": True, "control": {"name": "svar:nyckel", "value": "stulen"}}
    assert json.loads(bridge.update(json.dumps(other)))["parts"].count("<li") == 0


def test_a_page_is_sent_only_what_it_does_not_hold(session):
    """With ``known`` a part is sent once; without it everything is sent anew, under new numbers."""
    request = session.answer(hus="villa").request(None)
    first, again, lost = (
        json.loads(bridge.update(json.dumps(request | {"known": known}))) for known in (False, True, False)
    )
    assert '<fieldset id="fraga-hus" data-same="' in first["html"]
    assert (again["html"], again["parts"]) == (first["html"], "")
    assert len(lost["parts"]) == len(first["parts"]) > len(first["html"])
    assert lost["html"] != first["html"]


def test_a_case_asked_about_ahead_changes_nothing_of_the_one_on_the_page(session):
    """What the controls would give may be asked before one is used, in any order."""
    before = session.answer(hus="villa").request(None)
    expected = json.loads(bridge.update(json.dumps(before)))["case"]
    for option in ("tappad", "stulen"):
        control = {"name": "svar:nyckel", "value": option}
        ahead = json.loads(bridge.update(json.dumps(before | {"control": control, "known": True})))
        assert json.loads(ahead["case"])["answers"] == {"hus": "villa", "nyckel": option}
    assert json.loads(bridge.update(json.dumps(before)))["case"] == expected


def test_only_so_many_cases_are_remembered(session):
    """A case that is no longer remembered is read anew."""
    first = session.answer(hus="villa").request(None)
    key = session.key("ring")
    for _ in range(bridge._REMEMBERED + 1):
        session.use("klart", key, checked=True)
    assert json.loads(bridge.update(json.dumps(first)))["case"] == first["case"]
    assert len(bridge._cases) == bridge._REMEMBERED


def test_why_is_filled_while_it_is_open(session):
    """The button opens and closes it; another answer leaves it as it is."""
    session.answer(hus="villa", nyckel="tappad")
    key = session.key("ring")
    assert session.html(css="bk-why__body") == []
    assert session.use("varfor", key).html.one(css="bk-why__body").text
    assert session.html.one(css="bk-why", value=key)["aria-expanded"] == "true"
    session.answer(hund="ja")
    assert len(session.html(css="bk-why__body")) == 1
    assert session.use("varfor", key).html(css="bk-why__body") == []
    assert session.html.one(css="bk-why", value=key)["aria-expanded"] == "false"


def test_the_text_for_the_journal_is_shown_as_long_as_it_is_unfolded(session):
    session.answer(hus="villa", nyckel="ny")
    assert session.html("textarea") == []
    assert len(session.use("vik", "journal", checked=True).html("textarea")) == 1
    assert session.use("vik", "journal", checked=False).html("textarea") == []


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
    assert session.html.one(css="bk-message").text


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
    assert session.html.one(css="bk-message").text
    merged = session.case
    for again in (ours, json.dumps(other), merged):
        session.use("sammanfoga", again)
        assert session.case == merged
        assert session.html(css="bk-message") == []


def test_what_another_tab_has_stored_and_can_not_be_read_is_told_and_nothing_is_lost(session):
    session.answer(hus="villa")
    before = session.case
    session.use("sammanfoga", "{")
    assert session.case == before
    assert session.html.one(css="bk-message").text


def test_a_day_is_noted_in_one_form_however_it_was_written(session):
    session.answer(hus="villa", nyckel="stulen")
    session.use(session.html("input", type="date")[0]["name"], "20261102")
    assert session.stored["log"][-1]["detail"] == "delgiven-2026-11-02"


def test_a_link_out_of_all_length_is_a_message(session):
    session.answer(hus="villa")
    session.use("lank", "hus=lagenhet&" * 1_000)
    assert session.stored["answers"] == {"hus": "villa"}
    assert session.html.one(css="bk-message").text


@pytest.mark.parametrize("request_", ["{}", "[]", "7", "null", '{"view":' + "[" * 100_000])
def test_a_request_of_another_form_is_answered_with_an_empty_case(session, request_):
    """What is nested too deep comes from storage, which must not cost the user the page."""
    answer = json.loads(bridge.update(request_))
    assert json.loads(answer["case"])["answers"] == {}


@pytest.mark.parametrize("field", ["root", "today", "case", "view", "control"])
@pytest.mark.parametrize("value", [None, 7, 1.5, True, "", "x-y", "\ud800", [], [[]], {}, {"name": []}])
def test_no_field_of_a_request_whatever_its_sort_raises(session, field, value):
    request = session.request(None) | {field: value}
    assert json.loads(bridge.update(json.dumps(request)))["html"]


def test_what_is_no_request_and_a_routine_that_is_not_there_are_the_pages_own_faults(session):
    for request, told in (("inte json", "Expecting value"), ('{"routine": "hyra"}', "hyra")):
        with pytest.raises(ValueError, match=told):
            bridge.update(request)
