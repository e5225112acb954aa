"""Steps that can never be done, or not be told from others; what is written once; conditions and several answers."""

U, R = "units.yaml", "nyckel.yaml"

# See test_bad.py for what a row holds.
FAULTS = [
    (
        "ett after med ett steg som bara finns vid vissa svar",
        R,
        "        text: Gå dit.\n",
        "        text: Gå dit.\n        when: {nyckel: stulen}\n",
        [
            'liten/nyckel.yaml:81:20: steget "lapp" väntar på "hembesok", som inte finns i varje plan där det självt finns (hus=villa nyckel=tappad hund=nej: ändra when, eller vänta på ett annat steg)',
        ],
    ),
    (
        "ett steg som väntar på två utfall av ett och samma",
        R,
        "          - {step: hembesok, outcome: borta}",
        "          - {step: hembesok, outcome: borta}\n          - {step: hembesok, outcome: hemma}",
        [
            'liten/nyckel.yaml:75:13: steget "lapp" kan aldrig öppnas, för det väntar på utfall som inte kan gälla på en gång, eller inte komma i tid (av ett steg gäller det senaste utfallet: ändra after, eller skriv opens: any)',
        ],
    ),
    (
        "ett sätt att öppna som inte finns",
        R,
        "          - {step: hembesok, outcome: borta}",
        "          - {step: hembesok, outcome: borta}\n        opens: some",
        [
            'liten/nyckel.yaml:81:16: opens kan inte vara "some" (skriv any om ett av stegen räcker, all om alla krävs)',
        ],
    ),
    (
        "ett steg som öppnas vid kontakt där ingen kontakt kan komma",
        R,
        "        text: Ring den som bor där.\n        outcomes: [svar, tyst]",
        "        text: Ring den som bor där.\n        outcomes: [tyst, borta]",
        [
            'liten/nyckel.yaml:118:13: steget "kvitto" öppnas vid kontakt, men inget steg i planen har ett utfall som är kontakt och går att anteckna före det (hus=lagenhet nyckel=tappad hund=nej: ta bort on_contact, eller lägg till ett utfall med contact: true)',
        ],
    ),
    (
        "en dag som räknas från det som ingen frågar efter i samma plan",
        R,
        "        text: Ge ett kvitto.\n",
        "        text: Ge ett kvitto.\n        due: {from: delgiven, days: 3, label: Sista dag}\n",
        [
            'liten/nyckel.yaml:123:21: "kvitto" räknar från uppgiften "delgiven", som inget steg i samma plan frågar efter (lägg den i facts på ett steg som alltid är med)',
        ],
    ),
    (
        "två steg som heter likadant där andra väntar på dem",
        R,
        "          - {step: hembesok, outcome: borta}\n",
        (
            "          - {step: hembesok, outcome: borta}\n          - {step: hembesok-igen, outcome: borta}\n"
            "      - id: hembesok-igen\n        kind: besok\n        lead: kontor\n        text: Gå dit igen.\n        outcomes: [hemma, borta]\n"
        ),
        [
            'liten/nyckel.yaml:82:13: steget "hembesok-igen" heter likadant som "hembesok" där andra steg väntar på dem: "Besök: Inte hemma" (ge ett av dem label)',
        ],
    ),
    (
        "två steg med samma id som svaren inte skiljer åt",
        R,
        "        after:\n          - {step: hembesok, outcome: borta}\n",
        "        when: {nyckel: stulen}\n      - id: lapp\n        kind: lapp\n        lead: kontor\n        text: Lägg en lapp till.\n        when: {hund: ja}\n",
        [
            'liten/nyckel.yaml:80:13: steget "lapp" finns också i "villa", som kan gälla samtidigt (välj ett annat id)',
        ],
    ),
    (
        "ett villkor med en negation",
        R,
        "when: {nyckel: stulen}",
        "when: {nyckel: not stulen}",
        [
            'liten/nyckel.yaml:102:20: "not stulen" går inte att skriva, för ett villkor räknar upp de svar som gäller (tillåtna: stulen, tappad)',
        ],
    ),
    (
        "ett villkor på ett steg med ett svar som inte finns",
        R,
        "        text: Gå dit.\n",
        "        text: Gå dit.\n        when: {nyckel: stulet}\n",
        [
            'liten/nyckel.yaml:70:24: svaret på nyckel "stulet" finns inte (menade du "stulen"?)',
        ],
    ),
    (
        "en rutin utan skäl att lägga något åt sidan",
        R,
        "reasons:\n  - {id: gjort, label: Redan gjort}\n",
        "reasons: []\n",
        [
            'liten/nyckel.yaml:1:5: rutinen "nyckel" har inga skäl, så inget steg kan läggas åt sidan (lägg till reasons)',
        ],
    ),
    (
        "en bokstav som är ett ord",
        U,
        "letter: L",
        "letter: Lås",
        [
            'liten/units.yaml:5:44: bokstaven "Lås" är ett ord (skriv en eller två bokstäver)',
        ],
    ),
    (
        "ett gemensamt steg som ingen har",
        R,
        "branches:\n",
        "shared:\n  - {id: sopa, kind: lapp, lead: kontor, text: Sopa.}\nbranches:\n",
        [
            'liten/nyckel.yaml:52:10: det gemensamma steget "sopa" används inte (använd det med same_as, eller ta bort det)',
        ],
    ),
    (
        "ett steg som är likt ett som inte finns",
        R,
        "        text: Gå dit.\n",
        "        text: Gå dit.\n        same_as: sopa\n",
        [
            'liten/nyckel.yaml:70:18: det gemensamma steget "sopa" finns inte (det finns inga att välja på)',
        ],
    ),
    (
        "ett gemensamt steg som är likt ett annat",
        R,
        "branches:\n",
        "shared:\n  - {id: sopa, same_as: ring, kind: lapp, lead: kontor, text: Sopa.}\nbranches:\n",
        [
            "liten/nyckel.yaml:52:25: ett gemensamt steg kan inte vara likt ett annat (skriv ut det)",
        ],
    ),
    (
        "ett steg under rubriken på en gren som inte finns",
        R,
        "        text: Gå dit.\n",
        "        text: Gå dit.\n        heading_of: villan\n",
        [
            'liten/nyckel.yaml:70:21: avsnittet eller grenen "villan" finns inte (menade du "villa"?)',
        ],
    ),
    (
        "en fråga med flera svar som väljer gren",
        R,
        "    text: Vaktar en hund?\n",
        "    text: Vaktar en hund?\n    many: true\n",
        [
            'liten/nyckel.yaml:85:43: frågan "hund" kan ha flera svar och väljer ingen gren (ställ villkoret på ett steg eller ett tillägg)',
            'liten/nyckel.yaml:151:27: frågan "hund" kan ha flera svar och väljer ingen gren (ställ villkoret på ett steg eller ett tillägg)',
        ],
    ),
    (
        "en fråga med flera svar och ett för den som inte vet",
        R,
        "sections:\n",
        (
            "  - {id: verktyg, text: Vad har du, many: true, heading: [Allmänt], options: [{id: stege, label: Stege}, "
            "{id: lampa, label: Lampa}, {id: vet-ej, label: Vet ej, unknown: true, hint: Se efter.}]}\nsections:\n"
        ),
        [
            'liten/nyckel.yaml:47:138: frågan "verktyg" kan ha flera svar, och den som inte vet väljer inget (ta bort svaret)',
        ],
    ),
    (
        "svar bland flera som inget steg frågar efter",
        R,
        "sections:\n",
        (
            "  - {id: verktyg, text: Vad har du, many: true, heading: [Allmänt], options: [{id: stege, label: Stege}, "
            "{id: lampa, label: Lampa}]}\nsections:\n"
        ),
        [
            'liten/nyckel.yaml:47:10: frågan "verktyg" används inte (använd eller ta bort)',
            'liten/nyckel.yaml:47:84: svaret "stege" används inte (använd eller ta bort)',
            'liten/nyckel.yaml:47:111: svaret "lampa" används inte (använd eller ta bort)',
        ],
    ),
    (
        "en sida som är skriven som en fil",
        R,
        "        text: Gå dit.\n",
        "        text: Gå dit.\n        page: mallar/kallelse.md\n",
        [
            'liten/nyckel.yaml:70:15: page "mallar/kallelse.md" ska vara sidans väg (till exempel "mallar/kallelse")',
        ],
    ),
    (
        "ett gemensamt steg utan id",
        R,
        "branches:\n",
        "shared:\n  - {kind: lapp, lead: kontor, text: Sopa.}\nbranches:\n",
        [
            'liten/nyckel.yaml:52:5: nyckeln "id" saknas (lägg till id)',
        ],
    ),
]
