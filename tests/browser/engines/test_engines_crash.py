"""What a crash of a page costs the tests: the one in which it comes, and no other."""

import os
import signal
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["webkit"], indirect=True, scope="session"),
]


def below(process):
    """Return the processes that a process has started, and those that they have."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = path.read_text(encoding="utf-8").partition(" (")
        except OSError:
            continue  # It has ended meanwhile.
        name, _, rest = rest.rpartition(") ")
        parents[int(number)] = (name, int(rest.split()[1]))
    found, names = {process}, {}
    while more := {one: name for one, (name, parent) in parents.items() if parent in found and one not in found}:
        found |= more.keys()
        names |= more
    return names


def test_a_crash_fails_only_the_test_that_it_comes_in(engine, faults, host):
    """The tab of a page that has crashed ends with an error, and the next tab works."""
    with pytest.raises(WebDriverException), engine.tab(faults, host) as tab:
        tab.open(f"{host.address}index.html")
        for process, name in below(engine.service.process.pid).items():
            if name == "WebKitWebProces":
                os.kill(process, signal.SIGKILL)
    with engine.tab(faults, host) as tab:
        tab.open(f"{host.address}index.html")
        assert tab.seen("h1") == [True]
