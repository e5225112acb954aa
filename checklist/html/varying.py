"""What still varies of an act between the branches that are left: who, when, and which question settles it."""

from collections.abc import Iterator, Mapping

from checklist import wording
from checklist.conditions import is_known
from checklist.model import After, Handbook
from checklist.planning import Plan, Planned
from checklist.questions import Question

ASKED = {
    "lead": "Vem gör det?",
    "with_": "Med vem?",
    "to": "Till vem?",
    "modality": "Ska eller bör?",
    "after": "När?",
    "text": "Vad?",
    "purpose": "Varför?",
}
MOST_TOLD = 4


def varied(handbook: Handbook, plan: Plan, item: Planned) -> Iterator[tuple[str, str]]:
    """Yield what varies of an act: what is asked, and each answer with when it holds."""
    for field, values in item.varies.items():
        question = settling(plan, values)
        told: dict[str, list[str]] = {}
        for branch, value in values.items():
            told.setdefault(_words(handbook, plan, field, value), []).append(branch)
        if question:
            parts = [f"{text} ({_when(plan, question, branches)})" for text, branches in told.items()]
            yield ASKED[field], f"{'; '.join(parts)}. Avgörs av: {question.text}"
        elif len(told) <= MOST_TOLD:
            asked = f" Svara härnäst: {plan.next.text}" if plan.next else ""
            yield ASKED[field], f"{'; eller '.join(told)}.{asked}"
        else:
            yield ASKED[field], "Det skiljer mellan grenarna."


def settling(plan: Plan, values: Mapping[str, object]) -> Question | None:
    """Return the question whose answer alone settles what varies, if there is one; the one to ask next if it can."""
    known = plan.routine.question_by_id
    asked = [name for name in plan.narrowed.relevant if not is_known(known[name], plan.answers)]
    first = plan.next.id if plan.next else ""
    for name in sorted(asked, key=lambda name: name != first):
        question = known[name]
        found = [
            {str(value) for branch, value in values.items() if _fits(plan, branch, name, option.id)}
            for option in question.options
            if not option.unknown
        ]
        if all(len(each) <= 1 for each in found):
            return question
    return None


def _fits(plan: Plan, branch: str, question: str, option: str) -> bool:
    return option in plan.routine.branch_by_id[branch].when.get(question, (option,))


def _when(plan: Plan, question: Question, branches: list[str]) -> str:
    """Return the answers to a question that leave any of the branches open."""
    labels = [
        f'"{option.label}"'
        for option in question.options
        if not option.unknown and any(_fits(plan, branch, question.id, option.id) for branch in branches)
    ]
    return f"vid {wording.listed(labels, 'eller')}"


def _words(handbook: Handbook, plan: Plan, field: str, value: object) -> str:
    if field in ("with_", "to") and isinstance(value, tuple):
        return wording.units(handbook, value) if value else "Ingen annan enhet"
    if field == "after" and isinstance(value, tuple):
        waits = [
            wording.condition(plan.routine, after, plan.shown) for after in value if isinstance(after, After)
        ]
        return f"Efter {wording.listed(waits)}" if waits else "Genast"
    if field == "lead":
        return wording.units(handbook, (str(value),))
    if field == "modality":
        return wording.MODALITY[str(value)] or "ska"
    return str(value).rstrip(".") or "Inget sägs"
