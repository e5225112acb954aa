"""bridge: days of facts and of acts, as somebody types them."""

import pytest


def test_a_day_is_given_changed_and_taken_back(session):
    session.answer(hus="villa", nyckel="stulen")
    field = session.html("input", type="text")[0]
    assert field["name"].startswith("datum:delgiven:anmal@")
    session.use(field["name"], "2026-11-02").use(field["name"], "2026-11-03")
    assert session.html("input", type="text")[0]["value"] == "2026-11-03"
    assert len(session.html(css="bk-deadline")) == 1
    session.use(field["name"], "")
    assert session.html("input", type="text")[0]["value"] == ""
    assert session.html(css="bk-deadline") == []
    assert session.events == ["dated", "dated", "undated"]
    session.use(field["name"], "")
    session.use(field["name"], "3/11").use(field["name"], "2026-11-03").use(field["name"], "3 november")
    assert session.events == ["dated", "dated", "undated", "dated"]


@pytest.mark.parametrize(
    "day", ["1999-12-31", "2100-01-01", "2026-02-30", "i dag", "2026-11-22", "2062-11-02"]
)
def test_what_is_no_day_that_has_been_stands_at_its_field_until_it_is_mended_and_is_not_noted(session, day):
    session.answer(hus="villa", nyckel="stulen")
    first, _ = session.html("input", type="text")
    for act in (lambda: session.use(first["name"], day), lambda: session.use("visa", "kontor")):
        act()
        wrong, other = session.html("input", type="text")
        assert (wrong["value"], wrong["aria-invalid"], "aria-invalid" in other) == ("", "true", False)
        assert session.html.one(id=wrong["aria-describedby"].split()[1]).text
    assert session.events == []
    session.use("visa", "").use(first["name"], "2026-11-21")
    assert "aria-invalid" not in session.html("input", type="text")[0].attributes
    assert session.events == ["dated"]


def test_the_last_day_is_told_at_the_fields_and_to_a_screen_reader_once(session):
    session.answer(hus="villa", nyckel="stulen")
    name = session.html("input", type="text")[0]["name"]
    told = session.use(name, "2026-11-02").status
    [last] = [
        one for one in session.html("strong") if any("bk-last-day" in outer.classes for outer in one.around)
    ]
    assert last.text in told
    assert last.text not in session.use("visa", "").status


def test_a_day_for_an_unknown_fact_is_a_message(session):
    session.answer(hus="villa", nyckel="stulen")
    session.use(f"datum:hatt:{session.key('anmal')}", "2026-11-02")
    assert session.events == []


def test_a_day_is_noted_in_one_form_however_it_was_written(session):
    session.answer(hus="villa", nyckel="stulen")
    session.use(session.html("input", type="text")[0]["name"], "20261102")
    assert session.stored["log"][-1]["detail"] == "delgiven-2026-11-02"


def test_the_day_of_an_act_is_put_right_and_is_no_new_attempt(session):
    """It may be any day that has been; what is no day stands at its field."""
    session.answer(hus="villa", nyckel="tappad", hund="nej")
    ring = session.key("ring")
    session.use(f"utfall:{ring}", "tyst").use(f"dag:{ring}", "2026-11-19")
    assert session.events == ["outcome", "on"]
    assert session.html.one("input", name=f"dag:{ring}")["value"] == "2026-11-19"
    session.use(f"dag:{ring}", "19/11").use(f"dag:{ring}", "").use(f"dag:{ring}", "2026-11-22")
    assert session.events == ["outcome", "on"]
    assert session.html.one("input", name=f"dag:{ring}")["aria-invalid"] == "true"
    session.use(f"dag:{ring}", "20/11")
    assert "aria-invalid" not in session.html.one("input", name=f"dag:{ring}")
    assert session.events == ["outcome", "on", "on"]


def test_a_day_for_an_act_that_is_not_done_is_not_noted(session):
    session.answer(hus="villa", nyckel="tappad", hund="nej")
    session.use(f"dag:{session.key('ring')}", "2026-11-19")
    assert session.events == []
