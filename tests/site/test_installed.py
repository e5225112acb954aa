"""The site can be installed: its manifest, the icons that this names, and the pages that name it."""

import json
import re
import struct

import pytest

from publish.commands import ROOT

MANIFEST = "bo-kvar.webmanifest"


@pytest.fixture(scope="module")
def manifest(site):
    return json.loads((site / MANIFEST).read_text(encoding="utf-8"))


def width_and_height(path):
    """Return the size in a PNG's own head."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


def test_the_manifest_works_wherever_the_site_stands(site, manifest):
    """All addresses are relative, the start is the checklist, and the whole site is within."""
    assert (site / manifest["start_url"]).is_file()
    assert manifest["start_url"] == "checklista.html"
    assert manifest["scope"] == "./"
    assert manifest["display"] == "standalone"
    assert manifest["lang"] == "sv"
    assert manifest["name"].startswith(manifest["short_name"])


def test_every_icon_has_the_size_that_it_says(site, manifest):
    """Each icon is there with its real size; those that systems ask for are among them."""
    for icon in manifest["icons"]:
        path = site / icon["src"]
        if icon["type"] == "image/png":
            assert "{}x{}".format(*width_and_height(path)) == icon["sizes"]
        else:
            assert (icon["type"], icon["sizes"]) == ("image/svg+xml", "any")
            assert path.read_text(encoding="utf-8").startswith("<svg")
    offered = {(icon["sizes"], icon.get("purpose", "any")) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"), ("any", "any")} <= offered
    assert width_and_height(site / "ikoner/180.png") == (180, 180)


def test_the_icons_are_drawn_from_the_mark():
    """The mark beside the icons is the site's; after a change of it: python -m tools.icons, in tests."""
    assert (ROOT / "docs/ikoner/marke.svg").read_bytes() == (ROOT / "docs/assets/marke.svg").read_bytes()


def test_every_page_names_the_manifest_and_the_icon(pages, manifest):
    """Every page leads to the manifest and to the icon, by the way from where it stands, and has the theme's colour."""
    for name, page in pages.items():
        up = "/" if name == "404.html" else "../" * name.count("/")
        heads = {node["rel"]: node["href"] for node in page.all("link")}
        assert heads["manifest"] == (up + MANIFEST if up else MANIFEST), name
        assert heads["apple-touch-icon"] == up + "ikoner/180.png", name
        assert page.one("meta", name="theme-color")["content"] == manifest["theme_color"], name


def test_the_colours_are_the_themes(manifest):
    """The manifest's colours are those of the bar and the paper in the light theme."""
    style = (ROOT / "docs/assets/site.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"(--bk-\w+): (#\w+);", style.partition("}")[0]))
    assert (light["--bk-bar"], light["--bk-paper"]) == (manifest["theme_color"], manifest["background_color"])
