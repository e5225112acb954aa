"""agenda: what is next, in an order in which it can be done, and never what only may be done."""

from itertools import product

import pytest

from checklist.agenda import MOST_NOW, agenda_of
from checklist.cases import Entry
from checklist.planning import plan

FAMILY = {"hushall": "barnfamilj", "aktuell": "ekonomiskt-bistand", "skal": "hyresskuld", "antal": "upprepad"}
RENT = {"papper": "hyra", "bostad": "hyresratt"}
TODAY = "2026-11-29"


@pytest.fixture
def noted(routine):
    """A function that gives a plan after some notes: step, event, detail, and the day when not today."""

    def planned(answers, *notes):
        log = []
        for step, event, *rest in notes:
            detail, at = (*rest, "", TODAY)[:2] if len(rest) < 2 else rest
            version = next(i.version for i in plan(routine, answers).acts if i.step.id == step)
            log.append(Entry(step=step, version=version, event=event, at=at or TODAY, detail=detail))
        return plan(routine, answers, log)

    return planned


def ids(items):
    return [item.step.id for item in items]


def every_row(routine):
    """Every complete set of answers to the routine's questions, also to the one that decides no branch."""
    known = {question.id: [o.id for o in question.options if not o.unknown] for question in routine.questions}
    return [dict(zip(known, row, strict=True)) for row in product(*known.values())]


def every_plan(routine):
    for row in every_row(routine):
        found = plan(routine, row)
        if not found.impossible:
            yield found


def test_a_first_visit_has_few_open_acts_and_none_of_them_is_advice(routine):
    for found in every_plan(routine):
        agenda = agenda_of(found, TODAY)
        assert 0 < len(agenda.now) <= MOST_NOW
        assert not any(item.step.advice for item in agenda.now)


def test_every_act_stands_in_one_part_and_none_is_lost(routine):
    for found in every_plan(routine):
        agenda = agenda_of(found, TODAY)
        parts = [*agenda.first, *agenda.now, *agenda.later, *agenda.done, *agenda.advice, *agenda.closing]
        assert sorted(ids(parts)) == sorted(ids(found.acts))


def test_life_children_and_violence_come_first_whatever_the_stage(routine):
    for found in every_plan(routine):
        first = ids(agenda_of(found, TODAY).first)
        assert "forslag-vald" in first[:2]
        assert (first[0] == "anmalningsskyldighet") == (found.answers["hushall"] == "barnfamilj")


def test_the_acts_stand_in_the_order_in_which_they_can_be_done(routine):
    now = ids(agenda_of(plan(routine, FAMILY | RENT | {"kronofogden": "nej"})).now)
    assert now[0] == "treveckorsfristen"
    assert now.index("brev") < now.index("kallelse") < now.index("vem-tar-kontakt")
    later = ids(agenda_of(plan(routine, FAMILY | {"kronofogden": "ja"})).now)
    assert later[:3] == ["bekraftelse", "atervinning", "kopia-till-hyresgasten"]


def test_what_has_been_done_today_stays_in_its_place_and_is_done_tomorrow(noted):
    found = noted(FAMILY, ("aktualisera", "done"))
    today, tomorrow = agenda_of(found, TODAY), agenda_of(found, "2026-11-30")
    assert ids(today.now)[0] == "aktualisera"
    assert today.done == ()
    assert "aktualisera" not in ids(tomorrow.now)
    assert ids(tomorrow.done) == ["aktualisera"]


def test_one_units_part_holds_what_concerns_it_alone(routine):
    found = plan(routine, FAMILY)
    mine = agenda_of(found, TODAY, "barn-och-unga")
    assert all("barn-och-unga" in item.step.units for item in (*mine.now, *mine.later, *mine.advice))
    assert "utse-handlaggare-barn-och-unga" in ids(mine.now)
    assert "brev" not in ids(mine.now)


def test_a_case_is_closed_with_its_reason_and_then_nothing_is_left_to_do(noted):
    closed = agenda_of(noted(FAMILY, ("forslag-avslut", "outcome", "avslut-betald")), TODAY)
    assert (closed.now, closed.later, closed.first) == ((), (), ())
    assert ids([closed.closed]) == ids(closed.closing) == ["forslag-avslut"]
    assert not agenda_of(noted(FAMILY), TODAY).closed


def test_after_the_last_attempt_there_is_a_way_on(noted):
    """The routine ends there; what the handbook proposes is told before all else, and not before that."""
    attempts = [
        ("brev", "outcome", "hordes-inte-av"),
        ("telefon", "outcome", "fick-inte-kontakt"),
        ("kallelse", "outcome", "uteblev"),
        ("aviserat-hembesok", "outcome", "inte-hemma"),
    ]
    assert "forslag-vag-vidare" not in ids(agenda_of(noted(FAMILY, *attempts), TODAY).first)
    last = ("oanmalt-hembesok", "outcome", "inte-hemma")
    assert "forslag-vag-vidare" in ids(agenda_of(noted(FAMILY, *attempts, last), TODAY).first)


def test_advice_is_read_at_the_act_that_it_belongs_to(routine):
    agenda = agenda_of(plan(routine, FAMILY | RENT | {"kronofogden": "nej"}))
    deadline = next(item.step for item in agenda.now if item.step.kind == "deadline")
    assert ids(agenda.advice_at(deadline)) == ["atagande"]
    letter = next(item.step for item in agenda.now if item.step.kind == "letter")
    assert agenda.advice_at(letter) == ()


def test_a_plan_by_day_goes_by_the_day_of_the_eviction(noted):
    asked = FAMILY | {"kronofogden": "ja"}
    dated = noted(asked, ("dag-for-dag", "dated", "avhysningsdag-2026-12-11", TODAY))
    days = {
        item.step.id: found.last.isoformat()
        for item in agenda_of(dated, TODAY).first
        if (found := dated.deadline_of(item.step)) and found.last
    }
    assert days["dag-for-dag"] == "2026-12-11"
    order = [
        days[name] for name in ids(agenda_of(dated, TODAY).first) if name in days and name != "dag-for-dag"
    ]
    assert order == sorted(order)
    assert max(order) < "2026-12-11"


LAW = {
    "papper": (
        "hyra",
        "storning",
        "uppsagning",
        "hyresnamnden",
        "kronofogden",
        "kronofogden-datum",
        "annat",
        None,
    ),
    "bostad": ("hyresratt", "kommunen", "andrahand", "privat", "bostadsratt", "vet-ej", None),
    "avtal": ("fore", "efter", "vet-ej", None),
    "kronofogden": ("nej", "ja", None),
}


def test_a_last_day_is_asked_for_only_where_the_law_has_one(routine):
    """JB 12 kap. 44 §: a notice of unpaid rent, a tenancy under that law, and no day of Kronofogden's yet."""
    for values in product(*LAW.values()):
        given = {name: value for name, value in zip(LAW, values, strict=True) if value}
        asked = [
            item.step
            for item in plan(routine, FAMILY | given).acts
            if item.step.due and "delgiven" in item.step.due.from_
        ]
        private = given.get("bostad") == "privat" and given.get("avtal") == "fore"
        lawful = given.get("bostad") in ("hyresratt", "kommunen", "andrahand") or private
        assert bool(asked) == (given.get("papper") == "hyra" and lawful and given.get("kronofogden") == "nej")


def test_questions_of_law_never_decide_the_branch_or_a_step_of_the_routine(routine):
    for row in every_row(routine):
        own = [item.step for item in plan(routine, row).steps if item.step.ground == "routine"]
        for paper in LAW["papper"][:-1]:
            found = plan(routine, row | {"papper": paper, "bostad": "bostadsratt"})
            assert [item.step for item in found.steps if item.step.ground == "routine"] == own
