"""wording: Swedish words for ids; the words themselves are free, that each id has one is not."""

from dataclasses import replace

import pytest

from checklist import wording
from checklist.cases import Entry
from checklist.html import questions
from checklist.loading import load
from checklist.model import GROUNDS, MODALITIES, REMARK_TYPES, After
from checklist.planning import plan


def test_every_id_has_its_word():
    assert set(wording.GROUND) == set(GROUNDS)
    assert set(wording.MODALITY) == set(MODALITIES)
    assert set(wording.REMARK_TYPE) == set(REMARK_TYPES)


def test_the_title_says_where_the_answers_lead(small):
    titles = {
        wording.heading(plan(small, answers))
        for answers in (
            {"hus": "villa"},
            {"hus": "lagenhet", "nyckel": "stulen"},
            {"hus": "lagenhet", "hund": "ja"},
            {},
        )
    }
    assert len(titles) == 4
    assert small.branches[0].title in titles


def test_a_note_on_a_step_that_is_not_in_the_plan_has_the_text_that_was_ticked(change):
    """Another branch may have another step of that id; one that has been written anew has what there is."""
    folder = change(
        "nyckel.yaml", "text: Lägg en lapp i lådan.\n        note", "text: Ring på.\n        note"
    )
    routine = load(folder).routine_by_id["nyckel"]
    ticked = [(step.version, step.text) for step in routine.steps_by_id["lapp"]]
    ticked.append(("0" * 8, "Ring på."))
    for version, text in ticked:
        log = [Entry(step=name, version=version, event="done", at="2026-11-21") for name in ("lapp", "borta")]
        told = wording.leftovers(plan(routine, {"hus": "lagenhet", "hund": "ja"}, log))
        assert [(entry.step, said) for entry, said in told] == [("lapp", text)]


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_words_are_joined_as_a_swedish_list(words, text):
    assert wording.listed(words) == text


def test_words_can_be_joined_by_another_word():
    assert wording.listed(iter("abc"), "eller") == "a, b eller c"


def test_a_condition_names_the_sort_of_step_and_its_outcome(small):
    assert wording.condition(small, After(step="hembesok", outcome=("borta",))) == "Besök: inte hemma"


def test_a_place_in_the_routine_is_named_shortly_and_another_source_by_its_title(small_handbook, small):
    ring, kvitto = small.branches[0].steps[0], small.additions[1].steps[0]
    assert wording.citation(small_handbook, small, ring.citation) == "Rutinen: Villor › Borta"
    assert wording.citation(small_handbook, small, kvitto.citation) == "Nyckelbalken: 1 kap. 2 §"


def test_in_a_handbook_of_several_routines_each_is_the_routine_to_itself(both):
    for routine in both.routines:
        steps = {step.citation.source: step for owner in routine.step_sets for step in owner.steps}
        for source, step in steps.items():
            named = wording.citation(both, routine, step.citation).startswith("Rutinen: ")
            adopted = source == routine.source and not both.source_by_id[source].short
            assert named == adopted, f"{routine.id} {step.id}"


def test_only_a_law_has_a_day_to_which_it_holds_and_a_day_when_it_was_read(small_handbook, small):
    ring, kvitto = small.branches[0].steps[0], small.additions[1].steps[0]
    assert wording.law_days(small_handbook, [ring.citation, None]) == ""
    days = wording.law_days(small_handbook, [ring.citation, kvitto.citation])
    assert days.index("1 oktober 2026") < days.index("1 november 2026")


def test_several_laws_are_no_fresher_than_the_oldest(small_handbook, small):
    kvitto = small.additions[1].steps[0].citation
    [law] = wording.laws(small_handbook, [kvitto])
    older = replace(law, id="gamla-balken", to="2019-01-01", read="2026-10-31")
    both = replace(small_handbook, sources=(*small_handbook.sources, older))
    days = wording.law_days(both, [kvitto, replace(kvitto, source=older.id)])
    assert days.index("1 januari 2019") < days.index("31 oktober 2026")


def test_a_sentence_holds_who_what_with_whom_towards_whom_and_why(small_handbook, small):
    visit = small.branches[0].steps[1]
    sentence = wording.sentence(small_handbook, small, visit)
    parts = ["Vaktmästaren: Gå dit.", "Kontoret", "Hos Låssmeden eller Kontoret", "Öppna dörren."]
    positions = [sentence.index(part) for part in parts]
    assert positions == sorted(positions)


def test_a_modality_is_said_and_must_is_not(small_handbook, small):
    assert "(bör)" in wording.sentence(small_handbook, small, small.branches[0].steps[0])
    assert "(" not in wording.sentence(small_handbook, small, small.branches[0].steps[2])


def test_waiting_names_the_outcome_or_contact(small):
    found = plan(small, {"hus": "villa"})
    items = {item.step.id: item for item in found.steps}
    assert wording.waiting(found, items["hembesok"]) == "Samtal: svarade inte"
    assert wording.waiting(found, items["kvitto"]) == "kontakt med hushållet"


def test_an_answer_that_says_too_little_alone_has_its_question_before_it(small):
    """ "Nej" is told with what was asked about, as a condition and as an answer; an answer that speaks for itself is not."""
    question = small.questions[0]
    named = replace(small, questions=(replace(question, label="Huset"), *small.questions[1:]))
    when = {question.id: tuple(option.id for option in question.options[:2])}
    [plain], [told] = wording.answers_in(small, when), wording.answers_in(named, when)
    assert told == f"Huset: {plain.lower()}"
    option = question.options[0]
    assert questions.summary(plan(named, {question.id: option.id})).startswith("Huset: ")
    assert wording.answered(question, option) == f"{question.text} {option.label}"
    assert wording.answered(named.questions[0], option) == f"Huset: {option.label.lower()}"


def test_a_title_that_asks_gets_no_full_stop():
    assert wording.ended("Går det?") == "Går det?"
    assert wording.ended("Det går") == "Det går."
