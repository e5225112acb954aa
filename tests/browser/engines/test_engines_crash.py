"""What a crash of a page costs the tests: the one in which it comes, and no other."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["webkit"], indirect=True, scope="session"),
]


def page_processes():
    """Return the processes that hold a page of the engine, of those that these tests have started."""
    parents, names = {}, {}
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":\t", 1) for line in path.read_text(encoding="utf-8").splitlines())
        except OSError:
            continue  # It has ended meanwhile.
        parents[int(told["Pid"])], names[int(told["Pid"])] = int(told["PPid"]), told["Name"]
    ours = {os.getpid()}
    while more := {one for one, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return [one for one in ours if names[one].startswith("WebKitWebProc")]


def test_a_crash_fails_only_the_test_that_it_comes_in(engine, faults, host):
    """The tab of a page that has crashed ends with an error, and the next tab works."""
    with ExitStack() as tabs:
        tab = tabs.enter_context(engine.tab(faults, host))
        tab.open(f"{host.address}index.html")
        for process in page_processes():
            os.kill(process, signal.SIGKILL)
        with pytest.raises(WebDriverException):
            tabs.close()
    with engine.tab(faults, host) as tab:
        tab.open(f"{host.address}index.html")
        assert tab.seen("h1") == [True]
