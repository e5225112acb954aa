"""What is not in the form that a data file has: keys and which must be there, kinds of values, dates, YAML itself."""

U, S, R = "units.yaml", "sources.yaml", "nyckel.yaml"

# See test_bad.py for what a row holds.
FAULTS = [
    (
        "en felstavad nyckel",
        R,
        "modality: bor",
        "modalitet: bor",
        [
            'liten/nyckel.yaml:62:9: nyckeln "modalitet" finns inte här (menade du "modality"?)',
        ],
    ),
    (
        "en nyckel som står två gånger",
        R,
        "        note: En tydlig lapp.\n",
        "        note: En tydlig lapp.\n        note: En lapp till.\n",
        [
            'liten/nyckel.yaml:97:9: nyckeln "note" står redan på rad 96 (ta bort en av dem)',
        ],
    ),
    (
        "no blir inte False utan läses som text",
        R,
        "when: {hund: ja}",
        "when: {hund: no}",
        [
            'liten/nyckel.yaml:127:18: svaret på hund "no" finns inte (tillåtna: ja, nej)',
        ],
    ),
    (
        "ett tal med nolla läses som text",
        R,
        'edition: "2026-01-01"',
        "edition: 0123",
        ['liten/nyckel.yaml:3:10: edition ska vara ett datum som "2026-11-21", inte "0123"'],
    ),
    (
        "ett utgivningsdatum som inte är ett",
        S,
        'dated: "2020-02-29"',
        "dated: nyss",
        ['liten/sources.yaml:17:12: dated ska vara ett datum som "2026-11-21", inte "nyss"'],
    ),
    (
        "ett datum som inte finns",
        S,
        'dated: "2020-02-29"',
        'dated: "2021-02-29"',
        [
            'liten/sources.yaml:17:12: dated ska vara ett datum som "2026-11-21", inte "2021-02-29"',
        ],
    ),
    (
        "ett datum i fel ordning",
        R,
        'review: "2027-01-01"',
        "review: 1 januari 2027",
        [
            'liten/nyckel.yaml:4:9: review ska vara ett datum som "2026-11-21", inte "1 januari 2027"',
        ],
    ),
    (
        "ett datum för lagtexten som inte är ett datum",
        S,
        'checked: "2026-11-01"',
        "checked: nyligen",
        [
            'liten/sources.yaml:22:18: checked ska vara ett datum som "2026-11-21", inte "nyligen"',
        ],
    ),
    (
        "ett sant-eller-falskt som är något annat",
        U,
        "external: true",
        "external: ja",
        [
            'liten/units.yaml:5:57: här ska det stå true eller false, inte "ja"',
        ],
    ),
    (
        "en nyckel som måste finnas",
        R,
        "    title: Nyckel till villa\n",
        "",
        [
            'liten/nyckel.yaml:52:5: nyckeln "title" saknas (lägg till title)',
        ],
    ),
    (
        "flera nycklar som måste finnas",
        R,
        "  - {id: lapp, label: Lapp, stage: sedan}",
        "  - {id: lapp}",
        [
            'liten/nyckel.yaml:14:5: nyckeln "label" saknas (lägg till label, stage)',
        ],
    ),
    (
        "ett tomt värde",
        R,
        "title: Nyckel till villa",
        "title:",
        [
            "liten/nyckel.yaml:53:11: värdet är tomt (skriv ett värde eller ta bort nyckeln)",
        ],
    ),
    (
        "en lista där en text ska stå",
        R,
        "title: Nyckel till villa",
        "title: [Nyckel, till, villa]",
        [
            "liten/nyckel.yaml:53:12: här ska det stå en text",
        ],
    ),
    (
        "en text där nycklar ska stå",
        R,
        "when: {hund: ja}",
        "when: hund",
        [
            "liten/nyckel.yaml:127:11: här ska det stå nycklar med värden (nyckel: värde)",
        ],
    ),
    (
        "nycklar där en lista ska stå",
        R,
        "heading: [Lägenheter]\n    steps",
        "heading: {Lägenheter: ja}\n    steps",
        [
            "liten/nyckel.yaml:85:14: här ska det stå en lista",
        ],
    ),
    (
        "en fil som inte är YAML",
        U,
        "name: Kontoret, letter: K",
        "name: Kontoret, letter: [K",
        [
            "liten/units.yaml:4:73: texten går inte att läsa som YAML: expected ',' or ']', but got '}' (se raden och raden ovanför)",
        ],
    ),
    (
        "en tabb i indraget",
        R,
        "  - id: villa\n    title",
        "  - id: villa\n\ttitle",
        [
            "liten/nyckel.yaml:53:1: texten går inte att läsa som YAML: found character '\\t' that cannot start any token (se raden och raden ovanför)",
        ],
    ),
    (
        "ett datum utan bindestreck",
        S,
        'checked: "2026-11-01"',
        'checked: "20261101"',
        ['liten/sources.yaml:22:18: checked ska vara ett datum som "2026-11-21", inte "20261101"'],
    ),
    (
        "ett veckodatum",
        S,
        'checked: "2026-11-01"',
        'checked: "2026-W45-1"',
        ['liten/sources.yaml:22:18: checked ska vara ett datum som "2026-11-21", inte "2026-W45-1"'],
    ),
    (
        "en lag utan läsdag",
        S,
        '        checked: "2026-11-01"\n',
        "",
        [
            'liten/nyckel.yaml:118:13: steget "kvitto" har grunden law (just lagsteg hänvisar till ett lagrum med checked)',
        ],
    ),
]
