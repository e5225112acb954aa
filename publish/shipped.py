"""What the site ships of others' work, written once: for the bill of materials, the licence texts, and the licence page.

The table says what is whose; versions are read from what is installed, and from the files themselves for what
others have built into them. A new version of Pyodide or of the theme may bring new parts: a part whose version
is no longer found ends the build, so that somebody looks.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path
from urllib.parse import unquote

from publish.commands import ROOT, BuildError

MODULES = ROOT / "node_modules"
# Texts that nothing installed brings along, as their authors publish them.
TEXTS = ROOT / "publish/licenses"
ENGINE, THEME = "assets/checklist/engine/", "assets/"
PUBLIC_DOMAIN = "Public domain"


@dataclass(frozen=True)
class Part:
    """One work of others: its ``licence`` by SPDX, its ``source`` as the kind and name in a purl.

    ``files`` are patterns for its own files (names without the hash that the build may put in), ``inside`` the
    part that it is built into, ``found`` how the version stands in the file ``where``, and ``text`` where the
    licence text is: a path, an installed distribution's name, or empty for ``publish/licenses/NAME.txt``.
    """

    name: str
    licence: str
    source: str
    files: tuple[str, ...] = ()
    inside: str = ""
    found: str = ""
    where: str = "pyodide/pyodide.asm.wasm"
    text: Path | str = ""

    @property
    def version(self) -> str:
        """The version, or nothing where no file tells it. Raises BuildError where one should."""
        kind, _, name = unquote(self.source).partition("/")
        if self.found:
            match = re.search(self.found.encode(), content(MODULES / self.where))
            if not match:
                raise BuildError(
                    f"Versionen av {self.name} hittades inte i {self.where} (se publish/shipped.py)"
                )
            return match[1].decode().replace("_", ".")
        if kind == "pypi":
            return version(name)
        return npm_version(name) if kind == "npm" and (MODULES / name).is_dir() else ""

    @property
    def licence_text(self) -> str:
        """The licence in full."""
        if isinstance(self.text, Path):
            path = self.text
        else:
            path = installed_licence(self.text) if self.text else TEXTS / f"{self.name}.txt"
        return path.read_text(encoding="utf-8")


def built_in(name: str, licence: str, found: str) -> Part:
    """Return a library that is compiled into Pyodide, whose version stands in the compiled file."""
    return Part(name, licence, f"generic/{name}", inside="pyodide", found=found)


def bundled(name: str, licence: str, source: str = "") -> Part:
    """Return a library that is bundled into the theme: its source maps name it, but no version."""
    return Part(name, licence, source or f"npm/{name}", inside="mkdocs-material")


def icons(name: str, licence: str, source: str, text: str) -> Part:
    """Return a set of icons that the theme brings, whose licence lies beside them."""
    place = distribution("mkdocs-material").locate_file("material/templates/.icons")
    return Part(name, licence, source, inside="mkdocs-material", text=Path(str(place)) / text)


LOCK = "pyodide/pyodide-lock.json"
SHIPPED: tuple[Part, ...] = (
    # Pyodide's npm package has no licence file; axe-core's, which we test with, is the same licence.
    Part(
        "pyodide",
        "MPL-2.0",
        "npm/pyodide",
        (f"{ENGINE}pyodide.*",),
        text=MODULES / "axe-core/LICENSE",
    ),
    # The interpreter is in Pyodide; what our engine imports of the library is in its archive.
    # typing-extensions has Python's licence.
    Part(
        "python",
        "PSF-2.0",
        "generic/python",
        (f"{ENGINE}engine.zip",),
        inside="pyodide",
        found=r'"python": "([\d.]+)"',
        where=LOCK,
        text="typing-extensions",
    ),
    Part(
        "emscripten",
        "MIT",
        "generic/emscripten",
        inside="pyodide",
        found=r'"platform": "emscripten_([\d_]+)"',
        where=LOCK,
    ),
    Part("musl", "MIT", "generic/musl", inside="pyodide"),
    Part("llvm", "Apache-2.0 WITH LLVM-exception", "generic/llvm", inside="pyodide"),
    Part("mimalloc", "MIT", "generic/mimalloc", inside="pyodide"),
    Part("libffi", "MIT", "generic/libffi", inside="pyodide"),
    built_in("bzip2", "bzip2-1.0.6", r"(1\.0\.\d), \d+-\w+-\d{4}"),
    built_in("expat", "MIT", r"expat_(\d[\d.]+)"),
    built_in("mpdecimal", "BSD-2-Clause", r"\x00(2\.5\.\d+|4\.\d+\.\d+)\x00"),
    built_in("sqlite", "blessing", r"[^\w.](3\.[345]\d\.\d+)\x00"),
    built_in("xz", PUBLIC_DOMAIN, r"\x00(5\.[2468]\.\d+)\x00"),
    built_in("zlib", "Zlib", r"deflate (\d[\d.]+) Copyright"),
    built_in("zstd", "BSD-3-Clause", r"\x00(1\.5\.\d+)\x00"),
    Part("markupsafe", "BSD-3-Clause", "pypi/markupsafe", text="markupsafe"),
    Part(
        "morphlex",
        "MIT",
        "npm/morphlex",
        ("assets/checklist/vendor/morphlex.mjs",),
        text=MODULES / "morphlex/LICENSE",
    ),
    Part(
        "minisearch",
        "MIT",
        "npm/minisearch",
        ("assets/checklist/vendor/minisearch.mjs",),
        text=MODULES / "minisearch/LICENSE.txt",
    ),
    Part(
        "orama-stemmers",
        "Apache-2.0",
        "npm/%40orama/stemmers",
        ("assets/checklist/vendor/stemmer.mjs",),
        text=MODULES / "@orama/stemmers/LICENSE.md",
    ),
    Part(
        "lean-qr",
        "MIT",
        "npm/lean-qr",
        ("assets/checklist/vendor/leanqr.mjs",),
        text=MODULES / "lean-qr/LICENSE",
    ),
    # What the stemmers of that library are compiled from.
    Part("snowball", "BSD-3-Clause", "generic/snowball", inside="orama-stemmers"),
    Part(
        "mkdocs-material",
        "MIT",
        "pypi/mkdocs-material",
        (
            f"{THEME}javascripts/bundle.*",
            f"{THEME}stylesheets/*",
        ),
        text="mkdocs-material",
    ),
    bundled("clipboard", "MIT"),
    bundled("escape-html", "MIT"),
    bundled("focus-visible", "W3C"),
    bundled("material-design-color", "MIT"),
    bundled("rxjs", "Apache-2.0"),
    bundled("tslib", "0BSD"),
    icons("material-design-icons", "Apache-2.0", "npm/%40mdi/svg", "material/LICENSE"),
    icons("octicons", "MIT", "npm/%40primer/octicons", "octicons/LICENSE"),
    icons("font-awesome", "CC-BY-4.0", "npm/%40fortawesome/fontawesome-free", "fontawesome/LICENSE.txt"),
)


def plain(name: str) -> str:
    """Return a file's path on the site without the hashes of content that the build may have put in it.

    The theme's own files keep theirs from before: the patterns above leave room for them.
    """
    return re.sub(r"-[0-9a-f]{8}/", "/", re.sub(r"\.[0-9a-f]{8}(?=\.[^/]+$)", "", name))


def npm_version(name: str) -> str:
    """Return the version of an installed npm package."""
    return str(json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"])


def installed_licence(name: str) -> Path:
    """Find the licence text that an installed distribution brings."""
    for file in distribution(name).files or ():
        if ".dist-info" in str(file) and file.name.upper().startswith("LICEN"):
            return Path(str(file.locate()))
    raise BuildError(f"Licenstexten till {name} {version(name)} saknas")


def write_licences(target: Path) -> None:
    """Ship every licence text with what it covers: most of the licences ask for it."""
    target.mkdir(parents=True, exist_ok=True)
    for name, file in (("bo-kvar", "LICENSE"), ("bo-kvar-texter", "LICENSE-docs")):
        (target / f"{name}.txt").write_text((ROOT / file).read_text(encoding="utf-8"), encoding="utf-8")
    for part in SHIPPED:
        head = f"{part.name}: {part.licence}\n\n"
        (target / f"{part.name}.txt").write_text(head + part.licence_text, encoding="utf-8")


@cache
def content(path: Path) -> bytes:
    """Return what a file holds; the largest is searched several times."""
    return path.read_bytes()
