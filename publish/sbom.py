"""A bill of materials (CycloneDX) of what the site ships, made by the build that ships it.

Only what reaches a reader stands here, with the hash of each file of others' making; what the build
itself uses is in the locks, which hold hashes of their own.
"""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from publish.commands import ROOT
from publish.naming import plain_name

# Name, licence, package type, and the shipped files that are its own (empty where it is woven into others).
SHIPPED: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("pyodide", "MPL-2.0", "npm", ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")),
    ("idiomorph", "0BSD", "npm", ("idiomorph.mjs",)),
    ("htpy", "MIT", "pypi", ()),
    ("markupsafe", "BSD-3-Clause", "pypi", ()),
    ("mkdocs-material", "MIT", "pypi", ()),
)


def write_sbom(site: Path) -> Path:
    """Write ``sbom.cdx.json`` into ``site`` and return its path; the same site gives the same bytes."""
    files = {
        plain_name(path): path for path in sorted((site / "assets/checklist").rglob("*")) if path.is_file()
    }
    components = [
        _component(name, licence, kind, [files[file] for file in own]) for name, licence, kind, own in SHIPPED
    ]
    components.append(_python(files["engine.zip"]))
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "bo-kvar",
                "name": "bo-kvar",
                "version": version_of_project(),
            }
        },
        "components": sorted(components, key=lambda component: component["name"]),
    }
    path = site / "sbom.cdx.json"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def version_of_project() -> str:
    """Return the version in ``pyproject.toml``."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    return next(line.split('"')[1] for line in lines if line.startswith("version = "))


def _component(name: str, licence: str, kind: str, own: list[Path]) -> dict[str, Any]:
    found = version(name) if kind == "pypi" else npm_version(name)
    return {
        "type": "library",
        "bom-ref": f"pkg:{kind}/{name}@{found}",
        "name": name,
        "version": found,
        "purl": f"pkg:{kind}/{name}@{found}",
        "licenses": [{"license": {"id": licence}}],
        "components": [
            {"type": "file", "name": path.name, "hashes": [{"alg": "SHA-256", "content": _digest(path)}]}
            for path in own
        ],
    }


def _python(archive: Path) -> dict[str, Any]:
    """The part of Python's standard library that the engine's archive holds, as Pyodide brings it."""
    lock = json.loads((MODULES / "pyodide/pyodide-lock.json").read_text(encoding="utf-8"))
    found = lock["info"]["python"]
    return {
        "type": "library",
        "bom-ref": f"python@{found}",
        "name": "python",
        "version": found,
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "components": [
            {
                "type": "file",
                "name": archive.name,
                "hashes": [{"alg": "SHA-256", "content": _digest(archive)}],
            }
        ],
    }


MODULES = ROOT / "node_modules"


def npm_version(name: str) -> str:
    """Return the version of an installed npm package."""
    package = json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
