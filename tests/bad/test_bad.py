"""Broken data files, each with exactly the lines that its editor is shown.

Every fault is one change in one file of the small handbook (tests/small). The messages are exact:
they are what an editor has to go by.
"""

import pytest

U, S, R = "units.yaml", "sources.yaml", "nyckel.yaml"

# What the fault is; the file; what stands there; what stands there instead; the lines that the editor is shown.
FAULTS = [
    (
        "en enhet som inte finns",
        R,
        "lead: kontor\n        text: Ring",
        "lead: kontoret\n        text: Ring",
        [
            'liten/nyckel.yaml:89:15: enheten "kontoret" finns inte (menade du "kontor"?)',
        ],
    ),
    (
        "en okänd enhet utan någon som liknar den",
        R,
        "lead: kontor\n        text: Ring",
        "lead: polisen\n        text: Ring",
        [
            'liten/nyckel.yaml:89:15: enheten "polisen" finns inte (tillåtna: kontor, vaktmastare)',
        ],
    ),
    (
        "en enhet utifrån som leder ett steg",
        R,
        "with: [kontor]",
        "with: [lassmed]",
        [
            'liten/nyckel.yaml:67:16: enheten "lassmed" finns inte (tillåtna: kontor, vaktmastare)',
        ],
    ),
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
        "en fråga i when som inte finns",
        R,
        "when: {hund: ja}",
        "when: {hunden: ja}",
        [
            'liten/nyckel.yaml:127:12: frågan "hunden" finns inte (menade du "hund"?)',
        ],
    ),
    (
        "ett svar i when som inte finns",
        R,
        "when: {hus: villa}",
        "when: {hus: villan}",
        [
            'liten/nyckel.yaml:55:17: svaret på hus "villan" finns inte (menade du "villa"?)',
        ],
    ),
    (
        "vet ej i when",
        R,
        "when: {nyckel: stulen}",
        "when: {nyckel: vet-ej}",
        [
            'liten/nyckel.yaml:102:20: svaret på nyckel "vet-ej" finns inte (tillåtna: stulen, tappad)',
        ],
    ),
    (
        "ett svar i instead som inte finns",
        R,
        "instead: {nyckel: tappad}",
        "instead: {nyckel: glomd}",
        [
            'liten/nyckel.yaml:145:23: svaret på nyckel "glomd" finns inte (tillåtna: stulen, tappad)',
        ],
    ),
    (
        "två grenar för samma svar",
        R,
        "  - id: lagenhet-tappad\n",
        "  - id: villa-stulen\n    title: Stulen\n    section: villor\n    when: {hus: villa, nyckel: stulen}\n    heading: [Villor]\n    steps: [{id: ropa, kind: ring, lead: kontor, text: Ropa.}]\n  - id: lagenhet-tappad\n",
        [
            'liten/nyckel.yaml:81:9: svaren hus=villa nyckel=stulen hund=ja leder till flera grenar: "villa", "villa-stulen" (ändra when i en av dem)',
            'liten/nyckel.yaml:81:9: svaren hus=villa nyckel=stulen hund=nej leder till flera grenar: "villa", "villa-stulen" (ändra when i en av dem)',
        ],
    ),
    (
        "ett hål",
        R,
        "when: {hus: villa}",
        "when: {hus: villa, hund: nej}",
        [
            "liten/nyckel.yaml:1:5: svaren hus=villa nyckel=stulen hund=ja leder ingenstans (lägg till en gren, en lucka eller impossible)",
            "liten/nyckel.yaml:1:5: svaren hus=villa nyckel=tappad hund=ja leder ingenstans (lägg till en gren, en lucka eller impossible)",
        ],
    ),
    (
        "en gren som krockar med en lucka",
        R,
        "when: {hus: lagenhet, nyckel: stulen}",
        "when: {nyckel: stulen}",
        [
            'liten/nyckel.yaml:52:9: svaren hus=villa nyckel=stulen hund=ja leder både till grenen "villa" och till "stulen-i-lagenhet" (ändra when i en av dem)',
            'liten/nyckel.yaml:52:9: svaren hus=villa nyckel=stulen hund=nej leder både till grenen "villa" och till "stulen-i-lagenhet" (ändra when i en av dem)',
        ],
    ),
    (
        "en gren som krockar med det omöjliga",
        R,
        "    when: {hus: lagenhet, hund: ja}",
        "    when: {hund: ja}",
        [
            'liten/nyckel.yaml:45:14: svaret "ja" leder aldrig till något (ta bort det)',
            'liten/nyckel.yaml:52:9: svaren hus=villa nyckel=stulen hund=ja leder både till grenen "villa" och till "hund-i-lagenhet" (ändra when i en av dem)',
            'liten/nyckel.yaml:52:9: svaren hus=villa nyckel=tappad hund=ja leder både till grenen "villa" och till "hund-i-lagenhet" (ändra when i en av dem)',
            'liten/nyckel.yaml:124:9: inga svar leder till "forslag" (ändra when eller ta bort)',
        ],
    ),
    (
        "en lucka utan närmaste gren",
        R,
        "instead: {nyckel: tappad}",
        "instead: {nyckel: stulen}",
        [
            'liten/nyckel.yaml:140:9: luckan "stulen-i-lagenhet" har ingen närmaste gren för svaren hus=lagenhet nyckel=stulen hund=nej (ändra instead)',
        ],
    ),
    (
        "en gren som inga svar leder till",
        R,
        "  - id: lagenhet-tappad\n",
        "  - id: vakthund\n    title: Vakthund\n    section: villor\n    when: {hus: lagenhet, nyckel: stulen, hund: ja}\n    heading: [Villor]\n    steps: [{id: ropa, kind: ring, lead: kontor, text: Ropa.}]\n  - id: lagenhet-tappad\n",
        [
            'liten/nyckel.yaml:81:9: inga svar leder till "vakthund" (ändra when eller ta bort)',
            'liten/nyckel.yaml:81:9: svaren hus=lagenhet nyckel=stulen hund=ja leder både till grenen "vakthund" och till "hund-i-lagenhet" (ändra when i en av dem)',
        ],
    ),
    (
        "ett tillägg som inga svar leder till",
        R,
        "when: {nyckel: stulen}",
        "when: {hus: lagenhet, hund: ja}",
        [
            'liten/nyckel.yaml:99:9: inga svar leder till "polis" (ändra when eller ta bort)',
        ],
    ),
    (
        "ett vet ej som inte säger var man får veta",
        R,
        "unknown: true, hint: Fråga den som hade nyckeln sist.",
        "unknown: true",
        [
            'liten/nyckel.yaml:39:14: svaret "vet-ej" säger inte var man får veta det (lägg till hint)',
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
        "  - id: katt\n    text: Finns det en katt?\n    heading: [Allmänt]\n    options: [{id: nej, label: Nej}]\n  - id: hund\n",
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
        "      - text: 1 kap. 1 §\n        checked: '2026-11-01'\n      - text: 1 kap. 2 §\n",
        [
            'liten/sources.yaml:21:15: lagrummet "1 kap. 1 §" används inte (använd eller ta bort)',
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
        "ett after med ett steg som inte finns",
        R,
        "{step: hembesok, outcome: borta}",
        "{step: hembesoket, outcome: borta}",
        [
            'liten/nyckel.yaml:80:20: steget "hembesoket" finns inte (menade du "hembesok"?)',
        ],
    ),
    (
        "ett after med ett utfall som steget inte har",
        R,
        "{step: hembesok, outcome: borta}",
        "{step: hembesok, outcome: tyst}",
        [
            'liten/nyckel.yaml:80:39: utfallet av hembesok "tyst" finns inte (tillåtna: borta, hemma)',
        ],
    ),
    (
        "ett after med ett steg i en annan gren",
        R,
        "        text: Anmäl stölden.\n",
        "        text: Anmäl stölden.\n        after: [{step: ring, outcome: svar}]\n",
        [
            'liten/nyckel.yaml:109:24: steget "ring" finns inte (tillåtna: anmal)',
        ],
    ),
    (
        "två steg som väntar på varandra",
        R,
        "        modality: bor\n        outcomes: [svar, tyst]",
        "        outcomes: [svar, tyst]\n        after: [{step: hembesok, outcome: borta}]",
        [
            'liten/nyckel.yaml:58:13: steget "ring" väntar till slut på sig självt (ta bort ett after)',
            'liten/nyckel.yaml:64:13: steget "hembesok" väntar till slut på sig självt (ta bort ett after)',
        ],
    ),
    (
        "en rubrik som inte finns",
        R,
        "heading: [Villor, Borta]",
        "heading: [Villor, Bort]",
        [
            'liten/nyckel.yaml:56:23: rubriken "Bort" finns inte i källan parmen (menade du "Borta"?)',
        ],
    ),
    (
        "en rubrik som saknas",
        R,
        "    heading: [Förslag]\n",
        "",
        [
            'liten/nyckel.yaml:130:13: "hundgodis" saknar rubrik i källan (lägg till heading)',
        ],
    ),
    (
        "ett lagsteg som hänvisar till rutinen",
        R,
        "    source: balken\n    heading: [1 kap. 2 §]",
        "    heading: [Allmänt]",
        [
            'liten/nyckel.yaml:117:13: steget "kvitto" har grunden law men hänvisar till parmen (rutinens steg hänvisar till parmen, andra till sin källa)',
        ],
    ),
    (
        "ett rutinsteg som hänvisar till lagen",
        R,
        "        ground: law\n",
        "",
        [
            'liten/nyckel.yaml:118:13: steget "kvitto" har grunden routine men hänvisar till balken (rutinens steg hänvisar till parmen, andra till sin källa)',
        ],
    ),
    (
        "ett förslag som hänvisar till lagen",
        R,
        "        ground: law\n",
        "        ground: proposal\n",
        [
            'liten/nyckel.yaml:118:13: steget "kvitto" har grunden proposal (just lagsteg hänvisar till ett lagrum med checked)',
        ],
    ),
    (
        "en grund som inte finns",
        R,
        "ground: proposal",
        "ground: forslag",
        [
            'liten/nyckel.yaml:134:17: grunden "forslag" finns inte (tillåtna: law, proposal, routine)',
        ],
    ),
    (
        "en modalitet som inte finns",
        R,
        "modality: bor",
        "modality: borde",
        [
            'liten/nyckel.yaml:62:19: modaliteten "borde" finns inte (menade du "bor"?)',
        ],
    ),
    (
        "en källa som inte finns",
        R,
        "source: parmen",
        "source: permen",
        [
            'liten/nyckel.yaml:5:9: källan "permen" finns inte (menade du "parmen"?)',
            'liten/nyckel.yaml:28:15: rubriken "Allmänt" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:35:15: rubriken "Allmänt" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:42:15: rubriken "Allmänt" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:48:43: rubriken "Villor" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:49:51: rubriken "Lägenheter" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:56:23: rubriken "Borta" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:85:15: rubriken "Lägenheter" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:103:15: rubriken "Allmänt" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:153:91: rubriken "Villor" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:154:98: rubriken "Allmänt" finns inte i källan permen (det finns inga att välja på)',
            'liten/nyckel.yaml:155:87: rubriken "Allmänt" finns inte i källan permen (det finns inga att välja på)',
        ],
    ),
    (
        "en anmärkning som inte finns",
        R,
        "remarks: [hunden]",
        "remarks: [katten]",
        [
            'liten/nyckel.yaml:74:19: anmärkningen "katten" finns inte (tillåtna: hunden, inga-tider, ordval)',
        ],
    ),
    (
        "en typ av anmärkning som inte finns",
        R,
        "type: saknas",
        "type: saknad",
        [
            'liten/nyckel.yaml:154:47: typen "saknad" finns inte (menade du "saknas"?)',
        ],
    ),
    (
        "ett slag som inte finns",
        R,
        "        kind: ring\n        lead: kontor",
        "        kind: rings\n        lead: kontor",
        [
            'liten/nyckel.yaml:88:15: slaget "rings" finns inte (menade du "ring"?)',
        ],
    ),
    (
        "ett skede som inte finns",
        R,
        "        stage: nu\n        text",
        "        stage: nyss\n        text",
        [
            'liten/nyckel.yaml:136:16: skedet "nyss" finns inte (tillåtna: nu, sedan)',
        ],
    ),
    (
        "ett avsnitt som inte finns",
        R,
        "    section: lagenheter",
        "    section: lagenhet",
        [
            'liten/nyckel.yaml:83:14: avsnittet "lagenhet" finns inte (menade du "lagenheter"?)',
        ],
    ),
    (
        "en plats som inte finns",
        R,
        "    position: before",
        "    position: forst",
        [
            'liten/nyckel.yaml:101:15: platsen "forst" finns inte (menade du "before"?)',
        ],
    ),
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
            'liten/nyckel.yaml:58:13: steget "ring" väntar till slut på sig självt (ta bort ett after)',
            'liten/nyckel.yaml:64:13: steget "hembesok" väntar till slut på sig självt (ta bort ett after)',
            'liten/nyckel.yaml:72:35: utfallet av ring "tyst" finns inte (det finns inga att välja på)',
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
        "flera fel på en gång",
        R,
        "lead: kontor\n        text: Ring den som bor där.\n        outcomes: [svar, tyst]\n      - id: lapp",
        "lead: kontoret\n        text: Ring den som bor där.\n        outcomes: [svar, tst]\n        modality: kan\n      - id: Lapp",
        [
            'liten/nyckel.yaml:89:15: enheten "kontoret" finns inte (menade du "kontor"?)',
            'liten/nyckel.yaml:91:26: utfallet "tst" finns inte (menade du "tyst"?)',
            'liten/nyckel.yaml:92:19: modaliteten "kan" finns inte (menade du "ska"?)',
            'liten/nyckel.yaml:93:13: id "Lapp" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
        ],
    ),
    (
        "fel av form går före fel i hänvisningar",
        R,
        "  - id: lagenhet-tappad\n    title",
        "  - id: Lägenhet\n    titel",
        [
            'liten/nyckel.yaml:81:5: nyckeln "title" saknas (lägg till title)',
            'liten/nyckel.yaml:82:5: nyckeln "titel" finns inte här (menade du "title"?)',
        ],
    ),
    (
        "en regel som inte finns",
        R,
        "rule: tre-veckor",
        "rule: tre-dagar",
        [
            'liten/nyckel.yaml:110:15: regeln "tre-dagar" finns inte (menade du "tre-veckor"?)',
        ],
    ),
    (
        "en uppgift som inte finns",
        R,
        "facts: [delgiven, avsand]",
        "facts: [delgiven, avsant]",
        [
            'liten/nyckel.yaml:111:27: uppgiften "avsant" finns inte (menade du "avsand"?)',
        ],
    ),
    (
        "en uppgift som inte används",
        R,
        "  - {id: avsand,",
        "  - {id: hittad, label: Hittad, hint: Fråga.}\n  - {id: avsand,",
        [
            'liten/nyckel.yaml:159:10: uppgiften "hittad" används inte (använd eller ta bort)',
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


@pytest.mark.parametrize(
    ("name", "search", "replace", "expected"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_told_with_its_place_and_its_remedy_and_nothing_else_is(
    name, search, replace, expected, change, problems_of
):
    assert problems_of(change(name, search, replace)) == expected


def test_the_small_handbook_is_whole_until_it_is_changed(folder, problems_of):
    """The contrast to every fault above."""
    assert problems_of(folder) == []


def test_an_empty_file_is_told_at_its_first_line(folder, problems_of):
    (folder / U).write_text("# bara en kommentar\n", encoding="utf-8")
    assert problems_of(folder) == [
        "liten/units.yaml:1:1: filen är tom (återställ den från versionshistoriken)"
    ]


def test_a_file_that_is_gone_is_told(folder, problems_of):
    (folder / S).unlink()
    assert problems_of(folder) == ["liten/sources.yaml:1:1: filen saknas (lägg tillbaka den)"]


def test_a_file_in_another_encoding_is_told(folder, problems_of):
    (folder / U).write_text((folder / U).read_text(encoding="utf-8"), encoding="latin-1")
    assert problems_of(folder) == ["liten/units.yaml:1:1: filen är inte sparad som UTF-8 (spara om den)"]


def test_a_character_that_yaml_forbids_is_told_though_yaml_gives_no_line(folder, problems_of):
    (folder / U).write_text("units: \x07\n", encoding="utf-8")
    assert problems_of(folder) == [
        "liten/units.yaml:1:1: texten går inte att läsa som YAML: ett tecken som inte får förekomma (se raden och raden ovanför)"
    ]


def test_a_file_that_is_a_list_is_told(folder, problems_of):
    (folder / U).write_text("- vaktmastare\n", encoding="utf-8")
    assert problems_of(folder) == ["liten/units.yaml:1:1: här ska det stå nycklar med värden (nyckel: värde)"]


def test_faults_in_all_files_are_told_at_once_sorted_by_file_and_line(change, problems_of):
    change(R, "lead: kontor\n        text: Anmäl", "lead: kontr\n        text: Anmäl")
    change(S, 'review: "2026-12-01"', 'review: "2026-13-01"')
    change(R, 'edition: "2026-01-01"', "edition: i fjol")
    folder = change(U, "id: lassmed", "id: Låssmed")
    assert problems_of(folder) == [
        'liten/nyckel.yaml:3:10: edition ska vara ett datum som "2026-11-21", inte "i fjol"',
        'liten/nyckel.yaml:68:14: enheten "lassmed" finns inte (menade du "Låssmed"?)',
        'liten/nyckel.yaml:107:15: enheten "kontr" finns inte (menade du "kontor"?)',
        'liten/sources.yaml:27:13: review ska vara ett datum som "2026-11-21", inte "2026-13-01"',
        'liten/units.yaml:5:10: id "Låssmed" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
    ]


def test_two_routines_with_one_id_are_told(folder, problems_of):
    (folder / "kopia.yaml").write_text((folder / R).read_text(encoding="utf-8"), encoding="utf-8")
    assert problems_of(folder) == [
        'liten/nyckel.yaml:1:5: rutinen "nyckel" finns redan på rad 1 (välj ett annat id)'
    ]


def test_a_recursive_anchor_is_told_and_does_not_crash(folder, problems_of):
    """YAML lets a list hold itself; an editor who does so by mistake shall get a line, not a traceback."""
    (folder / S).write_text(
        (folder / S)
        .read_text(encoding="utf-8")
        .replace(
            "headings:\n      - text: Allmänt\n",
            "headings: &igen\n      - text: Allmänt\n        under: *igen\n",
        ),
        encoding="utf-8",
    )
    assert any(line.startswith("liten/sources.yaml:") for line in problems_of(folder))
