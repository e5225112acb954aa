"""html.steps: one step with its tick, its outcome and its reason."""

import pytest

from checklist.cases import Entry
from checklist.html.parts import Page
from checklist.html.steps import plain_item, step_item
from checklist.planning import plan
from checklist.views import View

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "ja"}
FLAT = {"hus": "lagenhet", "nyckel": "tappad", "hund": "nej"}


@pytest.fixture
def shown(small_page, small, read):
    """A function that shows one step after some events, each at the step as it stands in the villa's plan."""

    def show(step_id, *events, answers=VILLA, page=small_page, open_=True, **view):
        versions = {item.step.id: item.version for item in plan(small, {**VILLA, "nyckel": "stulen"}).steps}
        log = [Entry(step=s, version=versions[s], event=e, at="2026-11-21", detail=d) for s, e, d in events]
        found = plan(small, answers, log)
        item = next(item for item in found.steps if item.step.id == step_id)
        unfolded = (f"{step_id}@{item.version}",) if open_ else ()
        return read(step_item(page, found, item, View(unfolded=unfolded, **view)))

    return show


def test_a_step_that_can_be_done_has_a_tick_with_its_text_as_label(shown):
    html = shown("ring")
    tick = html.one("input", css="bk-tick")
    assert (tick["name"], "checked" in tick) == ("klart", False)
    assert tick["value"].startswith("ring@")
    assert html.one("label", for_=tick["id"]).text == "Ring den som bor där."


def test_a_done_step_is_ticked_and_can_not_be_set_aside(shown):
    html = shown("hundgodis", ("hundgodis", "done", ""))
    assert "checked" in html.one("input", css="bk-tick")
    assert html("button", name="fraga-undan") == []
    assert "21 november 2026" in html.one(css="bk-step__status").text


def test_a_waiting_step_has_no_controls_but_says_what_it_waits_for(shown):
    html = shown("hembesok")
    assert html("input") == []
    assert "Samtal: svarade inte" in html.one(css="bk-step__status").text
    assert "bk-step--waits" in html[0].classes


def test_a_closed_step_says_what_closed_it(shown):
    html = shown("hembesok", ("ring", "outcome", "svar"))
    assert html("input") == []
    assert "Samtal: svarade" in html.one(css="bk-step__status").text


def test_an_attempt_asks_how_it_went(shown):
    html = shown("ring")
    radios = html("input", type="radio")
    assert [radio["value"] for radio in radios] == ["svar", "tyst"]
    assert {radio["name"] for radio in radios} == {f"utfall:{html.one(css='bk-tick')['value']}"}
    assert shown("kvitto", ("ring", "outcome", "svar"))("input", type="radio") == []


def test_a_given_outcome_is_chosen_and_can_be_taken_back(shown):
    html = shown("ring", ("ring", "outcome", "svar"))
    assert "checked" in html.one("input", type="radio", value="svar")
    assert len(html("button", name="inget-utfall")) == 1
    assert [button for button in html("button") if button["id"].startswith("igen-")] == []
    assert shown("ring")("button", name="inget-utfall") == []


def test_an_outcome_that_may_come_again_can_be_given_again_and_is_counted(shown):
    html = shown("ring", ("ring", "outcome", "tyst"))
    again = next(button for button in html("button") if button["id"].startswith("igen-"))
    assert again["value"] == html.one(css="bk-tick")["value"]
    noting = shown("ring", ("ring", "outcome", "tyst"), again=again["value"])
    assert [radio["value"] for radio in noting("input", type="radio") if "checked" in radio] == []
    assert "checked" in html.one("input", type="radio", value="tyst")
    assert "2" not in html.one(css="bk-step__status").text.replace("2026", "").replace("21", "")
    assert "försök 2" in shown("ring", *[("ring", "outcome", "tyst")] * 2).one(css="bk-step__status").text


def test_a_step_can_be_set_aside_for_a_reason_from_a_list_and_no_free_text_is_asked_for(
    small_page, small, read
):
    found = plan(small, VILLA)
    item = found.steps[0]
    assert read(step_item(small_page, found, item))("button", name="fraga-undan") == []
    folded = read(step_item(small_page, found, item, View(unfolded=(f"{item.step.id}@{item.version}",))))
    key = folded.one("button", name="fraga-undan")["value"]
    assert folded("button", name=f"undan:{key}") == []
    asking = read(step_item(small_page, found, item, View(asked=key)))
    assert [button["value"] for button in asking("button", name=f"undan:{key}")] == [
        r.id for r in small.reasons
    ]
    assert asking("textarea") == asking("input", type="text") == []


def test_a_step_set_aside_has_no_tick_shows_its_reason_and_comes_back(shown):
    html = shown("ring", ("ring", "aside", "gjort"))
    assert html("input") == []
    assert "redan gjort" in html.one(css="bk-step__status").text
    assert html.one("button", name="ater")["value"].startswith("ring@")


def test_a_step_noted_in_another_wording_asks_for_confirmation_and_not_for_its_outcome(shown):
    html = shown("ring", ("ring", "done", ""), answers=FLAT)
    assert len(html("button", name="bekrafta")) == 1
    assert html("input", type="radio") == []
    assert shown("ring", answers=FLAT)("button", name="bekrafta") == []


def test_units_purpose_note_modality_and_ground_are_shown(shown):
    visit = shown("hembesok")
    assert [mark.text[1:].strip() for mark in visit(css="bk-unit")] == [
        "Vaktmästaren",
        "Kontoret",
        "Låssmeden",
        "Kontoret",
    ]
    assert "Öppna dörren." in visit.one(css="bk-step__note").text
    assert shown("ring").one(css="bk-modality").text == "bör"
    assert visit(css="bk-modality") == []
    assert shown("lapp", answers=FLAT).one(css="bk-step__note").text == "En tydlig lapp."
    assert shown("kvitto").one(css="bk-ground").text == "Lag"


def test_a_contradiction_stands_in_plain_sight_and_what_is_missing_is_folded(shown):
    assert shown("hembesok").one(css="bk-remark").tag == "div"
    assert shown("anmal", answers={**VILLA, "nyckel": "stulen"}).one(css="bk-remark").tag == "details"


def test_why_is_empty_until_it_is_open_and_full_where_there_is_no_engine(shown, still_page):
    assert shown("ring", open_=False)(css="bk-why__body") == []
    assert shown("ring", open_=False).one("button", name="varfor")["aria-expanded"] == "false"
    still = shown("ring", open_=False, page=still_page)
    assert [around.tag for around in still.one(css="bk-why__body").around][-1] == "details"


def test_why_names_the_answers_that_brought_the_step_and_its_place(shown):
    why = shown("ring").one(css="bk-why__body").text
    assert "Villa" in why
    assert "Villor › Borta" in why


def test_a_step_that_every_branch_has_is_there_whatever_is_answered_and_one_of_a_gap_is_not(shown):
    everywhere = shown("kvitto", answers={"hus": "villa"}).one(css="bk-why__body")
    nearest = shown("ring", answers={"hus": "lagenhet", "nyckel": "stulen"}).one(css="bk-why__body")
    assert everywhere.text.split("Lag.")[0] != nearest.text.split("Rutinen.")[0]
    assert "Villa" not in everywhere.text


def test_without_the_engine_a_step_has_a_box_for_a_pen_and_no_controls(shown, still_page):
    html = shown("ring", page=still_page)
    assert html("input") == html("select") == html("button") == html("label") == []
    assert len(html(css="bk-box")) == 1


def test_a_step_of_only_some_of_the_nearest_branches_names_them(handbook, routine, read):
    page = Page(handbook=handbook, routine=routine, live=True)
    answers = {
        "hushall": "barnfamilj",
        "aktuell": "bada",
        "skal": "hyresskuld",
        "antal": "forsta",
        "kronofogden": "nej",
    }
    found = plan(routine, answers)
    names = {}
    for item in found.steps:
        html = read(step_item(page, found, item))
        names[item.step.id, item.step.with_] = [link.text for link in html("a")]
    assert names["brev", ()] == []
    assert len(names["kopia", ()]) == 1
    assert names["aviserat-hembesok", ("barn-och-unga",)] == [
        routine.branch_by_id["barnfamilj-barn-och-unga-hyresskuld"].title
    ]


def test_a_static_step_shows_its_condition_its_remarks_and_the_place_of_a_law(small_page, small, read):
    villa, _, polis, lag = small.step_sets[:4]
    visit = read(plain_item(small_page, villa.steps[1]))
    assert "Samtal: svarade inte" in visit.one(css="bk-step__status").text
    assert len(visit(css="bk-remark")) == 1
    assert len(visit(css="bk-citation")) == 0
    assert read(plain_item(small_page, villa.steps[0]))(css="bk-step__status") == []
    law = read(plain_item(small_page, lag.steps[0]))
    assert "kontakt" in law.one(css="bk-step__status").text
    assert len(law(css="bk-citation")) == 1
    assert "Nödvändig" not in law[0].text
    assert read(plain_item(small_page, polis.steps[0]))("input") == []


def test_texts_are_escaped(small_handbook, small, read):
    from dataclasses import replace

    step = replace(small.branches[0].steps[0], text="<script>alert(1)</script>")
    branch = replace(small.branches[0], steps=(step,))
    routine = replace(small, branches=(branch, *small.branches[1:]))
    page = Page(handbook=replace(small_handbook, routines=(routine,)), routine=routine, live=True)
    found = plan(routine, VILLA)
    assert read(step_item(page, found, found.steps[0]))("script") == []


def test_an_outcome_or_reason_that_the_routine_no_longer_knows_breaks_nothing(shown):
    assert "Ring den som bor där." in shown("ring", ("ring", "outcome", "upptaget"))[0].text
    assert "Ring den som bor där." in shown("ring", ("ring", "aside", "gammalt-skal"))[0].text


def test_a_step_with_a_deadline_asks_for_the_days_it_is_counted_from(shown, small):
    html = shown("anmal", answers={**VILLA, "nyckel": "stulen"})
    fields = html("input", type="text")
    assert [field["name"].split(":")[:2] for field in fields] == [["datum", "delgiven"], ["datum", "avsand"]]
    assert [html.one("label", for_=field["id"]).text for field in fields] == [
        fact.label for fact in small.facts
    ]
    assert shown("ring")("input", type="text") == []
