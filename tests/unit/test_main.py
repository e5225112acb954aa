"""__main__: ``python -m checklist`` is the command line, in a process of its own and where it cannot write."""

import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checklist import cli

PYTHON = [sys.executable, "-X", "dev", "-m", "checklist"]
TOP = Path(__file__).parents[2]
SMALL = "--data=tests/small"


def run(*arguments, shell="exec {}", **environment):
    """Run the command line in a shell that leads its output somewhere; Python tells all that it would pass over."""
    return subprocess.run(
        ["bash", "-c", shell.format('"$@"'), "bash", *PYTHON, *arguments],
        cwd=TOP,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(("arguments", "status"), [(["check"], 0), (["plan", "hyra"], 2)])
def test_running_the_package_runs_the_command_line_and_exits_with_its_status(
    monkeypatch, capsys, arguments, status
):
    monkeypatch.setattr(sys, "argv", ["checklist", *arguments])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("checklist", run_name="__main__")
    assert caught.value.code == status


def test_one_who_interrupts_is_told_in_a_line(monkeypatch, capsys):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupted)
    with pytest.raises((SystemExit, KeyboardInterrupt)) as caught:
        runpy.run_module("checklist", run_name="__main__")
    assert caught.value.args == (130,)
    assert capsys.readouterr().err == "checklist: avbrutet\n"


def test_ctrl_c_while_it_writes_gives_a_line_and_the_status_of_an_interrupt():
    """The export is longer than a pipe holds: once a byte has come, the command waits for its reader."""
    command = subprocess.Popen(
        [*PYTHON, "export"], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert command.stdout.read(1) == b"{"
    command.send_signal(signal.SIGINT)
    _, told = command.communicate()
    assert (command.returncode, told.decode()) == (130, "checklist: avbrutet\n")


@pytest.mark.parametrize("command", ["export", "--help"])
@pytest.mark.parametrize("shell", ["exec {} > /dev/full", "exec {} >&-"])
def test_output_that_cannot_be_written_is_told_in_a_line_with_its_status(shell, command):
    found = run(SMALL, command, shell=shell)
    assert (found.returncode, found.stdout, found.stderr.count("\n")) == (74, "", 1)
    assert found.stderr.startswith("checklist: ")


@pytest.mark.parametrize("command", ["export", "--help"])
def test_a_reader_that_has_gone_is_told_in_a_line_with_its_status(command):
    """As in ``… | head -1``, where the reader is quicker or slower; here it has gone for certain."""
    reader, writer = os.pipe()
    os.close(reader)
    found = subprocess.run(
        [*PYTHON, SMALL, command], cwd=TOP, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (found.returncode, found.stderr.count(b"\n")) == (141, 1)
    assert found.stderr.startswith(b"checklist: ")


@pytest.mark.parametrize("shell", ["exec {} 2> /dev/full", "exec {} 2>&-", "exec {} >&- 2>&-"])
def test_where_errors_cannot_be_told_the_status_tells(shell):
    found = run(SMALL, "plan", "hyra", shell=shell)
    assert (found.returncode, found.stdout, found.stderr) == (2, "", "")


def test_nothing_is_written_where_nothing_was_asked_for_and_the_status_is_the_same():
    assert run(SMALL, "plan", "hyra", shell="exec {} > /dev/full").returncode == 2


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, {"LC_ALL": "C"}])
@pytest.mark.parametrize(("arguments", "status"), [(["check"], 0), (["plan", "hyra"], 2), (["--help"], 0)])
def test_a_terminal_without_swedish_letters_gets_them_escaped(environment, arguments, status):
    found = run(SMALL, *arguments, **environment)
    assert found.returncode == status
    assert "Traceback" not in found.stderr
    assert bool(found.stdout) == (status == 0)
