"""At the end of a slow or odd line, in Firefox and WebKitGTK; Chromium is tried in the same in test_slow_line.py."""

import pytest
from lines import MEGABYTE, Line

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True, scope="session"),
]

WASM = "pyodide.asm.wasm"
# What a host has sent when its reader goes away, and the reader has not seen.
ON_ITS_WAY = 200_000
CAME = """async (text) => {
  const arriving = document.querySelector('[data-part="arriving"]');
  while (arriving.textContent !== text) await new Promise((later) => requestAnimationFrame(later));
}"""


@pytest.fixture
def line(site):
    found = Line(site)
    yield found
    found.close()


def test_webassembly_of_an_unknown_type(open_tab, line):
    """A host that does not know the type of WebAssembly sends bytes that are right all the same: they are used."""
    line.types = {WASM: "application/octet-stream"}
    tab = open_tab(line)
    tab.open(f"{line.address}checklista.html")
    tab.ready().answer(hushall="barnfamilj")


def test_a_reload_in_the_middle(open_tab, line, assets, engine, faults):
    """The page says how much has come; after a reload it starts. Firefox asks only for the rest, WebKitGTK for the whole."""
    if engine.name == "firefox":
        faults.provoke("misslyckades")
    line.hold()
    tab = open_tab(line)
    tab.open(f"{line.address}checklista.html")
    line.let(6 * MEGABYTE)
    tab.run(CAME, line.told(6))
    before = line.sent[WASM]
    tab.reload()
    line.let()
    tab.ready()
    rest = assets(f"engine/{WASM}").stat().st_size - before
    assert (line.sent[WASM] - before < rest + ON_ITS_WAY) == (engine.name == "firefox")
