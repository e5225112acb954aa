"""Training cases: their answers come from the rule, and nothing of an answer stands in what the room is given."""

import dataclasses
import json

import pytest

from checklist.answerkeys import answer_key, guesses_of, outdated
from checklist.catalogues import Placing
from checklist.cli import main
from checklist.exercises import Exercises, links_in, parts_of
from checklist.html import exercises as pen
from checklist.loading import ROUTINES, load, load_exercises


@pytest.fixture
def exercise(small_exercises):
    """A function that gives an exercise of the small handbook by its id."""
    return lambda name: next(one for one in small_exercises.exercises if one.id == name)


@pytest.fixture
def key(small, exercise):
    """A function that gives the answer to an exercise of the small handbook."""
    return lambda name: answer_key(small, exercise(name))


def test_the_answer_is_the_steps_of_the_routine_that_wait_for_no_contact(key):
    """The answer has the routine's own steps in the plan's order; law and proposals are no part of it."""
    assert [item.step.id for item in key("tappad").items] == ["anmal", "ring", "hembesok", "lapp"]
    assert key("tappad").plan.branch.id == "villa"


def test_an_exercise_on_the_law_is_answered_by_the_law(small, exercise):
    """The same answers have the law's steps for an answer where the exercise asks for the law."""
    asked = dataclasses.replace(exercise("stulen"), ground="law", questions=())
    assert answer_key(small, asked).items == ()
    plan = answer_key(small, asked).plan
    assert [item.step.id for item in plan.steps if item.step.ground == "law"] == ["kvitto"]


def test_the_days_of_the_story_give_the_last_day(key):
    """Three weeks after the later of the two days, as the rule counts them."""
    [deadline] = key("tappad").deadlines
    assert (deadline.last.isoformat(), deadline.certain) == ("2026-11-24", True)
    assert key("stulen").deadlines == ()


def test_a_question_is_replied_to_by_steps_units_or_the_answer_to_a_question_of_the_routine(key):
    found = key("tappad")
    who, what, which, silent = found.exercise.questions
    assert [item.step.id for item in found.steps_for(who)] == ["hembesok"]
    assert found.units_for(who) == ("lassmed", "kontor")
    assert [item.step.id for item in found.steps_for(what)] == ["anmal"]
    assert [option.id for _, option in found.options_for(which)] == ["stulen"]
    assert (found.steps_for(silent), found.options_for(silent)) == ((), ())


def test_what_can_be_guessed_is_the_units_the_options_or_what_the_exercise_says(small_handbook, small, key):
    """ "Vet ej" is no guess, and who is met outside is none of the house."""
    asks = key("tappad").exercise.questions
    found = [guesses_of(small_handbook, small, ask) for ask in asks]
    assert found == [("Vaktmästaren", "Kontoret"), ("Stölden", "Brunnen"), ("Tappad", "Stulen"), ()]


def test_the_digest_changes_with_the_answer_and_with_nothing_else(small, exercise):
    def digest(routine=small, **changed):
        return answer_key(routine, dataclasses.replace(exercise("tappad"), **changed)).digest

    same = dataclasses.replace(small, edition="2027-01-01", title="Annat")
    assert digest() == digest(same) == digest(title="Annat", story=("Annat.",)) == exercise("tappad").answer
    step = dataclasses.replace(small.branches[0].steps[0], text="Ring nu.")
    branch = dataclasses.replace(small.branches[0], steps=(step, *small.branches[0].steps[1:]))
    changed = dataclasses.replace(small, branches=(branch, *small.branches[1:]))
    others = [
        digest(changed),
        digest(days={"delgiven": "2026-11-09", "avsand": "2026-11-03"}),
        digest(answers={"hus": "lagenhet", "nyckel": "stulen"}, days={}),
    ]
    assert len({digest(), *others}) == 4


def test_an_exercise_is_listed_when_its_answer_is_not_the_one_that_was_read(
    small_handbook, small_exercises, exercise
):
    """One that nobody has read with its answer, and one whose answer has changed; none whose answer is the same."""

    def listed(*found):
        return [line.partition(":")[0] for line in outdated(small_handbook, Exercises(exercises=found))]

    assert outdated(small_handbook, small_exercises) == []
    unread = dataclasses.replace(exercise("stulen"), answer="")
    other = dataclasses.replace(exercise("tappad"), answer="00000000")
    assert listed(unread, exercise("tappad"), other) == ["stulen", "tappad"]


def test_check_lists_them_in_words_and_as_json(folder, capsys):
    path = folder / "exercises/tappad.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("hund: ja", "hund: nej"), encoding="utf-8")
    assert main([f"--data={folder}", "check"]) == 0
    assert "övningsfall: " not in capsys.readouterr().out
    path.write_text(text.replace('avsand: "2026-11-03"', 'avsand: "2026-11-10"'), encoding="utf-8")
    assert main([f"--data={folder}", "check"]) == 0
    assert "övningsfall: tappad: " in capsys.readouterr().out
    assert main([f"--data={folder}", "check", "--json"]) == 0
    [line] = json.loads(capsys.readouterr().out)["exercises"]
    assert line.startswith("tappad: ")


def test_a_handbook_may_have_no_exercises(small_handbook, tmp_path):
    assert load_exercises(small_handbook, tmp_path) == Exercises()


def test_the_debrief_has_its_five_questions_in_their_order(exercise):
    assert exercise("tappad").debrief.questions == (
        "Hur kändes det?",
        "Vad hände?",
        "Varför blev det så?",
        "Vad har vi lärt oss?",
        "Vad gör vi nu?",
    )


def test_a_text_is_cut_at_its_links(exercise):
    assert list(parts_of("Läs [om det](a/b) nu")) == [("Läs ", ""), ("om det", "a/b"), (" nu", "")]
    assert list(parts_of("[om det](a/b)")) == [("om det", "a/b")]
    assert list(parts_of("[utan länk]")) == [("[utan länk]", "")]
    assert list(links_in(exercise("tappad"))) == ["nyckel/villor", "nyckel/villor"]
    assert list(links_in(exercise("stulen"))) == []


# --- As HTML -------------------------------------------------------------------------------------


def test_what_the_room_is_given_has_nothing_of_the_answer_in_it(still_page, small, key, read):
    """Neither the text of a step, nor a unit or a branch as the answer, nor what is said beside it."""
    steps = {step.text for owner in small.step_sets for step in owner.steps}
    for name in ("tappad", "stulen"):
        found = key(name)
        given = f"{pen.story(still_page, found.exercise)}{pen.asks(still_page, found.exercise, room=True)}"
        assert [text for text in steps if text in given] == []
        assert [note.text for note in found.exercise.notes if note.text in given] == []
        assert len(read(given)("ol", "bk-asks")) == 1
        # The contrast: the trainer's has them.
        shown = f"{pen.short(still_page, found, found.items)}"
        assert all(item.step.text in shown for item in found.items)


def test_each_question_has_what_can_be_guessed_and_room_to_write_where_the_room_is_asked(
    still_page, exercise, read
):
    plain = read(pen.asks(still_page, exercise("tappad")))
    assert (plain(css="bk-guesses"), plain(css="bk-room")) == ([], [])
    asked = read(pen.asks(still_page, exercise("tappad"), room=True))
    assert [node.text for node in asked(css="bk-guesses")] == [
        "VaktmästarenKontoret",
        "StöldenBrunnen",
        "TappadStulen",
    ]
    assert len(asked(css="bk-room")) == 4


def test_the_answer_replies_to_each_question_and_says_where_the_rule_is_silent(still_page, key, read):
    found = read(pen.answer(still_page, key("tappad")))
    who, what, which, silent = [node.text for node in found(css="bk-reply")]
    assert "Gå dit." in who
    assert "Låssmeden" in who
    assert "Sista dag: tisdag 24 november 2026." in what
    assert "Fråga också grannen." in what
    assert which.startswith("Stulen")
    assert silent == "Rutinen säger inget om det."
    assert len(found("li", "bk-step")) == 4


def test_a_step_of_the_law_that_replies_is_cited(still_page, small, exercise, read):
    ask = dataclasses.replace(exercise("tappad").questions[0], steps=("kvitto",), who=False)
    found = answer_key(small, dataclasses.replace(exercise("tappad"), questions=(ask,)))
    html = read(pen.replies(still_page, found))
    assert "1 kap. 2 §" in html.one(css="bk-citation").text


def test_a_gap_is_told_in_its_own_words(still_page, small, key, read):
    found = read(pen.answer(still_page, key("stulen")))
    assert small.gaps[0].text in found.one(css="bk-gap").text


def test_an_act_that_the_answers_place_tells_its_stage_and_in_another_it_is_another_answer(
    still_page, small, exercise, read
):
    """Its stage stands at its head, and the whole answer is told stage by stage; nothing of that where no answer places an act."""
    ring, visit, note = small.branches[0].steps
    placed = dataclasses.replace(visit, placed=(Placing(stage="sedan", when={"hund": ("ja",)}),))
    branch = dataclasses.replace(small.branches[0], steps=(ring, placed, note))
    routine = dataclasses.replace(small, branches=(branch, *small.branches[1:]))
    page = dataclasses.replace(still_page, routine=routine)
    held = exercise("tappad")
    other = dataclasses.replace(held, answers={**held.answers, "hund": "nej"})
    assert answer_key(small, held).digest == answer_key(small, other).digest
    assert "h4" not in str(pen.answer(still_page, answer_key(small, held)))

    def shown(one):
        key = answer_key(routine, one)
        stages = {item.step.id: stage.label for stage, items in key.stages for item in items}
        html = read(pen.answer(page, key))
        assert [node.text for node in html("h4")] == [stage.label for stage, _ in key.stages]
        assert html(css="bk-replying")[0].text.startswith(f"{stages['hembesok']}: ")
        return key.digest, stages["hembesok"]

    (later, sedan), (sooner, nu) = shown(held), shown(other)
    assert (sedan, nu) == ("Sedan", "Nu")
    assert later != sooner


def test_what_is_in_some_of_the_nearest_branches_only_says_in_which(handbook, routine, read):
    from checklist.html.parts import Page

    page = Page(handbook=handbook, routine=routine)
    found = next(one for one in load_exercises(handbook).exercises if one.answers.get("aktuell") == "bada")
    key = answer_key(routine, found)
    text = str(pen.short(page, key, key.items))
    assert "Bara i: " in text
    assert text.count("Bara i: ") < text.count("<li>")


def test_notes_stand_on_their_ground_and_links_lead_to_pages(still_page, exercise, read):
    found = read("".join(pen.notes(still_page, exercise("tappad"))))
    assert [node.text for node in found(css="admonition-title")] == ["Lag: 1 kap. 2 §", "Kontrollera"]
    assert read(pen.story(still_page, exercise("tappad"))).one("a")["href"] == "nyckel/villor.html"


def test_a_change_that_the_rule_knows_opens_the_checklist_with_it(still_page, exercise, read):
    found = read(pen.changes(still_page, exercise("tappad")))
    assert [link["href"] for link in found("a")] == [
        "nyckel/checklista.html#utgava=2026-01-01&hus=villa&nyckel=tappad&hund=ja",
    ]
    assert len(found("li")) == 2


def test_answers_that_settle_nothing_do_not_open_the_checklist(still_page, small, exercise, read):
    """A case on the law may leave the branch open; the contrast is a case that lands in a gap."""

    def opening(held):
        shown = (pen.answer(still_page, answer_key(small, held)), pen.changes(still_page, held))
        return [link["href"] for part in shown for link in read(part)("a") if "checklista" in link["href"]]

    assert len(opening(exercise("stulen"))) == 1
    open_ = dataclasses.replace(exercise("stulen"), ground="law", answers={}, questions=())
    change = dataclasses.replace(exercise("tappad").changes[0], answers={"hund": "nej"})
    assert opening(dataclasses.replace(open_, changes=(change,))) == []


def test_the_trainer_is_told_times_and_edition_and_whether_the_answer_has_changed(
    still_page, key, exercise, read
):
    assert pen.timed(exercise("tappad").times).endswith("tillsammans 10 minuter")
    assert "läs fallet igen" not in pen.written_for(still_page, key("tappad"))
    assert "ur rutinen" in pen.written_for(still_page, key("tappad"))
    law = dataclasses.replace(key("tappad"), exercise=dataclasses.replace(exercise("tappad"), ground="law"))
    assert "ur lagen" in pen.written_for(still_page, law)
    other = dataclasses.replace(key("tappad"), exercise=dataclasses.replace(exercise("tappad"), answer="0"))
    assert "läs fallet igen" in pen.written_for(still_page, other)
    assert read(pen.talk(still_page, exercise("tappad"))).one("tbody").text.startswith("Vaktmästaren")
    assert read(pen.listed(still_page, ("a", "b"), numbered=True)).one("ol").text == "ab"


# --- The real ones -------------------------------------------------------------------------------


def test_every_answer_of_the_real_exercises_has_been_read_in_the_edition_that_holds():
    handbook = load(ROUTINES)
    assert outdated(handbook, load_exercises(handbook)) == []
