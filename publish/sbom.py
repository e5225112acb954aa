"""A bill of materials (CycloneDX) of what the site ships, made by the build that ships it.

Only what reaches a reader stands here, with the hash of each file of others' making; what the build
itself uses is in the locks, which hold hashes of their own.
"""

import hashlib
import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from publish.commands import ROOT
from publish.shipped import PUBLIC_DOMAIN, SHIPPED, Part, plain

# Our own licences: of the program, and of the handbook's texts.
OWN = ("EUPL-1.2", "CC-BY-4.0")


def write_sbom(site: Path) -> Path:
    """Write ``sbom.cdx.json`` into ``site`` and return its path; the same site gives the same bytes."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
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
                "licenses": [{"license": {"id": licence}} for licence in OWN],
            }
        },
        "components": [component(part, site, names) for part in SHIPPED if not part.inside],
    }
    path = site / "sbom.cdx.json"
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def version_of_project() -> str:
    """Return the version in ``pyproject.toml``."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    return next(line.split('"')[1] for line in lines if line.startswith("version = "))


def component(part: Part, site: Path, names: list[str]) -> dict[str, Any]:
    """Return one part with its own files and the parts that are built into it."""
    found = part.version
    purl = f"pkg:{part.source}" + (f"@{found}" if found else "")
    own = [name for name in names if any(fnmatchcase(plain(name), pattern) for pattern in part.files)]
    within = [component(other, site, names) for other in SHIPPED if other.inside == part.name]
    described: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": part.name}
    if found:
        described["version"] = found
    described |= {"purl": purl, "licenses": [licence_of(part.licence)]}
    if own or within:
        described["components"] = [file_of(site, name) for name in own] + within
    return described


def licence_of(licence: str) -> dict[str, Any]:
    """Return a licence as CycloneDX has it: a name in SPDX's list, a phrase of such names, or neither."""
    if licence == PUBLIC_DOMAIN:
        return {"license": {"name": licence}}
    return {"expression": licence} if " " in licence else {"license": {"id": licence}}


def file_of(site: Path, name: str) -> dict[str, Any]:
    """Return one shipped file with its hash."""
    digest = hashlib.sha256((site / name).read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
