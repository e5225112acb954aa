"""Two ways on when the theme's time is out (May 2027): ProperDocs and Zensical build the same pages of the same sources."""

import os
import shutil
import subprocess
import sys

import pytest

from publish.commands import ROOT

SOURCES = ("checklist", "docs", "includes", "macros", "overrides", "mkdocs.yml")
# What the build has made before it comes to the pages.
MADE = ("maps", "handboken.yml", "ordforklaringar.md")
# Zensical asks for the macros anew at every page, and each time they would read all that they write from, which took 80 of
# its 90 seconds. Nothing changes while these pages are built, so it is read once. (Python reads this file at every start.)
READ_ONCE = """\
from checklist import loading
from macros import addresses


def once(function):
    found = []

    def kept(*given):
        if not found:
            found.append(function(*given))
        return found[0]

    return kept


loading.load, loading.load_exercises = once(loading.load), once(loading.load_exercises)
addresses.addresses_of = once(addresses.addresses_of)
"""
COMMANDS = {
    "mkdocs": ("mkdocs", "build", "--strict"),
    "properdocs": ("properdocs", "build", "--strict"),
    "zensical": ("zensical", "build", "--strict"),
}


@pytest.fixture(scope="module")
def built_by(site, tmp_path_factory):
    """The pages as each generator builds them: HTML by address, by the generator's name."""
    folder = tmp_path_factory.mktemp("generatorer")
    for name in SOURCES:
        link(ROOT / name, folder / name)
    (folder / "sitecustomize.py").write_text(READ_ONCE, encoding="utf-8")
    (folder / "build").mkdir()
    for name in MADE:
        link(ROOT / "build" / name, folder / "build" / name)
    return {name: pages_of(folder, command) for name, command in COMMANDS.items()}


def link(source, target):
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


def pages_of(folder, command):
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = {
        path.relative_to(folder / "site").as_posix(): path.read_text(encoding="utf-8")
        for path in (folder / "site").rglob("*.html")
    }
    shutil.rmtree(folder / "site")
    return found


def test_properdocs_writes_what_mkdocs_writes(built_by):
    """Every page is the same to the letter, but for a line that names the generator."""

    def plain(html):
        return [line for line in html.splitlines() if 'name="generator"' not in line]

    expected = {name: plain(html) for name, html in built_by["mkdocs"].items()}
    assert {name: plain(html) for name, html in built_by["properdocs"].items()} == expected


def test_zensical_builds_every_page_with_the_same_text(built_by, read):
    """What stands in each article is the same, word for word."""

    def text(html):
        [article] = read(html).all("article") or read(html).all("main")  # one page is written as HTML
        return article.text.split()

    expected = {name: text(html) for name, html in built_by["mkdocs"].items()}
    assert len(expected) > 100
    assert {name: text(html) for name, html in built_by["zensical"].items()} == expected
