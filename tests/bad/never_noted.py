"""Outcomes that nobody can note where others wait for them: on what is only read, and where the case has ended."""

from tiny import (
    CONTACT,
    FRAGA,
    NOT_NOTED,
    NOT_NOTED_REMEDY,
    ONLY_READ,
    RESTING,
    SEDAN,
    YES_OR_NO,
)

NOTED = [
    (
        "ett steg vars utfall ingen kan välja, för det ska bara läsas",
        [RESTING, (FRAGA, f"{FRAGA}, stage: vila")],
        [
            'mini/mini.yaml:28:14: steget "fraga" har utfall som ingen kan välja, för det står i skedet "vila" där inget går att anteckna (ta bort outcomes, eller låt det stå i ett annat skede)'
        ],
        [RESTING, (SEDAN, f"{SEDAN}, stage: vila")],
    ),
    (
        "ett steg som väntar på ett som svaren lägger bland det som bara ska läsas",
        [YES_OR_NO, RESTING, (FRAGA, f"{FRAGA}, placed: [{{stage: vila, when: {{djur: nej}}}}]")],
        [f'mini/mini.yaml:30:54: steget "sedan" väntar på "fraga", {ONLY_READ}'],
        [
            YES_OR_NO,
            RESTING,
            (FRAGA, f"{FRAGA}, placed: [{{stage: vila, when: {{djur: nej}}}}]"),
            (
                SEDAN,
                "text: Gör sedan., opens: any, after: [{step: fraga, outcome: ja}, {step: ring, outcome: ja}]}\n      - {id: ring, label: R, text: Ring., outcomes: [ja]",
            ),
        ],
    ),
    (
        "ett steg som öppnas vid en kontakt som bara ska läsas",
        [
            CONTACT,
            YES_OR_NO,
            RESTING,
            (FRAGA, f"{FRAGA}, placed: [{{stage: vila, when: {{djur: nej}}}}]"),
            (SEDAN, "text: Gör sedan., on_contact: true"),
        ],
        [
            f'mini/mini.yaml:30:14: steget "sedan" {NOT_NOTED} ("fraga" kan stå i skedet "vila" där inget går att anteckna: {NOT_NOTED_REMEDY})'
        ],
        [
            CONTACT,
            RESTING,
            (FRAGA, f"{FRAGA}, stage: nu"),
            (SEDAN, "text: Gör sedan., on_contact: true, stage: vila"),
        ],
    ),
    (
        "ett steg som öppnas vid en kontakt som avslutar ärendet",
        [
            ("{id: ja, label: Ja}\n", "{id: ja, label: Ja, contact: true, closes: true}\n"),
            (SEDAN, "text: Gör sedan., on_contact: true"),
        ],
        [f'mini/mini.yaml:28:14: steget "sedan" {NOT_NOTED} ("ja" avslutar ärendet: {NOT_NOTED_REMEDY})'],
        [CONTACT, (SEDAN, "text: Gör sedan., on_contact: true")],
    ),
    (
        "ett steg som öppnas vid en kontakt som bara vissa svar ger",
        [
            CONTACT,
            YES_OR_NO,
            ("{id: nej, label: Nej}\nreasons", "{id: nej, label: Nej, contact: true, closes: true}\nreasons"),
            (
                FRAGA,
                "text: Fråga., outcomes: [nej]}\n      - {id: ring, text: Ring., outcomes: [ja], when: {djur: ja}",
            ),
            (SEDAN, "text: Gör sedan., on_contact: true"),
        ],
        [f'mini/mini.yaml:30:14: steget "sedan" {NOT_NOTED} (djur=nej: {NOT_NOTED_REMEDY})'],
        [
            CONTACT,
            YES_OR_NO,
            (
                FRAGA,
                "text: Fråga., outcomes: [nej]}\n      - {id: ring, text: Ring., outcomes: [ja], when: {djur: ja}",
            ),
            (SEDAN, "text: Gör sedan., on_contact: true, when: {djur: ja}"),
        ],
    ),
    (
        "ett steg som väntar på ett som vilar vid just dess svar",
        [
            YES_OR_NO,
            RESTING,
            (FRAGA, f"{FRAGA}, placed: [{{stage: vila, when: {{djur: nej}}}}]"),
            (SEDAN, f"{SEDAN}, when: {{djur: nej}}"),
        ],
        [f'mini/mini.yaml:30:54: steget "sedan" väntar på "fraga", {ONLY_READ}'],
        [
            YES_OR_NO,
            RESTING,
            (FRAGA, f"{FRAGA}, placed: [{{stage: vila, when: {{djur: nej}}}}]"),
            (SEDAN, f"{SEDAN}, when: {{djur: ja}}"),
        ],
    ),
    (
        "ett utfall som avslutar ärendet och låter försöket göras om",
        [("{id: nej, label: Nej}\nreasons", "{id: nej, label: Nej, closes: true, again: true}\nreasons")],
        [
            'mini/mini.yaml:12:10: utfallet "nej" har både closes och again, men ett försök som har avslutat ärendet görs inte om (ta bort ett av dem)'
        ],
        [("{id: nej, label: Nej}\nreasons", "{id: nej, label: Nej, closes: true}\nreasons")],
    ),
]
