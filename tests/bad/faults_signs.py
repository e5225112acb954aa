"""Signs that are not seen, or are not the letters they look like, as they come from a PDF or a word processor."""

R = "nyckel.yaml"

# What stands in a text after "Gå"; what the editor is told, at its column.
SIGNS = [
    ("\u00a0", "här står ett särskilt mellanslag, U+00A0 (skriv ett vanligt mellanslag)"),
    ("\u202f", "här står ett särskilt mellanslag, U+202F (skriv ett vanligt mellanslag)"),
    ("\u00ad", "här står ett mjukt bindestreck, U+00AD (ta bort det)"),
    ("\u2011", "här står ett särskilt bindestreck, U+2011 (skriv ett vanligt bindestreck)"),
    ("\ufb01", "här står bokstäver som sitter ihop, U+FB01 (skriv dem en och en)"),
    ("\ufb02", "här står bokstäver som sitter ihop, U+FB02 (skriv dem en och en)"),
    ("\u200b", "här står ett tecken som inte syns, U+200B (ta bort det)"),
    ("\u200d", "här står ett tecken som inte syns, U+200D (ta bort det)"),
    ("\ufeff", "här står ett tecken som inte syns, U+FEFF (ta bort det)"),
    ("\u202e", "här står ett tecken som inte syns, U+202E (ta bort det)"),
    ("\u2066", "här står ett tecken som inte syns, U+2066 (ta bort det)"),
    ("\U000e0041", "här står ett tecken som inte syns, U+E0041 (ta bort det)"),
    ("\x00", "här står ett styrtecken, U+0000 (ta bort det)"),
    ("\x1b", "här står ett styrtecken, U+001B (ta bort det)"),
    ("\x9f", "här står ett styrtecken, U+009F (ta bort det)"),
    ("\t", "här står en tabb, U+0009 (skriv mellanslag)"),
    ("\x85", "här står en särskild radbrytning, U+0085 (byt rad på vanligt sätt)"),
    ("\u2028", "här står en särskild radbrytning, U+2028 (byt rad på vanligt sätt)"),
    ("\ue001", "här står ett tecken som inte går att visa, U+E001 (skriv om texten där)"),
    ("\ufffd", "här står ett tecken som inte går att visa, U+FFFD (skriv om texten där)"),
    ("\uffff", "här står ett tecken som inte går att visa, U+FFFF (skriv om texten där)"),
]
FAULTS = [
    *(
        (
            f"U+{ord(sign):04X} i en text",
            R,
            "text: Gå dit.",
            f"text: Gå{sign}dit.",
            [f"liten/nyckel.yaml:69:17: {message}"],
        )
        for sign, message in SIGNS
    ),
    (
        "en ring utan sin bokstav",
        R,
        "text: Gå dit.",
        "text: Ga \u030a dit.",
        [
            "liten/nyckel.yaml:69:17: här står ett accenttecken utan sin bokstav, U+030A (skriv bokstaven på nytt)"
        ],
    ),
    (
        "ett mjukt bindestreck i ett id och ett tecken som inte syns i en kommentar",
        R,
        "  - id: villa\n",
        "  # Vil\u200bla\n  - id: vil\u00adla\n",
        [
            "liten/nyckel.yaml:52:8: här står ett tecken som inte syns, U+200B (ta bort det)",
            "liten/nyckel.yaml:53:12: här står ett mjukt bindestreck, U+00AD (ta bort det)",
        ],
    ),
    (
        "en tabb i indraget",
        R,
        "  - id: villa\n    title",
        "  - id: villa\n\ttitle",
        ["liten/nyckel.yaml:53:1: här står en tabb, U+0009 (skriv mellanslag)"],
    ),
]
