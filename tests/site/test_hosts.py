"""The search for references to other hosts: every planted one is found, and no link of a person's."""

import pytest

from publish.commands import BuildError
from publish.finish import finish
from publish.hosting.hosts import foreign_references

PLANTED = {
    "skript": ("a.html", '<script src="https://cdn.example/a.js"></script>'),
    "utan-schema": ("a.html", "<script src='//cdn.example/a.js'></script>"),
    "stora-bokstaver": ("a.html", '<SCRIPT SRC="HTTPS://CDN.EXAMPLE/A.JS"></SCRIPT>'),
    "bild": ("a.html", '<img alt="" src="http://bild.example/a.png">'),
    "flera-bilder": ("a.html", '<img alt="" srcset="a.png 1x, https://bild.example/b.png 2x">'),
    "stilmall": ("a.html", '<link rel="stylesheet" href="https://stil.example/a.css">'),
    "forhandsanslutning": ("a.html", '<link rel="preconnect" href="https://typsnitt.example">'),
    "ram": ("a.html", '<iframe src="https://ram.example/"></iframe>'),
    "formular": ("a.html", '<form action="https://svar.example/"></form>'),
    "knapp": ("a.html", '<button formaction="https://svar.example/">Skicka</button>'),
    "ping": ("a.html", '<a href="b.html" ping="https://logg.example/">b</a>'),
    "bas": ("a.html", '<base href="https://bas.example/">'),
    "omdirigering": ("a.html", '<meta http-equiv="refresh" content="0; url=https://bort.example/">'),
    "stil-i-element": ("a.html", '<p style="background: url(https://bild.example/a.png)">a</p>'),
    "stil-i-sida": ("a.html", "<style>@import 'https://stil.example/a.css';</style>"),
    "skript-i-sida": ("a.html", '<script>fetch("https://logg.example/")</script>'),
    "svg-anvand": ("a.svg", '<svg><use xlink:href="https://bild.example/a.svg#b"/></svg>'),
    "svg-bild": ("a.svg", '<svg><image href="https://bild.example/a.png"/></svg>'),
    "typsnitt": ("a.css", "@font-face { src: url(https://typsnitt.example/a.woff2) }"),
    "css-import": ("a.css", '@import "//stil.example/a.css";'),
    "modul": ("a.mjs", 'import a from "https://cdn.example/a.mjs";'),
    "modul-sent": ("a.mjs", "await import('https://cdn.example/a.mjs')"),
    "hamtning": ("a.mjs", "fetch(`https://logg.example/${a}`)"),
    "fyr": ("a.mjs", 'navigator.sendBeacon("https://logg.example/")'),
    "uttag": ("a.mjs", 'new WebSocket("wss://logg.example/")'),
    "anrop": ("a.mjs", 'request.open("GET", "https://logg.example/")'),
    "arbetare": ("a.mjs", 'new Worker("https://cdn.example/w.mjs")'),
    "tilldelning": ("a.mjs", 'image.src = "https://logg.example/a.png"'),
}
HARMLESS = {
    "lank": ("a.html", '<a href="https://www.riksdagen.se/">Lagen</a>'),
    "kanonisk": ("a.html", '<link rel="canonical" href="https://bokvar.example/a.html">'),
    "namnrymd": ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    "nara": ("a.html", '<script src="b.js"></script><img alt="" src="/c.png"><a href="//d">d</a>'),
    "data": ("a.css", "a { background: url(data:image/png;base64,//aa) }"),
    "kommentar": ("a.mjs", "// se https://pyodide.org/\nimport a from './a.mjs';"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_reference_is_found(tmp_path, name):
    """A reference that a browser would follow by itself is found, in the file where it stands."""
    file, text = PLANTED[name]
    (tmp_path / "del").mkdir()
    (tmp_path / "del" / file).write_text(text, encoding="utf-8")
    faults = list(foreign_references(tmp_path))
    assert len(faults) == 1
    assert faults[0].startswith(f"del/{file}: ")
    assert "example" in faults[0].lower()


@pytest.mark.parametrize("name", HARMLESS)
def test_what_a_person_follows_is_free(tmp_path, name):
    """A link that a person follows, and an address that nobody follows, are no faults."""
    file, text = HARMLESS[name]
    (tmp_path / file).write_text(text, encoding="utf-8")
    assert list(foreign_references(tmp_path)) == []


def test_a_site_that_asks_elsewhere_is_refused(tmp_path, capsys, handbook, monkeypatch):
    """The build ends where a page would ask another host, and says which page and which host."""
    (tmp_path / "site").mkdir()
    (tmp_path / "engine").mkdir()
    page = tmp_path / "site/a.html"
    page.write_text('<img alt="" src="https://bild.example/a.png">', encoding="utf-8")
    # This site has neither the theme nor the checklist, no search and no seminar.
    monkeypatch.setattr("publish.finish.write_lookup", lambda *_: None)
    monkeypatch.setattr("publish.finish.trim", lambda *_: None)
    monkeypatch.setattr("publish.finish.write_editions", lambda *_: None)
    monkeypatch.setattr("publish.finish.write_seminar", lambda *_: None)
    with pytest.raises(BuildError, match="1 ställen"):
        finish(tmp_path / "site", tmp_path / "engine", handbook, {})
    assert "a.html" in capsys.readouterr().out
