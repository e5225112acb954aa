"""Trusted Types: text becomes HTML or a script in our own way only, in every engine that has them (all three do)."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"], indirect=True, scope="session"),
]

PAGES = ["index.html", "checklista.html", "om/utan-nat.html"]
# What a script that had come in by a fault would try; each gives the name of what it was stopped by.
TRIED = """() => Object.fromEntries(Object.entries({
  html: () => { document.createElement("p").innerHTML = "<b>nej</b>"; },
  parsed: () => new DOMParser().parseFromString("<b>nej</b>", "text/html"),
  script: () => { document.createElement("script").src = "/nej.js"; },
  worker: () => new Worker("/nej.js"),
  policy: () => trustedTypes.createPolicy("annans", { createHTML: (html) => html }),
  again: () => trustedTypes.createPolicy("bo-kvar", { createHTML: (html) => html }),
}).map(([name, attempt]) => {
  try {
    attempt();
    return [name, ""];
  } catch (error) {
    return [name, error.name];
  }
}))"""
ELSEWHERE = """async (address) => {
  const { trusted } = await import(address);
  try {
    return trusted.createScriptURL("https://annan-vard.invalid/a.js");
  } catch (error) {
    return error.name;
  }
}"""


@pytest.fixture
def module(site):
    """The address of the module that holds our way, from the site's root."""
    [path] = site.glob("assets/trusted.????????.mjs")
    return path.relative_to(site).as_posix()


@pytest.mark.parametrize("name", PAGES)
def test_text_becomes_nothing_that_runs(tab, host, engine, faults, module, name):
    """On a page no text is made into HTML or a script past our policy, and there can be no other policy."""
    # Except for WebKitGTK, the browser says on its console what it has stopped.
    if engine.name != "webkit":
        faults.provoke("[Tt]rusted")
    tab.open(f"{host.address}{name}")
    if name == "checklista.html":
        tab.ready()
    tab.run("(address) => import(address)", f"{host.address}{module}")
    tried = tab.run(TRIED)
    assert set(tried) == {"html", "parsed", "script", "worker", "policy", "again"}
    assert set(tried.values()) == {"TypeError"}


def test_a_script_from_elsewhere_is_refused(tab, host, module):
    """Our own way takes no script from another host."""
    tab.open(f"{host.address}index.html")
    assert tab.run(ELSEWHERE, f"{host.address}{module}") == "TypeError"
