"""html.sharing: the answers as a link, asked for and nothing more than answers."""

import json

import pytest

from checklist import bridge
from checklist.links import Link, read_link

PLACE = "https://exempel.se/bo-kvar/checklista.html"


@pytest.fixture
def handed(session, read):
    """A function that shows what a page shows which says where others reach it; with answers and a log."""
    session.answer(hus="villa", nyckel="stulen", hund="ja")
    session.use("klart", session.key("ring"), checked=True)
    key = session.key("anmal")
    session.use(f"datum:delgiven:{key}", "2026-11-20")

    def shown(control=None, **more):
        told = json.loads(bridge.update(json.dumps({**session.request(control), **more})))
        session.case, session.view = told["case"], told["view"]
        return read(told["html"]), told

    return shown


def test_the_link_is_made_when_it_is_asked_for_and_brings_the_answers_to_another_case(handed, small, session):
    html, _ = handed(place=PLACE)
    assert html("textarea", id="svarslanken") == []
    html, _ = handed({"name": "vik", "value": "lanken", "checked": True}, place=PLACE)
    place, _, link = html.one("textarea", id="svarslanken").text.partition("#")
    assert place == PLACE
    assert read_link(small, link) == Link(answers=session.stored["answers"], edition=small.edition)
    assert html.one("button", name="kopiera-lanken")["value"] == "svarslanken"


def test_the_link_holds_no_day_and_nothing_of_the_log(handed):
    html, told = handed({"name": "vik", "value": "lanken", "checked": True}, place=PLACE)
    link = html.one("textarea", id="svarslanken").text
    assert "2026-11-20" in told["case"]
    assert "ring" in told["case"]
    assert "2026-11" not in link
    assert "ring" not in link


def test_a_page_that_nobody_else_reaches_says_so_and_has_no_link(handed):
    html, _ = handed({"name": "vik", "value": "lanken", "checked": True}, place="")
    assert html("textarea", id="svarslanken") == []
    assert html.one("p", css="bk-nowhere").text


def test_a_case_to_which_no_link_leads_has_no_fold_for_one_nor_has_one_without_answers(handed, session):
    assert handed()[0](id="bk-lanken") == []
    assert handed(place=PLACE)[0](id="bk-lanken")
    assert handed({"name": "rensa", "value": "1"}, place=PLACE)[0](id="bk-lanken") == []
    assert session.stored["answers"] == {}


@pytest.mark.parametrize("copied", [True, False])
def test_that_the_link_is_copied_is_said_at_the_button_alone(handed, copied):
    handed({"name": "vik", "value": "lanken", "checked": True}, place=PLACE)
    html, told = handed({"name": "kopiera-lanken", "checked": copied}, place=PLACE)
    said = html.one(id="bk-sagt-kopiera-lanken").text
    assert said
    assert told["status"] == said
    assert ("Ctrl" in said) != copied
