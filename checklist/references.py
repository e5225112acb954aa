"""Check that whatever the data names exists, and is of the right sort.

Every function yields ``Problem``s; none stops at the first. ``checks`` puts them together.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from checklist.conditions import Condition
from checklist.controls import EDITION
from checklist.deadlines import Due
from checklist.documents import COLOURS, Source, paths
from checklist.ids import HasId  # noqa: TC001 as every other import of ours
from checklist.model import (
    GROUNDS,
    MODALITIES,
    OPENS,
    POSITIONS,
    REMARK_TYPES,
    Branch,
    Gap,
    Handbook,
    Impossible,
    Remark,
    Routine,
    Section,
    Step,
)
from checklist.permitted import again, bad_date, cited, conditions, doubled, ends, ids, unknown
from checklist.problems import Problem, place_of
from checklist.questions import Question

LONGEST_LETTER = 2
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s/]\S*")


def _grounded(handbook: Handbook, routine: Routine, step: Step) -> Iterator[Problem]:
    """The three grounds are never mixed: each has its own sort of source."""
    citation = step.citation
    assert citation is not None
    source = handbook.source_by_id.get(citation.source)
    heading = source.outline.get(citation.heading) if source else None
    own = citation.source == routine.source
    if own if step.ground != "routine" else not (own or (source and source.short)):
        message = f'steget "{step.id}" har grunden {step.ground} men hänvisar till {citation.source}'
        others = f"rutinens steg hänvisar till {routine.source}, andra till sin källa"
        remedy = "skriv source och heading för en lag med read och to" if step.ground == "law" else others
        yield Problem(place_of(step.id), f"{message} ({remedy})")
    elif heading and bool(source and source.to) != (step.ground == "law"):
        message = f'steget "{step.id}" har grunden {step.ground}'
        yield Problem(place_of(step.id), f"{message} (just lagsteg hänvisar till en lag, med read och to)")


def _step(handbook: Handbook, routine: Routine, step: Step) -> Iterator[Problem]:
    yield from unknown([step.kind, *step.at], routine.kind_by_id, "slaget")
    yield from unknown([step.lead, *step.with_, *step.to], handbook.unit_by_id, "enheten")
    yield from unknown([step.modality], MODALITIES, "modaliteten")
    yield from unknown([step.ground], GROUNDS, "grunden")
    yield from unknown(step.outcomes, routine.outcome_by_id, "utfallet")
    yield from unknown(step.remarks, routine.remark_by_id, "anmärkningen")
    yield from unknown(step.facts, [fact.id for fact in routine.facts], "uppgiften")
    if step.due:
        facts = [fact.id for fact in routine.facts]
        yield from unknown([*step.due.from_, *step.due.at_least, *step.due.needs], facts, "uppgiften")
        yield from conditions(routine.question_by_id.values(), step.due.when)
        yield from _countable(step.due)
    named = [*([step.stage] if step.stage else []), *(line.stage for line in step.placed)]
    yield from unknown(named, [stage.id for stage in routine.stages], "skedet")
    for line in step.placed:
        yield from conditions(routine.question_by_id.values(), line.when)
    yield from _page(step.page)
    if step.opens not in OPENS:
        message = f'opens kan inte vara "{step.opens}" (skriv any om ett av stegen räcker, all om alla krävs)'
        yield Problem(place_of(step.opens), message)
    yield from conditions(routine.question_by_id.values(), step.when)
    for after in step.after:
        yield from ends(routine, after)
    assert step.citation is not None
    yield from unknown([step.citation.source], handbook.source_by_id, "källan")
    yield from cited(handbook, step.citation.source, step.citation.heading, step.id)
    yield from _grounded(handbook, routine, step)


def _page(page: str) -> Iterator[Problem]:
    """A page is named by its path, as it stands in an address."""
    if page.endswith((".md", ".html")) or page.startswith(("/", ".")):
        yield Problem(place_of(page), f'page "{page}" ska vara sidans väg (till exempel "mallar/kallelse")')


def _countable(due: Due) -> Iterator[Problem]:
    """Yield a problem for a last day that nothing is counted from, or by two measures."""
    if not due.from_:
        yield Problem(place_of(due.label), f'"{due.label}" räknas från ingenting (fyll i from)')
    if sum(map(bool, (due.days, due.weeks, due.months))) > 1:
        message = f'"{due.label}" har två mått på en tid (behåll days, weeks eller months)'
        yield Problem(place_of(due.label), message)


def references(handbook: Handbook) -> Iterator[Problem]:
    """Yield every reference in the handbook that names nothing, or the wrong sort of thing."""
    yield from doubled([unit.id for unit in handbook.units], "enheten")
    yield from doubled([source.id for source in handbook.sources], "källan")
    yield from doubled([routine.id for routine in handbook.routines], "rutinen")
    yield from unknown([unit.colour for unit in handbook.units if unit.colour], COLOURS, "färgen")
    letters = [(unit.letter.casefold(), unit.letter) for unit in handbook.units]
    yield from again(letters, "bokstaven", "välj en annan bokstav")
    for unit in handbook.units:
        if len(unit.letter) > LONGEST_LETTER:
            yield Problem(
                place_of(unit.letter), f'bokstaven "{unit.letter}" är ett ord (skriv en eller två bokstäver)'
            )
    routines = handbook.routine_by_id.values()  # one of each id: of two with one there is a problem already
    sections = [(section.id, section.id) for routine in routines for section in routine.sections]
    yield from again(sections, "avsnittet", "välj ett annat id, också om det andra hör till en annan rutin")
    for source in handbook.sources:
        yield from _source(source)
    for routine in handbook.routines:
        yield from _routine(handbook, routine)


def _source(source: Source) -> Iterator[Problem]:
    # A year or a month is date enough for a document: filled up to a day, it must be one.
    yield from bad_date(source.dated, "dated", whole=False) if source.dated else ()
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
    yield from bad_date(routine.edition, "edition", whole=False)
    yield from bad_date(routine.review, "review")
    yield from _editions(routine)
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
    yield from ids([section.id for section in routine.sections])
    if not routine.reasons:
        message = (
            f'rutinen "{routine.id}" har inga skäl, så inget steg kan läggas åt sidan (lägg till reasons)'
        )
        yield Problem(place_of(routine.id), message)
    yield from _questions(handbook, routine)
    yield from _catalogues(handbook, routine)
    yield from _conditions(routine)
    for owner in routine.step_sets:
        if not owner.steps:
            message = f'"{owner.id}" har inga steg (lägg till ett steg, eller gör svaren till en lucka)'
            yield Problem(place_of(owner.id), message)
        # Steps that never meet in one plan may share an id: see ``checks``.
        yield from doubled([step.id for step in owner.steps if not step.when], "steget")
        yield from ids([step.id for step in owner.steps if step.when])
        for step in owner.steps:
            yield from _step(handbook, routine, step)


def _editions(routine: Routine) -> Iterator[Problem]:
    """What has changed: each edition once, the oldest first, none after the routine's own. No question is called as one."""
    editions = [change.edition for change in routine.changes]
    for edition in editions:
        yield from bad_date(edition, "edition", whole=False)
    yield from again(zip(editions, editions, strict=True), "utgåvan", "skriv ihop texterna")
    for before, edition in pairwise(editions):
        if edition < before:
            message = f'utgåvan "{edition}" står efter "{before}" (skriv den äldsta först)'
            yield Problem(place_of(edition), message)
    for edition in editions:
        if edition > routine.edition:
            message = (
                f'utgåvan "{edition}" är nyare än rutinens edition "{routine.edition}" (ändra en av dem)'
            )
            yield Problem(place_of(edition), message)
    for name in routine.question_by_id:
        if name == EDITION:
            message = f'frågan kan inte ha id "{EDITION}", som är utgåvan i en länk (välj ett annat id)'
            yield Problem(place_of(name), message)


def _questions(handbook: Handbook, routine: Routine) -> Iterator[Problem]:
    """Yield problems of what is asked; only a question of law has a source, and a condition of its own."""
    laws = [source.id for source in handbook.sources if source.read]
    for question in routine.law_questions:
        yield from unknown([question.source], laws, "lagen")
        yield from conditions(routine.law_questions, question.when)
        if not question.unknown:
            message = f'frågan "{question.id}" saknar ett svar för den som inte vet (lägg till ett med unknown: true)'
            yield Problem(place_of(question.id), message)
    for question in routine.questions:
        if question.source or question.when:
            free = "ta bort when, för en vanlig fråga ställs alltid"
            remedy = free if question.when else "ta bort source, eller flytta frågan till law_questions"
            message = f'frågan "{question.id}" har source eller when, som bara lagfrågor har ({remedy})'
            yield Problem(place_of(question.id), message)
    for question in (*routine.law_questions, *routine.questions):
        yield from doubled([option.id for option in question.options], "svaret")
        yield from cited(handbook, question.source or routine.source, question.heading, question.id)
        if sum(not option.unknown for option in question.options) < 2:  # noqa: PLR2004 one is no choice
            message = f'frågan "{question.id}" har inte två svar att välja mellan (lägg till ett, eller ta bort frågan)'
            yield Problem(place_of(question.id), message)
        yield from _several(question)
        for option in question.options:
            yield from conditions(routine.questions, {name: (given,) for name, given in option.gives.items()})
            yield from _page(option.page)
            if option.unknown and not option.hint:
                message = f'svaret "{option.id}" säger inte var man får veta det (lägg till hint)'
                yield Problem(place_of(option.id), message)


def _several(question: Question) -> Iterator[Problem]:
    """A question that may have several answers has none for who does not know, and is not one of law."""
    if not question.many:
        for option in question.options:
            if option.alone:
                message = f'frågan "{question.id}" har ett svar, så alla utesluter varandra (ta bort alone, eller skriv many: true)'
                yield Problem(place_of(option.id), message)
        return
    if question.source:
        yield Problem(place_of(question.id), f'lagfrågan "{question.id}" har ett svar (ta bort many)')
    elif question.unknown:
        message = (
            f'frågan "{question.id}" kan ha flera svar, och den som inte vet väljer inget (ta bort svaret)'
        )
        yield Problem(place_of(question.unknown.id), message)


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
        for name, options in thing.when.items():
            if name in {question.id for question in routine.law_questions}:
                message = (
                    f'lagfrågan "{name}" väljer ingen gren (ställ villkoret på ett steg eller ett tillägg)'
                )
                yield Problem(place_of(name), message)
            else:
                yield from conditions(routine.questions, {name: options})
        yield from _chooses(routine, thing.when, "ställ villkoret på ett steg eller ett tillägg")
    for addition in routine.additions:
        yield from conditions(routine.question_by_id.values(), addition.when)
    for gap in routine.gaps:
        yield from conditions(routine.questions, gap.instead)
        yield from _chooses(routine, gap.instead, "ta bort den ur instead")


def _chooses(routine: Routine, when: Condition, remedy: str) -> Iterator[Problem]:
    """What chooses branches has one answer."""
    for name in when:
        if name in routine.question_by_id and routine.question_by_id[name].many:
            yield Problem(
                place_of(name), f'frågan "{name}" kan ha flera svar och väljer ingen gren ({remedy})'
            )
