"""What can be downloaded and used without a server: the checklist in one file, and the handbook as a zip."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checklist.addresses import OnePage, SiteAddresses
from checklist.exporting import alone
from checklist.html.parts import Page
from checklist.model import Handbook
from checklist.wording import listed
from macros.addresses import file_name
from macros.exercises import SEMINAR
from publish.commands import BuildError
from publish.hosting.policy import TRUSTED
from publish.hosting.servers import published
from publish.joining import joined
from publish.onefile import ASSETS, BLANK, ENGINE, LIBRARIES, NEUTRAL, onefile, shared_engine
from publish.seminar import in_one_file

FOLDER = "ladda-ner"
HANDBOOK = "bo-kvar-handbok.zip"
# A page on file:// may load neither the site's scripts nor its manifest.
SCRIPT = re.compile(r"<script(?![^>]*application/json).*?</script>|<link rel=\"manifest\"[^>]*>", re.DOTALL)
# What a folder on a disk has no use for: the engine (the checklist brings its own), modules, servers' files.
LEFT_OUT = re.compile(
    r"^(assets/checklist/(engine|vendor)|assets/javascripts/|search/|ladda-ner/|sitemap|404\.html$)"
    r"|\.mjs$|\.map$"
)
DOWNLOAD = re.compile(r"<a\b[^>]*\bhref=\"[^\"]*ladda-ner/[^>]*>(.*?)</a>", re.DOTALL)
# What the site says of itself there; a folder on a disk keeps nothing and needs nothing.
STATUS = re.compile(r"(<p\b[^>]*\bid=\"?sparad-status\b[^>]*>).*?(?=</p>)", re.DOTALL)
ON_DISK = "Du läser handboken från en mapp på datorn. Här är allt redan med, och inget behöver sparas."
CHARSET = '<meta charset="utf-8">'
# A page on file:// has no origin to be 'self'; this much keeps it from asking anything outside the disk.
POLICY = "; ".join(
    (
        "default-src 'none'; script-src file:; style-src file:; img-src file: data:; base-uri 'none'; form-action 'none'",
        *TRUSTED,
    )
)
# In a zip: the permissions of an entry are written as Unix has them.
UNIX = 3
PROGRAM, INDEX = "assets/handbok.js", "search/index.js"
# Windows shows a zip as a folder, and unpacks only the page that is opened there: none of the files beside it. So every
# page says what to do, unless it finds this style sheet.
UNPACKED = "assets/uppackad.css"
BODY = re.compile(r"<body\b[^>]*>")
# Of such a page the links lead nowhere either: they lead to what it says.
STAYS = """
addEventListener("click", (event) => {
  const said = document.getElementById("packa-upp"), link = event.target.closest("a[href]");
  if (!link || !said.getClientRects().length) return;
  const to = new URL(link.getAttribute("href"), location.href);
  if (to.protocol !== "file:" || to.pathname === location.pathname) return;
  event.preventDefault();
  said.scrollIntoView();
  said.focus();
}, true);
"""
ALONE = f"""
<div class="bk-unpack md-typeset" id="packa-upp" tabindex="-1"><div class="admonition kontrollera">
<p><strong>Packa upp zip-filen först.</strong> Du läser en sida inne i zip-filen. Resten av handboken saknas här, och
länkarna leder ingenstans.</p>
<p>I Windows: stäng sidan, högerklicka på zip-filen och välj Extrahera alla. Öppna sedan index.html i mappen bo-kvar.</p>
</div></div>
<script>{STAYS}</script>
"""
README = """\
Bo kvar, handboken i en mapp

Packa upp allt och öppna index.html. Inget nät och ingen server behövs, och inget lämnar datorn.
Sökningen fungerar, och checklistan är interaktiv också här: öppna {checklists}.
Seminariet öppnar du med {seminar}.
"""
# Modules and fetch are blocked on file://, a plain script is not: so the index comes as one, when somebody searches.
WRAPPER = """\
(() => {{
"use strict";
{trusted}
const HERE = document.currentScript.src;
const fetch = () => new Promise((resolve, reject) => {{
  const script = document.createElement("script");
  script.src = trusted.createScriptURL(new URL("../{index}", HERE).href);
  script.onload = () => resolve(new Response(globalThis.boKvarIndex));
  script.onerror = reject;
  document.head.append(script);
}});
const search = (() => {{
{search}
return {{ start }};
}})();
{site}
}})();
"""


def write_editions(
    site: Path, handbook: Handbook, addresses: Mapping[str, SiteAddresses], engine: Path
) -> None:
    """Write the editions of ``site`` into its download folder, each with its SHA-256; ``engine`` is the built one.

    They are the handbook as a folder, the checklist of each routine as a file, and the seminar as one.
    """
    target = site / FOLDER
    target.mkdir(exist_ok=True)
    names, beside = [HANDBOOK], {}
    for routine in handbook.routines:
        where = addresses[routine.id]
        page = Page(handbook=alone(handbook, routine), routine=routine, addresses=OnePage())
        names.append(file_name(where.checklist))
        leaves = " data-exit>" in (site / where.checklist).read_text(encoding="utf-8")
        there = published(where.checklist)
        whole = onefile(page, engine, BLANK if leaves else "", there)
        (target / names[-1]).write_text(whole, encoding="utf-8")
        up = "../" * where.checklist.count("/")
        beside_it = replace(page, addresses=where.seen_from(up))
        beside[where.checklist] = onefile(beside_it, engine, f"{up}{NEUTRAL}" if leaves else "", there)
    names.append(file_name(SEMINAR))
    beside[SEMINAR] = in_one_file(handbook, addresses)
    (target / names[-1]).write_text(beside[SEMINAR], encoding="utf-8")
    write_zip(site, beside, shared_engine(engine), target / HANDBOOK)
    for name in names:
        digest = hashlib.sha256((target / name).read_bytes()).hexdigest()
        (target / f"{name}.sha256").write_text(f"{digest}  {name}\n", encoding="utf-8")


def write_zip(site: Path, checklists: Mapping[str, str], engine: str, path: Path) -> None:
    """Write the handbook as a zip: the pages with one plain script for menu and search, and the ``checklists`` by address.

    ``engine`` is the script that all of them run. One fixed date and sorted names make every build the same to the byte.
    """
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    told = listed(name for name in checklists if name != SEMINAR)
    files = {
        "LAS-MIG.txt": README.format(checklists=told, seminar=SEMINAR).encode(),
        UNPACKED: b".bk-unpack { display: none; }\n",
        PROGRAM: plain_script().encode(),
        ENGINE: engine.encode(),
        INDEX: f"globalThis.boKvarIndex = {json.dumps(index)};\n".encode(),
    }
    for name, checklist in checklists.items():
        files[name] = in_a_zip(checklist, "../" * name.count("/")).encode()
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_file() and name not in files and not LEFT_OUT.search(name):
            files[name] = page_on_disk(name, file) if file.suffix == ".html" else file.read_bytes()
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(f"bo-kvar/{name}", (1980, 1, 1, 0, 0, 0))
            # Python names the system that it runs on; to the reader the file is the same.
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED, 9)


def page_on_disk(name: str, file: Path) -> bytes:
    """Return a page for a folder on a disk: with our one script, a policy, and no links to the downloads."""
    text = SCRIPT.sub("", file.read_text(encoding="utf-8"))
    text = DOWNLOAD.sub(r"\1 (på webbplatsen)", text)
    text = STATUS.sub(rf"\1{ON_DISK}", text)
    policy = f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    text = text.replace(CHARSET, policy, 1)
    up = "../" * name.count("/")
    text = text.replace("</body>", f'<script src="{up}{PROGRAM}"></script></body>', 1)
    return in_a_zip(text, up).encode()


def in_a_zip(text: str, up: str) -> str:
    """Return a page with word of what to do if it is opened alone; ``up`` is the way to the folder's root."""
    digest = base64.b64encode(hashlib.sha256(STAYS.encode()).digest()).decode()
    text = text.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    if "style-src file:" not in text:
        text = text.replace("style-src ", "style-src file: ", 1)
    text = text.replace("</head>", f'<link rel="stylesheet" href="{up}{UNPACKED}"></head>', 1)
    return BODY.sub(lambda body: body.group() + ALONE, text, count=1)


def plain_script() -> str:
    """Return the search and what opens the dialogs as one plain script: the same source as the modules."""
    trusted = joined((ASSETS / "trusted.mjs",))
    libraries = (LIBRARIES["minisearch"], LIBRARIES["stemmer"])
    search = joined((*libraries, *(ASSETS / f"{name}.mjs" for name in ("swedish", "finding", "search"))))
    names = ("moved.mjs", "pressing.mjs", "exit.mjs", "templates.mjs", "terms.mjs", "site.mjs")
    opens = joined(tuple(ASSETS / name for name in names))
    search = search.replace("import.meta.url", "HERE")
    opens = opens.replace('import("./search.mjs")', "Promise.resolve(search)")
    script = WRAPPER.format(index=INDEX, trusted=trusted, search=search, site=opens)
    left = re.search(r"^(import|export)\b|\bimport[.(]", script, re.MULTILINE)
    if left:
        raise BuildError(
            f"Handboken som mapp: skriptet använder {left.group()}, som inte går att läsa från en disk"
        )
    return script
