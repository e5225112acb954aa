"""The whole build: whatever is wrong ends it, with one line, and the old site stays as it was."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from checklist.problems import Place, Problem
from publish import __main__ as build
from publish.commands import ROOT, BuildError
from publish.hosting.servers import check_address

STEPS = ["checklist", "write_handbooks", "build_wheel", "draw_maps", "build_engine", "mkdocs", "finish"]


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
    assert list((checkout / "build").iterdir()) == [checkout / "build/bygger"]


@pytest.fixture
def rehearsal(tmp_path, monkeypatch):
    """The build with every step replaced by one that does nothing; a test says which of them fails."""
    monkeypatch.setattr(build, "BUILD", tmp_path / "build")
    monkeypatch.setattr(build, "SITE", tmp_path / "site")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("den gamla", encoding="utf-8")
    monkeypatch.setattr(build, "ahead", nullcontext)
    monkeypatch.setattr(build, "check_all", lambda: ([], []))
    steps = []

    def pretend(name, answer):
        def step(*arguments, **named):
            steps.append(name)
            if name == "mkdocs":
                Path(arguments[0]).mkdir()
                (Path(arguments[0]) / "index.html").write_text("den nya", encoding="utf-8")
            return answer

        monkeypatch.setattr(build, name, step)

    for name in STEPS:
        pretend(name, "")
    return tmp_path / "site/index.html", steps


def test_the_data_is_checked_first_and_the_site_changed_last(rehearsal, capsys):
    """The build checks the data before all else, and puts the new site in the old one's place at the end."""
    page, steps = rehearsal
    assert build.main() == 0
    assert steps == STEPS
    assert page.read_text(encoding="utf-8") == "den nya"
    assert "site/" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["checklist", "write_handbooks", "build_wheel", "draw_maps", "build_engine", "mkdocs", "finish"]
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


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "English"),
        PermissionError(errno.EACCES, "English", "a"),
        FileExistsError(errno.EEXIST, "E", "a"),
    ],
)
def test_what_the_system_refuses_is_one_line(rehearsal, monkeypatch, capsys, error):
    """A full disk, or a folder that may not be written in, ends the build with one line, and the old site stays."""
    page, _ = rehearsal

    def refuse(*arguments, **named):
        raise error

    monkeypatch.setattr(build, "finish", refuse)
    assert build.main() == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("Fel: ")
    assert "English" not in said
    assert page.read_text(encoding="utf-8") == "den gamla"
    assert [
        path.name for path in (page.parents[1] / "build").iterdir() if path.name.startswith("bygge-")
    ] == []


@pytest.mark.parametrize("name", ["site", "build"])
def test_a_file_in_the_place_of_a_folder_is_one_line(rehearsal, capsys, name):
    """The file is somebody's, and stands as it was; nothing is built."""
    page, steps = rehearsal
    path = page.parents[1] / name
    if path.is_dir():
        shutil.rmtree(path)
    path.write_text("min", encoding="utf-8")
    assert build.main() == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"Fel: {name} är en fil")
    assert path.read_text(encoding="utf-8") == "min"
    assert steps == []


def test_a_build_that_is_asked_to_stop_ends_what_it_started(rehearsal, monkeypatch, capsys):
    """Asked to stop (as Ctrl-C, or as a system does), the build says so, and the old site stays."""
    page, _ = rehearsal
    monkeypatch.setattr(build, "finish", lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert build.main() == 130
    finally:
        signal.signal(signal.SIGTERM, before)
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert page.read_text(encoding="utf-8") == "den gamla"


def test_a_broken_page_is_not_published(rehearsal, monkeypatch, capsys):
    """What the check of the pages finds ends the build before the pages are made."""
    page, steps = rehearsal
    fault = Problem(Place("docs/sida.md", 7, 1), "provets eget fel")
    monkeypatch.setattr(build, "check_all", lambda: ([fault], []))
    assert build.main() == 1
    assert capsys.readouterr().err.splitlines() == [
        "docs/sida.md:7:1: provets eget fel",
        "Fel: Sidorna har 1 fel (de står ovanför)",
    ]
    assert "mkdocs" not in steps
    assert page.read_text(encoding="utf-8") == "den gamla"


@pytest.mark.parametrize(
    "address",
    [
        'https://exempel.se/"><script>alert(1)</script>/',
        "https://exempel.se/%22%3E/",
        "https://exempel.se/a b/",
        "https://exempel.se/a\nb/",
        "https://exempel.se/%0ab/",
        "https://exempel.se/{a}/",
        "https://exempel.se/;a/",
        "https://exempel.se/?a=b",
        "https://exempel.se/#a",
        "https://anna:hemligt@exempel.se/",
        "https:///a/",
        "//exempel.se/",
        "exempel.se",
        "javascript:alert(1)",
        "ftp://exempel.se/",
        " https://exempel.se/",
    ],
)
def test_the_address_of_the_site_is_an_address(rehearsal, monkeypatch, capsys, address):
    """The address stands in every page and in servers' rules: anything but a plain one is refused in one line."""
    page, steps = rehearsal
    monkeypatch.setenv("SITE_URL", address)
    assert build.main() == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("Fel: SITE_URL ")
    assert steps == []
    assert page.read_text(encoding="utf-8") == "den gamla"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://exempel.se",
        "http://127.0.0.1:8000/",
        "http://[::1]:8000/a/",
        "https://kommun.github.io/bo-kvar/",
        "https://exempel.se/v%C3%A5rd%20och%20hem/bo-kvar/",
        "https://xn--gteborg-90a.se/~anna/v1.2+a,b@c/",
    ],
)
def test_an_address_of_any_host_is_an_address(monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)
    check_address()
