"""The edition in one file: the checklist, every branch and every gap, with the engine inside.

It opens from a USB stick with a double click, without a server. A page on ``file://`` may read nothing
but itself, so everything is inlined: the parts of the engine as gzip in base64, the scripts and styles
as text, each allowed by its hash.
"""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from checklist.addresses import SiteAddresses
from checklist.exporting import handbook_to_json
from checklist.html import tags as h
from checklist.html.pages import branch_block, case_checklist, gap_block, steps_by_stage, way_by_links
from checklist.html.parts import Page
from checklist.spaces import nearest_to
from publish.commands import ROOT
from publish.engine import FILES, LIST
from publish.hosting.policy import TRUSTED
from publish.joining import enclosed, joined

ASSETS = ROOT / "docs/assets"
# The libraries of the page, by the names under which our modules know them.
LIBRARIES = {
    "minisearch": ROOT / "node_modules/minisearch/dist/es/index.js",
    "morphlex": ROOT / "node_modules/morphlex/dist/morphlex.js",
    "stemmer": ROOT / "node_modules/@orama/stemmers/dist/se.js",
    "leanqr": ROOT / "node_modules/lean-qr/index.mjs",
}
LOCK = re.compile(r"^export const LOCK = (.*);$", re.MULTILINE)
# The modules of the page, each before those that import it, and how the last one starts itself.
MODULES = (
    LIBRARIES["morphlex"],
    *(ASSETS / f"{name}.mjs" for name in ("trusted", "pressing", "exit", "reached")),
    *(
        ASSETS / f"checklist/{name}.mjs"
        for name in (
            "days",
            "drawing",
            "engine",
            "files",
            "keeping",
            "leaving",
            "asking",
            "paper",
            "case-checklist",
        )
    ),
)
# The worker's modules, likewise.
WORKER = (ASSETS / "checklist/answering.mjs", ROOT / "publish/inbrowser/onefile-worker.mjs")
AT_HAND = ('import("../qr.mjs")', "Promise.resolve({ showQr, svgOf })")
START = '\ncustomElements.define("case-checklist", CaseChecklist);'
# What takes the place of a page that is left at once: in the handbook's folder, and where a file stands alone.
NEUTRAL, BLANK = "matt-i-koket.html", "about:blank"
CANNOT = (
    '"Lämna sidan snabbt", eller Esc eller Skift tre gånger, tömmer sidan. Det som du har sparat i webbläsaren och '
    "det du har läst tidigare finns kvar: ta bort det i webbläsaren."
)
# Where the engine lies for the checklists of a folder on a disk, seen from its root.
ENGINE = "assets/motor.js"


def onefile(shown: Page, engine: Path, leads_to: str = "", published: str = "") -> str:
    """Return the edition of a page's routine as HTML.

    ``engine`` is the folder with Pyodide's files and ours. A file that stands alone has ``OnePage`` for addresses, and
    therefore holds the engine, and every branch and gap, as well; other addresses lead to the pages of the handbook
    beside it, where the engine lies once for all checklists (``shared_engine``). ``leads_to`` is what takes its place
    where it may have to be left at once, ``published`` where the page stands on the site, if that is known.
    """
    addresses = shown.addresses
    alone = not isinstance(addresses, SiteAddresses)
    script, style = _script(engine), _style()
    handbook = handbook_to_json(shown.handbook, addresses if isinstance(addresses, SiteAddresses) else None)
    parts = {"handbook": _packed(handbook.encode())}
    if alone:
        parts |= _packed_engine(engine)
    payloads = [
        h.script(type="application/octet-stream", id=f"bk-{name}")[Markup(packed)]  # noqa: S704 base64
        for name, packed in parts.items()
    ]
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{hash_of(script)}' {'' if alone else 'file: '}blob: 'wasm-unsafe-eval'",
            f"style-src '{hash_of(style)}'",
            "img-src data:",
            "connect-src blob:",
            "worker-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            *TRUSTED,
        ]
    )
    page = h.html(lang="sv")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=policy),
            h.meta(name="viewport", content="width=device-width,initial-scale=1"),
            h.title["Checklistan - Bo kvar"],
            canonical(published),
            h.style[Markup(style)],  # noqa: S704 our own style sheets
        ],
        h.body(data_md_color_scheme="default")[
            h.header(".bk-onefile__head")["Bo kvar, checklistan i en fil", _way_out(leads_to)],
            h.main(".md-typeset.bk-tool.bk-onefile")[
                h.h1["Checklistan"],
                h.p["Filen fungerar utan nät. Inget lämnar datorn."],
                bool(leads_to) and h.p(".bk-exit-note")[CANNOT],
                case_checklist(shown, h.p["Använd länkarna längre ner på sidan."]),
                _branches(shown) if alone else way_by_links(shown),
            ],
            payloads,
            not alone and h.script(src=f"{addresses.root}{ENGINE}")[""],
            h.script(type="module")[Markup(script)],  # noqa: S704 our own scripts
        ],
    ]
    return f"<!doctype html>{page}"


def canonical(published: str) -> h.Node:
    """Return where a page stands on the site, for what leads there from elsewhere (docs/assets/reached.mjs)."""
    return bool(published) and h.link(rel="canonical", href=published)


def _way_out(leads_to: str) -> h.Node:
    """Return the link that leaves a page at once (docs/assets/exit.mjs), as it stands in the bar of the site's pages."""
    return bool(leads_to) and [
        h.a(".bk-exit", href=leads_to, data_exit=True)["Lämna sidan snabbt"],
        h.span(".bk-hidden", role="status"),
    ]


def _branches(page: Page) -> Markup:
    """Return every branch, addition and gap below the checklist, each at its anchor."""
    routine = page.routine
    return h.fragment[
        h.h2["Rutinens grenar"],
        [[h.h3(id=branch.id)[branch.title], branch_block(page, branch)] for branch in routine.branches],
        bool(routine.additions) and h.h2["Tillägg"],
        [[h.h3(id=item.id)[item.title], steps_by_stage(page, item)] for item in routine.additions],
        bool(routine.gaps) and h.h2["Luckor"],
        [
            [h.h3(id=gap.id)[gap.title], gap_block(page, gap, nearest_to(routine, gap))]
            for gap in routine.gaps
        ],
    ]


def shared_engine(engine: Path) -> str:
    """Return the engine as a plain script, the one thing that a page may load from a disk."""
    return f"globalThis.boKvarMotor = {json.dumps(_packed_engine(engine))};\n"


@cache
def _packed_engine(engine: Path) -> dict[str, str]:
    """Return the files of the engine packed; all editions of one build hold the same."""
    return {name: _packed((engine / file).read_bytes()) for name, file in FILES.items()}


def _packed(content: bytes) -> str:
    """Return a part as gzip in base64."""
    return base64.b64encode(gzipped(content)).decode()


def gzipped(content: bytes) -> bytes:
    """Return ``content`` as gzip with a head that is the same everywhere.

    Which system made it, Python 3.11 writes there and 3.13 does not: here it is always unknown (255, RFC 1952).
    """
    packed = bytearray(gzip.compress(content, compresslevel=9, mtime=0))
    packed[9] = 255
    return bytes(packed)


def _script(engine: Path) -> str:
    """Return one module: those of the page, without what joins them, and what starts them from this file."""
    page = drawing() + joined(MODULES).replace(START, "").replace(*AT_HAND)
    worker = joined(WORKER)
    lock = LOCK.search((engine / LIST).read_text(encoding="utf-8"))
    assert lock, "engine.list_of writes the lock"
    start = (ROOT / "publish/inbrowser/onefile.mjs").read_text(encoding="utf-8")
    known = f"const WORKER = {json.dumps(worker)};\nconst LOCK = {lock[1]};"
    return f"{page}\n{known}\n{start}".replace("</", "<\\/")


def drawing() -> str:
    """Return what draws QR codes, for a script that can import nothing; ``AT_HAND`` is how it is then asked for."""
    return enclosed("leanqr", LIBRARIES["leanqr"]) + joined((ASSETS / "qr.mjs",))


def _style() -> str:
    names = ("site.css", "checklist/checklist.css", "onefile.css")
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


def hash_of(text: str) -> str:
    """Return how a policy names a script or a style that stands in its page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
