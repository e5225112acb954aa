"""Conditions that no answers meet, days that come too late and what nothing ends, each with its nearest neighbour."""

from tiny import AGAIN, ALONE, FRAGA, LYSSNA, SEDAN, YES_OR_NO, addition, and_additions, asking

FACT = ("reasons:", "facts:\n  - {id: dag, label: Dagen, hint: Se.}\nreasons:")
THREE = asking(["hund", "katt", "fisk"])
STAGES = (
    "  - {id: nu, label: Nu}",
    "  - {id: nu, label: Nu}\n  - {id: da, label: Då}\n  - {id: sist, label: Sist}",
)
LAW = (
    "headings: [{text: Ett}]}\n",
    'headings: [{text: Ett}]}\n  - {id: lag, title: Lag, publisher: R, review: "2027-01-01", read: "2026-01-01", to: "2025-12-01", about: X., no_link: X., headings: [{text: 1 §}]}\n',
)
UNKNOWN = "{id: vet-ej, label: Vet ej, unknown: true, hint: Se.}"
LAW_STEP = ", source: lag, ground: law, heading: [1 §]"


def law_questions(*conditions):
    """Questions of law, l1, l2 and so on, each asked on its condition."""
    asked = "".join(
        f"  - {{id: l{number}, text: L?, heading: [1 §], source: lag, when: {when}, options: [{{id: ja, label: Ja}}, {{id: nej, label: Nej}}, {UNKNOWN}]}}\n"
        for number, when in enumerate(conditions, 1)
    )
    return ("questions:", f"law_questions:\n{asked}questions:")


def law_steps(*conditions):
    """An addition of a step of law for each condition."""
    return and_additions(
        *(
            addition(f"lagen-{number}", when, f"id: t{number}, text: T.{LAW_STEP}")
            for number, when in enumerate(conditions, 1)
        )
    )


def placed(*lines):
    """The step stands by these lines."""
    return ("text: Gör sedan.", f"text: Gör sedan., placed: [{', '.join(lines)}]")


def due(when):
    return (
        "text: Gör sedan.",
        f"text: Gör sedan., facts: dag, due: {{from: dag, days: 3, label: Dag, when: {when}}}",
    )


CONDITIONS = [
    (
        "ett steg mot grenens svar",
        [("text: Gör sedan.", "text: Gör sedan., when: {barn: nej}")],
        [
            'mini/mini.yaml:28:14: steget "sedan" finns inte i någon plan, för dess when går inte ihop med when i "med" eller med svar som utesluter varandra (ändra when, eller ta bort steget)'
        ],
        [("text: Gör sedan.", "text: Gör sedan., when: {barn: [ja, nej]}")],
    ),
    (
        "ett steg mot tilläggets svar",
        [YES_OR_NO, and_additions(addition("till", "{djur: ja}", "id: t, text: T., when: {djur: nej}"))],
        [
            'mini/mini.yaml:45:14: steget "t" finns inte i någon plan, för dess when går inte ihop med when i "till" eller med svar som utesluter varandra (ändra when, eller ta bort steget)'
        ],
        [
            YES_OR_NO,
            and_additions(addition("till", "{djur: ja}", "id: t, text: T., when: {djur: [nej, ja]}")),
        ],
    ),
    (
        "ett steg med ett svar som utesluter de andra, och ett till",
        [
            ALONE,
            and_additions(addition("till", "{djur: inget}", "id: t, text: T., when: {djur: [hund, katt]}")),
        ],
        [
            'mini/mini.yaml:45:14: steget "t" finns inte i någon plan, för dess when går inte ihop med when i "till" eller med svar som utesluter varandra (ändra when, eller ta bort steget)'
        ],
        [ALONE, and_additions(addition("till", "{djur: katt}", "id: t, text: T., when: {djur: hund}"))],
    ),
    (
        "en sista dag mot grenens svar",
        [FACT, due("{barn: nej}")],
        [
            'mini/mini.yaml:30:96: den sista dagen för "sedan" gäller aldrig, för dess when går inte ihop med det som steget kräver (ändra when i due)'
        ],
        [FACT, due("{barn: ja}")],
    ),
    (
        "en rad i placed mot grenens svar",
        [
            YES_OR_NO,
            STAGES,
            placed("{stage: da, when: {djur: ja, barn: nej}}", "{stage: sist, when: {barn: ja}}"),
        ],
        [
            'mini/mini.yaml:31:56: en rad i placed för "sedan" gäller aldrig, för dess when går inte ihop med det som steget kräver (ändra villkoret)'
        ],
        [
            YES_OR_NO,
            STAGES,
            placed("{stage: da, when: {djur: ja, barn: ja}}", "{stage: sist, when: {barn: ja}}"),
        ],
    ),
    (
        "en rad i placed som två före den täcker",
        [
            THREE,
            STAGES,
            placed(
                "{stage: da, when: {djur: hund}}",
                "{stage: da, when: {djur: katt}}",
                "{stage: sist, when: {djur: [hund, katt]}}",
            ),
        ],
        [
            'mini/mini.yaml:31:122: en rad i placed för "sedan" gäller aldrig, för en rad före den gäller då också (ändra ordningen eller villkoret)'
        ],
        [
            THREE,
            STAGES,
            placed(
                "{stage: da, when: {djur: hund}}",
                "{stage: da, when: {djur: katt}}",
                "{stage: sist, when: {djur: [hund, katt, fisk]}}",
            ),
        ],
    ),
    (
        "en rad i placed som två före den täcker om alla svarar, men inte innan någon har gjort det",
        [
            YES_OR_NO,
            STAGES,
            placed("{stage: da, when: {djur: [ja, nej]}}", "{stage: sist, when: {djur: ja}}"),
        ],
        [
            'mini/mini.yaml:31:94: en rad i placed för "sedan" gäller aldrig, för en rad före den gäller då också (ändra ordningen eller villkoret)'
        ],
        [
            YES_OR_NO,
            STAGES,
            placed(
                "{stage: da, when: {djur: ja}}",
                "{stage: da, when: {djur: nej}}",
                "{stage: sist, when: {djur: [ja, nej]}}",
            ),
        ],
    ),
    (
        "en rad i placed för ett svar bland flera, efter en för alla",
        [
            ALONE,
            STAGES,
            placed("{stage: da, when: {djur: [hund, katt]}}", "{stage: sist, when: {djur: katt}}"),
        ],
        [
            'mini/mini.yaml:31:97: en rad i placed för "sedan" gäller aldrig, för en rad före den gäller då också (ändra ordningen eller villkoret)'
        ],
        [ALONE, STAGES, placed("{stage: da, when: {djur: hund}}", "{stage: sist, when: {djur: katt}}")],
    ),
    (
        "en rad i placed för ett steg i ett tillägg, efter en för tilläggets svar",
        [
            YES_OR_NO,
            STAGES,
            and_additions(
                addition(
                    "till",
                    "{barn: ja}",
                    "id: t, text: T., placed: [{stage: da, when: {barn: ja}}, {stage: sist, when: {djur: ja}}]",
                )
            ),
        ],
        [
            'mini/mini.yaml:47:75: en rad i placed för "t" gäller aldrig, för en rad före den gäller då också (ändra ordningen eller villkoret)'
        ],
        [
            YES_OR_NO,
            STAGES,
            and_additions(
                addition(
                    "till",
                    "{barn: [ja, nej]}",
                    "id: t, text: T., placed: [{stage: da, when: {barn: ja}}, {stage: sist, when: {djur: ja}}]",
                )
            ),
        ],
    ),
    (
        "ett steg med en sista dag i två grenar, varav ingen har svaret",
        [
            FACT,
            (
                "branches:\n",
                "shared:\n  - {id: s, kind: gor, lead: a, text: S., facts: dag, due: {from: dag, days: 3, label: Dag, when: {djur: ja}}}\nbranches:\n",
            ),
            YES_OR_NO,
            (LYSSNA, LYSSNA + "      - {same_as: s, when: {djur: nej}}\n"),
            ("  - id: utan", "      - {same_as: s, when: {djur: nej}}\n  - id: utan"),
        ],
        [
            'mini/mini.yaml:23:100: den sista dagen för "s" gäller aldrig, för dess when går inte ihop med det som steget kräver (ändra when i due)'
        ],
        [
            FACT,
            (
                "branches:\n",
                "shared:\n  - {id: s, kind: gor, lead: a, text: S., facts: dag, due: {from: dag, days: 3, label: Dag, when: {djur: ja}}}\nbranches:\n",
            ),
            YES_OR_NO,
            (LYSSNA, LYSSNA + "      - {same_as: s, when: {djur: ja}}\n"),
            ("  - id: utan", "      - {same_as: s, when: {djur: nej}}\n  - id: utan"),
        ],
    ),
    (
        "lagfrågor som väntar på varandra",
        [LAW, law_questions("{l2: ja}", "{l1: ja}"), law_steps("{l1: ja, l2: ja}")],
        [
            'mini/mini.yaml:16:10: lagfrågan "l1" ställs aldrig, för svaren i dess when kan inte ha getts före den (ändra when)',
            'mini/mini.yaml:17:10: lagfrågan "l2" ställs aldrig, för svaren i dess when kan inte ha getts före den (ändra when)',
        ],
        [LAW, law_questions("{l2: [ja, vet-ej]}", "{l1: ja}"), law_steps("{l1: ja, l2: ja}")],
    ),
    (
        "en lagfråga som väntar på svar som aldrig finns tillsammans",
        [LAW, law_questions("{}", "{l1: nej}", "{l1: ja, l2: ja}"), law_steps("{l3: ja}")],
        [
            'mini/mini.yaml:18:10: lagfrågan "l3" ställs aldrig, för svaren i dess when kan inte ha getts före den (ändra when)',
            'mini/mini.yaml:42:9: inga svar leder till "lagen-1" (ändra when eller ta bort)',
        ],
        [LAW, law_questions("{}", "{l1: nej}", "{l1: ja, l2: vet-ej}"), law_steps("{l3: ja}")],
    ),
    (
        "ett tillägg för två lagfrågor som aldrig båda ställs",
        [LAW, law_questions("{}", "{l1: nej}"), law_steps("{l1: ja, l2: ja}")],
        ['mini/mini.yaml:41:9: inga svar leder till "lagen-1" (ändra when eller ta bort)'],
        [LAW, law_questions("{}", "{l1: nej}"), law_steps("{l1: ja, l2: [ja, vet-ej]}")],
    ),
    (
        "en dag som frågas först när steget är gjort",
        [
            FACT,
            (FRAGA, f"{FRAGA}, due: {{from: dag, days: 3, label: Dag}}"),
            ("text: Gör sedan.", "text: Gör sedan., facts: dag"),
        ],
        [
            'mini/mini.yaml:29:68: "fraga" räknar från uppgiften "dag", som frågas först när steget är gjort (lägg den i facts på steget, eller på ett som kommer före det)'
        ],
        [
            FACT,
            (FRAGA, f"{FRAGA}, facts: dag"),
            ("text: Gör sedan.", "text: Gör sedan., due: {from: dag, days: 3, label: Dag}"),
        ],
    ),
    (
        "en dag som frågas först två steg efter",
        [
            FACT,
            (FRAGA, f"{FRAGA}, due: {{from: dag, days: 3, label: Dag}}"),
            (
                SEDAN,
                f"{SEDAN}, label: S, outcomes: [ja]}}\n      - {{id: sist, text: Sist., facts: dag, opens: any, after: [{{step: sedan, outcome: ja}}, {{step: fraga, outcome: nej}}]",
            ),
        ],
        [
            'mini/mini.yaml:29:68: "fraga" räknar från uppgiften "dag", som frågas först när steget är gjort (lägg den i facts på steget, eller på ett som kommer före det)'
        ],
        [
            FACT,
            AGAIN,
            (
                "text: Fråga., outcomes: [ja, nej]",
                "text: Fråga., outcomes: [igen, ja, nej], due: {from: dag, days: 3, label: Dag}",
            ),
            (
                SEDAN,
                f"{SEDAN}, label: S, outcomes: [ja]}}\n      - {{id: sist, text: Sist., facts: dag, opens: any, after: [{{step: sedan, outcome: ja}}, {{step: fraga, outcome: igen}}]",
            ),
        ],
    ),
    (
        "ett steg som inget utfall avslutar",
        [AGAIN, (FRAGA, "text: Fråga., outcomes: igen"), (SEDAN, "text: Gör sedan., outcomes: [ja, nej]")],
        [
            'mini/mini.yaml:28:14: steget "fraga" kan aldrig bli klart, för alla dess utfall har again: true (lägg till ett utfall som avslutar det)'
        ],
        [
            AGAIN,
            (FRAGA, "text: Fråga., outcomes: [igen, ja]"),
            (SEDAN, "text: Gör sedan., outcomes: [ja, nej]"),
        ],
    ),
]
