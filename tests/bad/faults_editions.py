"""Faults in what a routine says of its editions."""

R = "nyckel.yaml"

# See test_bad.py for what a row holds.
FAULTS = [
    (
        "en ändring i en utgåva som är nyare än rutinen",
        R,
        "source: parmen\n",
        'source: parmen\nchanges: [{edition: "2026-03-01", text: Nytt lås.}]\n',
        [
            'liten/nyckel.yaml:6:21: utgåvan "2026-03-01" är nyare än rutinens edition "2026-01-01" (ändra en av dem)',
        ],
    ),
    (
        "en ändring utan text",
        R,
        "source: parmen\n",
        'source: parmen\nchanges: [{edition: "2025-03-01"}]\n',
        [
            'liten/nyckel.yaml:6:11: nyckeln "text" saknas (lägg till text)',
        ],
    ),
    (
        "en ändring med en okänd nyckel",
        R,
        "source: parmen\n",
        'source: parmen\nchanges: [{edition: "2025-03-01", text: Nytt lås., steg: ring}]\n',
        [
            'liten/nyckel.yaml:6:52: nyckeln "steg" finns inte här (tillåtna: edition, text)',
        ],
    ),
    (
        "två ändringar i en utgåva",
        R,
        "source: parmen\n",
        'source: parmen\nchanges:\n  - {edition: "2025", text: Nytt lås.}\n  - {edition: "2025", text: Ny dörr.}\n',
        [
            'liten/nyckel.yaml:8:15: utgåvan "2025" finns redan på rad 7 (skriv ihop texterna)',
        ],
    ),
    (
        "ändringar i fel ordning",
        R,
        "source: parmen\n",
        'source: parmen\nchanges:\n  - {edition: "2025", text: Nytt lås.}\n  - {edition: "2024-06", text: Ny dörr.}\n',
        [
            'liten/nyckel.yaml:8:15: utgåvan "2024-06" står efter "2025" (skriv den äldsta först)',
        ],
    ),
    (
        "en ändring i en utgåva som inte är någon dag",
        R,
        "source: parmen\n",
        "source: parmen\nchanges: [{edition: 2025-13, text: Nytt lås.}]\n",
        [
            'liten/nyckel.yaml:6:21: edition ska vara ett år, en månad eller en dag, som "2026", "2026-11" eller "2026-11-21", inte "2025-13"',
        ],
    ),
    (
        "en fråga som heter som utgåvan i en länk",
        R,
        "\nsections:\n",
        "  - id: utgava\n    text: Vilken?\n    heading: [Allmänt]\n    options: [{id: en, label: En}, {id: tva, label: Två}]\n\nsections:\n",
        [
            'liten/nyckel.yaml:46:9: frågan kan inte ha id "utgava", som är utgåvan i en länk (välj ett annat id)',
        ],
    ),
]
