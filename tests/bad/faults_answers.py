"""Questions, branches, gaps and additions whose answers do not hold together."""

R = "nyckel.yaml"

# See test_bad.py for what a row holds.
FAULTS = [
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
            'liten/nyckel.yaml:102:20: "vet-ej" avgör inget och kan inte stå i ett villkor (tillåtna: stulen, tappad)',
        ],
    ),
    (
        "en rad i placed som aldrig gäller",
        R,
        "        modality: bor\n        outcomes: [svar, tyst]\n",
        "        modality: bor\n        outcomes: [svar, tyst]\n        placed: [{stage: nu, when: {hund: [ja, nej]}}, {stage: sedan, when: {hund: ja, nyckel: stulen}}]\n",
        [
            'liten/nyckel.yaml:64:64: en rad i placed för "ring" gäller aldrig, för en rad före den gäller då också (ändra ordningen eller villkoret)',
        ],
    ),
    (
        "ett skede och ett svar i placed som inte finns",
        R,
        "        modality: bor\n        outcomes: [svar, tyst]\n",
        "        modality: bor\n        outcomes: [svar, tyst]\n        placed: [{stage: snart, when: {hund: kanske}}]\n",
        [
            'liten/nyckel.yaml:64:26: skedet "snart" finns inte (tillåtna: nu, sedan)',
            'liten/nyckel.yaml:64:46: svaret på hund "kanske" finns inte (tillåtna: ja, nej)',
        ],
    ),
    (
        "ett svar som utesluter de andra där bara ett får väljas",
        R,
        "{id: nej, label: Nej}",
        "{id: nej, label: Nej, alone: true}",
        [
            'liten/nyckel.yaml:44:14: frågan "hund" har ett svar, så alla utesluter varandra (ta bort alone, eller skriv many: true)',
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
        "ett svar på en vanlig fråga som ger svar på en fråga som inte finns",
        R,
        "{id: villa, label: Villa}",
        "{id: villa, label: Villa, gives: {katt: ja, hund: kanske}}",
        [
            'liten/nyckel.yaml:30:43: frågan "katt" finns inte (tillåtna: hund, hus, nyckel)',
            'liten/nyckel.yaml:30:59: svaret på hund "kanske" finns inte (tillåtna: ja, nej)',
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
        "en gren utan steg",
        R,
        """    steps:
      - id: ring
        kind: ring
        lead: kontor
        text: Ring den som bor där.
        outcomes: [svar, tyst]
      - id: lapp
        kind: lapp
        lead: vaktmastare
        text: Lägg en lapp i lådan.
        note: En tydlig lapp.
""",
        "    steps: []\n",
        [
            'liten/nyckel.yaml:81:9: "lagenhet-tappad" har inga steg (lägg till ett steg, eller gör svaren till en lucka)',
        ],
    ),
    (
        "ett tillägg utan steg",
        R,
        """    steps:
      - id: kvitto
        kind: lapp
        lead: kontor
        ground: law
        text: Ge ett kvitto.
        on_contact: true
""",
        "    steps: []\n",
        [
            'liten/nyckel.yaml:112:9: "lag" har inga steg (lägg till ett steg, eller gör svaren till en lucka)',
        ],
    ),
    (
        "en fråga med ett enda svar",
        R,
        "      - {id: nej, label: Nej}\n      - {id: ja, label: Ja}\n",
        "      - {id: ja, label: Ja}\n      - {id: vet-ej, label: Vet ej, unknown: true, hint: Lyssna.}\n",
        [
            'liten/nyckel.yaml:40:9: frågan "hund" har inte två svar att välja mellan (lägg till ett, eller ta bort frågan)',
            'liten/nyckel.yaml:84:49: svaret på hund "nej" finns inte (tillåtna: ja)',
        ],
    ),
]
