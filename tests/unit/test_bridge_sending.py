"""bridge: a page is sent what it lacks, and what is worked out ahead changes nothing."""

import json

from checklist import bridge


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
