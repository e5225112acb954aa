"""typed: a day in the forms that people write it, and nothing else."""

import pytest

from checklist.typed import WHY, NoDayError, day_typed

TODAY = "2026-11-28"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-09",
        " 2026-11-09 ",
        "20261109",
        "261109",
        "26-11-09",
        "2026/11/09",
        "2026.11.9",
        "2026 11 09",
        "2026–11–09",
        "2026\u201111\u201109",
        "\ufeff2026-11-09",
        "2026-11-09 00:00:00",
        "2026-11-09T14:30",
        "2026-11-09 kl. 14.30",
        "9/11",
        "09/11",
        "9/11 2026",
        "9/11-26",
        "9/11/2026",
        "9.11.2026",
        "09-11-2026",
        "9.11.",
        "9 nov",
        "9 nov. 2026",
        "9 november",
        "9\u00a0november\u00a02026",
        "den 9 november 2026",
        "den 9:e november",
        "Måndag 9 november 2026",
        "mån 9/11",
        "måndagen den 9 november 2026",
        "9 NOVEMBER 2026",
    ],
)
def test_the_same_day_in_many_forms(text):
    assert day_typed(text, TODAY).isoformat() == "2026-11-09"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28/11", "2026-11-28"),
        ("29/11", "2025-11-29"),
        ("24 december", "2025-12-24"),
        ("2024-02-29", "2024-02-29"),
        ("1 sept", "2026-09-01"),
        ("3 maj", "2026-05-03"),
        ("3 mars", "2026-03-03"),
    ],
)
def test_without_a_year_it_is_the_latest_that_has_been(text, day):
    assert day_typed(text, TODAY).isoformat() == day


NONE = {
    "form": "|i går|2026|2026-11|november|202611-09-dd|9 novembr 2026|9 majs|9/11 9/11|-2026-11-09|2026-11-09-01|٢٠٢٦-١١-٠٩",
    "kalender": "2026-13-01|2026-02-30|32/1|29/2|0/11",
    "framtid": "2026-11-29|2062-11-09|31 december 2026",
    "ar": "1999-12-31|2100-01-01|0001-01-01",
}


@pytest.mark.parametrize(
    ("why", "text"), [(why, text) for why, texts in NONE.items() for text in texts.split("|")]
)
def test_what_is_no_day_that_has_been_says_why(why, text):
    with pytest.raises(NoDayError, match=f"^{why}$"):
        day_typed(text, TODAY)
    assert why in WHY


def test_a_text_out_of_all_length_is_no_day():
    with pytest.raises(NoDayError, match="form"):
        day_typed("2026-11-09" + " " * 5_000, TODAY)


def test_without_today_a_year_is_asked_for_and_no_day_is_in_the_future():
    assert day_typed("2062-11-09", "").isoformat() == "2062-11-09"
    with pytest.raises(NoDayError, match="utan-ar"):
        day_typed("9/11", "")
