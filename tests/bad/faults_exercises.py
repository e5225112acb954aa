"""Faults of training cases and programmes: what the routine does not know, and what does not add up."""

E, P = "exercises/tappad.yaml", "exercises/programmes.yaml"


def told(line, column, message, file=E):
    return [f"liten/{file}:{line}:{column}: {message}"]


FAULTS = [
    (
        "ett övningsfall i en rutin som inte finns",
        E,
        "routine: nyckel",
        "routine: nykel",
        told(3, 10, 'rutinen "nykel" finns inte (menade du "nyckel"?)'),
    ),
    (
        "ett övningsfall med en källa som inte finns",
        E,
        "sources: [parmen, balken]",
        "sources: [parmen, balk]",
        told(7, 19, 'källan "balk" finns inte (menade du "balken"?)'),
    ),
    (
        "ett övningsfall vars utgåva inte är en dag",
        E,
        'edition: "2026-01-01"',
        "edition: i år",
        told(
            9,
            10,
            'edition ska vara ett år, en månad eller en dag, som "2026", "2026-11" eller "2026-11-21", inte "i år"',
        ),
    ),
    (
        "ett övningsfall som läses igen innan det är läst",
        E,
        'review: "2027-05-21"',
        'review: "2026-05-21"',
        told(6, 9, "review ska komma efter checked (flytta fram dagen för översyn)"),
    ),
    (
        "ett övningsfall på en annan grund än rutinens eller lagens",
        E,
        "household: En",
        "ground: proposal\nhousehold: En",
        told(11, 9, 'grunden "proposal" finns inte (tillåtna: law, routine)'),
    ),
    (
        "en ruta utan sin grund",
        E,
        "ground: check",
        "ground: chek",
        told(32, 13, 'grunden "chek" finns inte (menade du "check"?)'),
    ),
    (
        "ett övningsfall som ingen hinner läsa",
        E,
        "times: {read: 1",
        "times: {read: 0",
        told(7, 20, "fallet tar 9 minuter, inte 10 (ändra minutes eller times)", P)
        + told(1, 5, "varje del ska ta minst en minut (ändra times)"),
    ),
    (
        "en fråga som rutinen inte har",
        E,
        "answers: {hus: villa,",
        "answers: {hus: villa, katt: ja,",
        told(15, 23, 'frågan "katt" finns inte (tillåtna: hund, hus, nyckel)'),
    ),
    (
        "ett svar som rutinen inte har",
        E,
        "nyckel: tappad}",
        "nyckel: tapad}",
        told(39, 23, 'svaret på nyckel "tapad" finns inte (menade du "tappad"?)'),
    ),
    (
        "en dag som rutinen inte frågar efter",
        E,
        "days: {delgiven:",
        "days: {delgivn:",
        told(16, 8, 'uppgiften "delgivn" finns inte (menade du "delgiven"?)'),
    ),
    (
        "en dag som inte är någon dag",
        E,
        'avsand: "2026-11-03"',
        "avsand: i tisdags",
        told(16, 40, 'dagen ska vara ett datum som "2026-11-21", inte "i tisdags"'),
    ),
    (
        "en dag som inget steg i svaret frågar efter",
        E,
        "nyckel: stulen, hund: ja}",
        "nyckel: tappad, hund: nej}",
        told(16, 8, 'inget steg i svaret frågar efter dagen "delgiven" (ta bort den, eller ändra answers)')
        + told(16, 32, 'inget steg i svaret frågar efter dagen "avsand" (ta bort den, eller ändra answers)')
        + told(22, 13, 'steget "anmal" finns inte (tillåtna: hembesok, kvitto, lapp, ring)')
        + told(38, 11, "fallet har redan de svaren (skriv det som ska bli annorlunda)"),
    ),
    (
        "svar som säger emot varandra",
        "exercises/stulen.yaml",
        "nyckel: stulen}",
        "nyckel: stulen, hund: ja}",
        told(
            1,
            5,
            "svaren säger emot varandra: Lägenheterna vaktas inte av hundar. (ändra answers)",
            "exercises/stulen.yaml",
        ),
    ),
    (
        "svar som inte räcker till en gren",
        "exercises/stulen.yaml",
        "nyckel: stulen}",
        "hund: nej}",
        told(
            1,
            5,
            'svaren räcker inte till en gren (lägg till svaret på "nyckel" i answers)',
            "exercises/stulen.yaml",
        ),
    ),
    (
        "ett steg som svaret inte har",
        E,
        "steps: [hembesok]",
        "steps: [hembesöket]",
        told(19, 13, 'steget "hembesöket" finns inte (menade du "hembesok"?)'),
    ),
    (
        "en fråga om en fråga som rutinen inte har",
        E,
        "question: nyckel",
        "question: nycklar",
        told(26, 15, 'frågan "nycklar" finns inte (menade du "nyckel"?)'),
    ),
    (
        "en fråga som fallet inte svarar på",
        "exercises/stulen.yaml",
        "    branch: true\n",
        "    question: hund\n",
        told(
            18,
            15,
            'fallet svarar inte på frågan "hund" (lägg till svaret i answers)',
            "exercises/stulen.yaml",
        ),
    ),
    (
        "flera slags gissningar",
        E,
        "    who: true\n",
        "    who: true\n    guesses: [Ingen]\n",
        told(18, 11, "den som gissar vem väljer bland enheterna (ta bort who, eller guesses och question)"),
    ),
    (
        "en fråga om vem utan steg",
        E,
        "    steps: [hembesok]\n",
        "",
        told(18, 11, "frågan om vem har inga steg som svarar (lägg till steps, eller ta bort who)"),
    ),
    (
        "ett program med ett fall som inte finns",
        P,
        "exercise: tappad",
        "exercise: tapad",
        told(7, 20, 'övningsfallet "tapad" finns inte (menade du "tappad"?)', P),
    ),
    (
        "ett program som inte går ihop",
        P,
        "    minutes: 12",
        "    minutes: 15",
        told(2, 9, "delarna tar 12 minuter tillsammans, inte 15 (ändra minutes)", P),
    ),
    (
        "en del utan innehåll, och ett fall som får mindre tid än det tar",
        P,
        "text: Välkommen, minutes: 2}\n      - {exercise: tappad, minutes: 10}",
        "minutes: 2}\n      - {exercise: tappad, minutes: 10, times: {read: 0, guess: 1, compare: 1, show: 1, talk: 1}}",
        told(2, 9, "en del saknar innehåll (skriv text eller exercise)", P)
        + told(2, 9, "varje del ska ta minst en minut (ändra times)", P)
        + told(7, 20, "fallet tar 4 minuter, inte 10 (ändra minutes eller times)", P),
    ),
    (
        "ett övningsfall utan en av de fem frågorna",
        E,
        "  why: Varför blev det så?\n",
        "",
        told(44, 3, 'nyckeln "why" saknas (lägg till why)'),
    ),
    (
        "en nyckel som inget övningsfall har",
        E,
        "household: En",
        "houshold: En",
        told(1, 1, 'nyckeln "household" saknas (lägg till household)')
        + told(11, 1, 'nyckeln "houshold" finns inte här (menade du "household"?)'),
    ),
]
