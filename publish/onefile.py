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

from checklist.html import tags as h
from checklist.html.pages import branch_block, case_checklist, gap_block, steps_by_stage, way_by_links
from checklist.html.parts import ONE_PAGE, Page
from checklist.model import Handbook, Routine
from checklist.spaces import space_of
from publish.commands import ROOT
from publish.engine import FILES, LIST
from publish.policy import TRUSTED

ASSETS = ROOT / "docs/assets"
# The libraries of the page, by the names under which our modules know them.
LIBRARIES = {
    "minisearch": ROOT / "node_modules/minisearch/dist/es/index.js",
    "morphlex": ROOT / "node_modules/morphlex/dist/morphlex.js",
    "stemmer": ROOT / "node_modules/@orama/stemmers/dist/se.js",
}
IMPORT = re.compile(r"^import .*?;$", re.MULTILINE)
# A library that is packed has all on one line.
EXPORT = re.compile(
    r"(?:^|(?<=[;}]))export (?=async|class|function|const)|^export\s*\{[^}]*\};?$", re.MULTILINE
)
LOCK = re.compile(r"^export const LOCK = (.*);$", re.MULTILINE)
# The modules of the page, each before those that import it, and how the last one starts itself.
MODULES = (
    LIBRARIES["morphlex"],
    *(ASSETS / f"{name}.mjs" for name in ("trusted", "pressing")),
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
WORKER = (ASSETS / "checklist/answering.mjs", ROOT / "publish/onefile-worker.mjs")
START = "\nCaseChecklist.define();"


def onefile(handbook: Handbook, engine: Path, root: str = ONE_PAGE) -> str:
    """Return the edition as HTML.

    ``engine`` is the folder with Pyodide's files and ours. ``root`` is "#" for a file that stands alone and therefore holds every branch and gap as well, or the way to the
    pages of the handbook beside it.
    """
    routine = handbook.routines[0]
    shown = Page(handbook=handbook, routine=routine, root=root)
    script, style = _script(engine), _style()
    payloads = [
        h.script(type="application/octet-stream", id=f"bk-{name}")[Markup(_packed(engine / file))]  # noqa: S704 base64
        for name, file in FILES.items()
    ]
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}' blob: 'wasm-unsafe-eval'",
            f"style-src '{_hash(style)}'",
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
            h.style[Markup(style)],  # noqa: S704 our own style sheets
        ],
        h.body(data_md_color_scheme="default")[
            h.header(".bk-onefile__head")["Bo kvar, checklistan i en fil"],
            h.main(".md-typeset.bk-tool.bk-onefile")[
                h.h1["Checklistan"],
                h.p["Filen fungerar utan nät. Inget lämnar datorn."],
                case_checklist(shown, h.p["Använd länkarna längre ner på sidan."]),
                _branches(shown) if root == ONE_PAGE else way_by_links(shown),
            ],
            payloads,
            h.script(type="module")[Markup(script)],  # noqa: S704 our own scripts
        ],
    ]
    return f"<!doctype html>{page}"


def _branches(page: Page) -> Markup:
    """Return every branch, addition and gap below the checklist, each at its anchor."""
    routine: Routine = page.routine
    looks = space_of(routine).outlooks
    return h.fragment[
        h.h2["Rutinens grenar"],
        [[h.h3(id=branch.id)[branch.title], branch_block(page, branch)] for branch in routine.branches],
        h.h2["Tillägg"],
        [[h.h3(id=item.id)[item.title], steps_by_stage(page, item)] for item in routine.additions],
        h.h2["Luckor"],
        [
            [
                h.h3(id=gap.id)[gap.title],
                gap_block(
                    page, gap, tuple({b.id: b for o in looks if o.gaps == (gap,) for b in o.nearest}.values())
                ),
            ]
            for gap in routine.gaps
        ],
    ]


@cache
def _packed(path: Path) -> str:
    """Return a part as gzip in base64; both editions of one build hold the same parts."""
    return base64.b64encode(gzipped(path.read_bytes())).decode()


def gzipped(content: bytes) -> bytes:
    """Return ``content`` as gzip with a head that is the same everywhere.

    Which system made it, Python 3.11 writes there and 3.13 does not: here it is always unknown (255, RFC 1952).
    """
    packed = bytearray(gzip.compress(content, compresslevel=9, mtime=0))
    packed[9] = 255
    return bytes(packed)


def _script(engine: Path) -> str:
    """Return one module: those of the page, without what joins them, and what starts them from this file."""
    page, worker = joined(MODULES).replace(START, ""), joined(WORKER)
    lock = LOCK.search((engine / LIST).read_text(encoding="utf-8"))
    assert lock, "engine.list_of writes the lock"
    start = (ROOT / "publish/onefile.mjs").read_text(encoding="utf-8")
    known = f"const WORKER = {json.dumps(worker)};\nconst LOCK = {lock[1]};"
    return f"{page}\n{known}\n{start}".replace("</", "<\\/")


def joined(modules: tuple[Path, ...]) -> str:
    """Return modules as one, each before those that use it, without what joins them."""
    texts = [path.read_text(encoding="utf-8") for path in modules]
    return "\n".join(IMPORT.sub("", EXPORT.sub("", text)) for text in texts)


def _style() -> str:
    names = ("site.css", "checklist/checklist.css", "onefile.css")
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
