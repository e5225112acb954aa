"""The parts of a training case as a seminar shows them: to the room piece by piece, and beside it to the trainer."""

import json
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from checklist import wording
from checklist.answerkeys import AnswerKey, guesses_of
from checklist.conditions import core_of
from checklist.days import in_words
from checklist.exercises import Ask, Part, plain
from checklist.html import tags as h
from checklist.html.exercises import linked, listed, notes, reply, story, written_for
from checklist.html.parts import Page
from checklist.model import Routine
from checklist.questions import Question
from checklist.records import frozen


@frozen
class Slide:
    """A part that is shown: to the ``room``, and beside it to the ``trainer``; pieces of it one after the other."""

    title: str
    minutes: int
    room: h.Node
    trainer: h.Node = None


def slides(page: Page, key: AnswerKey, at: str) -> Iterator[Slide]:
    """Yield the parts of a case, in the order in which they are held; ``at`` is where the checklist opens it, if it does."""
    exercise, times = key.exercise, key.exercise.times
    yield Slide(
        title="Berättelsen",
        minutes=times.read,
        room=[h.h1[exercise.title], story(page, exercise)],
        trainer=[h.p[exercise.summary], h.h2["Till dig som leder"], listed(page, exercise.trainer)],
    )
    asked = len(exercise.questions)
    for place, ask in enumerate(exercise.questions):
        minutes = _share(times.guess + times.compare, asked, place)
        yield _ask(page, key, ask, f"Fråga {place + 1}", minutes)
    yield Slide(
        title="Hela svaret",
        minutes=times.show,
        room=[h.h1[wording.heading(key.plan)], _steps(page, key)],
        trainer=h.p[written_for(page, key)],
    )
    if exercise.notes:
        yield Slide(title="Vid sidan av", minutes=0, room=[h.h1["Vid sidan av"], notes(page, exercise)])
    if exercise.changes:
        yield _changes(page, key)
    yield Slide(
        title="Samtalet efteråt",
        minutes=times.talk,
        room=[
            h.h1["Samtalet efteråt"],
            h.ol[
                [
                    h.li(data_piece=str(place))[linked(page, text)]
                    for place, text in enumerate(exercise.debrief.questions)
                ]
            ],
        ],
        trainer=[
            h.h2["Frågor till rollerna"],
            h.ul[[h.li[h.strong[f"{one.role}: "], linked(page, one.text)] for one in exercise.talk]],
        ],
    )
    if at:
        yield Slide(
            title="Fallet i telefonen",
            minutes=0,
            room=[h.h1["Öppna fallet i checklistan"], h.div(".bk-phones", data_phones=at)],
            trainer=h.p["Den som vill öppnar fallet på sin egen telefon. Länken har bara fallets svar."],
        )


def _share(whole: int, among: int, place: int) -> int:
    """Return whole minutes of a time that several share, so that together they are all of it."""
    return whole * (place + 1) // among - whole * place // among


def _ask(page: Page, key: AnswerKey, ask: Ask, title: str, minutes: int) -> Slide:
    guesses = guesses_of(page.handbook, page.routine, ask)
    told = reply(page, key, ask)
    right = right_among(page, key, ask)
    rows = [
        h.tr(data_guess=str(row))[
            h.th(scope="row")[guess],
            h.td(data_count=True),
            h.td[h.meter(min="0", max="1", value="0", aria_label=guess)],
            h.td(data_piece="1", data_right=guess in right)[guess in right and "← svaret"],
        ]
        for row, guess in enumerate(guesses)
    ]
    fields = [
        h.p[
            h.label[
                f"{guess}: ",
                h.input(type="number", min="0", data_row=str(row), inputmode="numeric"),
            ]
        ]
        for row, guess in enumerate(guesses)
    ]
    return Slide(
        title=title,
        minutes=minutes,
        room=[
            h.h1[linked(page, ask.text)],
            bool(rows) and h.table(".bk-guesses", data_known=bool(right))[h.tbody[rows]],
            h.div(".bk-answer", data_piece="1")[h.h2["Svaret"], told],
        ],
        trainer=[
            bool(fields) and [h.h2["Hur många gissar på"], fields],
            h.h2["Svaret"],
            told,
        ],
    )


def right_among(page: Page, key: AnswerKey, ask: Ask) -> set[str]:
    """Return which of the guesses are the answer: units, answers, stages and last days; none where it is told in other words."""
    right = {page.handbook.unit_by_id[name].name for name in key.units_for(ask)} if ask.who else set()
    right |= {option.label for _, option in key.options_for(ask)}
    steps = [item.step for item in key.steps_for(ask)]
    right |= {key.plan.stage_of(step).label for step in steps if step.placed}
    days = [found.last for step in steps if (found := key.plan.deadline_of(step)) and found.last]
    guesses = guesses_of(page.handbook, page.routine, ask)
    return {guess for guess in guesses if guess in right or any(_is_day(guess, day) for day in days)}


def _is_day(guess: str, day: date) -> bool:
    """Tell whether a guess is a day, written with its weekday and without its year ("Torsdag 26 november")."""
    return in_words(day) == f"{wording.lower_first(guess)} {day.year}"


def _steps(page: Page, key: AnswerKey) -> Markup:
    """Return the answer stage by stage, each shown in its turn."""
    return h.div[
        [
            h.section(data_piece=str(place + 1))[
                h.h2[stage.label],
                h.ol[
                    [
                        h.li[
                            wording.sentence(page.handbook, page.routine, item.step),
                            " ",
                            h.small[wording.ground(page.handbook, item.step)],
                        ]
                        for item in items
                    ]
                ],
            ]
            for place, (stage, items) in enumerate(key.stages)
        ]
    ]


def chosen_from(key: AnswerKey) -> tuple[Question, ...]:
    """Return the questions whose answers the trainer may choose; none where the case is about the law's alone."""
    return core_of(key.plan.routine) if key.exercise.ground == "routine" else ()


def _changes(page: Page, key: AnswerKey) -> Slide:
    """Return the part where one thing is changed: what differs stands beside what is."""
    questions = chosen_from(key)
    return Slide(
        title="Ändra en sak",
        minutes=0,
        room=[h.h1["Ändra en sak"], h.div(data_beside=key.exercise.id)],
        trainer=[
            h.ul[
                [
                    h.li[
                        h.button(
                            ".bk-button",
                            type="button",
                            name="byt",
                            value=str(place),
                            data_answers=json.dumps(dict(change.answers)),
                        )[plain(change.text)]
                        if change.answers
                        else linked(page, change.text)
                    ]
                    for place, change in enumerate(key.exercise.changes)
                ]
            ],
            bool(questions) and h.h2["Eller välj själv"],
            [h.p[h.label[f"{question.text} ", _select(question)]] for question in questions],
        ],
    )


def two_branches(routine: Routine, name: str) -> Slide:
    """Return the part in which any two branches of a routine stand beside each other; ``name`` is what their data is called."""
    return Slide(
        title="Två grenar bredvid varandra",
        minutes=0,
        room=[h.h1["Två grenar bredvid varandra"], h.div(data_beside=name)],
        trainer=[
            h.p[
                h.label[
                    f"{text} ",
                    h.select(data_question=side)[
                        [h.option(value=branch.id)[branch.title] for branch in routine.branches]
                    ],
                ]
            ]
            for side, text in (("left", "Till vänster"), ("right", "Till höger"))
        ],
    )


def _select(question: Question) -> Markup:
    return h.select(data_question=question.id)[
        [h.option(value=option.id)[option.label] for option in question.options if not option.unknown]
    ]


def said(part: Part) -> Slide:
    """Return a part of a programme that is no case."""
    return Slide(
        title=plain(part.text),
        minutes=part.minutes,
        room=h.h1[plain(part.text)],
        trainer=h.p["Vad du kan säga här står i programmets manus, på dess egen sida i handboken."],
    )
