"""What every check of a data file asks: is this known, is it new, is it an id, a day, a condition, a place in a source.

Every function yields ``Problem``s; none stops at the first.
"""

import re
from collections.abc import Hashable, Iterable, Iterator

from checklist.conditions import Condition
from checklist.days import filled_up, iso_day
from checklist.ids import LONGEST_ID, is_id
from checklist.model import After, Handbook, Routine
from checklist.problems import Place, Problem, listed, place_of, suggest
from checklist.questions import Question

FIRST_YEAR = 1800  # an older document is a slip of the finger
# "inte djur", but not an id like "inte-nu"; and "vapen eller hot".
_NEGATED = re.compile(r"(not|inte|ej|icke|annat än)(?![\w-])|!|<>", re.IGNORECASE)
_BETWEEN = re.compile(r" (?:eller|och|or|and) | *[,/|] *")


def unknown(words: Iterable[str], permitted: Iterable[str], what: str) -> Iterator[Problem]:
    """Yield a problem for each of ``words`` that is not among ``permitted``; ``what`` says what it is."""
    known = set(permitted)
    for word in words:
        if word not in known:
            yield Problem(place_of(word), f'{what} "{word}" finns inte {suggest(word, known)}')


def doubled(words: Iterable[str], what: str) -> Iterator[Problem]:
    """Yield a problem for each id that is not new, or not an id."""
    words = tuple(words)
    yield from ids(words)
    yield from again(zip(words, words, strict=True), what, "välj ett annat id")


def ids(words: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each word that is not an id."""
    for word in words:
        if is_id(word[:LONGEST_ID].strip("-")) and len(word) > LONGEST_ID:
            yield Problem(place_of(word), f'id "{word}" är längre än {LONGEST_ID} tecken (förkorta det)')
        elif not is_id(word):
            yield Problem(
                place_of(word),
                f'id "{word}" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
            )


def again(keyed: Iterable[tuple[Hashable, str]], what: str, remedy: str) -> Iterator[Problem]:
    """Yield a problem for each word whose key another word has already."""
    seen: dict[Hashable, Place] = {}
    for key, word in keyed:
        here = place_of(word)
        if key in seen:
            first = seen[key]
            where = f"rad {first.line}" if first.file == here.file else f"rad {first.line} i {first.file}"
            yield Problem(here, f'{what} "{word}" finns redan på {where} ({remedy})')
        seen.setdefault(key, here)


def bad_date(text: str, what: str, *, whole: bool = True) -> Iterator[Problem]:
    """Yield a problem if ``text`` is no ISO date written with hyphens; a year or a month is enough where not ``whole``."""
    day = iso_day(text if whole else filled_up(text))
    if day is None or day.year < FIRST_YEAR:
        form = "ett datum som" if whole else 'ett år, en månad eller en dag, som "2026", "2026-11" eller'
        yield Problem(place_of(text), f'{what} ska vara {form} "2026-11-21", inte "{text}"')


def conditions(questions: Iterable[Question], when: Condition) -> Iterator[Problem]:
    """Yield problems of a condition on ``questions``: unknown questions and options, and "vet ej", which decides nothing.

    To a question of law "vet ej" is an answer like others.
    """
    known = {question.id: question for question in questions}
    for name in when:
        if _NEGATED.match(name):
            message = f'"{name}" går inte att skriva, för ett villkor räknar upp de svar som gäller (skriv frågan och dess andra svar)'
            yield Problem(place_of(name), message)
    yield from unknown((name for name in when if not _NEGATED.match(name)), known, "frågan")
    for question_id, options in when.items():
        question = known.get(question_id)
        if question:
            permitted = [option.id for option in question.options if question.source or not option.unknown]
            for option in options:
                yield from _option(question, option, permitted)


def _option(question: Question, option: str, permitted: list[str]) -> Iterator[Problem]:
    """Yield a problem of one answer in a condition, unless it is ``permitted``."""
    parts = _BETWEEN.split(option)
    if _NEGATED.match(option):
        message = f'"{option}" går inte att skriva, för ett villkor räknar upp de svar som gäller {listed(permitted)}'
        yield Problem(place_of(option), message)
    elif question.unknown and option == question.unknown.id and option not in permitted:
        message = f'"{option}" avgör inget och kan inte stå i ett villkor {listed(permitted)}'
        yield Problem(place_of(option), message)
    elif len(parts) > 1 and set(parts) <= set(permitted):
        message = f'"{option}" är flera svar (skriv [{", ".join(parts)}], så räcker ett av dem)'
        yield Problem(place_of(option), message)
    else:
        yield from unknown([option], permitted, f"svaret på {question.id}")


def cited(handbook: Handbook, source_id: str, heading: tuple[str, ...], owner: str) -> Iterator[Problem]:
    """Yield a problem if a place is not in its source; ``owner`` is the id of what cites it."""
    source = handbook.source_by_id.get(source_id)
    known = source.outline if source else {}
    if not heading:
        yield Problem(place_of(owner), f'"{owner}" saknar rubrik i källan (lägg till heading)')
    elif heading not in known and (path := next((path for path in known if path[-1] == heading[-1]), None)):
        message = f'rubriken "{heading[-1]}" står på en annan plats i källan {source_id}'
        remedy = f"heading är vägen dit, den ena rubriken under den andra: [{', '.join(path)}]"
        yield Problem(place_of(heading[-1]), f"{message} ({remedy})")
    elif heading not in known:
        near = suggest(heading[-1], (path[-1] for path in known if path[:-1] == heading[:-1]))
        message = f'rubriken "{heading[-1]}" finns inte i källan {source_id} {near}'
        yield Problem(place_of(heading[-1]), message)


def ends(routine: Routine, after: After) -> Iterator[Problem]:
    """What is waited for is a step of the routine, which can end so."""
    yield from unknown([after.step], routine.steps_by_id, "steget")
    steps = routine.steps_by_id.get(after.step, ())
    outcomes = {name for step in steps for name in step.outcomes}
    if not after.outcome:
        message = f'after för "{after.step}" saknar utfall (skriv minst ett i outcome)'
        yield Problem(place_of(after.step), message)
    elif outcomes:
        yield from unknown(after.outcome, outcomes, f"utfallet av {after.step}")
    elif steps:
        message = f'steget "{after.step}" har inga utfall att vänta på (ge det outcomes, om så bara ett som säger att det är gjort)'
        yield Problem(place_of(after.step), message)
