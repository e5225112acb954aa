"""An act that the open branches have in different forms: what is told of it, and when it may be done."""

import json
from dataclasses import replace

import pytest

from checklist import bridge
from checklist.cases import Entry
from checklist.exporting import handbook_to_json
from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.journal import journal_text
from checklist.model import After
from checklist.planning import plan
from checklist.references import references
from checklist.views import View

FAMILY = {
    "hushall": "barnfamilj",
    "aktuell": "ekonomiskt-bistand",
    "skal": "hyresskuld",
    "kronofogden": "nej",
}
OPEN = FAMILY | {"antal": "vet-ej"}
TODAY = "2026-11-29"


@pytest.fixture
def shown(handbook, read):
    """A function that shows a plan as the page does."""
    return lambda found, **view: read(
        checklist(Page(handbook=handbook, routine=found.routine, live=True), found, View(today=TODAY, **view))
    )


def log_of(found, *notes):
    versions = {item.step.id: item.version for item in found.acts}
    return [
        Entry(step=step, version=versions[step], event=event, at=TODAY, detail=detail)
        for step, event, detail in notes
    ]


def test_whatever_is_answered_each_act_that_varies_says_what_does(routine, shown):
    singles = [{question.id: option.id} for question in routine.questions for option in question.options]
    gap = {"hushall": "barnfamilj", "aktuell": "bada", "skal": "bada", "antal": "forsta"}
    for answers in ({}, OPEN, gap, FAMILY | {"aktuell": "vet-ej", "antal": "upprepad"}, *singles):
        found = plan(routine, answers)
        told = shown(found, whole=True)("p", css="bk-step__varies")
        assert len(told) == sum(len(item.varies) for item in found.acts)


def test_the_question_that_settles_it_is_named(routine, shown):
    (told,) = {
        line.text
        for line in shown(plan(routine, OPEN))("p", css="bk-step__varies")
        if line.text.startswith("Med vem?") and "och" in line.text
    }
    assert routine.question_by_id["antal"].text in told


def test_an_act_that_is_closed_in_every_branch_is_closed_though_they_differ_on_when(routine):
    """And it waits for the answer as long as it may be done in one of them only."""
    waits = {"forsta": After(step="brev", outcome="hordes-inte-av")}
    waits["upprepad"] = After(step="telefon", outcome="fick-inte-kontakt")

    def changed(branch):
        after = waits.get(branch.id.rpartition("-")[2]) if branch.id.startswith("barnfamilj-eko") else None
        steps = [
            replace(step, after=(after,)) if after and step.id == "kallelse" else step
            for step in branch.steps
        ]
        return replace(branch, steps=tuple(steps))

    other = replace(routine, branches=tuple(map(changed, routine.branches)))

    def status(*notes):
        found = plan(other, OPEN)
        again = plan(other, OPEN, log_of(found, *notes))
        return next(item.status for item in again.acts if item.step.id == "kallelse")

    reached = ("brev", "outcome", "hordes-av")
    assert status() == "waits"
    assert status(("brev", "outcome", "hordes-inte-av")) == "waits"
    assert status(reached, ("telefon", "outcome", "fick-kontakt")) == "closed"


def test_a_closed_case_says_why_and_can_be_opened_again(routine, shown):
    found = plan(routine, FAMILY | {"antal": "forsta"})
    ended = plan(routine, found.answers, log_of(found, ("forslag-avslut", "outcome", "avslut-betald")))
    html = shown(ended)
    assert routine.outcome_by_id["avslut-betald"].label in html.one(id="bk-avsluta").text
    assert len(html("button", name="inget-utfall")) == 1
    assert html("input", css="bk-tick") == []


def test_the_day_of_an_act_may_be_changed_to_one_that_has_been_and_to_no_other(routine):
    found = plan(routine, FAMILY | {"antal": "forsta"})

    def day(*notes):
        again = plan(routine, found.answers, log_of(found, *notes))
        return next(item.done.at for item in again.acts if item.step.id == "aktualisera")

    done = ("aktualisera", "done", "")
    assert day(done, ("aktualisera", "on", "2026-11-20")) == "2026-11-20"
    assert day(done, ("aktualisera", "on", "2026-11-30")) == TODAY
    assert day(done, ("aktualisera", "on", "2026-02-31")) == TODAY
    undone = plan(routine, found.answers, log_of(found, ("aktualisera", "on", "2026-11-20")))
    assert next(item.done for item in undone.acts if item.step.id == "aktualisera") is None


def test_only_a_question_of_law_has_a_source_and_it_has_an_answer_for_who_does_not_know(handbook, routine):
    first, *rest = routine.law_questions
    unsure = replace(first, options=tuple(option for option in first.options if not option.unknown))
    asked = replace(routine.questions[0], source="jordabalken")
    wrong = replace(routine, law_questions=(unsure, *rest), questions=(asked, *routine.questions[1:]))
    told = [problem.message for problem in references(replace(handbook, routines=(wrong,)))]
    assert sum("unknown: true" in text for text in told) == 1
    assert sum("law_questions" in text for text in told) == 1
    assert list(references(handbook)) == []


def test_a_paper_brings_the_answers_that_it_is_itself_and_changes_none_that_is_given(handbook, routine):
    bridge.start(handbook_to_json(handbook))

    def answered(**answers):
        case = view = None
        for question, option in answers.items():
            control = {"name": f"svar:{question}", "value": option}
            request = {"routine": routine.id, "today": TODAY, "case": case, "view": view, "control": control}
            told = json.loads(bridge.update(json.dumps(request)))
            case, view = told["case"], told["view"]
        return json.loads(case)["answers"]

    assert answered(papper="kronofogden-datum")["kronofogden"] == "ja"
    assert answered(kronofogden="nej", papper="kronofogden-datum")["kronofogden"] == "nej"
    assert answered(papper="hyra") == {"papper": "hyra", "skal": "hyresskuld"}
    assert answered(papper="hyresnamnden") == {"papper": "hyresnamnden"}


def test_an_act_that_may_be_done_though_it_stands_behind_can_be_noted_and_one_that_waits_can_not(
    routine, shown
):
    found = plan(routine, FAMILY | {"antal": "upprepad", "papper": "hyra", "bostad": "hyresratt"})
    lines = shown(found)("li", css="bk-line")
    noted = [line["id"] for line in lines if any("gjort" in button for button in ids_of(shown(found), line))]
    assert [name.rpartition("-")[0] for name in noted][:1] == ["steg-telefon"]
    assert not any("hembesok" in name for name in noted)


def ids_of(html, line):
    """The ids of the buttons within a line."""
    return [button["id"] for button in html("button", name="gjort") if line["id"] in button["id"]]


def test_what_can_no_longer_be_done_is_not_written_as_done(handbook, routine):
    found = plan(routine, FAMILY | {"antal": "forsta"})
    reached = plan(routine, found.answers, log_of(found, ("brev", "outcome", "hordes-av")))
    text = journal_text(handbook, reached, TODAY)
    assert "gäller inte längre" not in text
    assert "gäller inte längre" in journal_text(handbook, reached, TODAY, whole=True)
