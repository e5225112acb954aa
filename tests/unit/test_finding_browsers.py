"""The browsers that the tests need: found where the environment says, and missed in one line."""

import pytest

from tools import programs
from tools.browser import ALL, FIREFOX, WEBKIT, find, need


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program that the environment names as Firefox; nothing else is to be found."""
    path = tmp_path / "min-firefox"
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    for named in ALL:
        monkeypatch.setenv(named.variable, str(tmp_path / "saknas"))
    monkeypatch.setenv(FIREFOX.variable, str(path))
    return path


def test_what_the_environment_names_is_used(program):
    assert find(FIREFOX) == program
    assert need(FIREFOX) == [program]


def test_what_is_missing_is_named_in_one_line(program):
    """Only what is missing is named, with the variable that would help, and nothing is installed in its place."""
    with pytest.raises(SystemExit) as missing:
        need(FIREFOX, WEBKIT)
    line = str(missing.value)
    assert "\n" not in line
    assert (WEBKIT.title in line, WEBKIT.variable in line) == (True, True)
    assert FIREFOX.title not in line


def test_what_is_installed_is_said_before_it_is(monkeypatch, capsys):
    """Whoever is asked for packages of the system reads which, and by what, while there is time to stop it."""
    monkeypatch.setattr(programs.shutil, "which", lambda name: f"/usr/bin/{name}")
    said = []
    monkeypatch.setattr(programs.subprocess, "run", lambda *_, **__: said.append(capsys.readouterr().out))
    programs.install("Firefox ESR", *FIREFOX.packages)
    assert all(word in said[0] for word in ("apt-get", *FIREFOX.packages))
    assert said[1:] == [""]
