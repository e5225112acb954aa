"""Names that are there twice, are not names, or that nothing uses."""

U, S, R = "units.yaml", "sources.yaml", "nyckel.yaml"

# See test_bad.py for what a row holds.
FAULTS = [
    (
        "samma id på två enheter",
        U,
        "  - {id: lassmed",
        "  - {id: kontor, name: Andra kontoret, letter: A}\n  - {id: lassmed",
        [
            'liten/units.yaml:5:10: enheten "kontor" finns redan på rad 4 (välj ett annat id)',
        ],
    ),
    (
        "samma id på två grenar",
        R,
        "  - id: lagenhet-tappad",
        "  - id: villa",
        [
            'liten/nyckel.yaml:81:9: grenen eller tillägget "villa" finns redan på rad 52 (välj ett annat id)',
        ],
    ),
    (
        "samma id på två steg i en gren",
        R,
        "      - id: lapp\n        kind: lapp\n        lead: vaktmastare\n        text: Lägg en lapp i lådan.\n        after",
        "      - id: ring\n        kind: lapp\n        lead: vaktmastare\n        text: Lägg en lapp i lådan.\n        after",
        [
            'liten/nyckel.yaml:75:13: steget "ring" finns redan på rad 58 (välj ett annat id)',
        ],
    ),
    (
        "ett id med versaler och å",
        R,
        "  - id: lagenhet-tappad",
        "  - id: Lägenhet_tappad",
        [
            'liten/nyckel.yaml:81:9: id "Lägenhet_tappad" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
        ],
    ),
    (
        "ett steg i ett tillägg med samma id som ett i grenen",
        R,
        "- id: anmal",
        "- id: ring",
        [
            'liten/nyckel.yaml:105:13: steget "ring" finns också i "villa", som kan gälla samtidigt (välj ett annat id)',
        ],
    ),
    (
        "en enhet som inte används",
        U,
        "  - {id: lassmed",
        "  - {id: polis, name: Polisen, letter: P}\n  - {id: lassmed",
        [
            'liten/units.yaml:5:10: enheten "polis" används inte (använd eller ta bort)',
        ],
    ),
    (
        "ett slag som inte används",
        R,
        "  - {id: lapp, label",
        "  - {id: mejl, label: Mejl, stage: nu}\n  - {id: lapp, label",
        [
            'liten/nyckel.yaml:14:10: slaget "mejl" används inte (använd eller ta bort)',
        ],
    ),
    (
        "ett utfall som inte används",
        R,
        "  - {id: borta,",
        "  - {id: sover, label: Sov}\n  - {id: borta,",
        [
            'liten/nyckel.yaml:20:10: utfallet "sover" används inte (använd eller ta bort)',
        ],
    ),
    (
        "en fråga som inte används",
        R,
        "  - id: hund\n",
        "  - id: katt\n    text: Finns det en katt?\n    heading: [Allmänt]\n    options: [{id: nej, label: Nej}, {id: ja, label: Ja}]\n  - id: hund\n",
        [
            'liten/nyckel.yaml:40:9: frågan "katt" används inte (använd eller ta bort)',
        ],
    ),
    (
        "en anmärkning som inte används",
        R,
        "remarks: [hunden]",
        "remarks: [inga-tider]",
        [
            'liten/nyckel.yaml:153:10: anmärkningen "hunden" används inte (använd eller ta bort)',
        ],
    ),
    (
        "en källa som inte används",
        S,
        "  - id: balken",
        "  - id: visan\n    title: Visan\n    publisher: Någon\n    dated: '2020-01-01'\n    review: '2027-01-01'\n    about: En visa.\n  - id: balken",
        [
            'liten/sources.yaml:14:9: källan "visan" används inte (använd eller ta bort)',
        ],
    ),
    (
        "ett lagrum som inte används",
        S,
        "      - text: 1 kap. 2 §\n",
        "      - text: 1 kap. 1 §\n      - text: 1 kap. 2 §\n",
        [
            'liten/sources.yaml:22:15: lagrummet "1 kap. 1 §" används inte (använd eller ta bort)',
        ],
    ),
    (
        "ett skede som inte används",
        R,
        "  - {id: sedan,",
        "  - {id: aldrig, label: Aldrig}\n  - {id: sedan,",
        [
            'liten/nyckel.yaml:9:10: skedet "aldrig" används inte (använd eller ta bort)',
        ],
    ),
    (
        "ett avsnitt som inte används",
        R,
        "    section: lagenheter",
        "    section: villor",
        [
            'liten/nyckel.yaml:49:10: avsnittet "lagenheter" används inte (använd eller ta bort)',
        ],
    ),
    (
        "en uppgift som inte används",
        R,
        "  - {id: avsand,",
        "  - {id: hittad, label: Hittad, hint: Fråga.}\n  - {id: avsand,",
        [
            'liten/nyckel.yaml:159:10: ingen sista dag räknas från uppgiften "hittad" (skriv due med from: hittad på ett steg, eller ta bort uppgiften)',
        ],
    ),
    (
        "ett id som är för långt för ett ärende",
        R,
        "  - id: lagenhet-tappad\n",
        "  - id: lagenhet-tappad-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen\n",
        [
            'liten/nyckel.yaml:81:9: id "lagenhet-tappad-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen-igen" är längre än 80 tecken (förkorta det)',
        ],
    ),
    (
        "en färg som stilen inte har",
        U,
        "colour: rod",
        "colour: röd",
        [
            'liten/units.yaml:4:53: färgen "röd" finns inte (menade du "rod"?)',
        ],
    ),
    (
        "samma bokstav på två enheter",
        U,
        "name: Kontoret, letter: O",
        "name: Kontoret, letter: m",
        [
            'liten/units.yaml:4:42: bokstaven "m" finns redan på rad 3 (välj en annan bokstav)',
        ],
    ),
    (
        "samma rubrik två gånger under en rubrik",
        S,
        "          - text: Borta\n",
        "          - text: Borta\n          - text: Borta\n            about: Igen.\n",
        [
            'liten/sources.yaml:13:19: rubriken "Borta" finns redan på rad 12 (ta bort en av dem)',
        ],
    ),
    (
        "samma enhet två gånger i en lista",
        R,
        "to: [lassmed, kontor]",
        "to: [lassmed, kontor, lassmed]",
        [
            "liten/nyckel.yaml:68:31: det här står redan i listan (ta bort en av dem)",
        ],
    ),
    (
        "samma svar två gånger i ett villkor",
        R,
        "when: {nyckel: stulen}",
        "when: {nyckel: [stulen, stulen]}",
        [
            "liten/nyckel.yaml:102:29: det här står redan i listan (ta bort en av dem)",
        ],
    ),
    (
        "samma after två gånger",
        R,
        "          - {step: hembesok, outcome: borta}\n",
        "          - {step: hembesok, outcome: borta}\n          - {step: hembesok, outcome: borta}\n",
        [
            "liten/nyckel.yaml:81:13: det här står redan i listan (ta bort en av dem)",
        ],
    ),
]
