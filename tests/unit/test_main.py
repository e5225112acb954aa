"""__main__: ``python -m checklist`` is the command line."""

import runpy
import sys

import pytest


@pytest.mark.parametrize(("arguments", "status"), [(["check"], 0), (["plan", "hyra"], 2)])
def test_running_the_package_runs_the_command_line_and_exits_with_its_status(
    monkeypatch, capsys, arguments, status
):
    monkeypatch.setattr(sys, "argv", ["checklist", *arguments])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("checklist", run_name="__main__")
    assert caught.value.code == status
