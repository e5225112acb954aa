"""What surrounds the checklist, in Firefox and WebKitGTK: barriers, search, other hosts.

Chromium is tried in the same in test_accessibility.py, test_every_page.py and test_search.py.
"""

import json

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True, scope="session"),
]

BRANCH = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld", "antal": "upprepad"}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
BARRIERS = f"""async () => (await axe.run(document, {json.dumps(OPTIONS)})).violations
  .flatMap((rule) => rule.nodes.map((node) => `${{rule.id}}: ${{node.target}}`))"""
# A page without a policy, which does all that no page of ours may do.
UNRULY = """<!doctype html><html lang="sv"><title>Prov</title><link rel="icon" href="data:,">
<img src="http://annan-vard.invalid/bild.png" alt=""><img src="saknas.png" alt="">
<script>console.error("provets eget fel");</script>"""


def barriers(tab, axe):
    tab.add(axe)
    return tab.run(BARRIERS)


def test_no_barriers(checklist, host, axe):
    """axe finds nothing on the checklist with a branch, nor on a page of the handbook; it finds what is planted."""
    checklist.answer(**BRANCH)
    assert barriers(checklist, axe) == []
    checklist.open(f"{host.address}lagen/tre-veckor.html")
    assert barriers(checklist, axe) == []
    checklist.run("() => { document.querySelector('article').append(new Image()); }")
    assert [line.partition(":")[0] for line in barriers(checklist, axe)] == ["image-alt"]


def test_search_finds_the_page(tab, host):
    """A word typed into the search, with its ending and its å, ä and ö, finds the page and leads there."""
    tab.open(f"{host.address}index.html")
    tab.click(".bk-bar__button--search")
    tab.wait("#bk-search[open]")
    tab.write("oanmälda hembesök")
    tab.wait('.bk-search__page[href$="lagen/hembesok.html"]')
    tab.click('.bk-search__page[href$="lagen/hembesok.html"]')
    tab.at(f"{host.address}lagen/hembesok.html")


def test_what_no_page_may_do_is_seen(open_tab, host_of, engine, faults, tmp_path):
    """The watch works: another host, a missing file and, except in WebKitGTK, an error on the console are seen."""
    (tmp_path / "prov.html").write_text(UNRULY, encoding="utf-8")
    host = host_of(tmp_path)
    for fault in ("annan-vard", "saknas", *(() if engine.name == "webkit" else ("provets eget fel",))):
        faults.provoke(fault)
    open_tab(host).open(f"{host.address}prov.html")
