"""Law: no text that comes from elsewhere becomes part of the page, wherever it is put.

Every payload goes into every place where text can come in: each text of a case (which is in turn the
stored one, a file, another tab's, and what "Ångra" brings back), the address, the view, and the name,
subject and value of a control.
"""

import json
from functools import cache
from itertools import cycle

import pytest

from checklist import bridge
from checklist.exporting import handbook_to_json

PAYLOADS = (
    "<script>window.__hit=1</script>",
    "</script><script>window.__hit=1</script>",
    "<ScRiPt src=//hit.example></sCrIpT>",
    "<img src=x onerror=window.__hit=1>",
    "<svg onload=window.__hit=1>",
    "<svg><animate onbegin=window.__hit=1 attributeName=x dur=1s>",
    "<math><mtext></style><img src=x onerror=window.__hit=1>",
    "<iframe srcdoc='<script>parent.__hit=1</script>'>",
    "<details open ontoggle=window.__hit=1>",
    "<base href=//hit.example>",
    "<style>*{background:url(//hit.example)}</style>",
    "</textarea><script>window.__hit=1</script>",
    "</title><script>window.__hit=1</script>",
    "--><script>window.__hit=1</script><!--",
    "]]><script>window.__hit=1</script>",
    '" onfocus="window.__hit=1" autofocus="',
    "' onfocus='window.__hit=1' autofocus='",
    '"><script>window.__hit=1</script>',
    "x onmouseover=window.__hit=1",
    "javascript:window.__hit=1",
    "java\tscript:window.__hit=1",
    "data:text/html,<script>window.__hit=1</script>",
    "vbscript:window.__hit=1",
    "${window.__hit=1}",
    "{{constructor.constructor('window.__hit=1')()}}",
    "\\u003cscript\\u003ewindow.__hit=1\\u003c/script\\u003e",
    "&lt;script&gt;window.__hit=1&lt;/script&gt;",
    "%3Cscript%3Ewindow.__hit=1%3C/script%3E",
    "expression(window.__hit=1)",
    "url('javascript:window.__hit=1')",
    "\u2028window.__hit=1//\x00\ud800",
)
ENTRY = {"step": "ring", "version": "01234567", "event": "outcome", "at": "2026-11-21", "detail": "svar"}
CASE = {"routine": "nyckel", "edition": "2026-01-01", "answers": {"hus": "villa"}, "log": [ENTRY]}
VIEW = {
    "unit": "",
    "what_if": "",
    "asked": "",
    "save": True,
    "days": 7,
    "message": "",
    "today": "",
    "household": "",
    "store": "",
}
VERBS = (
    *(
        "svar:hus",
        "ta-bort",
        "lank",
        "klart",
        "utfall:ring@01234567",
        "inget-utfall",
        "bekrafta",
        "ater",
        "visa",
    ),
    *(
        "undan:ring@01234567",
        "fraga-undan",
        "datum:delgiven:anmal@01234567",
        "tank-om",
        "spara",
        "spara-dagar",
    ),
    *("delad", "oppna", "sammanfoga", "minns", "rensa", "angra"),
)


def cases(payload):
    """A case with the payload in each of its texts, and in the name of each of its fields."""
    for field in CASE:
        yield {**CASE, field: payload}
    yield {**CASE, payload: "ja"}
    yield {**CASE, "answers": {payload: "villa"}}
    yield {**CASE, "answers": {"hus": payload}}
    yield {**CASE, "answers": {"hus": "villa", payload: payload}}
    for field in ENTRY:
        yield {**CASE, "log": [{**ENTRY, field: payload}]}
    yield {**CASE, "log": [{**ENTRY, payload: payload}]}
    yield {**CASE, "log": [payload]}


def requests(payload):
    """A request with the payload in each of its places."""
    start = {"routine": "nyckel", "root": "", "today": "2026-11-24", "case": json.dumps(CASE), "view": VIEW}
    ways = cycle(("case", "oppna", "sammanfoga", "minns", "angra"))
    for case, way in zip(map(json.dumps, cases(payload)), ways, strict=False):
        value = json.dumps({"case": case, "view": VIEW}) if way in ("sammanfoga", "minns") else case
        control = {"name": way, "value": value, "checked": True}
        yield {**start, **({"case": case} if way == "case" else {"control": control})}
    for field in ("form", "case", "view", "id", "pending"):
        kept = {"case": json.dumps(CASE), "view": VIEW, field: payload}
        for way in ("sammanfoga", "minns"):
            yield {**start, "control": {"name": way, "value": json.dumps(kept)}}
    for place in ("case", "view", "control", "today", "name", "fresh", "keeps"):
        yield {**start, place: payload}
    for field in VIEW:
        yield {**start, "view": {**VIEW, field: payload}}
    yield {**start, "view": {payload: payload}}
    for verb in VERBS:
        yield {**start, "control": {"name": verb, "value": payload, "checked": True}}
    for name in (f"{verb.partition(':')[0]}:{payload}@01234567" for verb in VERBS if ":" in verb):
        yield {**start, "control": {"name": name, "value": payload}}
    for value in (f"hus={payload}", f"{payload}=villa", f"hus=villa&{payload}", f"hus=villa={payload}"):
        yield {**start, "control": {"name": "lank", "value": value}}
    yield {**start, "control": {"name": payload, "value": payload, "checked": payload, payload: payload}}


@pytest.fixture
def form(read):
    """A function from HTML to what it is made of: each tag with the names of its attributes, and its addresses."""

    @cache
    def made_of(html):
        found = set()
        for element in read(html):
            found |= {(element.tag, name) for name in ("", *element.attributes)}
            found |= {(name, element[name]) for name in ("href", "src", "action") if name in element}
        return found

    return made_of


def ask(request):
    """Return the answer, which must hold nothing of the payload."""
    answer = bridge.update(json.dumps(request))
    assert "__hit" not in answer, request
    assert "hit.example" not in answer, request
    assert answer.encode(), "ett ensamt surrogat kan inte lämna motorn"
    return json.loads(answer)


def test_no_payload_anywhere_is_shown_or_changes_what_the_page_is_made_of(small_handbook, form):
    bridge.start(handbook_to_json(small_handbook))
    harmless = {form_part for request in requests("x") for form_part in form(ask(request)["html"])}
    for payload in PAYLOADS:
        for request in requests(payload):
            assert form(ask(request)["html"]) <= harmless, request
