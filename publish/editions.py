"""What can be downloaded and used without a server: the checklist in one file, and the handbook as a zip."""

import hashlib
import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checklist.model import Handbook
from publish.onefile import onefile

FOLDER = "ladda-ner"
CHECKLIST, HANDBOOK = "bo-kvar-checklista.html", "bo-kvar-handbok.zip"
# A page on file:// may load neither scripts nor the manifest of the site.
SCRIPT = re.compile(r"<script(?![^>]*application/json).*?</script>|<link rel=\"manifest\"[^>]*>", re.DOTALL)
# What a folder on a disk has no use for: the engine (the checklist brings its own), search, servers' files.
LEFT_OUT = re.compile(
    r"^(assets/checklist/(engine|vendor)/|assets/javascripts/|search/|sitemap|404\.html)|\.mjs$|\.map$"
)
README = """\
Bo kvar, handboken i en mapp

Packa upp allt och öppna index.html. Inget nät och ingen server behövs, och inget lämnar datorn.
Sökningen finns bara på webbplatsen. Här hittar du med menyn, ordlistan och länkarna.
Checklistan är interaktiv också här: öppna checklista.html.
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
    """Write the handbook as a zip: the pages without scripts, which ``file://`` would block half-way.

    The pages are made to work without JavaScript, so nothing is lost but the search. One fixed date and
    sorted names make every build the same to the byte.
    """
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:

        def add(name: str, content: bytes) -> None:
            entry = ZipInfo(f"bo-kvar/{name}", (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED, 9)

        add("LAS-MIG.txt", README.encode())
        add("checklista.html", checklist.encode())
        for file in sorted(site.rglob("*")):
            name = file.relative_to(site).as_posix()
            if (
                not file.is_file()
                or LEFT_OUT.search(name)
                or name.startswith(FOLDER)
                or name == "checklista.html"
            ):
                continue
            text = file.read_bytes()
            add(name, SCRIPT.sub("", text.decode()).encode() if file.suffix == ".html" else text)
