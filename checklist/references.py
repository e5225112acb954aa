"""Check that whatever the data names exists, and is of the right sort.

Every function yields ``Problem``s; none stops at the first. ``checks`` puts them together.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from checklist.documents import COLOURS, Source, paths
from checklist.ids import LONGEST_ID, HasId, is_id
from checklist.model import (
    GROUNDS,
    MODALITIES,
    POSITIONS,
    REMARK_TYPES,
    Addition,
    Branch,
    Gap,
    Handbook,
    Impossible,
    Question,
    Remark,
    Routine,
    Section,
    Step,
)
from checklist.problems import Place, Problem, place_of, suggest
from checklist.sequences import countable, cycles, shared
from checklist.spaces import Condition

_ADDRESS = re.compile(r"(https?://|mailto:)[^\s/]\S*")


def unknown(words: Iterable[str], permitted: Iterable[str], what: str) -> Iterator[Problem]:
    """Yield a problem for each of ``words`` that is not among ``permitted``; ``what`` says what it is."""
    known = set(permitted)
    for word in words:
        if word not in known:
            yield Problem(place_of(word), f'{what} "{word}" finns inte {suggest(word, known)}')


def doubled(words: Iterable[str], what: str) -> Iterator[Problem]:
    """Yield a problem for each id that is not new, or not an id."""
    words = tuple(words)
    for word in words:
        if is_id(word[:LONGEST_ID].strip("-")) and len(word) > LONGEST_ID:
            yield Problem(place_of(word), f'id "{word}" är längre än {LONGEST_ID} tecken (förkorta det)')
        elif not is_id(word):
            yield Problem(
                place_of(word),
                f'id "{word}" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
            )
    yield from again(zip(words, words, strict=True), what, "välj ett annat id")


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


def bad_date(text: str, what: str, filled_up: str = "") -> Iterator[Problem]:
    """Yield a problem if ``text``, with ``filled_up`` after it, is not an ISO date written with hyphens."""
    try:
        whole = date.fromisoformat(text + filled_up).isoformat() == text + filled_up
    except ValueError:
        whole = False
    if not whole:
        yield Problem(place_of(text), f'{what} ska vara ett datum som "2026-11-21", inte "{text}"')


def conditions(questions: Iterable[Question], when: Condition) -> Iterator[Problem]:
    """Yield problems of a condition on ``questions``: unknown questions and options, and "vet ej", which decides nothing.

    To a question of law "vet ej" is an answer like others.
    """
    known = {question.id: question for question in questions}
    yield from unknown(when, known, "frågan")
    for question_id, options in when.items():
        question = known.get(question_id)
        if question:
            permitted = [option.id for option in question.options if question.source or not option.unknown]
            yield from unknown(options, permitted, f"svaret på {question_id}")


def cited(handbook: Handbook, source_id: str, heading: tuple[str, ...], owner: str) -> Iterator[Problem]:
    """Yield a problem if a place is not in its source; ``owner`` is the id of what cites it."""
    source = handbook.source_by_id.get(source_id)
    known = source.outline if source else {}
    if not heading:
        yield Problem(place_of(owner), f'"{owner}" saknar rubrik i källan (lägg till heading)')
    elif heading not in known:
        near = suggest(heading[-1], (path[-1] for path in known if path[:-1] == heading[:-1]))
        message = f'rubriken "{heading[-1]}" finns inte i källan {source_id} {near}'
        yield Problem(place_of(heading[-1]), message)


def _grounded(handbook: Handbook, routine: Routine, step: Step) -> Iterator[Problem]:
    """The three grounds are never mixed: each has its own sort of source."""
    citation = step.citation
    assert citation is not None
    source = handbook.source_by_id.get(citation.source)
    heading = source.outline.get(citation.heading) if source else None
    if (step.ground == "routine") != (citation.source == routine.source):
        message = f'steget "{step.id}" har grunden {step.ground} men hänvisar till {citation.source}'
        yield Problem(
            place_of(step.id),
            f"{message} (rutinens steg hänvisar till {routine.source}, andra till sin källa)",
        )
    elif heading and bool(source and source.to) != (step.ground == "law"):
        message = f'steget "{step.id}" har grunden {step.ground}'
        yield Problem(place_of(step.id), f"{message} (just lagsteg hänvisar till en lag, med read och to)")


def _step(handbook: Handbook, routine: Routine, owner: Branch | Addition, step: Step) -> Iterator[Problem]:
    internal = [unit.id for unit in handbook.units if not unit.external]
    here = {other.id: other for other in owner.steps}
    if isinstance(owner, Addition):
        here = shared(routine) | here
    yield from unknown([step.kind, *step.at], routine.kind_by_id, "slaget")
    yield from unknown([step.lead, *step.with_], internal, "enheten")
    yield from unknown(step.to, handbook.unit_by_id, "enheten")
    yield from unknown([step.modality], MODALITIES, "modaliteten")
    yield from unknown([step.ground], GROUNDS, "grunden")
    yield from unknown(step.outcomes, routine.outcome_by_id, "utfallet")
    yield from unknown(step.remarks, routine.remark_by_id, "anmärkningen")
    yield from unknown(step.facts, [fact.id for fact in routine.facts], "uppgiften")
    if step.due:
        facts = [fact.id for fact in routine.facts]
        yield from unknown([*step.due.from_, *step.due.at_least], facts, "uppgiften")
        yield from countable(step, step.due)
    yield from unknown([step.stage] if step.stage else [], [stage.id for stage in routine.stages], "skedet")
    for after in step.after:
        yield from unknown([after.step], here, "steget")
        if after.step in here:
            yield from unknown([after.outcome], here[after.step].outcomes, f"utfallet av {after.step}")
    assert step.citation is not None
    yield from unknown([step.citation.source], handbook.source_by_id, "källan")
    yield from cited(handbook, step.citation.source, step.citation.heading, step.id)
    yield from _grounded(handbook, routine, step)


def references(handbook: Handbook) -> Iterator[Problem]:
    """Yield every reference in the handbook that names nothing, or the wrong sort of thing."""
    yield from doubled([unit.id for unit in handbook.units], "enheten")
    yield from doubled([source.id for source in handbook.sources], "källan")
    yield from doubled([routine.id for routine in handbook.routines], "rutinen")
    # A section's map is named after it alone.
    yield from doubled(
        [section.id for routine in handbook.routine_by_id.values() for section in routine.sections],
        "avsnittet",
    )
    yield from unknown([unit.colour for unit in handbook.units if unit.colour], COLOURS, "färgen")
    letters = [(unit.letter.casefold(), unit.letter) for unit in handbook.units]
    yield from again(letters, "bokstaven", "välj en annan bokstav")
    for source in handbook.sources:
        yield from _source(source)
    for routine in handbook.routines:
        yield from _routine(handbook, routine)


def _source(source: Source) -> Iterator[Problem]:
    # A year or a month is date enough for a document: filled up to a day, it must be one.
    yield from bad_date(source.dated, "dated", "2000-01-01"[len(source.dated) :]) if source.dated else ()
    yield from bad_date(source.review, "review")
    if source.url and not _ADDRESS.fullmatch(source.url):
        yield Problem(
            place_of(source.url), f'"{source.url}" är ingen adress till en sida (börja med https://)'
        )
    headings = list(paths(source.headings))
    yield from again([(path, path[-1]) for path, _ in headings], "rubriken", "ta bort en av dem")
    yield from _law_days(source)


def _law_days(source: Source) -> Iterator[Problem]:
    """A law is read on a day, to a day: neither says anything without the other."""
    given = {name: day for name, day in (("read", source.read), ("to", source.to)) if day}
    wrong = [problem for name, day in given.items() for problem in bad_date(day, name)]
    yield from wrong
    if len(given) == 1:
        (name,) = given
        message = f"lagen {source.id} har bara {name} (en lag har både read, dagen då den lästes, och to, dagen som lydelsen gäller till)"
        yield Problem(place_of(given[name]), message)
    elif given and not wrong and source.to > source.read:
        yield Problem(
            place_of(source.to), f"to är senare än read för {source.id} (ingen läser framtida lydelser)"
        )


def _routine(handbook: Handbook, routine: Routine) -> Iterator[Problem]:
    yield from bad_date(routine.edition, "edition")
    yield from bad_date(routine.review, "review")
    yield from unknown([routine.source], handbook.source_by_id, "källan")
    catalogues: dict[str, tuple[HasId, ...]] = {
        "skedet": routine.stages,
        "slaget": routine.kinds,
        "utfallet": routine.outcomes,
        "skälet": routine.reasons,
        "uppgiften": routine.facts,
        "frågan": (*routine.law_questions, *routine.questions),
        "grenen eller tillägget": routine.step_sets,
        "luckan": (*routine.gaps, *routine.impossible),
        "anmärkningen": routine.remarks,
    }
    for what, things in catalogues.items():
        yield from doubled([thing.id for thing in things], what)
    yield from _questions(handbook, routine)
    yield from _catalogues(handbook, routine)
    yield from _conditions(routine)
    for owner in routine.step_sets:
        if not owner.steps:
            message = f'"{owner.id}" har inga steg (lägg till ett steg, eller gör svaren till en lucka)'
            yield Problem(place_of(owner.id), message)
        yield from doubled([step.id for step in owner.steps], "steget")
        yield from cycles(owner)
        for step in owner.steps:
            yield from _step(handbook, routine, owner, step)


def _questions(handbook: Handbook, routine: Routine) -> Iterator[Problem]:
    """Yield problems of what is asked; only a question of law has a source, and a condition of its own."""
    laws = [source.id for source in handbook.sources if source.read]
    for question in routine.law_questions:
        yield from unknown([question.source], laws, "lagen")
        yield from conditions(routine.law_questions, question.when)
        for option in question.options:
            yield from conditions(routine.questions, {name: (given,) for name, given in option.gives.items()})
        if not question.unknown:
            message = f'frågan "{question.id}" saknar ett svar för den som inte vet (lägg till ett med unknown: true)'
            yield Problem(place_of(question.id), message)
    for question in routine.questions:
        if question.source or question.when:
            message = f'frågan "{question.id}" har source eller when, som bara hör till law_questions (flytta den dit)'
            yield Problem(place_of(question.id), message)
    for question in (*routine.law_questions, *routine.questions):
        yield from doubled([option.id for option in question.options], "svaret")
        yield from cited(handbook, question.source or routine.source, question.heading, question.id)
        if sum(not option.unknown for option in question.options) < 2:  # noqa: PLR2004 one is no choice
            message = f'frågan "{question.id}" har inte två svar att välja mellan (lägg till ett, eller ta bort frågan)'
            yield Problem(place_of(question.id), message)
        for option in question.options:
            if option.unknown and not option.hint:
                message = f'svaret "{option.id}" säger inte var man får veta det (lägg till hint)'
                yield Problem(place_of(option.id), message)


def _catalogues(handbook: Handbook, routine: Routine) -> Iterator[Problem]:
    stages = [stage.id for stage in routine.stages]
    yield from unknown([kind.stage for kind in routine.kinds], stages, "skedet")
    things: tuple[Section | Remark, ...] = (*routine.sections, *routine.remarks)
    for thing in things:
        yield from cited(handbook, routine.source, thing.heading, thing.id)
    yield from unknown([remark.type for remark in routine.remarks], REMARK_TYPES, "typen")
    yield from unknown(routine.endings, routine.remark_by_id, "anmärkningen")
    sections = [section.id for section in routine.sections]
    yield from unknown([branch.section for branch in routine.branches], sections, "avsnittet")
    yield from unknown([addition.position for addition in routine.additions], POSITIONS, "platsen")


def _conditions(routine: Routine) -> Iterator[Problem]:
    things: tuple[Branch | Gap | Impossible, ...] = (*routine.branches, *routine.gaps, *routine.impossible)
    for thing in things:
        yield from conditions(routine.questions, thing.when)
    for addition in routine.additions:
        yield from conditions(routine.question_by_id.values(), addition.when)
    for gap in routine.gaps:
        yield from conditions(routine.questions, gap.instead)
