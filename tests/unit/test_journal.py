"""journal: a case as plain text."""

from dataclasses import replace

import pytest

from checklist.cases import Entry
from checklist.journal import answers_line, journal_text
from checklist.planning import plan

VILLA = {"hus": "villa", "nyckel": "tappad", "hund": "ja"}


def line_of(text, part):
    return next(line for line in text.splitlines() if part in line)


@pytest.fixture
def written(small_handbook, small):
    """A function that writes the journal after some events at steps of the plan."""

    def write(answers, *events, at="2026-11-21", today="", whole=True):
        log = []
        for step, event, detail in events:
            version = next(item.version for item in plan(small, VILLA).steps if item.step.id == step)
            log.append(Entry(step=step, version=version, event=event, at=at, detail=detail))
        return journal_text(small_handbook, plan(small, answers, log), today, whole=whole)

    return write


def test_the_answers_are_written_in_the_order_of_the_questions(small):
    line = answers_line(plan(small, {"hund": "nej", "hus": "villa"}))
    assert line.index("Villa") < line.index("Nej")
    assert answers_line(plan(small, {})) == ""


def test_before_the_first_answer_the_second_line_says_which_edition(written, small):
    first, second = written({}).splitlines()[:2]
    assert first
    assert small.edition in second


def test_every_step_is_written_under_its_stage(written, small):
    text = written(VILLA)
    assert text.index("NU") < text.index("Gå dit") < text.index("SEDAN") < text.index("Ge ett kvitto")
    assert text.index("Ta med något gott") < text.index("SEDAN")
    assert text.count("[ ]") == 5


def test_a_stage_without_steps_is_not_written(written):
    assert "NU\n" not in written({"hus": "lagenhet", "hund": "ja"})


def test_for_the_journal_what_has_been_done_and_what_is_next_is_written_and_not_all_that_waits(written):
    text = written(VILLA, ("ring", "outcome", "svar"), whole=False)
    assert text.index("GJORT") < text.index("Ring den") < text.index("NU")
    assert text.count("[ ]") < written(VILLA, ("ring", "outcome", "svar")).count("[ ]")


def test_marks_and_dates_tell_what_has_been_noted(written):
    text = written(
        VILLA,
        ("ring", "outcome", "svar"),
        ("kvitto", "done", ""),
        ("hundgodis", "aside", "gjort"),
        at="2026-10-10",
    )
    assert line_of(text, "Ring den").startswith("[x]")
    assert "Svarade, 2026-10-10" in line_of(text, "Ring den")
    assert line_of(text, "Ge ett kvitto").startswith("[x]")
    assert "2026-10-10" in line_of(text, "Ge ett kvitto")
    assert line_of(text, "Ta med").startswith("[-]")
    assert "Redan gjort" in line_of(text, "Ta med")
    assert line_of(text, "Gå dit").startswith("[-]")
    assert "Samtal: svarade" in line_of(text, "Gå dit")


def test_an_attempt_without_answer_is_still_to_be_done(written):
    assert line_of(written(VILLA, ("ring", "outcome", "tyst")), "Ring den").startswith("[ ]")


def test_a_waiting_step_says_what_it_waits_for(written):
    assert "Samtal: svarade inte" in line_of(written(VILLA), "Gå dit")


def test_only_steps_of_another_ground_than_the_routine_are_marked(written):
    text = written(VILLA)
    assert "[Lag]" in line_of(text, "Ge ett kvitto")
    assert "[Förslag]" in line_of(text, "Ta med")
    assert "[Rutinen]" not in text


def test_a_gap_tells_its_text_and_the_branch_of_each_step(written, small):
    text = written({"hus": "lagenhet", "nyckel": "stulen"})
    assert small.gaps[0].text in text
    assert "lagenhet-tappad" in line_of(text, "Ring den")


def test_a_contradiction_tells_its_reason(written, small):
    assert small.impossible[0].reason in written({"hus": "lagenhet", "hund": "ja"})


def test_notes_that_the_answers_do_not_include_are_kept_and_unknown_steps_are_passed_over(
    written, small_handbook, small
):
    text = written({"hus": "lagenhet", "nyckel": "tappad"}, ("hembesok", "done", ""))
    assert "2026-11-21 Gå dit." in text
    gone = Entry(step="gammalt", version="00000000", event="done", at="2026-11-21")
    assert "gammalt" not in journal_text(small_handbook, plan(small, VILLA, [gone]))


def test_the_next_question_is_asked_while_one_is_left(written):
    assert "Vad har hänt med nyckeln?" in written({"hus": "villa"})
    assert "Fråga härnäst" not in written(VILLA)


def test_the_day_of_printing_is_written_when_it_is_given(written):
    assert "21 november 2026" in written(VILLA, today="2026-11-21")
    assert "Utskrift" not in written(VILLA)


def test_a_reason_that_the_routine_no_longer_knows_breaks_nothing(written):
    assert "Ta med något gott" in written(VILLA, ("hundgodis", "aside", "gammalt-skal"))


def test_the_last_day_is_written_with_its_counting_once_a_day_is_known(small_handbook, small):
    answers = {**VILLA, "nyckel": "stulen"}
    found = plan(small, answers)
    assert "Sista dag" not in journal_text(small_handbook, found)
    dated = [
        Entry(
            step="anmal",
            version=found.steps[0].version,
            event="dated",
            at="2026-11-21",
            detail=f"{fact}-2026-11-02",
        )
        for fact in ("delgiven", "avsand")
    ]
    one = line_of(journal_text(small_handbook, plan(small, answers, dated[:1])), "Sista dag")
    both = line_of(journal_text(small_handbook, plan(small, answers, dated)), "Sista dag")
    assert "tidigast måndag 23 november 2026" in one
    assert "måndag 23 november 2026" in both
    assert "tidigast" not in both


def test_a_plan_with_steps_on_law_says_to_which_day_the_law_holds_and_when_it_was_read(written):
    line = line_of(written({"hus": "villa"}), "Lagen i stegen")
    assert line.index("1 oktober 2026") < line.index("1 november 2026")
    assert "Lagen i stegen" not in written({"hus": "lagenhet", "hund": "ja"})


def test_the_last_day_of_a_step_that_asks_for_no_day_is_written_with_the_step(small, small_handbook):
    villa, flat = small.branches
    ring, *others = villa.steps
    owner = next(addition for addition in small.additions if addition.id == "polis")
    counted = replace(ring, due=owner.steps[0].due)
    routine = replace(small, branches=(replace(villa, steps=(counted, *others)), flat))
    answers = VILLA | {"nyckel": "stulen"}
    version = next(item.version for item in plan(routine, answers).steps if item.step.id == "anmal")
    log = [
        Entry(step="anmal", version=version, event="dated", at="2026-11-21", detail=f"{fact}-2026-11-02")
        for fact in owner.steps[0].facts
    ]
    text = journal_text(small_handbook, plan(routine, answers, log), whole=True)
    assert "Sista dag" in line_of(text, "Ring den")
    assert "Sista dag" not in line_of(text, "Anmäl stölden")
