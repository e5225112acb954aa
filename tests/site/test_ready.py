"""What make has set up once, and what has been lost since: it is set up again, whatever its mark says."""

import os
import shutil
import subprocess
import sys

import pytest

from publish import ready
from publish.commands import ROOT

COPIED = (
    "Makefile",
    "requirements.lock",
    "requirements-node.lock",
    "package-lock.json",
    "publish/__init__.py",
    "publish/ready.py",
)
LOST = {
    "python-borttagen": lambda root: (root / ".venv/bin/python").unlink(),
    "python-till-ingenting": lambda root: relink(root / ".venv/bin/python", "/finns/inte/python3"),
    "python-uppgraderad": lambda root: change(root / ready.PYTHON, sys.version.split()[0], "3.11.0.gammal"),
    "ett-paket-borta": lambda root: shutil.rmtree(root / ".venv/lib/prov"),
    "en-modul-borta": lambda root: (root / "node_modules/prov/index.js").unlink(),
    "en-modul-halv": lambda root: (root / "node_modules/prov/index.js").write_text("ha", encoding="utf-8"),
    "moduler-borta": lambda root: shutil.rmtree(root / "node_modules/prov"),
}


def relink(path, target):
    path.unlink()
    path.symlink_to(target)


def change(path, search, replace):
    text = path.read_text(encoding="utf-8")
    assert search in text
    path.write_text(text.replace(search, replace), encoding="utf-8")


@pytest.fixture
def checkout(tmp_path):
    """A checkout with a .venv and a node_modules as small as can be, both set up and marked."""
    for name in COPIED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / name, tmp_path / name)
    for name in (".venv/bin/verktyg", ".venv/lib/prov/__init__.py", "node_modules/prov/index.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("hel", encoding="utf-8")
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    for mark in (ready.PYTHON, ready.NODE, ready.MODULES):
        ready.main(tmp_path, [mark])
    return tmp_path


def would_do(checkout, goal):
    """Return what make would set up for a goal, and what it says of it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "--dry-run", goal, f"PYTHON={sys.executable}"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    steps = [line for line in done.stdout.splitlines() if "Sätter upp" in line]
    return ["node_modules" if "node_modules" in line else ".venv" for line in steps], done.stderr


def test_what_is_whole_is_not_set_up_again(checkout):
    """Neither by a build nor by what the build leaves beside."""
    (checkout / ".venv/lib/prov/__pycache__").mkdir()
    (checkout / ".venv/lib/prov/__pycache__/a.pyc").write_text("a", encoding="utf-8")
    (checkout / "node_modules/.cache").mkdir()
    (checkout / "node_modules/.cache/a").write_text("a", encoding="utf-8")
    assert would_do(checkout, "site") == ([], "")


@pytest.mark.parametrize("lost", LOST)
def test_what_is_half_gone_is_set_up_again(checkout, lost):
    """Whatever has been lost since the mark was made, make sets it up again, and says so in one line."""
    LOST[lost](checkout)
    steps, said = would_do(checkout, "site")
    # The modules are put in place by a Node.js that may lie in .venv.
    assert steps == ([".venv", "node_modules"] if "modul" not in lost else ["node_modules"])
    assert len(said.splitlines()) == 1
    assert "sätts upp igen" in said


def test_a_node_that_is_gone_is_fetched_again(checkout, monkeypatch):
    """Its mark goes when no Node.js is found, or one that is too old."""
    monkeypatch.setattr(ready, "_said", lambda *command: "v18.20.0" if "--version" in command else "x")
    assert not ready.is_true(checkout, ready.NODE)
    monkeypatch.setattr(ready.shutil, "which", lambda *_, **__: None)
    assert not ready.is_true(checkout, ready.NODE)


def test_a_mark_of_an_earlier_version_is_believed(checkout):
    """A mark that names nothing was right when it was made; what runs is not fetched anew for its sake."""
    for mark in (ready.PYTHON, ready.NODE, ready.MODULES):
        (checkout / mark).write_text("", encoding="utf-8")
    assert would_do(checkout, "site") == ([], "")


def test_help_changes_nothing(checkout):
    LOST["moduler-borta"](checkout)
    would_do(checkout, "help")
    assert (checkout / ready.MODULES).is_file()
