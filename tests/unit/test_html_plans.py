"""html.plans: the inside of the checklist."""

import pytest

from checklist.cases import Case, Entry
from checklist.html.parts import Page
from checklist.html.plans import checklist, status_line
from checklist.planning import plan, plan_case
from checklist.views import View

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "nej"}
GAP = {"hus": "lagenhet", "nyckel": "stulen"}


@pytest.fixture
def shown(small_page, small, read):
    """A function that shows the checklist for answers."""

    def show(answers, *log, view=None, page=small_page):
        return read(checklist(page, plan(small, answers, log), view or View()))

    return show


def entry(small, step, event, detail=""):
    version = next(item.version for item in plan(small, VILLA).steps if item.step.id == step)
    return Entry(step=step, version=version, event=event, at="2026-11-21", detail=detail)


def test_a_branch_is_shown_by_its_title_with_a_link_to_its_page(shown):
    html = shown(VILLA)
    assert html.one("h2").text == "Nyckel till villa"
    assert html.one(css="bk-lede").text.count("Återstår") == 0
    assert "../nyckel/villor.html#villa" in [link["href"] for link in html("a")]


def test_a_settled_branch_still_names_the_question_that_is_left(shown):
    assert "Vad har hänt med nyckeln?" in shown({"hus": "villa"}).one(css="bk-lede").text


def test_what_is_still_possible_is_counted_and_the_next_question_is_a_link(shown):
    html = shown({})
    assert "2 av 2 grenar" in html.one(css="bk-lede").text
    assert "1 lucka" in html.one(css="bk-lede").text
    assert "#fraga-hus" in [link["href"] for link in html("a")]


def test_open_branches_without_an_open_gap_do_not_mention_one(shown):
    assert "luck" not in shown({"nyckel": "tappad"}).one(css="bk-lede").text


def test_several_open_gaps_are_counted(handbook, routine, read):
    page = Page(handbook=handbook, routine=routine, live=True)
    assert "3 luckor" in read(checklist(page, plan(routine, {}), View())).one(css="bk-lede").text


def test_a_gap_shows_its_text_who_decides_and_the_nearest_branch(shown, small):
    html = shown(GAP)
    box = html.one("div", css="bk-gap").text
    assert small.gaps[0].text in box
    assert small.gaps[0].decides in box
    assert len(html("div", css="bk-nearest")) == 1
    assert "1 gren." in html.one(css="bk-lede").text


def test_two_nearest_branches_are_branches(handbook, routine, read):
    page = Page(handbook=handbook, routine=routine, live=True)
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "bada",
        "skal": "hyresskuld",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    html = read(checklist(page, plan(routine, answers), View()))
    assert "2 grenar." in html.one(css="bk-lede").text
    assert len([item for item in html("li") if item.around[-2].classes == ["bk-nearest"]]) == 2


def test_of_many_nearest_branches_only_the_common_steps_are_shown_until_more_is_answered(
    handbook, routine, read
):
    page = Page(handbook=handbook, routine=routine, live=True)
    found = plan(routine, {"hushall": "barnfamilj", "aktuell": "bada"})
    html = read(checklist(page, found, View()))
    assert [item for item in html("li") if item.around[-2].classes == ["bk-nearest"]] == []
    assert {len(item.branches) for item in found.acts if item.branches} == {6}
    assert {len(item.branches) for item in found.steps if item.branches} > {6}
    assert html(css="bk-nearest")[0].text.count("färre") == 1


def test_a_contradiction_is_told_and_shows_no_steps(shown, small):
    html = shown({"hus": "lagenhet", "hund": "ja"})
    assert small.impossible[0].reason in html.one("div", css="bk-remark").text
    assert html(css="bk-step") == html(css="bk-toolbar") == html(css="bk-stage") == []


def test_the_steps_stand_under_their_stages_and_an_empty_stage_is_not_shown(shown):
    html = shown({**VILLA, "hund": "ja"}, view=View(whole=True))
    assert [stage["id"] for stage in html("section", css="bk-stage")] == ["skede-nu", "skede-sedan"]
    stages = [
        [e["id"] for e in item.around if e.tag == "section" and "id" in e][-1]
        for item in html("li", css="bk-step")
    ]
    assert stages == ["skede-nu"] * 3 + ["skede-sedan"] * 2
    lonely = shown({"hus": "lagenhet", "nyckel": "tappad"}, view=View(whole=True))
    assert [stage["id"] for stage in lonely("section", css="bk-stage")] == ["skede-nu", "skede-sedan"]


def test_a_stage_has_its_note_where_it_has_one(shown, small):
    assert small.stages[1].note in shown(VILLA, view=View(whole=True)).one(id="skede-sedan").text


def test_what_comes_after_contact_is_folded_until_there_is_contact(handbook, routine, read):
    page = Page(handbook=handbook, routine=routine, live=True)
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "ingen",
        "skal": "storning",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    found = plan(routine, answers)
    assert len(read(checklist(page, found, View()))(id="bk-senare")) == 1
    phone = next(item for item in found.steps if item.step.kind == "phone")
    log = [
        Entry(
            step=phone.step.id, version=phone.version, event="outcome", at="2026-11-21", detail="fick-kontakt"
        )
    ]
    assert read(checklist(page, plan(routine, answers, log), View()))(id="bk-senare") == []


def test_one_units_view_hides_the_others_steps_and_says_how_many(shown):
    every = len(shown(VILLA, view=View(whole=True))(css="bk-step"))
    html = shown(VILLA, view=View(unit="kontor", whole=True))
    assert [step.text.split()[0] for step in html(css="bk-step__text")] == ["Gå", "Ge"]
    assert any(told.text.startswith(f"{every - 2} steg") for told in html("p", css="bk-quiet"))
    assert "checked" in html.one("input", name="visa", value="kontor")


def test_the_filter_offers_the_units_that_act_and_not_those_from_outside(shown):
    assert [radio["value"] for radio in shown(VILLA)("input", name="visa")] == ["", "vaktmastare", "kontor"]


def test_notes_that_the_answers_do_not_include_are_shown_and_unknown_steps_are_not(shown, small):
    html = shown({"hus": "lagenhet", "nyckel": "tappad"}, entry(small, "hembesok", "done"))
    assert "Gå dit." in html.one("section", css="bk-leftovers").text
    gone = Entry(step="gammalt", version="00000000", event="done", at="2026-11-21")
    assert shown(VILLA, gone)("section", css="bk-leftovers") == []


def test_a_changed_edition_is_told(small_page, small, read):
    old = plan_case(small, Case(routine="nyckel", edition="2025-01-01", answers=VILLA))
    now = plan_case(small, Case(routine="nyckel", edition="2026-01-01", answers=VILLA))
    count = [len(read(checklist(small_page, found, View()))("div", css="bk-remark")) for found in (old, now)]
    assert count[0] == count[1] + 1


def test_a_case_that_is_newer_than_the_page_is_told(small_page, small, read):
    cases = [Case(routine="nyckel", edition=day, answers=VILLA) for day in ("2027-01-01", "2026-01-01")]
    remarks = [
        read(checklist(small_page, plan_case(small, case), View()))("div", css="bk-remark") for case in cases
    ]
    assert len(remarks[0]) == len(remarks[1]) + 1


PLACES = ("har", "rensa", "oppna-fil", "spara", "spara-fil")


def said(html):
    """What is said, by where it stands."""
    return {note["id"].removeprefix("bk-sagt-"): note.text for note in html(css="bk-note") if note.text}


@pytest.mark.parametrize("place", PLACES)
def test_a_message_stands_at_its_control_and_nowhere_else(shown, place):
    assert said(shown({})) == {}
    assert said(shown({}, view=View(message="Hej.", at=place))) == {place: "Hej."}


@pytest.mark.parametrize("place", ["har", "rensa", "oppna-fil"])
def test_what_can_be_undone_says_so_where_it_was_done(shown, place):
    html = shown({}, view=View(undo=place, former="{}"))
    assert list(said(html)) == [place]
    [button] = html("button", name="angra")
    assert any(outer["id"] == f"bk-sagt-{place}" for outer in button.around if "id" in outer.attributes)
    assert shown({}, view=View(message="Hej.", at=place))("button", name="angra") == []


def test_nothing_is_kept_unless_the_user_has_chosen_so(shown):
    assert "checked" not in shown({}).one("input", name="spara")
    assert "checked" in shown({}, view=View(save=True)).one("input", name="spara")
    assert len(shown({})("button", name="rensa")) == 1


def test_the_journal_text_is_there_once_something_is_answered_and_it_is_asked_for(shown):
    assert shown({}, view=View(unfolded=("journal",)))("textarea") == []
    assert shown(VILLA)("textarea") == []
    assert shown(VILLA).one(id="bk-journal")["data-asks"] == "journal"
    text = shown(VILLA, view=View(today="2026-11-21", unfolded=("journal",))).one("textarea").text
    assert "Nyckel till villa" in text
    assert "21 november 2026" in text


def test_without_the_engine_the_page_has_its_questions_but_no_controls_that_need_it(shown, still_page):
    html = shown(VILLA, page=still_page)
    assert html("button") == html("textarea") == html("select") == []
    assert {radio["name"] for radio in html("input")} == {"svar:hus", "svar:nyckel", "svar:hund"}
    assert len(html(css="bk-step")) + len(html(css="bk-line")) == 4


def test_a_screen_reader_is_told_the_title_and_the_counts(small):
    found = plan(small, VILLA, [entry(small, "ring", "done")])
    assert status_line(found, View()).startswith("Nyckel till villa.")
    assert "gjort 1" in status_line(found, View())
    assert status_line(found, View(message="Hej.", at="rensa")).startswith("Hej. Nyckel till villa.")


def test_print_has_the_answers_in_words_and_the_edition_and_the_day_where_it_is_known(shown):
    undated = shown({"hus": "villa"}).one(css="bk-print-only").text
    dated = shown({"hus": "villa"}, view=View(today="2026-11-21")).one(css="bk-print-only").text
    assert undated.startswith("Hur bor du? Villa.")
    assert "2026-01-01" in undated
    assert dated.removeprefix(undated).strip() == "Utskrift 21 november 2026."


STOLEN = {**VILLA, "nyckel": "stulen"}


@pytest.fixture
def dated(small):
    """A function that notes days for facts."""
    version = next(item.version for item in plan(small, STOLEN).steps if item.step.id == "anmal")

    def note(**days):
        return [
            Entry(step="anmal", version=version, event="dated", at="2026-11-21", detail=f"{fact}-{day}")
            for fact, day in days.items()
        ]

    return note


def test_a_last_day_is_shown_only_when_a_day_is_known_and_says_what_is_missing(shown, dated):
    assert shown(STOLEN)(css="bk-deadline") == []
    one = shown(STOLEN, *dated(delgiven="2026-11-02")).one(css="bk-deadline").text
    assert "tidigast måndag 23 november 2026" in one
    assert "larmet gick" in one
    both = shown(STOLEN, *dated(delgiven="2026-11-02", avsand="2026-11-03")).one(css="bk-deadline").text
    assert "tisdag 24 november 2026" in both
    assert "tidigast" not in both
    assert "larmet gick" not in both


def test_a_last_day_that_has_passed_is_said_to_have_passed_and_not_on_the_day_itself(shown, dated):
    log = dated(delgiven="2026-11-02", avsand="2026-11-02")
    counts = [
        len(read_paragraphs(shown(STOLEN, *log, view=View(today=today))))
        for today in ("", "2026-11-23", "2026-11-24")
    ]
    assert counts[0] == counts[1] == counts[2] - 1


def read_paragraphs(html):
    shown = [p for p in html("p") if "hidden" not in p.attributes]
    return [p for p in shown if any("bk-deadline" in outer.classes for outer in p.around)]


def test_a_step_without_the_deadlines_answers_shows_no_last_day(shown, dated):
    assert shown(VILLA, *dated(delgiven="2026-11-02"))(css="bk-deadline") == []


def test_a_day_for_something_that_the_rule_does_not_name_gives_no_last_day(shown, dated):
    assert shown(STOLEN, *dated(hatt="2026-11-02"))(css="bk-deadline") == []
