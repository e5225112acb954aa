"""bridge: a request of any form is answered, or is a fault of the page and not of the user."""

import json
from dataclasses import asdict

import pytest

from checklist import bridge
from checklist.addresses import OnePage
from checklist.views import View

BUTTONS = (
    "svar:hus",
    "ta-bort",
    "lank",
    "klart",
    "utfall:ring@01234567",
    "inget-utfall",
    "igen",
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
        {"undo": "rensa"},
        {"undo": ["rensa"], "former": "{}"},
        {"undo": "annat", "former": "{}", "was_kept": True},
        {"former": "{}"},
        {"wrong": "datum:x", "why": "annat"},
        {"wrong": "<b>", "why": "form"},
        {"wrong": 7, "why": [7]},
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


def test_a_link_out_of_all_length_is_a_message(session):
    session.answer(hus="villa")
    session.use("lank", "hus=lagenhet&" * 1_000)
    assert session.stored["answers"] == {"hus": "villa"}
    assert session.said


@pytest.mark.parametrize("request_", ['{"routine": "nyckel"}', '{"routine":"nyckel","view":' + "[" * 100_000])
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
    for request, told in (
        ("inte json", "Expecting value"),
        ('{"routine": "hyra"}', "hyra"),
        *((text, "vilken rutin") for text in ("{}", "[]", "7", "null", '{"view":' + "[" * 100_000)),
    ):
        with pytest.raises(ValueError, match=told):
            bridge.update(request)


def test_an_answer_depends_on_nothing_but_its_request_and_the_handbook(small_handbook, handbook, session):
    """Not on what has been asked before, nor of which handbook; and the request is as it was."""
    session.answer(hus="villa", nyckel="stulen")
    request = session.request({"name": "klart", "value": session.key("anmal"), "checked": True})
    before = json.dumps(request)
    told = json.loads(bridge.update(before))
    bridge.answer(handbook, OnePage(), {"routine": "avhysning", "today": "2026-11-21", "case": None})
    assert json.loads(json.dumps(bridge.answer(small_handbook, OnePage(), request))) == told
    assert json.dumps(request) == before
