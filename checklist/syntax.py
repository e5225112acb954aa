"""What PyYAML finds wrong with a text, said in Swedish, with a remedy that loses no work.

PyYAML says in English what its scanner expected. An editor has most often written a text that begins
with a sign, or holds one, that means something else in YAML: quotation marks around the text help.
"""

import re

import yaml

_QUOTE = "sätt citattecken runt texten"
FIRST = f"{{sign}} först i en text betyder något annat i YAML ({_QUOTE})"
ANCHOR = f"ankare (&, *) går inte att använda ({_QUOTE}, eller skriv ut det som ska upprepas, ett steg med same_as)"
BACKSLASH = (
    "tecknet \\ betyder något annat mellan dubbla citattecken (sätt enkla citattecken runt texten i stället)"
)
# How what PyYAML was about to read begins: the place to look at is the one where that began.
_CONTEXTS = (
    (
        "while scanning a simple key",
        "raden är varken en nyckel eller fortsättningen på en text (lägg till ett kolon, eller dra in raden)",
    ),
    (
        "while scanning a quoted scalar",
        "texten efter citattecknet tar aldrig slut (lägg till ett citattecken där den slutar)",
    ),
    ("while scanning a", FIRST),
    ("while parsing a tag", FIRST),
)
# How its problem begins.
_PROBLEMS = (
    ("found character", FIRST),
    ("found undefined tag handle", FIRST),
    ("mapping keys are", FIRST),
    (
        "sequence entries are",
        f"ett bindestreck först i en text blir en lista ({_QUOTE}, eller börja listan på nästa rad)",
    ),
    (
        "mapping values are",
        f"kolonet gör det som står före till en nyckel ({_QUOTE}, eller rätta indraget om det är en nyckel)",
    ),
    (
        "expected ',' or ']'",
        f"listan från rad {{line}} går inte ihop här (avsluta den med ], eller {_QUOTE} om tecknet hör till den)",
    ),
    (
        "expected ',' or '}'",
        f"nycklarna från rad {{line}} går inte ihop här (avsluta dem med }}}}, eller {_QUOTE} om tecknet hör till den)",
    ),
    ("expected the node content", f"här saknas ett värde (skriv det, avsluta listan, eller {_QUOTE})"),
    ("but found another document", "här delas filen i två (ta bort raden)"),
)
# What was meant on a line that looks so, or on the one below it; the place to look at is that of the group.
_LINES = (
    (
        re.compile(r"\s*([‒-―−])\s"),
        "strecket framför är inget vanligt bindestreck, så raden hör inte till listan (skriv -)",
    ),
    (
        re.compile(r".*\b(?:days|weeks|months):\s+(-)\s+[0-9]"),
        "minustecknet står inte intill talet (ta bort mellanslaget: -7)",
    ),
    (
        re.compile(r"\s*(?:- )*([a-z_]+):[^\s/:]"),
        "efter kolonet saknas ett mellanslag (skriv nyckel: värde)",
    ),
)
# What was meant where the line looks so up to the place that cannot be read.
_STARTS = (
    (
        re.compile(r".*:\s+[”“„»][^”“»]*"),
        'böjda citattecken räknas inte (sätt raka runt texten: "…")',
    ),
    (
        re.compile(
            r".*\b(?:when|instead|gives|each|due|words):\s+[a-z0-9_-]+|\s*- [a-z_]+: [a-z0-9_-]+, [a-z_]+"
        ),
        "här börjar en nyckel till på samma rad (sätt klamrar runt det som hör ihop: {nyckel: värde})",
    ),
    (
        re.compile(r".*\b(?:after|placed):\s+[a-z0-9_-]+"),
        "här börjar en nyckel till på samma rad (sätt hakar och klamrar runt det som hör ihop: [{nyckel: värde}])",
    ),
)
_ELSE = f"det som står här hör inte ihop med det som står före (rätta indraget, eller {_QUOTE})"


def complaint(error: yaml.MarkedYAMLError, text: str) -> tuple[yaml.Mark, str]:
    """Return where to look in ``text`` for what PyYAML complains of, and what to do about it."""
    place, began = error.problem_mark, error.context_mark
    assert place is not None
    context, problem = error.context or "", error.problem or ""
    if context.startswith("while scanning a double-quoted"):
        return place, BACKSLASH
    meant = _meant(text.splitlines(), place)
    if meant:
        return meant
    for prefix, message in _CONTEXTS:
        if began and context.startswith(prefix):
            sign = text[began.index]
            return began, ANCHOR if sign in "&*" else message.format(sign=sign)
    for prefix, message in _PROBLEMS:
        if problem.startswith(prefix):
            line = began.line + 1 if began else 1
            return place, message.format(sign=text[place.index : place.index + 1], line=line)
    return place, _ELSE


def _meant(lines: list[str], place: yaml.Mark) -> tuple[yaml.Mark, str] | None:
    """Return what the lines down to ``place`` look like, and where, if it is something that people write for YAML."""
    for number in range(place.line, max(place.line - 2, -1), -1):
        for pattern, message in _LINES:
            if number < len(lines) and (found := pattern.match(lines[number])):
                return yaml.Mark(place.name, 0, number, found.start(1), None, 0), message
    before = lines[place.line][: place.column] if place.line < len(lines) else ""
    return next(((place, message) for pattern, message in _STARTS if pattern.fullmatch(before)), None)
