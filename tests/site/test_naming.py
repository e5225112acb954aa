"""Names from content: what may be cached for ever changes its name with its content, and nothing else does."""

import re

import pytest

from publish.commands import BuildError
from publish.hosting.servers import HASHED
from publish.naming import name_by_content, prune

FILES = {
    "index.html": '<link href="assets/a.css"><script src="./assets/b.mjs"></script><p>assets/c.svg</p>',
    "del/sida.html": '<img src="../assets/c.svg"><a href="../index.html">a</a><img src="../annat/c.svg">',
    "404.html": '<link href="/nagonstans/assets/a.css"><img src="/assets/c.svg">',
    "assets/a.css": "a { background: url(c.svg) } b { background: url('c.svg') }",
    "assets/b.mjs": 'import { d } from "./under/d.mjs"; new Worker(new URL("./e.mjs", import.meta.url));',
    "assets/under/d.mjs": 'export const d = new URL("../c.svg", import.meta.url);',
    "assets/e.mjs": "export {};",
    "assets/c.svg": "<svg/>",
    "assets/f.0123abcd.css": "",
    "assets/licenses/g.txt": "g",
}


def lay(folder, files=FILES):
    """Write a small site."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def texts(folder):
    """All files of a site by their names."""
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_every_reference_follows_the_new_name(tmp_path):
    """Pages, styles and modules name each file as it is called now, from wherever they stand; prose is left alone."""
    names = name_by_content(lay(tmp_path))
    files = texts(tmp_path)
    assert set(names) == {
        "assets/a.css",
        "assets/b.mjs",
        "assets/under/d.mjs",
        "assets/e.mjs",
        "assets/c.svg",
    }
    svg = names["assets/c.svg"].rpartition("/")[2]
    assert f'href="{names["assets/a.css"]}"' in files["index.html"]
    assert f'src="./{names["assets/b.mjs"]}"' in files["index.html"]
    assert "<p>assets/c.svg</p>" in files["index.html"]
    assert f'src="../assets/{svg}"' in files["del/sida.html"]
    assert 'src="../annat/c.svg"' in files["del/sida.html"]
    assert f'src="/assets/{svg}"' in files["404.html"]
    assert files[names["assets/a.css"]].count(svg) == 2
    assert f'"./under/{names["assets/under/d.mjs"].rpartition("/")[2]}"' in files[names["assets/b.mjs"]]
    assert f'"../{svg}"' in files[names["assets/under/d.mjs"]]
    assert "assets/f.0123abcd.css" in files
    assert "assets/licenses/g.txt" in files


@pytest.mark.parametrize(
    ("address", "renamed", "left"),
    [
        ("", "/assets/", "/nagonstans/assets/"),
        ("https://exempel.se/nagonstans/", "/nagonstans/assets/", "/assets/"),
        ("https://exempel.se/~a/b%20c", "/~a/b%20c/assets/", "/~a/assets/"),
    ],
)
def test_a_place_from_the_hosts_root_is_the_sites_where_the_site_stands(
    tmp_path, monkeypatch, address, renamed, left
):
    """The page for missing addresses names its files from the host's root; the site may be a folder of that."""
    monkeypatch.setenv("SITE_URL", address)
    page = f'<link href="{renamed}a.css"><link href="{left}a.css">'
    names = name_by_content(lay(tmp_path, {**FILES, "404.html": page}))
    css = names["assets/a.css"].rpartition("/")[2]
    assert texts(tmp_path)["404.html"] == f'<link href="{renamed}{css}"><link href="{left}a.css">'


def test_a_name_follows_from_its_own_content_and_from_what_it_refers_to(tmp_path):
    """A change of one file gives a new name to it and to what refers to it, and to nothing else."""
    one = name_by_content(lay(tmp_path / "a"))
    other = name_by_content(lay(tmp_path / "b", {**FILES, "assets/under/d.mjs": "export const d = 1;"}))
    assert {name for name in one if one[name] != other[name]} == {"assets/under/d.mjs", "assets/b.mjs"}
    assert one == name_by_content(lay(tmp_path / "c"))


def test_files_that_refer_to_each_other_end_the_build(tmp_path):
    """Two files that name each other can have no names from content, and the build says which."""
    ring = {"assets/a.mjs": 'import "./b.mjs";', "assets/b.mjs": 'import "./a.mjs";', "assets/c.mjs": ""}
    with pytest.raises(BuildError, match=r"assets/a\.mjs, assets/b\.mjs$"):
        name_by_content(lay(tmp_path, ring))


def test_what_no_page_asks_for_is_taken_away(tmp_path):
    """The theme's own search and the maps for its developers are gone, and the rest is left."""
    unused = (
        "assets/javascripts/lunr/min/a.js",
        "assets/javascripts/workers/s.js",
        "assets/images/favicon.png",
    )
    lay(tmp_path, dict.fromkeys([*unused, "assets/a.css.map", "assets/javascripts/bundle.js"], ""))
    prune(tmp_path)
    assert list(texts(tmp_path)) == ["assets/javascripts/bundle.js"]


def test_every_asset_of_the_site_may_be_cached_for_ever(site, pages):
    """On the built site no page asks for an asset whose name does not follow from its content."""
    named = [
        path.relative_to(site).as_posix()
        for path in (site / "assets").rglob("*")
        if path.is_file() and path.suffix not in (".txt", ".gz", ".br")
    ]
    assert len(named) > 15
    assert [name for name in named if not re.search(HASHED, f"/{name}")] == []
    asked = {
        node["src"] or node["href"]
        for page in pages.values()
        for node in page.all()
        if node.tag in ("script", "link", "img")
    }
    assets = {place.rpartition("assets/")[2] for place in asked if "assets/" in place}
    assert assets
    assert [place for place in assets if not (site / "assets" / place).is_file()] == []
