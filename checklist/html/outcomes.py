"""How an attempt ended: one choice for each attempt, put right by choosing another."""

from markupsafe import Markup

from checklist.controls import Verb
from checklist.html import tags as h
from checklist.html.parts import text_button
from checklist.planning import Plan, Planned


def outcome_choice(plan: Plan, item: Planned, name: str, *, again: bool) -> Markup:
    """Return the choice of an outcome for a step; ``again`` tells that a new attempt is being noted.

    Only "Nytt försök" makes another attempt: arrow keys pass through the others on their way, and a slip is put right.
    """
    key, text = item.key, item.step.text
    chosen = item.outcome.detail if item.outcome else ""
    known = plan.routine.outcome_by_id
    repeats = chosen in item.step.outcomes and known[chosen].again
    asked = "Hur gick det den här gången?" if again else "Hur gick det?"
    if all(known[outcome].closes for outcome in item.step.outcomes):
        asked = "Av vilket skäl?"
    return h.fieldset(".bk-outcomes")[
        h.legend[asked, h.span(".bk-hidden")[f" {text}"]],
        [
            h.label(".bk-option.bk-option--small")[
                h.input(
                    id=f"utfall-{name}-{outcome}",
                    type="radio",
                    name=Verb.OUTCOME.about(key),
                    value=outcome,
                    checked=outcome == chosen and not again,
                ),
                h.span[known[outcome].label],
            ]
            for outcome in item.step.outcomes
        ],
        text_button(
            Verb.NO_OUTCOME,
            key,
            "Ta bort utfallet",
            id_=f"inget-utfall-{name}",
            label=f"Ta bort utfallet: {text}",
        )
        if chosen and not again
        else None,
        text_button(
            Verb.AGAIN,
            key,
            "Avbryt" if again else "Nytt försök",
            id_=f"igen-{name}",
            label=f"{'Avbryt nytt försök' if again else 'Nytt försök'}: {text}",
        )
        if repeats
        else None,
    ]
