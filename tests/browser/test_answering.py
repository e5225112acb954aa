"""A case from the first answer on: the right branch, its ticks and outcomes, and nothing ever lost."""

import pytest
from acting import ANSWERS
from playwright.sync_api import expect

from checklist.agenda import MOST_NOW, agenda_of
from checklist.comparing import compare
from checklist.exporting import alone
from checklist.planning import plan

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

# Contrast pair with ANSWERS: the branches differ in one answer, and only that of ANSWERS has the informing letter.
REPEATED = ANSWERS | {"antal": "upprepad"}
WITH_MONEY = ANSWERS | {"aktuell": "ekonomiskt-bistand"}


@pytest.mark.parametrize(
    ("answers", "branch", "letter"),
    [
        (ANSWERS, "barnfamilj-ej-aktuell-hyresskuld-forsta", True),
        (REPEATED, "barnfamilj-ej-aktuell-hyresskuld-upprepad", False),
    ],
    ids=["forsta", "upprepad"],
)
def test_four_answers_give_the_branch(checklist, planned, answers, branch, letter):
    """Four answers by mouse settle the branch and show its steps and no others, by stage where the whole is asked for."""
    checklist.whole().answer(**answers)
    assert checklist.branch() == branch
    assert checklist.steps() == planned(answers)
    assert ("brev" in checklist.statuses()) is letter
    assert checklist.answered() == answers


def test_every_answer_narrows_what_is_shown(checklist, planned):
    """After each single answer the page shows the steps that hold already, and says so to a screen reader."""
    checklist.whole()
    given, said = {}, set()
    for question, option in ANSWERS.items():
        checklist.answer(**{question: option})
        given[question] = option
        assert checklist.steps() == planned(given)
        said.add(checklist.element.locator('[data-part="status"]').inner_text())
    assert len(said) > 1
    assert "" not in said


def test_what_is_next_stands_first(checklist, routine):
    """Shown is what is to be done now, a few acts that can be ticked; what comes later, and advice, have no box."""
    checklist.answer(**ANSWERS)
    found = agenda_of(plan(routine, ANSWERS))
    parts = {"forst": found.first, "nu": found.now, "rad": found.advice}
    assert {name: checklist.part(name) for name in parts} == {
        name: [item.step.id for item in items] for name, items in parts.items()
    }
    assert sorted(checklist.part("sedan")) == sorted(item.step.id for item in found.later)
    boxes = checklist.page.locator(".bk-plan input.bk-tick")
    expect(boxes).to_have_count(MOST_NOW)
    expect(checklist.page.locator("#bk-nu input.bk-tick")).to_have_count(MOST_NOW)
    expect(checklist.page.locator("#bk-sedan input, .bk-line--waits button")).to_have_count(0)


def test_a_date_from_kronofogden_comes_first(checklist, routine, planned):
    """With a date from Kronofogden, what that calls for is added to the branch, and comes before it."""
    with_date = ANSWERS | {"kronofogden": "ja"}
    checklist.answer(**ANSWERS)
    without = {item.step.id for item in plan(routine, ANSWERS).acts}
    checklist.answer(kronofogden="ja")
    assert checklist.branch() == "barnfamilj-ej-aktuell-hyresskuld-forsta"
    assert "bekraftelse" not in without
    now = checklist.part("nu")
    added = [step not in without for step in now]
    assert "bekraftelse" in now
    assert added == sorted(added, reverse=True)
    assert "dag-for-dag" in checklist.part("forst")
    checklist.whole()
    assert checklist.steps() == planned(with_date)


def test_a_tick_is_noted_and_taken_back(checklist):
    """A tick marks the step as done, and a second click takes it back."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    assert checklist.statuses()["aktualisera"] == "done"
    expect(checklist.tick("aktualisera")).to_be_checked()
    checklist.use(checklist.tick("aktualisera").click)
    assert checklist.statuses()["aktualisera"] == "now"
    expect(checklist.tick("aktualisera")).not_to_be_checked()


def test_an_outcome_opens_and_closes_what_follows(checklist, routine):
    """An outcome opens the steps that waited for it; its opposite closes them, and contact opens others."""
    checklist.whole().answer(**WITH_MONEY)
    before = checklist.statuses()
    assert (before["aviserat-hembesok"], before["oanmalt-hembesok"]) == ("waits", "waits")
    contact = {item.step.id for item in plan(routine, WITH_MONEY).acts if item.step.on_contact}
    assert {before[step] for step in contact} == {"waits"}

    checklist.use(checklist.outcome("kallelse", "uteblev").click)
    missed = checklist.statuses()
    assert missed["kallelse"] == "done"
    assert (missed["aviserat-hembesok"], missed["oanmalt-hembesok"]) == ("now", "waits")
    assert {missed[step] for step in contact} == {"waits"}

    checklist.use(checklist.outcome("kallelse", "kom").click)
    came = checklist.statuses()
    assert (came["aviserat-hembesok"], came["oanmalt-hembesok"]) == ("closed", "closed")
    assert {came[step] for step in contact} == {"now"}

    checklist.use(checklist.page.locator('button[name="inget-utfall"]').click)
    assert checklist.statuses() == before


def test_a_ladder_to_its_end(checklist):
    """Only when the letter, the telephone and the announced visit have failed does the last visit's turn come."""
    checklist.answer(**WITH_MONEY)
    ladder = [
        ("brev", "hordes-inte-av"),
        ("telefon", "fick-inte-kontakt"),
        ("kallelse", "uteblev"),
        ("aviserat-hembesok", "inte-hemma"),
    ]
    for step, outcome in ladder:
        assert "oanmalt-hembesok" in checklist.part("sedan")
        checklist.use(checklist.outcome(step, outcome).click)
    assert "oanmalt-hembesok" in checklist.part("nu")
    assert checklist.statuses()["oanmalt-hembesok"] == "now"


def test_a_changed_answer_loses_nothing(checklist):
    """What was noted on a step that another answer takes away is kept in sight, and comes back with it."""
    checklist.answer(**WITH_MONEY)
    checklist.use(checklist.tick("kopia").click)
    checklist.use(checklist.tick("aktualisera").click)
    leftovers = checklist.page.locator(".bk-leftovers li")
    expect(leftovers).to_have_count(0)

    checklist.answer(antal="upprepad")
    assert "kopia" not in checklist.statuses()
    assert checklist.statuses()["aktualisera"] == "done"
    expect(leftovers).to_have_count(1)

    checklist.answer(antal="forsta")
    assert checklist.statuses()["kopia"] == "done"
    expect(leftovers).to_have_count(0)


def test_an_answer_is_taken_back(checklist, planned):
    """An answer that is taken back leaves the others as they are."""
    checklist.whole().answer(**ANSWERS)
    checklist.use(checklist.page.locator("#ta-bort-antal").click)
    left = {question: option for question, option in ANSWERS.items() if question != "antal"}
    assert checklist.answered() == left
    assert checklist.branch() is None
    assert checklist.steps() == planned(left)


def test_not_known_says_where_to_look(checklist, routine, planned):
    """ "Vet ej" keeps the branches open, and shows where the answer can be found."""
    answers = ANSWERS | {"aktuell": "vet-ej"}
    checklist.whole().answer(**answers)
    hint = routine.question_by_id["aktuell"].option("vet-ej").hint
    expect(checklist.page.locator("#bk-rutor .bk-meaning")).to_contain_text(hint)
    assert checklist.branch() is None
    assert checklist.steps() == planned(answers)


def test_a_gap_shows_the_nearest_branches(checklist, routine):
    """Where the routine is silent, the gap is named, with the branches nearest to it and who can decide."""
    answers = ANSWERS | {"aktuell": "bada"}
    checklist.whole().answer(**answers)
    found = plan(routine, answers)
    assert checklist.branch() is None
    assert checklist.gaps() == ["familj-hos-bada-enheterna"]
    assert checklist.nearest() == [branch.id for branch in found.narrowed.nearest]
    expect(checklist.page.locator(".bk-gap")).to_contain_text(found.gap.decides)
    only_in = {item.step.id for item in found.acts if 0 < len(item.branches) < len(found.narrowed.nearest)}
    named = {step: checklist.linked(f"li[id^='steg-{step}-'] .bk-step__what a") for step in only_in}
    assert all(set(links) <= set(checklist.nearest()) and links for links in named.values())


def test_two_gaps_at_once_are_both_named(checklist, routine):
    """Answers that the routine leaves out for two reasons name both gaps."""
    answers = ANSWERS | {"aktuell": "bada", "skal": "bada"}
    checklist.answer(**answers)
    assert set(checklist.gaps()) == {gap.id for gap in plan(routine, answers).narrowed.gaps}
    assert len(checklist.gaps()) == 2


def test_answers_that_contradict_each_other_say_why(checklist, routine):
    """Answers that cannot both be true show the reason and no steps; one changed answer mends it."""
    checklist.answer(aktuell="barn-och-unga", hushall="utan-barn")
    reason = routine.impossible[0].reason
    expect(checklist.page.locator(".bk-plan .bk-remark")).to_contain_text(reason)
    assert checklist.steps() == []
    expect(checklist.page.locator("#omojligt-aktuell")).to_contain_text(reason)
    expect(checklist.radio("aktuell", "barn-och-unga")).to_have_attribute(
        "aria-describedby", "omojligt-aktuell"
    )
    checklist.answer(aktuell="ingen")
    assert checklist.steps()


def test_what_another_answer_would_change(checklist, routine):
    """ "Vad ändras om …?" compares with another answer, and leaves the case as it is."""
    checklist.answer(**ANSWERS)
    steps = checklist.steps()
    checklist.use(checklist.page.locator("#bk-tank-om > summary").click)
    rows = checklist.page.locator("#bk-tank-om tbody tr")
    checklist.use(checklist.page.locator("#tank-om").select_option, "antal=upprepad")
    differences = compare(plan(routine, ANSWERS), plan(routine, REPEATED)).differences
    expect(rows).to_have_count(len(differences))
    expect(rows.first).to_be_visible()
    expect(checklist.page.locator("#tank-om")).to_have_value("antal=upprepad")
    assert checklist.steps() == steps
    assert checklist.answered() == ANSWERS
    checklist.use(checklist.page.locator("#tank-om").select_option, "")
    expect(rows).to_have_count(0)


def test_one_unit_sees_its_own_steps(checklist, planned, handbook, routine):
    """The filter shows each unit the steps that concern it, and all of them again; ticks stay."""
    checklist.whole().answer(**REPEATED)
    checklist.use(checklist.tick("informera").click)
    everything = checklist.statuses()
    for unit in (unit for unit in alone(handbook, routine).units if not unit.external):
        checklist.use(checklist.page.locator(f"#visa-{unit.id}").click)
        shown = [(step, version) for step, version, _ in checklist.steps()]
        assert shown == [(step, version) for step, version, _ in planned(REPEATED, unit.id)]
        assert 0 < len(shown) < len(everything)
    checklist.use(checklist.page.locator("#visa-alla").click)
    assert checklist.statuses() == everything
    assert everything["informera"] == "done"


def test_a_step_is_set_aside_with_a_reason_and_taken_back(checklist, routine):
    """A step is set aside only with one of the reasons, which is shown, and can be taken out again."""
    checklist.answer(**ANSWERS)
    step = checklist.step("brev")
    checklist.use(step.locator(".bk-why").click)
    checklist.use(step.locator('button[name="fraga-undan"]').click)
    reasons = step.locator('button[name^="undan:"]')
    assert reasons.evaluate_all("all => all.map((one) => one.value)") == [
        reason.id for reason in routine.reasons
    ]
    assert checklist.statuses()["brev"] == "now"
    checklist.use(reasons.first.click)
    assert checklist.statuses()["brev"] == "aside"
    expect(step.locator(".bk-step__status")).to_contain_text(routine.reasons[0].label.lower())
    expect(step.locator("input.bk-tick")).to_have_count(0)
    checklist.use(step.locator('button[name="ater"]').click)
    assert checklist.statuses()["brev"] == "now"
