"""Steps that wait for what can never come, each with the nearest that does not."""

from tiny import (
    AGAIN,
    CIRCLE,
    CONTACT,
    FRAGA,
    GAP,
    LYSSNA,
    NO_CONTACT,
    NO_WAY,
    SEDAN,
    UTAN,
    YES_OR_NO,
    addition,
    and_additions,
)


def twins(second, third):
    """Two additions with a step of the same id, of which the answers choose one, and steps that wait."""
    return and_additions(
        addition("till-ja", "{djur: ja}", "id: t1, label: T, text: T1., outcomes: [ja]"),
        addition("till-nej", "{djur: nej}", f"id: t1, label: T, text: T1., outcomes: {second}", third),
    )


OPENINGS = [
    (
        "ett utfall som avslutar ärendet",
        [("  - {id: ja, label: Ja}\n  - {id: nej", "  - {id: ja, label: Ja, closes: true}\n  - {id: nej")],
        [
            'mini/mini.yaml:28:70: steget "sedan" väntar på "ja", som avslutar ärendet (ta bort utfallet ur after, eller closes från utfallet)'
        ],
        [("{id: nej, label: Nej}\nreasons", "{id: nej, label: Nej, closes: true}\nreasons")],
    ),
    (
        "ett utfall som bara en annan grens steg har",
        [
            (FRAGA, "text: Fråga., outcomes: [nej]"),
            (LYSSNA, "      - {id: fraga, text: Fråga., outcomes: [ja]}\n"),
        ],
        [
            'mini/mini.yaml:28:70: steget "sedan" kan aldrig öppnas, för "fraga" har inte det utfallet i samma plan (ändra outcome, eller outcomes för "fraga")'
        ],
        [
            (FRAGA, "text: Fråga., outcomes: [nej, ja]"),
            (LYSSNA, "      - {id: fraga, text: Fråga., outcomes: [ja]}\n"),
        ],
    ),
    (
        "ett utfall som bara ett annat tilläggs steg har",
        [YES_OR_NO, twins("[nej]", "id: t2, text: T2., after: [{step: t1, outcome: ja}]")],
        [
            'mini/mini.yaml:53:57: steget "t2" kan aldrig öppnas, för "t1" har inte det utfallet i samma plan (ändra outcome, eller outcomes för "t1")'
        ],
        [YES_OR_NO, twins("[nej]", "id: t2, text: T2., after: [{step: t1, outcome: [ja, nej]}]")],
    ),
    (
        "ett steg som med sitt tilläggs steg väntar på två utfall av ett och samma",
        [
            YES_OR_NO,
            twins(
                "[ja], after: [{step: fraga, outcome: nej}], when: {barn: ja}",
                "id: t2, text: T2., when: {barn: ja}, after: [{step: t1, outcome: ja}, {step: fraga, outcome: ja}]",
            ),
        ],
        [f'mini/mini.yaml:53:14: steget "t2" {NO_WAY}'],
        [
            YES_OR_NO,
            twins(
                "[ja], after: [{step: fraga, outcome: ja}], when: {barn: ja}",
                "id: t2, text: T2., when: {barn: ja}, after: [{step: t1, outcome: ja}, {step: fraga, outcome: ja}]",
            ),
        ],
    ),
    (
        "ett steg som bara öppnas av sin egen kontakt",
        [CONTACT, (FRAGA, f"{FRAGA}, on_contact: true")],
        [f'mini/mini.yaml:27:14: steget "fraga" {NO_CONTACT}'],
        [CONTACT, (FRAGA, f"{FRAGA}, on_contact: true"), (SEDAN, "text: Gör sedan., outcomes: [ja]")],
    ),
    (
        "ett steg som öppnas av en kontakt som kommer efter det",
        [
            CONTACT,
            (FRAGA, f"{FRAGA}, after: [{{step: forst, outcome: nej}}]"),
            (SEDAN, "text: Gör sedan.}\n      - {id: forst, text: Först., on_contact: true, outcomes: [nej]"),
        ],
        [
            'mini/mini.yaml:27:14: steget "fraga" väntar till slut på sig självt (ta bort ett after)',
            f'mini/mini.yaml:29:14: steget "forst" {NO_CONTACT}',
        ],
        [
            CONTACT,
            (FRAGA, f"{FRAGA}, after: [{{step: forst, outcome: nej}}]"),
            (SEDAN, "text: Gör sedan.}\n      - {id: forst, text: Först., outcomes: [nej]"),
        ],
    ),
    (
        "ett steg som öppnas vid kontakt och väntar på att den enda kontakten uteblir",
        [CONTACT, (SEDAN, "text: Gör sedan., on_contact: true, after: [{step: fraga, outcome: nej}]")],
        [f'mini/mini.yaml:28:14: steget "sedan" {NO_CONTACT}'],
        [
            CONTACT,
            (
                SEDAN,
                "text: Gör sedan., on_contact: true, after: [{step: fraga, outcome: nej}]}\n      - {id: ring, text: Ring., outcomes: [ja]",
            ),
        ],
    ),
    (
        "ett steg som öppnas vid kontakt och väntar på det som inte kan komma",
        [
            CONTACT,
            (
                SEDAN,
                "text: Gör sedan., on_contact: true, after: [{step: fraga, outcome: nej}, {step: fraga, outcome: ja}]",
            ),
        ],
        [f'mini/mini.yaml:28:14: steget "sedan" {NO_WAY}'],
        [
            CONTACT,
            (
                SEDAN,
                "text: Gör sedan., on_contact: true, opens: any, after: [{step: fraga, outcome: nej}, {step: fraga, outcome: ja}]",
            ),
        ],
    ),
    (
        "ett utfall som görs om och ett som avslutar, på samma gång",
        [
            AGAIN,
            (FRAGA, "text: Fråga., outcomes: [igen, ja]"),
            (SEDAN, "text: Gör sedan., after: [{step: fraga, outcome: igen}, {step: fraga, outcome: ja}]"),
        ],
        [f'mini/mini.yaml:29:14: steget "sedan" {NO_WAY}'],
        [
            AGAIN,
            (FRAGA, "text: Fråga., outcomes: [igen, ja]"),
            (
                SEDAN,
                "text: Gör sedan., label: S, outcomes: [ja], after: [{step: fraga, outcome: igen}]}\n      - {id: sist, text: Sist., after: [{step: sedan, outcome: ja}, {step: fraga, outcome: ja}]",
            ),
        ],
    ),
    (
        "ett utfall som avslutar, och sedan ett som görs om",
        [
            AGAIN,
            (FRAGA, "text: Fråga., outcomes: [igen, ja]"),
            (
                SEDAN,
                "text: Gör sedan., label: S, outcomes: [ja], after: [{step: fraga, outcome: ja}]}\n      - {id: sist, text: Sist., after: [{step: sedan, outcome: ja}, {step: fraga, outcome: igen}]",
            ),
        ],
        [f'mini/mini.yaml:30:14: steget "sist" {NO_WAY}'],
        [
            AGAIN,
            (FRAGA, "text: Fråga., outcomes: [igen, ja]"),
            (
                SEDAN,
                "text: Gör sedan., label: S, outcomes: [ja], after: [{step: fraga, outcome: igen}]}\n      - {id: sist, text: Sist., after: [{step: sedan, outcome: ja}, {step: fraga, outcome: igen}]",
            ),
        ],
    ),
    (
        "två utfall av ett steg som bara finns i en lucka",
        [
            (
                UTAN,
                "additions:\n"
                + addition(
                    "till",
                    "{barn: nej}",
                    "id: t1, label: T, text: T1., outcomes: [ja, nej]",
                    "id: t2, text: T2., after: [{step: t1, outcome: ja}, {step: t1, outcome: nej}]",
                )
                + GAP,
            )
        ],
        [f'mini/mini.yaml:37:14: steget "t2" {NO_WAY}'],
        [
            (
                UTAN,
                "additions:\n"
                + addition(
                    "till",
                    "{barn: nej}",
                    "id: t1, label: T, text: T1., outcomes: [ja, nej]",
                    "id: t2, text: T2., after: [{step: t1, outcome: [ja, nej]}]",
                )
                + GAP,
            )
        ],
    ),
    (
        "ett steg som en kontakt öppnar, där en kontakt uteblir och den andra först öppnas av den",
        [
            CONTACT,
            (
                SEDAN,
                "text: Gör sedan., on_contact: true, after: [{step: fraga, outcome: nej}]}\n      - {id: ring, text: Ring., on_contact: true, outcomes: [ja]",
            ),
        ],
        [f'mini/mini.yaml:28:14: steget "sedan" {NO_CONTACT}'],
        [
            CONTACT,
            (
                SEDAN,
                "text: Gör sedan., on_contact: true, after: [{step: fraga, outcome: ja}]}\n      - {id: ring, text: Ring., on_contact: true, outcomes: [ja]",
            ),
        ],
    ),
    (
        "två steg som väntar på varandra, fast ett annat också öppnar det ena",
        [
            (
                SEDAN,
                "text: Gör sedan., label: S, outcomes: [ja], opens: any, after: [{step: fraga, outcome: ja}, {step: sist, outcome: ja}]}\n      - {id: sist, label: T, text: Sist., outcomes: [ja], after: [{step: sedan, outcome: ja}]",
            ),
        ],
        [
            f'mini/mini.yaml:28:14: stegen väntar på varandra i en ring: "sedan" → "sist" → "sedan" {CIRCLE}',
        ],
        [
            (
                SEDAN,
                "text: Gör sedan., label: S, outcomes: [ja], opens: any, after: [{step: fraga, outcome: ja}]}\n      - {id: sist, label: T, text: Sist., outcomes: [ja], after: [{step: sedan, outcome: ja}]",
            ),
        ],
    ),
]
