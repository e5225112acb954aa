"""Finishes what MkDocs has built: the engine, the one library beside it, and their licences."""

import shutil
from importlib.metadata import distribution, version
from pathlib import Path

from checklist.model import Handbook
from publish.commands import ROOT, BuildError
from publish.editions import write_editions
from publish.hosts import foreign_references
from publish.offline import write_worker
from publish.policy import seal
from publish.sbom import write_sbom

MODULES = ROOT / "node_modules"
# What the site ships of others' work, and where its licence text stands. Pyodide's npm package has
# no licence file; axe-core's, which we test with, is the same licence, and typing-extensions' is Python's.
LICENSED: dict[str, tuple[str, Path | str]] = {
    "idiomorph": ("0BSD", MODULES / "idiomorph/LICENSE"),
    "pyodide": ("MPL-2.0", MODULES / "axe-core/LICENSE"),
    "python": ("PSF-2.0", "typing-extensions"),
    "htpy": ("MIT", "htpy"),
    "markupsafe": ("BSD-3-Clause", "markupsafe"),
    "mkdocs-material": ("MIT", "mkdocs-material"),
}


def finish(site: Path, engine: Path, handbook: Handbook) -> None:
    """Put in place what the pages ask for, refuse a site that would ask another host for anything, and seal it.

    The order matters: the editions take the pages before the policy is in them, and the service worker
    lists what is there when all else is done.
    """
    assets = site / "assets/checklist"
    shutil.copytree(engine, assets / "engine", dirs_exist_ok=True)
    vendor = assets / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(MODULES / "idiomorph/dist/idiomorph.esm.js", vendor / "idiomorph.mjs")
    write_licences(site / "assets/licenses")
    write_editions(site, handbook)
    faults = list(foreign_references(site))
    for fault in faults:
        print(fault)
    if faults:
        raise BuildError(f"Webbplatsen hämtar från andra värdar på {len(faults)} ställen (de står ovanför)")
    seal(site)
    write_sbom(site)
    write_worker(site)


def write_licences(target: Path) -> None:
    """Ship every licence text with what it covers: most of the licences ask for it."""
    target.mkdir(parents=True, exist_ok=True)
    for name, file in (("bo-kvar", "LICENSE"), ("bo-kvar-texter", "LICENSE-docs")):
        shutil.copyfile(ROOT / file, target / f"{name}.txt")
    for name, (identifier, place) in LICENSED.items():
        path = place if isinstance(place, Path) else installed_licence(place)
        head = f"{name}: {identifier}\n\n"
        (target / f"{name}.txt").write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8")


def installed_licence(name: str) -> Path:
    """Find the licence text that an installed distribution brings."""
    for file in distribution(name).files or ():
        if ".dist-info" in str(file) and file.name.upper().startswith("LICEN"):
            return Path(str(file.locate()))
    raise BuildError(f"Licenstexten till {name} {version(name)} saknas")
