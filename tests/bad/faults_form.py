"""What is not in the form that a data file has: keys and which must be there, kinds of values, dates, addresses."""

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
        [
            'liten/nyckel.yaml:3:10: edition ska vara ett år, en månad eller en dag, som "2026", "2026-11" eller "2026-11-21", inte "0123"'
        ],
    ),
    (
        "ett utgivningsdatum som inte är ett",
        S,
        'dated: "2020-02-29"',
        "dated: nyss",
        [
            'liten/sources.yaml:5:12: dated ska vara ett år, en månad eller en dag, som "2026", "2026-11" eller "2026-11-21", inte "nyss"'
        ],
    ),
    (
        "ett datum som inte finns",
        S,
        'dated: "2020-02-29"',
        'dated: "2021-02-29"',
        [
            'liten/sources.yaml:5:12: dated ska vara ett år, en månad eller en dag, som "2026", "2026-11" eller "2026-11-21", inte "2021-02-29"',
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
        'read: "2026-11-01"',
        "read: nyligen",
        [
            'liten/sources.yaml:17:11: read ska vara ett datum som "2026-11-21", inte "nyligen"',
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
            "liten/nyckel.yaml:53:12: här ska det stå en text (sätt citattecken runt texten om den har klamrar eller kolon)",
        ],
    ),
    (
        "en text där nycklar ska stå",
        R,
        "when: {hund: ja}",
        "when: hund",
        [
            "liten/nyckel.yaml:127:11: här ska det stå nycklar med värden, ingen text och ingen lista (nyckel: värde)",
        ],
    ),
    (
        "nycklar där en lista ska stå",
        R,
        "heading: [Lägenheter]\n    steps",
        "heading: {Lägenheter: ja}\n    steps",
        [
            "liten/nyckel.yaml:85:14: här ska det stå en lista (skriv [a, b], eller en rad med bindestreck för varje)",
        ],
    ),
    (
        "ett datum utan bindestreck",
        S,
        'to: "2026-10-01"',
        'to: "20261001"',
        ['liten/sources.yaml:18:9: to ska vara ett datum som "2026-11-21", inte "20261001"'],
    ),
    (
        "ett veckodatum",
        S,
        'read: "2026-11-01"',
        'read: "2026-W45-1"',
        ['liten/sources.yaml:17:11: read ska vara ett datum som "2026-11-21", inte "2026-W45-1"'],
    ),
    (
        "en lag utan dagar",
        S,
        '    read: "2026-11-01"\n    to: "2026-10-01"\n',
        "",
        [
            'liten/nyckel.yaml:118:13: steget "kvitto" har grunden law (just lagsteg hänvisar till en lag, med read och to)',
        ],
    ),
    (
        "en lag utan dagen som lydelsen gäller till",
        S,
        '    to: "2026-10-01"\n',
        "",
        [
            'liten/nyckel.yaml:118:13: steget "kvitto" har grunden law (just lagsteg hänvisar till en lag, med read och to)',
            "liten/sources.yaml:17:11: lagen balken har bara read (en lag har både read, dagen då den lästes, och to, dagen som lydelsen gäller till)",
        ],
    ),
    (
        "en lydelse som är nyare än dagen då den lästes",
        S,
        'to: "2026-10-01"',
        'to: "2026-11-02"',
        ["liten/sources.yaml:18:9: to är senare än read för balken (ingen läser framtida lydelser)"],
    ),
    (
        "en tilde som text",
        R,
        "title: Nyckel till villa",
        "title: ~",
        [
            "liten/nyckel.yaml:53:12: ~ betyder ett tomt värde i YAML (skriv ett värde, eller sätt citattecken runt texten)",
        ],
    ),
    (
        "null som id i en lista",
        R,
        "to: [lassmed, kontor]",
        "to: [lassmed, null]",
        [
            "liten/nyckel.yaml:68:23: null betyder ett tomt värde i YAML (skriv ett värde, eller sätt citattecken runt texten)",
        ],
    ),
    (
        "ett kolon i en text i en lista",
        R,
        "heading: [Lägenheter]\n    steps",
        "heading: [Lägenheter: alla]\n    steps",
        [
            "liten/nyckel.yaml:85:15: här ska det stå en text (sätt citattecken runt texten om den har klamrar eller kolon)",
        ],
    ),
    (
        "ett komma i en text inom klamrar",
        R,
        "label: Inte hemma}",
        "label: Inte hemma, borta}",
        [
            'liten/nyckel.yaml:20:36: nyckeln "borta" finns inte här (sätt citattecken runt texten om kommat eller kolonet hör till den)',
        ],
    ),
    (
        "en adress som kör ett skript",
        S,
        "about: Det som står i pärmen.",
        "about: Det som står i pärmen.\n    url: javascript:alert(1)",
        [
            'liten/sources.yaml:8:10: "javascript:alert(1)" är ingen adress till en sida (börja med https://)',
        ],
    ),
    (
        "en adress utan namn på en värd",
        S,
        "about: Det som står i pärmen.",
        "about: Det som står i pärmen.\n    url: https:///sida",
        [
            'liten/sources.yaml:8:10: "https:///sida" är ingen adress till en sida (börja med https://)',
        ],
    ),
    (
        "en adress utan början",
        S,
        "about: Det som står i pärmen.",
        "about: Det som står i pärmen.\n    url: www.exempel.se",
        [
            'liten/sources.yaml:8:10: "www.exempel.se" är ingen adress till en sida (börja med https://)',
        ],
    ),
]
