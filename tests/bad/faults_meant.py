"""What an editor means by something that the format has no words for: the remedy is what the format has instead."""

S, R = "sources.yaml", "nyckel.yaml"
VILLA = "branches:\n  - id: villa\n    title: Nyckel till villa\n    section: villor\n    when: {hus: villa}"
LAW = """law_questions:
  - id: sjuk
    text: Är någon sjuk?
    source: balken
    heading: [1 kap. 2 §]
    options: [{id: ja, label: Ja}, {id: nej, label: Nej}, {id: vet-ej, label: Vet ej, unknown: true, hint: Fråga.}]

"""


def told(line, column, message, file=R):
    return [f"liten/{file}:{line}:{column}: {message}"]


# See test_bad.py for what a row holds.
FAULTS = [
    (
        "ett steg som väntar på ett utan utfall",
        R,
        "after:\n          - {step: hembesok, outcome: borta}",
        "after:\n          - {step: anmal, outcome: gjort}",
        told(
            80,
            20,
            'steget "anmal" har inga utfall att vänta på (ge det outcomes, om så bara ett som säger att det är gjort)',
        ),
    ),
    (
        "ett steg som väntar på inget av ett stegs utfall",
        R,
        "after:\n          - {step: hembesok, outcome: borta}",
        "after:\n          - {step: hembesok, outcome: []}",
        told(80, 20, 'after för "hembesok" saknar utfall (skriv minst ett i outcome)'),
    ),
    (
        "två sista dagar för ett steg",
        R,
        "due: {from: [delgiven, avsand], weeks: 3, moves: true, label: Sista dag}",
        "due: [{from: [delgiven, avsand], weeks: 3, label: Sista dag}, {from: avsand, days: 2, label: Förr}]",
        told(110, 14, "här ska det stå nycklar med värden, ingen text och ingen lista (nyckel: värde)"),
    ),
    *(
        (
            f"opens som är {word}",
            R,
            "after:\n          - {step: hembesok",
            f"opens: {word}\n        after:\n          - {{step: hembesok",
            told(
                79,
                16,
                f'opens kan inte vara "{word}" (skriv any om ett av stegen räcker, all om alla krävs)',
            ),
        )
        for word in ("eller", "en")
    ),
    *(
        (
            f"en nekad fråga: {name}",
            R,
            "when: {hund: ja}",
            f"when: {{{name}: ja}}",
            told(
                127,
                12,
                f'"{name}" går inte att skriva, för ett villkor räknar upp de svar som gäller (skriv frågan och dess andra svar)',
            ),
        )
        for name in ("inte hund", "not hund")
    ),
    (
        "ett felstavat svar som börjar som en nekning",
        R,
        "when: {hund: ja}",
        "when: {hund: ej-ja}",
        told(127, 18, 'svaret på hund "ej-ja" finns inte (menade du "ja"?)'),
    ),
    *(
        (
            f"flera svar som ett: {text}",
            R,
            "when: {hund: ja}",
            f"when: {{hund: {text}}}",
            told(127, 18, f'"{text}" är flera svar (skriv [ja, nej], så räcker ett av dem)'),
        )
        for text in ("ja eller nej", "ja och nej", "ja/nej")
    ),
    (
        "ett svar som liknar flera men inte är det",
        R,
        "when: {hund: ja}",
        "when: {hund: ja eller kanske}",
        told(127, 18, 'svaret på hund "ja eller kanske" finns inte (tillåtna: ja, nej)'),
    ),
    (
        "en sista dag från en uppgift som inget steg frågar efter",
        R,
        "        facts: [delgiven, avsand]\n",
        "        facts: [delgiven]\n",
        told(
            110,
            32,
            'inget steg frågar efter uppgiften "avsand", som en sista dag räknas från (lägg den i facts på ett steg)',
        ),
    ),
    (
        "en lagfråga som väljer gren",
        R,
        VILLA,
        LAW + VILLA.replace("hus: villa}", "hus: villa, sjuk: ja}"),
        told(62, 24, 'lagfrågan "sjuk" väljer ingen gren (ställ villkoret på ett steg eller ett tillägg)'),
    ),
    (
        "en vanlig fråga med when",
        R,
        "    text: Vaktar en hund?\n",
        "    text: Vaktar en hund?\n    when: {hus: villa}\n",
        told(
            40,
            9,
            'frågan "hund" har source eller when, som bara lagfrågor har (ta bort when, för en vanlig fråga ställs alltid)',
        ),
    ),
    (
        "en vanlig fråga med en källa",
        R,
        "    text: Vaktar en hund?\n",
        "    text: Vaktar en hund?\n    source: parmen\n",
        told(
            40,
            9,
            'frågan "hund" har source eller when, som bara lagfrågor har (ta bort source, eller flytta frågan till law_questions)',
        ),
    ),
    (
        "två rubriker som inte står under varandra",
        R,
        "heading: [Villor, Borta]",
        "heading: [Allmänt, Villor]",
        told(
            56,
            24,
            'rubriken "Villor" står på en annan plats i källan parmen (heading är vägen dit, den ena rubriken under den andra: [Villor])',
        ),
    ),
    (
        "en rubrik utan den som den står under",
        R,
        "heading: [Villor, Borta]",
        "heading: Borta",
        told(
            56,
            14,
            'rubriken "Borta" står på en annan plats i källan parmen (heading är vägen dit, den ena rubriken under den andra: [Villor, Borta])',
        ),
    ),
    *(
        (
            f"flera svar utan hakar: {given}",
            R,
            "when: {hund: ja}",
            f"when: {given}",
            told(127, column, f'svaren på "hund" står inte ihop (skriv hund: [{answers}])'),
        )
        for given, column, answers in (
            ("{hund: ja, nej}", 22, "ja, nej"),
            ("{hund: ja, nej, kanske}", 22, "ja, nej, kanske"),
            ("{hund: ja, hund: nej}", 22, "ja, nej"),
            ("{hund: ja, hus: villa, hund: [nej]}", 34, "ja, nej"),
        )
    ),
    (
        "ett svar utan sin fråga",
        R,
        "when: {hund: ja}",
        "when: {ja}",
        told(127, 14, "värdet är tomt (skriv nyckel: värde, med ett mellanslag)"),
    ),
    (
        "en fråga utan svar efter en som har svar",
        R,
        "when: {hund: ja}",
        "when: {hund: ja, hus: }",
        told(127, 27, "värdet är tomt (skriv ett värde eller ta bort nyckeln)"),
    ),
    (
        "en lista som fråga i ett villkor",
        R,
        "when: {hund: ja}",
        "when: {[hund]: ja}",
        told(
            127,
            12,
            "här ska det stå en text (sätt citattecken runt texten om den har klamrar eller kolon)",
        ),
    ),
    *(
        (
            f"ett tal som är {given}",
            R,
            "weeks: 3",
            f"weeks: {given}",
            told(110, 48, message),
        )
        for given, message in (
            ("−7", 'tecknet före talet är inget vanligt bindestreck, i "−7" (skriv -7)'),
            ("–7", 'tecknet före talet är inget vanligt bindestreck, i "–7" (skriv -7)'),
            ("1000", 'talet får vara högst 999, inte "1000" (skriv ett mindre)'),
            ("-1000", 'talet får vara högst 999, inte "-1000" (skriv ett mindre)'),
        )
    ),
    (
        "en nyckel utan mellanslag efter kolonet, inom klamrar",
        R,
        "- {step: hembesok, outcome: borta}",
        "- {step:hembesok, outcome: borta}",
        told(
            80,
            14,
            'nyckeln "step:hembesok" finns inte här (sätt ett mellanslag efter kolonet: step: hembesok)',
        ),
    ),
    (
        "ett gemensamt steg som inte finns",
        R,
        "        note: En tydlig lapp.\n",
        "        note: En tydlig lapp.\n      - {same_as: larma}\n",
        told(97, 19, 'det gemensamma steget "larma" finns inte (det finns inga att välja på)'),
    ),
    (
        "två mått i ett steg som en gren och ett tillägg har",
        R,
        "        note: En tydlig lapp.\n\nadditions:\n",
        """        note: En tydlig lapp.
      - {same_as: vanta}

shared:
  - id: vanta
    kind: ring
    lead: kontor
    text: Vänta.
    facts: [delgiven]
    due: {from: delgiven, days: 7, weeks: 1, label: Senast}

additions:
  - {id: mer, title: Mer, heading: [Allmänt], steps: [{same_as: vanta, id: vanta-mer}]}
""",
        told(105, 53, '"Senast" har två mått på en tid (behåll days, weeks eller months)'),
    ),
]
