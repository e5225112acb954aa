"""The triage: all questions on one page, each where it always stands."""

from markupsafe import Markup

from checklist import wording
from checklist.conditions import options_of
from checklist.controls import PageVerb, Verb
from checklist.html import tags as h
from checklist.html.parts import Page, text_button
from checklist.model import Impossible  # noqa: TC001 as every other import of ours
from checklist.planning import Plan
from checklist.questions import Option, Question


def questions(page: Page, plan: Plan) -> Markup:
    """Return the form with all questions, each in its place whatever is answered: those of law first, and apart."""
    routine = plan.routine
    return h.details(".bk-case", id="bk-arendet", open=True)[
        h.summary(".bk-case__summary")[
            h.span(".bk-case__title")["Ärendet"],
            h.span(".bk-case__answers")[summary(plan) or "Svara på frågorna"],
        ],
        h.div(".bk-case__body")[
            h.p(".bk-quiet")["Svara på det du vet. Ordningen är fri, och du kan ändra när som helst."],
            bool(routine.law_questions)
            and h.section(".bk-law-questions", aria_label=routine.words.law)[
                h.p(".bk-quiet")[
                    h.span(".bk-ground.bk-ground--law")[wording.GROUND["law"]],
                    f" {routine.words.law_decides}",
                ],
                [question_field(page, plan, question) for question in routine.law_questions],
            ],
            [question_field(page, plan, question) for question in routine.questions],
            _contradictions(plan),
            page.live
            and h.button(
                ".bk-button.bk-show-steps",
                id=PageVerb.SHOW_STEPS,
                type="button",
                name=PageVerb.SHOW_STEPS,
                value="1",
            )["Visa stegen"],
        ],
    ]


def meanings(page: Page, plan: Plan) -> list[Markup]:
    """Return what answers mean that have something to say: those to questions of law, and "vet ej"."""
    found = []
    for question, option in plan.chosen:
        if option.hint and question.id in (*plan.narrowed.law, *plan.narrowed.relevant):
            found.append(
                h.div(".bk-meaning")[
                    h.p[
                        h.strong[f"{question.text} {option.label}. "],
                        option.hint,
                        [" ", h.a(href=more)["Läs mer"]]
                        if option.page and (more := page.addresses.page(option.page))
                        else None,
                    ]
                ]
            )
    return found


def summary(plan: Plan) -> str:
    """Return the answers on one line: "Barnfamilj · Ingen av dem · Hyresskuld"."""
    return " · ".join(wording.labelled(question, option.label) for question, option in plan.chosen)


def question_field(page: Page, plan: Plan, question: Question) -> Markup:
    """Return one question with its options. What is said of it has a line of its own, so that nothing moves."""
    answered = bool(options_of(question, plan.answers))
    matters = question.id in (*plan.narrowed.law, *plan.narrowed.relevant)
    said = ""
    if not matters:
        said = "Behövs inte nu: andra svar avgör."
    elif plan.next is question and plan.answers:
        said = "Avgör mest nu."
    return h.fieldset(
        class_=f"bk-question{'' if matters else ' bk-question--idle'}", id=f"fraga-{question.id}"
    )[
        h.legend[question.text],
        h.div(".bk-options")[[_option(plan, question, option) for option in question.options]],
        question.hint and h.p(".bk-hint")[question.hint],
        h.div(".bk-question__foot")[
            h.span(".bk-next")[said] if said else None,
            text_button(
                Verb.TAKE_BACK,
                question.id,
                "Ta bort",
                id_=f"ta-bort-{question.id}",
                label=f"Ta bort svaret på: {question.text}",
            )
            if page.live and answered
            else None,
        ],
    ]


def _option(plan: Plan, question: Question, option: Option) -> Markup:
    excluded = (question.id, option.id) in plan.narrowed.excluded
    return h.label(class_="bk-option bk-option--excluded" if excluded else "bk-option")[
        h.input(
            id=f"svar-{question.id}-{option.id}",
            type="checkbox" if question.many else "radio",
            name=Verb.ANSWER.about(question.id),
            value=option.id,
            checked=option in options_of(question, plan.answers),
            aria_describedby=f"omojligt-{question.id}" if excluded else None,
        ),
        h.span[option.label],
    ]


def _contradictions(plan: Plan) -> list[Markup]:
    """Return why some options do not go with the other answers; they may still be chosen."""
    found: dict[str, list[Impossible]] = {}
    for (asked, _), reason in plan.narrowed.excluded.items():
        found.setdefault(asked, []).append(reason)
    told = []
    for asked, reasons in found.items():
        question = plan.routine.question_by_id[asked]
        labels = [option.label for option in question.options if (asked, option.id) in plan.narrowed.excluded]
        chosen = plan.answers.get(asked)
        fits = chosen and (asked, chosen) not in plan.narrowed.excluded
        why = "" if fits else " ".join(dict.fromkeys(reason.reason for reason in reasons))
        told.append(
            h.p(".bk-hint", id=f"omojligt-{asked}")[
                f"Streckat går inte ihop med dina andra svar ({', '.join(labels)}). {why}"
            ]
        )
    return told
