"""html.questions: the triage."""

from checklist.html.questions import meanings, questions, summary
from checklist.planning import plan


def asked(html):
    return [element["id"] for element in html("fieldset", css="bk-question")]


def test_every_question_stands_in_its_place_and_one_that_can_change_nothing_says_so(
    small_page, small, routine, handbook, read
):
    from checklist.html.parts import Page

    def idle(html):
        return [field["id"] for field in html("fieldset", css="bk-question--idle")]

    assert asked(read(questions(small_page, plan(small, {})))) == ["fraga-hus", "fraga-nyckel", "fraga-hund"]
    page = Page(handbook=handbook, routine=routine, live=True)
    answers = {"hushall": "barnfamilj", "aktuell": "barn-och-unga", "skal": "hyresskuld"}
    settled = read(questions(page, plan(routine, answers)))
    other = read(questions(page, plan(routine, {**answers, "aktuell": "ingen"})))
    assert asked(settled) == asked(other) == [f"fraga-{name}" for name in routine.question_by_id]
    assert idle(settled) == ["fraga-avtal", "fraga-antal"]
    assert idle(other) == ["fraga-avtal"]


def test_a_question_of_law_is_idle_until_what_it_depends_on_is_answered(routine, handbook, read):
    from checklist.html.parts import Page

    page = Page(handbook=handbook, routine=routine, live=True)
    html = read(questions(page, plan(routine, {"bostad": "privat"})))
    assert "fraga-avtal" not in [field["id"] for field in html("fieldset", css="bk-question--idle")]


def test_each_option_is_a_radio_button_named_by_ids(small_page, small, read):
    html = read(questions(small_page, plan(small, {"hus": "villa"})))
    radios = html("input", type="radio", name="svar:hus")
    assert [radio["value"] for radio in radios] == ["villa", "lagenhet"]
    assert ["checked" in radio for radio in radios] == [True, False]


def test_the_answers_are_summed_up_on_one_line(small_page, small, read):
    assert summary(plan(small, {"hus": "villa", "nyckel": "vet-ej"})) == "Villa · Vet ej"
    empty = read(questions(small_page, plan(small, {}))).one(css="bk-case__answers").text
    given = read(questions(small_page, plan(small, {"hus": "villa"}))).one(css="bk-case__answers").text
    assert given == "Villa"
    assert empty != ""


def test_the_question_that_decides_most_is_marked_once_something_is_answered(small_page, small, read):
    assert read(questions(small_page, plan(small, {})))(css="bk-next") == []
    marks = read(questions(small_page, plan(small, {"hus": "villa"})))(css="bk-next")
    assert [mark.around[-2]["id"] for mark in marks] == ["fraga-nyckel"]


def test_vet_ej_says_where_to_find_out_and_only_when_it_is_chosen(small_page, small, read):
    hint = small.questions[1].options[2].hint
    shown = read("".join(meanings(small_page, plan(small, {"nyckel": "vet-ej"}))))
    assert hint in shown.one(css="bk-meaning").text
    assert meanings(small_page, plan(small, {"nyckel": "tappad"})) == []


def test_a_hint_of_the_question_is_always_shown(small_page, small, read):
    hints = read(questions(small_page, plan(small, {})))("p", css="bk-hint")
    assert [hint.text for hint in hints] == [small.questions[1].hint]


def test_an_answer_can_be_taken_back_where_the_engine_answers(small_page, still_page, small, read):
    found = plan(small, {"hus": "villa"})
    assert [button["value"] for button in read(questions(small_page, found))("button", name="ta-bort")] == [
        "hus"
    ]
    assert read(questions(still_page, found))("button") == []


def test_an_option_that_contradicts_the_other_answers_is_marked_with_its_reason_and_can_be_chosen(
    small_page, small, read
):
    html = read(questions(small_page, plan(small, {"hund": "ja"})))
    option = html.one("input", id="svar-hus-lagenhet")
    assert "bk-option--excluded" in option.around[-1].classes
    assert "disabled" not in option
    reason = html.one(id=option["aria-describedby"]).text
    assert small.impossible[0].reason in reason
    other = html.one("input", id="svar-hus-villa")
    assert "bk-option--excluded" not in other.around[-1].classes
    assert "aria-describedby" not in other
