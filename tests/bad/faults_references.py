"""What refers to something that is not there, or to the wrong sort of thing."""

R = "nyckel.yaml"

# See test_bad.py for what a row holds.
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
            'liten/nyckel.yaml:89:15: enheten "polisen" finns inte (tillåtna: kontor, lassmed, vaktmastare)',
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
        "ett after med ett steg som inte varje gren har",
        R,
        "        text: Anmäl stölden.\n",
        "        text: Anmäl stölden.\n        after: [{step: hembesok, outcome: borta}]\n",
        [
            'liten/nyckel.yaml:109:24: steget "anmal" väntar på "hembesok", som inte finns i varje plan där det självt finns (hus=lagenhet nyckel=stulen hund=nej: ändra when, eller vänta på ett annat steg)',
        ],
    ),
    (
        "två steg som väntar på varandra",
        R,
        "        modality: bor\n        outcomes: [svar, tyst]",
        "        outcomes: [svar, tyst]\n        after: [{step: hembesok, outcome: borta}]",
        [
            'liten/nyckel.yaml:64:13: stegen väntar på varandra i en ring: "hembesok" → "ring" → "hembesok" (ta bort ett after; det som ska göras om är ett utfall med again, eller ett steg till)',
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
            'liten/nyckel.yaml:117:13: steget "kvitto" har grunden law men hänvisar till parmen (skriv source och heading för en lag med read och to)',
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
            'liten/nyckel.yaml:118:13: steget "kvitto" har grunden proposal (just lagsteg hänvisar till en lag, med read och to)',
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
        "en frist som räknas från en uppgift som inte finns",
        R,
        "due: {from: [delgiven, avsand]",
        "due: {from: [delgiven, avsant]",
        [
            'liten/nyckel.yaml:110:32: uppgiften "avsant" finns inte (menade du "avsand"?)',
        ],
    ),
    (
        "en frist med två mått",
        R,
        "weeks: 3,",
        "weeks: 3, days: 2,",
        [
            'liten/nyckel.yaml:110:80: "Sista dag" har två mått på en tid (behåll days, weeks eller months)',
        ],
    ),
    (
        "en frist som räknas från ingenting",
        R,
        "due: {from: [delgiven, avsand]",
        "due: {from: []",
        [
            'liten/nyckel.yaml:110:55: "Sista dag" räknas från ingenting (fyll i from)',
        ],
    ),
    (
        "ett tal som inte är något",
        R,
        "weeks: 3,",
        "weeks: tre,",
        [
            'liten/nyckel.yaml:110:48: här ska det stå ett helt tal, inte "tre" (till exempel 3)',
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
]
