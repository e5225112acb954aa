"""The bill of materials is whole and says what is shipped; the licence page and the licence texts say the same."""

import hashlib
import json
import marshal
import re
import sys
from zipfile import ZipFile

import pytest

from publish import shipped
from publish.commands import ROOT, BuildError
from publish.inpyodide.finder import TOGETHER
from publish.sbom import OWN
from publish.shipped import PUBLIC_DOMAIN, SHIPPED, Part, plain

# Those of SPDX's names that occur; a new one is looked up in SPDX's list before it is written here.
SPDX = {
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "blessing",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "bzip2-1.0.6",
    "CC-BY-4.0",
    "EUPL-1.2",
    "MIT",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
    "W3C",
    "Zlib",
}
PURL = re.compile(r"pkg:(npm|pypi|generic)/(%40[\w.-]+/)?[\w.-]+(@[\w.-]+)?")
CODE = (".js", ".mjs", ".css", ".wasm", ".zip")
# Written by the build, out of our own files.
MADE = {"sw.js", "deploy/sw-av.js", "assets/checklist/engine/files.mjs"}


@pytest.fixture(scope="module")
def bill(site):
    return json.loads((site / "sbom.cdx.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parts(bill):
    """Every component, those within others included."""

    def walk(components):
        for component in components:
            yield component
            yield from walk(component.get("components", ()))

    return list(walk(bill["components"]))


@pytest.fixture(scope="module")
def libraries(parts):
    return {part["name"]: part for part in parts if part["type"] == "library"}


def licence_of(part):
    (licence,) = part["licenses"]
    return licence.get("expression") or licence["license"].get("id") or licence["license"]["name"]


def test_the_bill_has_the_form_of_cyclonedx(bill, parts):
    """What CycloneDX 1.6 demands is there: its own fields, a type and a name for each part, each reference once."""
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert set(bill) == {"bomFormat", "specVersion", "version", "metadata", "components"}
    subject = bill["metadata"]["component"]
    references = [subject["bom-ref"], *(part["bom-ref"] for part in parts)]
    assert len(references) == len(set(references))
    for part in parts:
        assert part["type"] in ("library", "file")
        assert part["name"]
        assert all(hashed["alg"] == "SHA-256" for hashed in part.get("hashes", ()))
        assert all(re.fullmatch(r"[0-9a-f]{64}", hashed["content"]) for hashed in part.get("hashes", ()))
    assert re.fullmatch(r"\d+\.\d+\.\d+", subject["version"])
    assert {licence["license"]["id"] for licence in subject["licenses"]} == set(OWN)


def test_every_library_has_a_licence_of_spdx_and_a_purl(libraries):
    """Each library has one licence by its name in SPDX's list, and an address that other tools understand."""
    assert {licence_of(part) for part in libraries.values()} <= SPDX | {PUBLIC_DOMAIN}
    assert set(OWN) <= SPDX
    for part in libraries.values():
        assert PURL.fullmatch(part["purl"]), part["purl"]
        assert part["purl"].partition("@")[2] == part.get("version", "")


def test_every_shipped_part_is_in_the_bill(libraries):
    """The bill has each part of the table, and no name is there twice."""
    assert sorted(libraries) == sorted(part.name for part in SHIPPED)
    assert len({part.name for part in SHIPPED}) == len(SHIPPED)


def test_every_file_of_others_is_in_the_bill_with_its_hash(site, parts):
    """Whatever code on the site is not ours stands in the bill, with the hash of what is served."""
    listed = {part["name"]: part["hashes"][0]["content"] for part in parts if part["type"] == "file"}
    for name, content in listed.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == content, name
    ours = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*")}
    foreign = {
        name
        for path in site.rglob("*")
        if path.suffix in CODE
        for name in [path.relative_to(site).as_posix()]
        if plain(name) not in ours | MADE and not name.startswith("ladda-ner/")
    }
    assert len(foreign) >= 8
    assert foreign - set(listed) == set()


def test_what_the_engine_holds_is_in_the_bill(site, libraries):
    """The archive holds Python's library, Pyodide's own, our engine, and packages that the bill names."""
    (archive,) = (path for path in site.rglob("engine*.zip"))
    with ZipFile(archive) as engine:
        together = marshal.loads(engine.read(TOGETHER))
        tops = {name.partition("/")[0].removesuffix(".pyc") for name in engine.namelist()} - {
            TOGETHER,
            "sitecustomize",
        }
        tops |= {name.partition(".")[0] for name in together}
    assert "checklist" in tops
    # New in the Python of Pyodide, which may be newer than the one that runs this test.
    newer = {"compression", "annotationlib", "_opcode_metadata", "_colorize", "_py_warnings"}
    others = tops - set(sys.stdlib_module_names) - newer - {"checklist", "pyodide", "_pyodide"}
    assert others <= set(libraries)


def test_what_the_theme_bundles_is_in_the_bill(site, libraries):
    """Every package that the source maps of the theme's shipped files name is in the bill, inside the theme."""
    bundled = set()
    assets = shipped.distribution("mkdocs-material").locate_file("material/templates/assets")
    for path in assets.rglob("*.map"):
        if not (site / "assets" / path.relative_to(assets).with_suffix("")).is_file():
            continue
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]:
            bundled |= set(re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", source))
    assert {"rxjs", "tslib"} <= bundled
    inside = {
        part["name"] for part in libraries["mkdocs-material"]["components"] if part["type"] == "library"
    }
    assert bundled <= inside


def test_a_part_whose_version_is_gone_ends_the_build():
    """When a new Pyodide no longer holds a part, the build says which and where to look."""
    with pytest.raises(BuildError, match="borta"):
        _ = Part("borta", "MIT", "generic/borta", found=r"borta-(\d+)", where="morphlex/package.json").version


def test_every_part_has_its_licence_text(site):
    """Each part's licence comes with the site, headed by what it covers, and no other text does."""
    texts = {plain(path.relative_to(site).as_posix()): path for path in site.rglob("assets/licenses/*.txt")}
    assert {name.rpartition("/")[2].removesuffix(".txt") for name in texts} == {
        "bo-kvar",
        "bo-kvar-texter",
        *(part.name for part in SHIPPED),
    }
    for part in SHIPPED:
        text = texts[f"assets/licenses/{part.name}.txt"].read_text(encoding="utf-8")
        assert text.startswith(f"{part.name}: {part.licence}\n\n")
        assert len(text) > 150


def test_the_page_of_licences_says_the_same(pages, libraries):
    """The table for readers has each part with its licence, linked to its text; nothing more and nothing less."""
    rows = [row.all("td") for row in pages["om/licenser.html"].all("tr") if row.all("td")]
    told = {cells[0].text: cells[1].text for cells in rows}
    known = {name: licence_of(part) for name, part in libraries.items()}
    assert told == known | {"Bo kvar, programmet": "EUPL-1.2", "Bo kvar, texterna": "CC-BY-4.0"}
    own = {"Bo kvar, programmet": "bo-kvar", "Bo kvar, texterna": "bo-kvar-texter"}
    for cells in rows:
        name = own.get(cells[0].text, cells[0].text)
        assert plain(cells[1].one("a")["href"]) == f"../assets/licenses/{name}.txt"


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("assets/checklist-0123abcd/engine/engine.zip", "assets/checklist/engine/engine.zip"),
        ("assets/site.0123abcd.css", "assets/site.css"),
        ("assets/site.css", "assets/site.css"),
    ],
)
def test_hashes_in_names_are_looked_through(name, without):
    assert plain(name) == without
