"""MkDocs is strict: whatever is wrong with a page ends the build, in one line with file, line and remedy."""

import os
import re
import shutil
import subprocess
import sys
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from checklist.loading import load
from macros.glossary import EXPLANATIONS, explanations
from publish.commands import ROOT
from publish.frontmatter import read_page
from publish.pagefaults import told
from publish.settings import NAME, settings

GOOD = "---\ntitle: Prov\nroutine: {routine}\nrender_macros: true\n---\n\n{text}\n"
# What stands in the page on its line 7, and what the line about it names.
FAULTS = {
    "ett-makro-som-faller": ('{{ unit_steps("finns-inte", "en", "for", "mycket") }}', "unit_steps"),
    "ett-makro-utan-sitt-argument": ("{{ branches() }}", "section_id"),
    "ett-tillagg-som-inte-finns": ('{{ addition_steps("kronofogdn") }}', 'menade du "kronofogden"?'),
    "ett-svar-som-inte-finns": ('{{ count_your_own("hushall=ugglor") }}', "ugglor"),
    "ett-fall-som-inte-finns": ('{{ exercise("fall-0") }}', 'övningsfallet "fall-0"'),
    "ett-avsnitt-som-inte-finns": ('{{ branches("finns-inte") }}', 'avsnittet "finns-inte"'),
    "ett-okant-makro": ("{{ finns_inte() }}", "finns_inte"),
    "ett-makro-som-nastan-finns": ("{{ editon() }}", 'menade du "edition"?'),
    "en-okand-variabel": ("{{ finns_inte }}", "finns_inte"),
    "ett-halvt-makro": ("{{ edition( }}", "inte helt skrivet"),
    "ett-klipp-som-saknas": ('--8<-- "finns-inte.md"', "finns-inte.md"),
    "en-lank-till-ingenting": ("[dit](finns-inte.md)", "finns-inte.md"),
    "ett-ankare-som-saknas": ("[dit](index.md#finns-inte)", "finns-inte"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project's own configuration, macros and theme around two pages."""
    folder = tmp_path_factory.mktemp("projekt")
    given = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("nav", "not_in_nav"):
        given.pop(name, None)
    written = yaml.safe_dump(given, allow_unicode=True)
    # Reading has put the address from the environment in; a test may give another.
    written = re.sub(r"^site_url: .*$", "site_url: !ENV [SITE_URL, '']", written, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(written, encoding="utf-8")
    for name in ("macros", "overrides", "includes"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    known = [
        read_page(GOOD.format(routine="avhysning", text=""), f"docs/{name}.md") for name in ("index", "prov")
    ]
    (folder / "build").mkdir()
    (folder / "build" / NAME).write_text(settings(load(), known), encoding="utf-8")
    (folder / "build" / EXPLANATIONS).write_text(explanations(ROOT), encoding="utf-8")
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    (folder / "docs/index.md").write_text(
        GOOD.format(routine="avhysning", text="[prov](prov.md)"), encoding="utf-8"
    )
    return folder


@pytest.fixture
def build_with(project):
    """A function that builds the pages, one of them with some text, and gives status and messages."""

    def run(text, routine="avhysning", **environment):
        written = GOOD.format(routine=routine, text=text)
        (project / "docs/prov.md").write_text(written, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "ut"],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_good_pages_build(build_with, project, routine):
    """The pages around which the faults below are put build without a warning, and their macro is run."""
    status, said = build_with("{{ edition() }}")
    assert status == 0, said
    assert "WARNING" not in said
    assert routine.edition[:4] in (project / "ut/prov.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("base", ["/", "/nagonstans/bo-kvar/"])
def test_the_page_for_what_is_missing_knows_the_sites_path(build_with, project, read, base):
    """Shown at an address of any depth, the page for missing addresses finds its styles, scripts and links.

    The address of the site stands in SITE_URL; without one, the site is at the root of its host.
    """
    status, said = build_with("Prov.", SITE_URL="" if base == "/" else f"https://exempel.se{base}")
    assert status == 0, said
    page = read((project / "ut/404.html").read_text(encoding="utf-8"))
    loaded = [node[name] for node in page.walk() for name in ("href", "src") if node[name]]
    local = {urljoin(f"https://exempel.se{base}finns/inte/alls.html", address) for address in loaded}
    paths = {urlsplit(address).path for address in local if "#" not in address}
    assert len(paths) > 5
    assert {path for path in paths if not path.startswith(base)} == set()
    lost = {path for path in paths if not (project / "ut" / path.removeprefix(base)).is_file()}
    # The project of this test has two pages: what the theme links to besides is not there.
    assert {path for path in lost if "/assets/" in path} == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_page_fails_the_build(build_with, project, fault):
    """A page whose macro raises, or does not exist, or whose link is dead, fails the build, in one line with its place."""
    text, named = FAULTS[fault]
    status, said = build_with(text)
    lines = list(told(said, project / "docs"))
    assert status != 0
    assert "prov" in said
    assert len(lines) == 1, lines
    assert lines[0].startswith("docs/prov.md:7: ")
    assert named in lines[0]


@pytest.mark.parametrize(
    ("name", "told_of"), [("", "routine: avhysning"), ("avhysnig", 'menade du "avhysning"?')]
)
def test_a_page_whose_routine_is_not_there_fails_the_build(build_with, project, name, told_of):
    """A macro on a page of no routine, or of one that is not there, says which macro, and what to write."""
    status, said = build_with("{{ overview() }}", routine=name)
    assert status != 0
    [line] = told(said, project / "docs")
    assert line.startswith("docs/prov.md:7: makrot overview: ")
    assert told_of in line
