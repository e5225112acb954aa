"""Without a server, without JavaScript, from the disk: in Firefox and WebKitGTK.

Chromium is tried in the same in test_offline.py and test_without_engine.py.
"""

from typing import NamedTuple
from zipfile import ZipFile

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True, scope="session"),
]

ANSWERS = {"hushall": "barnfamilj", "aktuell": "barn-och-unga", "skal": "storning"}
BRANCH = "barnfamilj-barn-och-unga-storning"
KEPT = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== "activated") await new Promise((changed) => active.addEventListener("statechange", changed));
}"""
LAST = "[...document.querySelectorAll('a[href*=\".html\"]')].filter((link) => link.checkVisibility()).at(-1)"
TARGETS = """() => [...document.querySelectorAll(".bk-static a")]
  .filter((link) => link.checkVisibility()).map((link) => link.getAttribute("href").split("#")[1])"""


class FromDisk(NamedTuple):
    """Stands in the place of a server, where there is none."""

    address: str
    offline = False
    scripts = True
    stopped = False
    refused = ()


def leads_on(tab, routine):
    """Check that the links are in sight, to every branch and every gap."""
    assert {thing.id for thing in (*routine.branches, *routine.gaps)} <= set(tab.run(TARGETS))


def test_visited_once_it_works_without_the_server(open_tab, host_of, site, turns):
    """After one visit the checklist answers, and a page never visited is there, when the server is gone."""
    host = host_of(site, offline=True)
    tab = open_tab(host)
    tab.open(f"{host.address}checklista.html")
    tab.ready().run(KEPT)
    host.stop()
    tab.open(f"{host.address}lagen/tre-veckor.html")
    assert tab.run("() => document.querySelectorAll('h1').length") == 1
    tab.open(f"{host.address}checklista.html")
    tab.ready().answer(**ANSWERS)
    found = tab.read()
    assert (found["branch"], (found["now"], found["later"])) == (BRANCH, turns(ANSWERS))


def test_the_edition_in_one_file(open_tab, site, engine, routine, turns):
    """From the disk the file answers in Firefox; in WebKitGTK it cannot, says so, and every branch can be read."""
    path = site / "ladda-ner/bo-kvar-checklista.html"
    tab = open_tab(FromDisk(path.as_uri()))
    tab.open(path.as_uri())
    if engine.name == "webkit":
        # A worker from a data: address may not import from blob: there.
        assert tab.settled() == "failed"
        assert tab.seen('[data-part="message"]') == [True]
        for place in (*routine.branches, *routine.gaps):
            assert tab.seen(f"#{place.id}") == [True]
        return
    tab.ready().answer(**ANSWERS)
    found = tab.read()
    assert (found["branch"], (found["now"], found["later"])) == (BRANCH, turns(ANSWERS))
    assert tab.seen(f"#{BRANCH}") == [True]


@pytest.mark.parametrize("name", ["lagen/tre-veckor.html", "checklista.html"])
def test_a_page_of_the_zip_alone_and_in_its_folder(open_tab, site, tmp_path, name):
    """Opened inside the zip, without the files beside it, a page says that it must be unpacked; unpacked, it does not."""
    for folder, all_of_it in (("alone", False), ("whole", True)):
        with ZipFile(site / "ladda-ner/bo-kvar-handbok.zip") as archive:
            archive.extractall(tmp_path / folder, None if all_of_it else [f"bo-kvar/{name}"])
        address = (tmp_path / folder / "bo-kvar" / name).as_uri()
        tab = open_tab(FromDisk(address))
        tab.open(address)
        assert tab.seen("#packa-upp") == [not all_of_it]
        if not all_of_it:
            tab.run(f"() => {{ {LAST}.click(); }}")
            assert tab.run("() => [document.activeElement.id, location.href]") == ["packa-upp", address]


def test_without_javascript_the_links_lead_on(open_tab, host_of, site, routine, engine, faults):
    """Without JavaScript the links are in sight and lead to the branch and its steps; no dead control is."""
    branch = routine.branches[0]
    host = host_of(site, scripts=False)
    if engine.name == "firefox":
        # It says on the console what the policy has stopped.
        faults.provoke("script-src")
    tab = open_tab(host)
    tab.open(f"{host.address}checklista.html")
    leads_on(tab, routine)
    assert not any(tab.seen("case-checklist :is(input, button, .bk-starting)"))
    tab.run("(link) => { document.querySelector(link).focus(); }", f'.bk-static a[href$="#{branch.id}"]')
    tab.press("Enter")
    tab.at(f"{host.address}avhysning/{branch.section}.html#{branch.id}")
    assert tab.seen(f"#{branch.id}") == [True]
