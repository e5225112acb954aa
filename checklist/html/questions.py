"""The triage: all questions on one page, each shown while it can still change anything."""

from markupsafe import Markup

from checklist.html import tags as h
from checklist.html.parts import Page, text_button
from checklist.model import Option, Question
from checklist.planning import Plan


def questions(page: Page, plan: Plan) -> Markup:
    """Return the form with the questions that matter, given the other answers."""
    relevant = [q for q in plan.routine.questions if q.id in plan.narrowed.relevant]
    return h.details(".bk-case", id="bk-arendet", open=True)[
        h.summary(".bk-case__summary")[
            h.span(".bk-case__title")["Ärendet"],
            h.span(".bk-case__answers")[summary(plan) or "Svara på frågorna"],
        ],
        h.div(".bk-case__body")[
            h.p(".bk-quiet")["Svara på det du vet. Ordningen är fri, och du kan ändra när som helst."],
            [question_field(page, plan, question) for question in relevant],
            page.live
            and h.button(
                ".bk-button.bk-show-steps", id="visa-stegen", type="button", name="visa-stegen", value="1"
            )["Visa stegen"],
        ],
    ]


def summary(plan: Plan) -> str:
    """Return the answers on one line: "Barnfamilj · Ingen av dem · Hyresskuld"."""
    options = [question.option(plan.answers.get(question.id, "")) for question in plan.routine.questions]
    return " · ".join(option.label for option in options if option)


def question_field(page: Page, plan: Plan, question: Question) -> Markup:
    """Return one question with its options."""
    decides_most = plan.next is question and len(plan.answers) > 0
    excluded = tuple(
        (option, why.id) for (asked, option), why in plan.narrowed.excluded.items() if asked == question.id
    )
    told = (plan.answers.get(question.id), decides_most, excluded)
    return page.part(
        "fieldset",
        f"fraga-{question.id}",
        told,
        lambda: _question(page, plan, question, decides_most=decides_most),
    )


def _question(page: Page, plan: Plan, question: Question, *, decides_most: bool) -> Markup:
    answered = question.option(plan.answers.get(question.id, ""))
    return h.fieldset(".bk-question", id=f"fraga-{question.id}")[
        h.legend[question.text, decides_most and h.span(".bk-next")["Avgör mest nu"]],
        h.div(".bk-options")[
            [_option(plan, question, option) for option in question.options],
            text_button(
                "ta-bort",
                question.id,
                "Ta bort",
                id_=f"ta-bort-{question.id}",
                label=f"Ta bort svaret på: {question.text}",
            )
            if page.live and answered
            else None,
        ],
        h.p(".bk-hint.bk-hint--strong")[answered.hint] if answered and answered.unknown else None,
        _contradictions(plan, question),
        question.hint and h.p(".bk-hint")[question.hint],
    ]


def _option(plan: Plan, question: Question, option: Option) -> Markup:
    excluded = (question.id, option.id) in plan.narrowed.excluded
    return h.label(class_="bk-option bk-option--excluded" if excluded else "bk-option")[
        h.input(
            id=f"svar-{question.id}-{option.id}",
            type="radio",
            name=f"svar:{question.id}",
            value=option.id,
            checked=plan.answers.get(question.id) == option.id,
            aria_describedby=f"omojligt-{question.id}" if excluded else None,
        ),
        h.span[option.label],
    ]


def _contradictions(plan: Plan, question: Question) -> h.Node:
    """Return why some options do not go with the other answers; they may still be chosen."""
    found = {
        reason.id: reason for (asked, _), reason in plan.narrowed.excluded.items() if asked == question.id
    }
    if not found:
        return None
    labels = [
        option.label for option in question.options if (question.id, option.id) in plan.narrowed.excluded
    ]
    chosen = plan.answers.get(question.id)
    fits = chosen and (question.id, chosen) not in plan.narrowed.excluded
    reasons = "" if fits else " ".join(reason.reason for reason in found.values())
    return h.p(".bk-hint", id=f"omojligt-{question.id}")[
        f"Streckat går inte ihop med dina andra svar ({', '.join(labels)}). {reasons}"
    ]
