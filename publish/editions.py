"""What can be downloaded and used without a server: the checklist in one file, and the handbook as a zip."""

import hashlib
import json
import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checklist.model import Handbook
from publish.commands import BuildError
from publish.onefile import ASSETS, joined, onefile
from publish.policy import TRUSTED

FOLDER = "ladda-ner"
CHECKLIST, HANDBOOK = "bo-kvar-checklista.html", "bo-kvar-handbok.zip"
# A page on file:// may load neither the site's scripts nor its manifest.
SCRIPT = re.compile(r"<script(?![^>]*application/json).*?</script>|<link rel=\"manifest\"[^>]*>", re.DOTALL)
# What a folder on a disk has no use for: the engine (the checklist brings its own), modules, servers' files.
LEFT_OUT = re.compile(
    r"^(assets/checklist/(engine|vendor)|assets/javascripts/|search/|ladda-ner/|sitemap|404\.html$|checklista\.html$)"
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
PROGRAM, INDEX = "assets/handbok.js", "search/index.js"
README = """\
Bo kvar, handboken i en mapp

Packa upp allt och öppna index.html. Inget nät och ingen server behövs, och inget lämnar datorn.
Sökningen fungerar, och checklistan är interaktiv också här: öppna checklista.html.
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


def write_editions(site: Path, handbook: Handbook, engine: Path) -> None:
    """Write both editions of ``site`` into its download folder, each with its SHA-256; ``engine`` is the built one."""
    target = site / FOLDER
    target.mkdir(exist_ok=True)
    (target / CHECKLIST).write_text(onefile(handbook, engine), encoding="utf-8")
    write_zip(site, onefile(handbook, engine, root=""), target / HANDBOOK)
    for name in (CHECKLIST, HANDBOOK):
        digest = hashlib.sha256((target / name).read_bytes()).hexdigest()
        (target / f"{name}.sha256").write_text(f"{digest}  {name}\n", encoding="utf-8")


def write_zip(site: Path, checklist: str, path: Path) -> None:
    """Write the handbook as a zip: the pages with one plain script for menu and search.

    One fixed date and sorted names make every build the same to the byte.
    """
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    files = {
        "LAS-MIG.txt": README.encode(),
        "checklista.html": checklist.encode(),
        PROGRAM: plain_script().encode(),
        INDEX: f"globalThis.boKvarIndex = {json.dumps(index)};\n".encode(),
    }
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_file() and not LEFT_OUT.search(name):
            files[name] = page_on_disk(name, file) if file.suffix == ".html" else file.read_bytes()
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(f"bo-kvar/{name}", (1980, 1, 1, 0, 0, 0))
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
    return text.replace("</body>", f'<script src="{up}{PROGRAM}"></script></body>', 1).encode()


def plain_script() -> str:
    """Return the search and what opens the dialogs as one plain script: the same source as the modules."""
    trusted, search = (joined((ASSETS / name,)) for name in ("checklist/trusted.mjs", "search.mjs"))
    opens = (ASSETS / "site.mjs").read_text(encoding="utf-8")
    search = search.replace("import.meta.url", "HERE")
    opens = opens.replace('import("./search.mjs")', "Promise.resolve(search)")
    script = WRAPPER.format(index=INDEX, trusted=trusted, search=search, site=opens)
    left = re.search(r"^(import|export)\b|\bimport[.(]", script, re.MULTILINE)
    if left:
        raise BuildError(
            f"Handboken som mapp: skriptet använder {left.group()}, som inte går att läsa från en disk"
        )
    return script
