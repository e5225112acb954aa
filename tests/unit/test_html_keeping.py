"""html.keeping: where the case is kept, chosen by the user."""

import pytest

from checklist.html.keeping import keeping
from checklist.views import DAYS, View


@pytest.fixture
def shown(read):
    """A function that shows the choices for a view."""
    return lambda **view: read(keeping(View(**view)))


def test_nothing_is_kept_by_default(shown):
    html = shown()
    assert "checked" not in html.one("input", name="spara")
    assert "checked" not in html.one("input", name="delad")
    assert html("select") == []


def test_the_days_are_offered_and_the_last_one_is_in_words_once_the_case_is_kept(shown):
    html = shown(save=True, days=7, today="2026-11-24")
    assert [option["value"] for option in html("option")] == [str(days) for days in DAYS]
    assert [option["value"] for option in html("option") if "selected" in option] == ["7"]
    assert "1 december 2026" in html.one("p", css="bk-hint", id=None).text


@pytest.mark.parametrize("today", ["", "2026-02-31", "1970-01-01", "9999-12-31"])
def test_without_a_day_that_can_be_reckoned_from_there_is_no_last_day(shown, today):
    """A clock that is far off costs the user nothing but the date."""
    assert len(shown(save=True, today=today)("option")) == len(DAYS)


def test_a_shared_computer_offers_no_keeping(shown):
    html = shown(shared=True)
    assert html("input", name="spara") == html("select") == []
    assert "checked" in html.one("input", name="delad")


def test_every_control_has_a_label_or_a_text(shown):
    html = shown(save=True)
    labels = {label["for"] for label in html("label") if "for" in label}
    wrapped = {e["id"] for e in html("input") if any(outer.tag == "label" for outer in e.around)}
    named = {button["id"] for button in html("button") if button.text}
    assert {e["id"] for e in html if e.tag in ("input", "select", "button")} == labels | wrapped | named
    assert html.one("input", type="file")["name"] == "oppna-fil"
    assert html.one("button", name="spara-fil")["type"] == "button"
