"""The build is strict: whatever is wrong ends it, with one line, and the old site stays as it was."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import nullcontext
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from publish import __main__ as build
from publish.commands import ROOT, BuildError

GOOD = "---\ntitle: Prov\nrender_macros: true\n---\n\n{text}\n"
FAULTS = {
    "ett-makro-som-faller": ('{{ unit_steps("finns-inte", "en", "for", "mycket") }}', "unit_steps"),
    "en-rutin-som-inte-finns": ('{{ checklist("finns-inte") }}', "finns-inte"),
    "ett-svar-som-inte-finns": ('{{ case_answer("hushall=ugglor") }}', "ugglor"),
    "en-gren-karta-som-saknas": ('{{ branches("finns-inte") }}', ""),
    "ett-okant-makro": ("{{ finns_inte() }}", "finns_inte"),
    "en-okand-variabel": ("{{ finns_inte }}", "finns_inte"),
    "ett-halvt-makro": ("{{ edition( }}", ""),
    "en-lank-till-ingenting": ("[dit](finns-inte.md)", "finns-inte.md"),
    "ett-ankare-som-saknas": ("[dit](index.md#finns-inte)", "finns-inte"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project's own configuration, macros and theme around two pages."""
    folder = tmp_path_factory.mktemp("projekt")
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for name in ("nav", "not_in_nav"):
        settings.pop(name, None)
    written = yaml.safe_dump(settings, allow_unicode=True)
    # Reading has put the address from the environment in; a test may give another.
    written = re.sub(r"^site_url: .*$", "site_url: !ENV [SITE_URL, '']", written, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(written, encoding="utf-8")
    for name in ("macros", "overrides", "includes"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    (folder / "docs/index.md").write_text(GOOD.format(text="[prov](prov.md)"), encoding="utf-8")
    return folder


@pytest.fixture
def build_with(project):
    """A function that builds the pages, one of them with some text, and gives status and messages."""

    def run(text, **environment):
        (project / "docs/prov.md").write_text(GOOD.format(text=text), encoding="utf-8")
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
def test_a_fault_in_a_page_fails_the_build(build_with, fault):
    """A page whose macro raises, or does not exist, or whose link is dead, fails the build and is named."""
    text, named = FAULTS[fault]
    status, said = build_with(text)
    assert status != 0
    assert "prov" in said
    assert named in said


# --- The whole build -----------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path):
    """A copy of the checkout with a site of its own, for a test to break."""
    copy = tmp_path / "kopia"
    left_out = shutil.ignore_patterns(
        ".*", "node_modules", "site", "build", "tests", "docs", "__pycache__", "*.pyc"
    )
    shutil.copytree(ROOT, copy, ignore=left_out)
    (copy / "site").mkdir()
    (copy / "site/index.html").write_text("den gamla", encoding="utf-8")
    return copy


def test_broken_data_never_builds_a_site(checkout):
    """With a broken data file the build ends before anything is made; the old site stays, byte for byte."""
    path = checkout / "checklist/routines/avhysning.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("lead: vuxenenheten", "lead: vuxenheten", 1), encoding="utf-8")
    line = text[: text.index("lead: vuxenenheten")].count("\n") + 1
    done = subprocess.run(
        [sys.executable, "-m", "publish"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert said[0].startswith(f"checklist/routines/avhysning.yaml:{line}:")
    assert said[-1].startswith("Fel: ")
    assert "Traceback" not in done.stderr
    assert [found.name for found in (checkout / "site").iterdir()] == ["index.html"]
    assert (checkout / "site/index.html").read_text(encoding="utf-8") == "den gamla"
    assert not (checkout / "build/site").exists()


@pytest.fixture
def rehearsal(tmp_path, monkeypatch):
    """The build with every step replaced by one that does nothing; a test says which of them fails."""
    monkeypatch.setattr(build, "BUILD", tmp_path / "build")
    monkeypatch.setattr(build, "SITE", tmp_path / "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("den gamla", encoding="utf-8")
    monkeypatch.setattr(build, "ahead", nullcontext)
    steps = []

    def pretend(name, answer):
        def step(*arguments, **named):
            steps.append(name)
            if name == "mkdocs":
                (tmp_path / "build/site").mkdir(parents=True)
                (tmp_path / "build/site/index.html").write_text("den nya", encoding="utf-8")
            return answer

        monkeypatch.setattr(build, name, step)

    for name in ("checklist", "build_wheel", "draw_maps", "build_engine", "mkdocs", "finish"):
        pretend(name, "")
    return tmp_path / "site/index.html", steps


def test_the_data_is_checked_first_and_the_site_changed_last(rehearsal, capsys):
    """The build checks the data before all else, and puts the new site in the old one's place at the end."""
    page, steps = rehearsal
    assert build.main() == 0
    assert steps == ["checklist", "checklist", "build_wheel", "draw_maps", "build_engine", "mkdocs", "finish"]
    assert page.read_text(encoding="utf-8") == "den nya"
    assert "site/" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["checklist", "build_wheel", "draw_maps", "build_engine", "mkdocs", "finish"]
)
def test_a_step_that_fails_leaves_the_old_site(rehearsal, monkeypatch, capsys, name):
    """Whichever step fails, the build ends with status 1 and one line, and the old site stays."""
    page, _ = rehearsal

    def fail(*arguments, **named):
        message = "provets eget fel"
        raise BuildError(message)

    monkeypatch.setattr(build, name, fail)
    assert build.main() == 1
    assert capsys.readouterr().err == "Fel: provets eget fel\n"
    assert page.read_text(encoding="utf-8") == "den gamla"
