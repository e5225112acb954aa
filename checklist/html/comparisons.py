"""Two branches or answers side by side: "Vad ändras om …?"."""

from collections.abc import Mapping

from markupsafe import Markup

from checklist import wording
from checklist.comparing import Comparison, Difference, compare
from checklist.controls import Verb, choice, read_choice
from checklist.html import tags as h
from checklist.html.parts import Page, folded, unit_marks
from checklist.html.tables import wide_table
from checklist.model import Step
from checklist.planning import Plan
from checklist.planning import plan as plan_for
from checklist.questions import Question
from checklist.views import View


def what_if(page: Page, plan: Plan, view: View) -> h.Node:
    """Return the choice of another answer, and what it would change once it is chosen; filled while it is open."""
    inside = Verb.WHAT_IF in view.unfolded and _choice(page, plan, view.what_if)
    return folded(Verb.WHAT_IF, "whatif", "Vad ändras om …?", inside)


def _choice(page: Page, plan: Plan, chosen: str) -> list[h.Node]:
    question_id, option_id = read_choice(chosen)
    asked = plan.routine.question_by_id.get(question_id)
    option = asked and asked.option(option_id)
    return [
        h.label(for_=Verb.WHAT_IF)["Tänk om svaret vore "],
        h.select(id=Verb.WHAT_IF, name=Verb.WHAT_IF)[
            h.option(value="")["välj ett annat svar"],
            [_options(plan, question, chosen) for question in plan.routine.questions],
        ],
        _compared(page, plan, {**plan.answers, asked.id: option.id}) if asked and option else None,
    ]


def _compared(page: Page, plan: Plan, other: Mapping[str, str]) -> Markup:
    return comparison(page, compare(plan, plan_for(plan.routine, other)))


def _options(plan: Plan, question: Question, chosen: str) -> Markup:
    others = [
        (choice(question.id, option.id), option.label)
        for option in question.options
        if option.id != plan.answers.get(question.id) and not option.unknown
    ]
    return h.optgroup(label=question.text)[
        [h.option(value=value, selected=value == chosen)[label] for value, label in others]
    ]


def comparison(page: Page, found: Comparison) -> Markup:
    """Return a comparison as a table of what differs, and the number of steps in common."""
    return h.div("#bk-jamforelse.bk-compare")[
        h.p[f"{len(found.common)} steg är gemensamma, {len(found.differences)} skiljer."],
        wide_table(
            "Jämförelse",
            ["Steg", wording.heading(found.left), wording.heading(found.right)],
            [_row(page, found, difference) for difference in found.differences],
        )
        if found.differences
        else h.p["Inget i stegen ändras."],
    ]


def _row(page: Page, found: Comparison, difference: Difference) -> list[h.Node]:
    step = difference.left or difference.right
    assert step is not None
    label = found.left.routine.kind_by_id[step.kind].label
    return [label, _cell(page, difference.left), _cell(page, difference.right)]


def _cell(page: Page, step: Step | None) -> h.Node:
    if step is None:
        return h.span(".bk-quiet")["Inget sådant steg"]
    kind = page.routine.kind_by_id[step.kind]
    after = wording.opening(page.routine, step)
    return [
        h.p[step.text, wording.MODALITY[step.modality] and f" ({wording.MODALITY[step.modality]})"],
        h.p[unit_marks(page, (step.lead, *step.with_))],
        step.to and h.p[f"{kind.towards} ", unit_marks(page, step.to, kind.joined)],
        step.purpose and h.p(".bk-quiet")[f"Syfte: {step.purpose}"],
        after and h.p(".bk-quiet")[f"Efter: {after}"],
    ]
