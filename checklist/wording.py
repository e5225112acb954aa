"""Swedish words for ids: one place for what a ground, a modality or an outcome is called.

Used by the HTML, the command line and the journal text alike.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from checklist.cases import Entry
from checklist.changing import Change, Edit, deciding, unanswered
from checklist.conditions import Condition
from checklist.days import in_words, written
from checklist.deadlines import Deadline
from checklist.documents import Citation, Source
from checklist.model import After, Handbook, Routine, Step
from checklist.planning import Plan, Planned
from checklist.questions import Option, Question

GROUND = {"routine": "Rutinen", "law": "Lag", "proposal": "Förslag"}
MODALITY = {"ska": "", "bor": "bör", "vid-behov": "vid behov", "om-mojligt": "om möjligt"}
REMARK_TYPE = {
    "motsagelse": "Motsägelser",
    "forvaxling": "Troliga förväxlingar",
    "oklart": "Oklart",
    "saknas": "Saknas i {called}",
}


def called(routine: Routine) -> str:
    """Return what the text that a routine is made from is called, as a sentence begins."""
    return routine.words.called[0].upper() + routine.words.called[1:]


def other_edition(routine: Routine, edition: str) -> list[str]:
    """Return what is said of answers from another edition than the routine's own: which, and what each since has changed."""
    own = written(routine.edition)
    if edition > routine.edition:
        newer = (
            f"Länken är från utgåvan {written(edition)}. Den är nyare än den här sidan, som är från {own}."
        )
        return [newer, "Ladda om sidan när du har nät, eller hämta filen på nytt."]
    since = [change for change in routine.changes if change.edition > edition]
    told = [f"Utgåvan {written(change.edition)}: {change.text}" for change in since]
    older = f"Länken är från utgåvan {written(edition)}. Nu gäller utgåvan {own}."
    return [older, *(told or ["Underlaget säger inte vad som har ändrats."])]


def ground(handbook: Handbook, step: Step) -> str:
    """Return what a step's ground is called; what no city has adopted goes by its source ("Kronoberg 2022")."""
    short = step.citation and handbook.source_by_id[step.citation.source].short
    return short if short and step.ground == "routine" else GROUND[step.ground]


def mark(handbook: Handbook, step: Step) -> str:
    """Return the ground as a step is marked with it; empty for the great majority, that stand in an adopted routine."""
    found = ground(handbook, step)
    return "" if found == GROUND["routine"] else found


def last_day(deadline: Deadline) -> str:
    """Return the last day of a deadline as a sentence, or an empty text where there is none."""
    if deadline.last is None:
        return ""
    earliest = "" if deadline.certain else "tidigast "
    return f"{deadline.label}: {earliest}{in_words(deadline.last)}."


def listed(words: Iterable[str], joined: str = "och") -> str:
    """Join words as a Swedish list: "a, b och c"."""
    words = list(words)
    return f" {joined} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def ended(title: str) -> str:
    """Return a title as a sentence of its own: with a full stop, where it does not end with a sign already."""
    return title if title.endswith(("?", "!")) else f"{title}."


def lower_first(text: str) -> str:
    """Return a text as it goes on within a sentence."""
    return text[0].lower() + text[1:]


def heading(plan: Plan) -> str:
    """Return what the answers have led to, as a title."""
    if plan.branch:
        return plan.branch.title
    if plan.gap:
        return f"{called(plan.routine)} är tyst: {lower_first(plan.gap.title)}"
    if plan.impossible:
        return "Svaren går inte ihop"
    return "Det här gäller oavsett"


def leftovers(plan: Plan) -> list[tuple[Entry, str]]:
    """Return the notes on steps that the answers do not include, each with the text that was ticked.

    A step that is gone has none. One that has been written anew, or stands elsewhere alone, has the last that there is.
    """
    steps = plan.routine.steps_by_id
    known = [(entry, steps[entry.step]) for entry in plan.leftovers if entry.step in steps]
    return [
        (entry, next((step for step in found if step.version == entry.version), found[-1]).text)
        for entry, found in known
    ]


def units(handbook: Handbook, ids: Iterable[str], joined: str = "och") -> str:
    """Return the names of units as a list within a sentence.

    They keep their capital letters: "ekonomiskt bistånd och barn och unga" could be three units.
    """
    return listed((handbook.unit_by_id[name].name for name in ids), joined)


def condition(routine: Routine, after: After, among: Iterable[Step] = ()) -> str:
    """Return what has to happen: "Möte: uteblev".

    The step is looked for ``among`` those of the same plan first: another branch may have another one by that id.
    """
    everywhere = (step for owner in routine.step_sets for step in owner.steps)
    step = next(step for step in chain(among, everywhere) if step.id == after.step)
    labels = [routine.outcome_by_id[name].label for name in after.outcome]
    ends = listed((lower_first(label) for label in labels), "eller")
    return f"{step.label or routine.kind_by_id[step.kind].label}: {ends}"


def answers_in(routine: Routine, when: Condition) -> list[str]:
    """Return the answers that a condition names, in words, those to one question together."""
    return [
        labelled(asked, listed((option.label for name in names if (option := asked.option(name))), "eller"))
        for question, names in when.items()
        for asked in (routine.question_by_id[question],)
    ]


def answer(question: Question, option: Option) -> str:
    """Return an answer as it can be told apart: with its question, where others have an answer of that name."""
    return f"”{option.label if _tells(question, option) else answered(question, option)}”"


def _tells(question: Question, option: Option) -> bool:
    """Tell whether an option says by itself what is answered: a sign does, and "ja" or "inget av dessa" does not."""
    return question.many and not option.alone


def placed(plan: Plan, step: Step) -> str:
    """Return, in at most two sentences, the answers that have placed a step, and what is to be answered where none has."""
    decided = listed(answer(*pair) for pair in deciding(plan.routine, step, plan.answers))
    told = f"Avgör: {decided}." if decided else "Inget svar avgör ännu."
    left = listed((f"”{q.text}”" for q in unanswered(plan.routine, step, plan.answers)), "eller")
    if left and plan.stage_of(step).id == plan.routine.stage_of(step):
        return f"{told} Svaret på {left} kan flytta det."
    return told


def change(found: Change) -> str:
    """Return what would place a step elsewhere: "Pröva, om ”Skramlar” också stämmer."."""
    came = [edit for edit in found.edits if edit.added and not edit.removed]
    signs = [
        answer(edit.question, edit.added) for edit in came if edit.added and _tells(edit.question, edit.added)
    ]
    parts = [f"också {listed(signs)} stämmer"] if signs else []
    parts += [text for edit in found.edits if (text := _edit(edit))]
    return f"{found.stage.label}, {'till exempel ' if found.alike else ''}om {listed(parts)}."


def _edit(edit: Edit) -> str:
    """Return an act on the answers, as it goes on after "om"; nothing for a sign that comes."""
    added, removed = (option and answer(edit.question, option) for option in (edit.added, edit.removed))
    if added and removed:
        return f"{added} stämmer i stället för {removed}"
    if edit.added:
        return "" if _tells(edit.question, edit.added) else f"svaret är {added}"
    return f"{removed} inte stämmer" if removed else f"frågan ”{edit.question.text}” lämnas obesvarad"


def labelled(question: Question, answers: str) -> str:
    """Return answers as they stand apart from their question: "Barnfamilj", "Möten: nej eller delvis"."""
    return f"{question.label}: {answers.lower()}" if question.label else answers


def answered(question: Question, option: Option) -> str:
    """Return an answer with its question, in short where the question has a name."""
    return labelled(question, option.label) if question.label else f"{question.text} {option.label}"


def opening(routine: Routine, step: Step, among: Iterable[Step] = ()) -> str:
    """Return all that has to happen before a step can be done; empty where nothing has."""
    if step.on_contact:
        return routine.words.contact
    among = tuple(among)
    return listed(
        (condition(routine, after, among) for after in step.after), "eller" if step.opens == "any" else "och"
    )


def citation(handbook: Handbook, routine: Routine, cited: Citation) -> str:
    """Return a citation for a reader: the source's title and the place in it; an adopted routine is its own."""
    source = handbook.source_by_id[cited.source]
    title = called(routine) if source.id == routine.source and not source.short else source.title
    return f"{title}: {' › '.join(cited.heading)}"


def sentence(handbook: Handbook, routine: Routine, step: Step) -> str:
    """Return a step as one line of text with its units: who (and how far they must), what, with whom, towards whom."""
    must = MODALITY[step.modality]
    parts = [f"{handbook.unit_by_id[step.lead].name}{must and f' ({must})'}: {step.text}"]
    if step.with_:
        parts.append(f"Tillsammans med {units(handbook, step.with_)}.")
    if step.to:
        kind = routine.kind_by_id[step.kind]
        parts.append(f"{kind.towards} {units(handbook, step.to, kind.joined)}.")
    if step.purpose:
        parts.append(f"Syfte: {step.purpose}")
    return " ".join(parts)


def outcome(routine: Routine, outcome_id: str) -> str:
    """Return how an attempt ended; an outcome may have gone from the routine since."""
    known = routine.outcome_by_id.get(outcome_id)
    return known.label if known else "Utfallet finns inte längre i rutinen"


def reason(routine: Routine, reason_id: str) -> str:
    """Return why a step was set aside; a reason may have gone from the routine since."""
    labels = {known.id: known.label for known in routine.reasons}
    return labels.get(reason_id, "Skälet finns inte längre i rutinen")


def waiting(plan: Plan, item: Planned) -> str:
    """Return what a waiting step waits for."""
    if item.waits:
        return opening(plan.routine, replace(item.step, after=item.waits, on_contact=False), plan.shown)
    if item.unsettled:
        return "svaret på en fråga" if plan.next else "det som gäller i grenen"
    return plan.routine.words.contact


def waiting_for_contact(routine: Routine, number: int) -> str:
    """Return how many steps wait for no outcome in particular, in the routine's own word for what opens them."""
    return f"{number} steg väntar på {routine.words.contact}"


def laws(handbook: Handbook, cited: Iterable[Citation | None]) -> list[Source]:
    """Return the laws among what is cited, each once, in the order of the citations."""
    sources = {place.source: handbook.source_by_id[place.source] for place in cited if place}
    return [source for source in sources.values() if source.to]


def law_days(handbook: Handbook, cited: Iterable[Citation | None]) -> str:
    """Return to which day the cited laws hold, and when they were read; empty where no law is cited.

    Together they are no fresher than the oldest of them.
    """
    found = laws(handbook, cited)
    if not found:
        return ""
    to, read = min(law.to for law in found), min(law.read for law in found)
    return f"lydelsen till och med {written(to)}, läst {written(read)}"
