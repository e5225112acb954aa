"""Answers that can never be given, or lead astray, each with its nearest neighbour."""

from tiny import ALONE, GAP, PETS, SEVERAL, UTAN

# What the fault is; the changes that make it; the lines that the editor is shown; the changes that make its neighbour.
ANSWERS = [
    (
        "en fråga med flera svar i instead",
        [SEVERAL, PETS, (UTAN, GAP.replace("barn: ja}}", "barn: ja, djur: hund}}"))],
        [
            'mini/mini.yaml:31:103: frågan "djur" kan ha flera svar och väljer ingen gren (ta bort den ur instead)'
        ],
        [SEVERAL, PETS, (UTAN, GAP)],
    ),
    (
        "ett svar på en vanlig fråga som ger svar på en som inte finns",
        [
            SEVERAL,
            PETS,
            ("{id: ja, label: Ja}, {id: nej", "{id: ja, label: Ja, gives: {katt: ja}}, {id: nej"),
        ],
        ['mini/mini.yaml:16:83: frågan "katt" finns inte (tillåtna: barn, djur)'],
        [
            SEVERAL,
            PETS,
            ("{id: ja, label: Ja}, {id: nej", "{id: ja, label: Ja, gives: {djur: katt}}, {id: nej"),
        ],
    ),
    (
        "ett svar bland flera som inget frågar efter",
        [ALONE, ("text: Gör sedan.", "text: Gör sedan., when: {djur: hund}")],
        ['mini/mini.yaml:17:97: svaret "katt" används inte (använd eller ta bort)'],
        [ALONE, PETS],
    ),
]
