"""Swedish words for ids: one place for what a status, a ground or a modality is called.

Used by the HTML, the command line and the journal text alike.
"""

from collections.abc import Iterable

from checklist.deadlines import MONTHS, Deadline, in_words
from checklist.documents import Citation, Source
from checklist.model import After, Handbook, Routine, Step
from checklist.planning import ASIDE, CLOSED, CONFIRM, DONE, NOW, PENDING, WAITS, Plan, Planned

GROUND = {"routine": "Rutinen", "law": "Lag", "proposal": "Förslag"}
MODALITY = {"ska": "", "bor": "bör", "vid-behov": "vid behov", "om-mojligt": "om möjligt"}
STATUS = {
    NOW: "Att göra",
    PENDING: "Gjort, väntar på utfall",
    DONE: "Klart",
    WAITS: "Väntar",
    CLOSED: "Gäller inte längre",
    ASIDE: "Lagt åt sidan",
    CONFIRM: "Bekräfta",
}
REMARK_TYPE = {
    "motsagelse": "Motsägelser",
    "forvaxling": "Troliga förväxlingar",
    "oklart": "Oklart",
    "saknas": "Saknas i rutinen",
}


def day(iso: str) -> str:
    """Return an ISO date as "21 november 2026", a month as "november 2026", and a year as it is."""
    year, *rest = iso.split("-")
    words = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *words] if len(rest) > 1 else words)


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


def units(handbook: Handbook, ids: Iterable[str], joined: str = "och") -> str:
    """Return the names of units as a list within a sentence.

    They keep their capital letters: "ekonomiskt bistånd och barn och unga" could be three units.
    """
    return listed((handbook.unit_by_id[name].name for name in ids), joined)


def condition(routine: Routine, after: After) -> str:
    """Return what has to happen: "Möte: uteblev"."""
    step = next(step for owner in routine.step_sets for step in owner.steps if step.id == after.step)
    label = routine.outcome_by_id[after.outcome].label
    return f"{routine.kind_by_id[step.kind].label}: {label[0].lower()}{label[1:]}"


def citation(handbook: Handbook, routine: Routine, cited: Citation) -> str:
    """Return a citation for a reader: the source's short name and the place in it; the routine is its own."""
    source = handbook.source_by_id[cited.source]
    title = "Rutinen" if source.id == routine.source else source.title
    return f"{title}: {' › '.join(cited.heading)}"


def sentence(handbook: Handbook, routine: Routine, step: Step) -> str:
    """Return a step as one line of text with its units: who, what, with whom, towards whom."""
    parts = [f"{handbook.unit_by_id[step.lead].name}: {step.text}"]
    if step.with_:
        parts.append(f"Tillsammans med {units(handbook, step.with_)}.")
    if step.to:
        kind = routine.kind_by_id[step.kind]
        parts.append(f"{kind.towards} {units(handbook, step.to, kind.joined)}.")
    if step.purpose:
        parts.append(f"Syfte: {step.purpose}")
    if MODALITY[step.modality]:
        parts.append(f"({MODALITY[step.modality]})")
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
        return listed(condition(plan.routine, after) for after in item.waits)
    if item.unsettled:
        return "svaret på en fråga" if plan.next else "det som gäller i grenen"
    return "kontakt med hushållet"


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
    return f"lydelsen till och med {day(to)}, läst {day(read)}"
