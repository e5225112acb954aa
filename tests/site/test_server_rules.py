"""What the rules for other people's servers say, beside what nginx does by them (test_servers.py)."""

from xml.etree import ElementTree as ET

import pytest

from publish.hosting.policy import OTHER_HEADERS
from publish.hosting.servers import TYPES, apache, base_path, iis, nginx

# As an address has it: "vård och hem".
BELOW = "/v%C3%A5rd%20och%20hem/bo-kvar/"


@pytest.mark.parametrize(("base", "place"), [("/", "404.html"), (BELOW, "vård och hem/bo-kvar/404.html")])
def test_iis_is_told_where_the_page_for_missing_addresses_lies(base, place):
    """IIS wants its file, from the host's root: where the site is below a path, so is the file."""
    (found,) = ET.fromstring(iis({}, [], base)).iter("error")
    assert found.attrib["path"] == place


def test_iis_takes_away_what_stands_higher_up():
    """Whatever is added to a collection is removed from it just before: IIS answers 500 on every page for a double."""
    config = ET.fromstring(iis(dict.fromkeys(OTHER_HEADERS, "a"), ["assets/a.0123abcd.css"], "/"))
    keys = {"add": "name", "mimeMap": "fileExtension", "error": "statusCode"}
    added = 0
    for collection in config.iter():
        removed = set()
        for node in collection:
            if node.tag == "remove":
                removed |= set(node.attrib.items())
            elif node.tag in keys:
                added += 1
                assert (keys[node.tag], node.attrib[keys[node.tag]]) in removed
    assert added == len(OTHER_HEADERS) + len(TYPES) + 1


def test_every_server_is_told_the_type_of_webassembly():
    """Sent as anything else it starts late or not at all; hosts that read ``_headers`` know the type themselves."""
    assert "AddType application/wasm .wasm\n" in apache({}, "/")
    assert "application/wasm wasm;" in nginx("/", {})
    assert '<mimeMap fileExtension=".wasm" mimeType="application/wasm" />' in iis({}, [], "/")


def test_every_type_that_the_site_has_is_told(site):
    """Every kind of file that a browser may ask for has its type in the table."""
    suffixes = {path.suffix.removeprefix(".") for path in site.rglob("*") if path.is_file()}
    assert suffixes - {"", "gz", "br", "config", "htaccess"} <= set(TYPES)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "/"),
        ("https://exempel.se", "/"),
        ("https://exempel.se/a/b", "/a/b/"),
        ("https://exempel.se/a/", "/a/"),
    ],
)
def test_the_path_of_the_site_comes_from_its_address(monkeypatch, address, path):
    monkeypatch.setenv("SITE_URL", address)
    assert base_path() == path
