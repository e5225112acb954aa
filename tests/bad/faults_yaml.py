"""Texts that YAML reads as something else than text, and what is no YAML. No remedy loses what was written."""

U, R = "units.yaml", "nyckel.yaml"
TEXT = "text: Gå dit."
QUOTE = "sätt citattecken runt texten"
DASH = "strecket framför är inget vanligt bindestreck, så raden hör inte till listan (skriv -)"
SPACE = "efter kolonet saknas ett mellanslag (skriv nyckel: värde)"
CURLY = 'böjda citattecken räknas inte (sätt raka runt texten: "…")'
MINUS = "minustecknet står inte intill talet (ta bort mellanslaget: -7)"
KEYS = "här börjar en nyckel till på samma rad (sätt klamrar runt det som hör ihop: {nyckel: värde})"
LISTS = (
    "här börjar en nyckel till på samma rad (sätt hakar och klamrar runt det som hör ihop: [{nyckel: värde}])"
)
ANCHOR = (
    f"ankare (&, *) går inte att använda ({QUOTE}, eller skriv ut det som ska upprepas, ett steg med same_as)"
)


def first(sign):
    """What an editor is told of a text that begins with a sign."""
    what = ANCHOR if sign in "&*" else f"{sign} först i en text betyder något annat i YAML ({QUOTE})"
    return [f"liten/nyckel.yaml:69:15: {what}"]


# See test_bad.py for what a row holds. A text in YAML, where the small handbook has another; what the editor is told.
TEXTS = [
    ("*Viktigt* att gå dit", first("*")),
    ("* gå dit", first("*")),
    ("*dit", first("*")),
    ("*dit gå dit", first("*")),
    ("&dit", first("&")),
    ("&dit gå dit", first("&")),
    ("& dit", first("&")),
    ("!gå dit", first("!")),
    ("! gå dit", first("!")),
    ("!!binary R8OkIGRpdA==", first("!")),
    ("!secret dit", first("!")),
    ("!!python/name:os.system", first("!")),
    ("!a!b dit", first("!")),
    ("!<dit", first("!")),
    ("!%ff dit", first("!")),
    ("%dit", first("%")),
    ("@dit", first("@")),
    ("`dit", first("`")),
    ("|dit", first("|")),
    ("> 5 dagar", first(">")),
    ("? gå dit", first("?")),
    (
        "- gå dit",
        [
            f"liten/nyckel.yaml:69:15: ett bindestreck först i en text blir en lista ({QUOTE}, eller börja listan på nästa rad)"
        ],
    ),
    (
        "]",
        [f"liten/nyckel.yaml:69:15: här saknas ett värde (skriv det, avsluta listan, eller {QUOTE})"],
    ),
    (
        "Obs: gå dit",
        [
            f"liten/nyckel.yaml:69:18: kolonet gör det som står före till en nyckel ({QUOTE}, eller rätta indraget om det är en nyckel)"
        ],
    ),
    (
        "[Obs] gå dit",
        [
            f"liten/nyckel.yaml:69:21: det som står här hör inte ihop med det som står före (rätta indraget, eller {QUOTE})"
        ],
    ),
    (
        '"Gå" dit',
        [
            f"liten/nyckel.yaml:69:20: det som står här hör inte ihop med det som står före (rätta indraget, eller {QUOTE})"
        ],
    ),
    (
        "'Gå dit",
        [
            "liten/nyckel.yaml:69:15: texten efter citattecknet tar aldrig slut (lägg till ett citattecken där den slutar)"
        ],
    ),
    (
        '"C:\\mapp"',
        [
            "liten/nyckel.yaml:69:19: tecknet \\ betyder något annat mellan dubbla citattecken (sätt enkla citattecken runt texten i stället)"
        ],
    ),
    (
        '"Gå \\UFFFFFFFF"',
        [
            "liten/nyckel.yaml:69:21: tecknet \\ betyder något annat mellan dubbla citattecken (sätt enkla citattecken runt texten i stället)"
        ],
    ),
    (
        "#1 gå dit",
        [
            "liten/nyckel.yaml:69:14: det som står efter # kommer inte med (sätt citattecken runt texten, eller skriv kommentaren på en egen rad)"
        ],
    ),
    (
        "Gå dit med nyckel #3.",
        [
            "liten/nyckel.yaml:69:15: det som står efter # kommer inte med (sätt citattecken runt texten, eller skriv kommentaren på en egen rad)"
        ],
    ),
    (
        '"Gå \\ud83d dit."',
        ["liten/nyckel.yaml:69:15: här står ett tecken som inte går att visa, U+D83D (skriv om texten där)"],
    ),
    (
        '"Gå\\_dit."',
        ["liten/nyckel.yaml:69:15: här står ett särskilt mellanslag, U+00A0 (skriv ett vanligt mellanslag)"],
    ),
    (
        '"Gå\\0dit."',
        ["liten/nyckel.yaml:69:15: här står ett styrtecken, U+0000 (ta bort det)"],
    ),
]
# What people write for YAML, by what it looks like: the line and the column that they are told, and the remedy.
MEANT = [
    ("      - id: hembesok\n", "      – id: hembesok\n", 64, 7, DASH),
    ("  - {id: nu, label: Nu}\n", "  — {id: nu, label: Nu}\n", 8, 3, DASH),
    ("    steps:\n      - id: anmal\n", "    steps:\n      – id: anmal\n", 105, 7, DASH),
    ("        to: [lassmed, kontor]\n", "        to:[lassmed, kontor]\n", 68, 9, SPACE),
    ("      - id: anmal\n", "      - id:anmal\n", 105, 9, SPACE),
    ("text: Gå dit.", "text: ”Obs: gå dit.”", 69, 19, CURLY),
    ("label: Svarade,", "label: “Svarade: ja”,", 17, 31, CURLY),
    ("weeks: 3", "weeks: - 3", 110, 48, MINUS),
    ("weeks: 3, moves: true, label: Sista dag}", "label: Senast}\n          days: - 7", 111, 17, MINUS),
    ("when: {hus: villa}", "when: hus: villa", 55, 14, KEYS),
    ("instead: {nyckel: tappad}", "instead: nyckel: tappad", 145, 20, KEYS),
    ("- {step: ring, outcome: tyst}", "- step: ring, outcome: tyst", 72, 32, KEYS),
    (
        "after:\n          - {step: ring, outcome: tyst}",
        "after: step: ring, outcome: tyst",
        71,
        20,
        LISTS,
    ),
]
FAULTS = [
    *(
        (
            f"{here.strip()} i stället för {there.strip()}",
            R,
            there,
            here,
            [f"liten/nyckel.yaml:{line}:{column}: {message}"],
        )
        for there, here, line, column, message in MEANT
    ),
    *((f"en text som är {text}", R, TEXT, f"text: {text}", expected) for text, expected in TEXTS),
    (
        "en tagg på en lista",
        R,
        "with: [kontor]",
        "with: !!set [kontor]",
        [f"liten/nyckel.yaml:67:15: ! först i en text betyder något annat i YAML ({QUOTE})"],
    ),
    (
        "en lista som inte avslutas",
        U,
        "name: Kontoret, letter: O",
        "name: Kontoret, letter: [O",
        [
            f"liten/units.yaml:4:86: listan från rad 4 går inte ihop här (avsluta den med ], eller {QUOTE} om tecknet hör till den)"
        ],
    ),
    (
        "ett kolon som saknas",
        R,
        "    title: Nyckel till villa\n",
        "    title Nyckel till villa\n",
        [
            "liten/nyckel.yaml:53:5: raden är varken en nyckel eller fortsättningen på en text (lägg till ett kolon, eller dra in raden)"
        ],
    ),
    (
        "ett indrag för litet",
        R,
        "        purpose: Öppna dörren.\n",
        "      purpose: Öppna dörren.\n",
        [
            f"liten/nyckel.yaml:70:7: det som står här hör inte ihop med det som står före (rätta indraget, eller {QUOTE})"
        ],
    ),
    (
        "två dokument i en fil",
        R,
        "questions:\n",
        "---\nquestions:\n",
        ["liten/nyckel.yaml:25:1: här delas filen i två (ta bort raden)"],
    ),
    (
        "flera texter som YAML läser som något annat",
        R,
        "text: Gå dit.\n        purpose: Öppna dörren.",
        "text: *dit\n        purpose: &dit Öppna dörren.",
        [
            f"liten/nyckel.yaml:69:15: {ANCHOR}",
            f"liten/nyckel.yaml:70:18: {ANCHOR}",
        ],
    ),
    (
        "en sammanslagning i git som inte är klar",
        R,
        "        text: Gå dit.\n",
        "<<<<<<< HEAD\n        text: Gå dit.\n=======\n        text: Spring dit.\n>>>>>>> annan\n",
        [
            f"liten/nyckel.yaml:{line}:1: raden är kvar från en sammanslagning i git (välj en av texterna och ta bort raden)"
            for line in (69, 71, 73)
        ],
    ),
]
