"""A real nginx serves the built site by the recipe that the build wrote; the other servers' rules say the same."""

import gzip
import re
from email.utils import formatdate
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from publish.commands import BuildError
from publish.hosting.policy import OTHER_HEADERS
from publish.hosting.servers import ASK, FOREVER, HASHED, TYPES, apache, hashed, iis, nginx, plain_headers
from tools.nginx import on_this_computer, serving
from tools.programs import BROTLI, need_file, need_program

# As an address has it: "vård och hem".
BELOW = "/v%C3%A5rd%20och%20hem/bo-kvar/"
# A page that has had another address.
OLD, NEW = "rutinen/index.html", "avhysning/index.html"
POLICY = "Content-Security-Policy"
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class Host:
    """A host that answers on this computer."""

    def __init__(self, address):
        self.address = address

    def ask(self, path, method="GET", **headers):
        """Return status, headers and body of one answer, without following or unpacking anything."""
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def root(site, tmp_path_factory):
    """Nginx with the site at the root of its host, by the recipe as it was published, brotli included."""
    recipe = (site / "deploy/nginx.conf").read_text(encoding="utf-8")
    program = need_program("nginx", "nginx")
    module = need_file(*BROTLI)
    with serving(program, site, tmp_path_factory.mktemp("nginx"), recipe, module) as address:
        yield Host(address)


@pytest.fixture(scope="module")
def below(site, tmp_path_factory):
    """Nginx with the site below a path of its host, without the module for brotli."""
    program = need_program("nginx", "nginx")
    with serving(program, site, tmp_path_factory.mktemp("nginx"), nginx(BELOW, {OLD: NEW})) as address:
        yield Host(address)


@pytest.fixture(scope="module")
def headers(site):
    """The headers that belong to the built site."""
    (inner,) = set(META.findall((site / "index.html").read_text(encoding="utf-8")))
    return {POLICY: f"{inner}; frame-ancestors 'none'", **OTHER_HEADERS}


@pytest.fixture
def marked(tmp_path):
    """A small site in which some names hold a hash of the content, and some only look like it."""
    for name in (
        "index.html",
        "assets/site.css",
        "assets/site.0123abcd.css",
        "assets/javascripts/bundle.0123abcd.min.js",
        "assets/checklist-0123abcd/worker.mjs",
        "assets/checklist-0123abcd/engine/a.wasm",
        "assets/checklist-0123abcz/worker.mjs",
        "assets/site.0123abc.css",
        "lagen-0123abcd/sida.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    return tmp_path


def test_the_pages_and_the_header_have_one_policy(built, site, headers):
    """Every page has the header's policy, word for word, but for what a meta element may not say."""
    assert {policy for html in built.values() for policy in META.findall(html)} == {
        headers[POLICY].removesuffix("; frame-ancestors 'none'")
    }
    assert all(len(META.findall(html)) == 1 for html in built.values())
    assert "unsafe-inline" not in headers[POLICY]
    assert "'unsafe-eval'" not in headers[POLICY]


def test_every_server_is_told_the_same(site, headers):
    """The rules of nginx, Apache, IIS and ``_headers`` hold the same headers with the same values."""
    told = {
        "nginx": re.findall(
            r'^add_header (\S+) "(.*)" always;$', read(site, "deploy/nginx-headers.conf"), re.MULTILINE
        ),
        "apache": [
            pair
            for pair in re.findall(
                r'^  Header always set (\S+) "([^"]*)"$', read(site, ".htaccess"), re.MULTILINE
            )
            if pair[0] != "Cache-Control"
        ],
        "iis": [
            (node.attrib["name"], node.attrib["value"])
            for node in ET.fromstring(read(site, "web.config")).iter("add")
        ],
        "_headers": re.findall(r"^  (\S+): (.*)$", read(site, "_headers").split("\n/", 1)[0], re.MULTILINE),
    }
    assert {server: dict(pairs) for server, pairs in told.items()} == dict.fromkeys(told, headers)


def test_every_server_is_told_what_may_be_kept(marked):
    """What has a hash in its name may be kept for ever, and nothing else: all servers say so."""
    kept = hashed(marked)
    assert kept == [
        "assets/checklist-0123abcd/",
        "assets/javascripts/bundle.0123abcd.min.js",
        "assets/site.0123abcd.css",
    ]
    places = {
        node.attrib["path"]: node.find(".//clientCache").attrib
        for node in ET.fromstring(iis({}, kept, "/")).iter("location")
    }
    assert list(places) == [name.rstrip("/") for name in kept]
    assert all("immutable" in cache["cacheControlCustom"] for cache in places.values())
    assert re.findall(r"^(/\S+)\n  Cache-Control: (.*)$", plain_headers({}, kept, "/"), re.MULTILINE) == [
        (f"/{name}*" if name.endswith("/") else f"/{name}", FOREVER) for name in kept
    ]
    rules = apache({}, BELOW)
    assert f"m#{HASHED}#" in rules
    assert re.findall(r'Cache-Control "([^"]*)"', rules) == [ASK, FOREVER]
    assert "%{REQUEST_STATUS} =~ /^(200|206|304)$/" in rules
    assert f"ErrorDocument 404 {BELOW}404.html" in rules


@pytest.mark.parametrize("path", ["", "checklista.html", "om/utan-nat.html", "sw.js", "finns/inte"])
def test_nginx_sends_the_headers_with_every_answer(root, headers, path):
    """Each header comes once with every answer, with the one for a missing page as well."""
    _, answered, _ = root.ask(f"/{path}")
    assert {name: answered.get_all(name) for name in headers} == {
        name: [value] for name, value in headers.items()
    }
    assert answered["Server"] == "nginx"


def test_nginx_sends_the_right_types(root, site):
    """One file of each kind comes with the type that browsers demand, texts as UTF-8."""
    examples = {path.suffix.removeprefix("."): path for path in sorted(site.rglob("*")) if path.is_file()}
    for suffix, kind in TYPES.items():
        if suffix in examples:
            _, answered, _ = root.ask(f"/{examples[suffix].relative_to(site).as_posix()}")
            assert answered.get_content_type() == kind, suffix
            assert answered.get_content_charset() in ("utf-8", None)
            assert kind.partition("/")[0] != "text" or answered.get_content_charset() == "utf-8", suffix


@pytest.mark.parametrize("suffix", [".html", ".css", ".wasm", ".mjs"])
def test_nginx_sends_what_was_packed_in_advance(root, below, site, suffix):
    """The packed form is sent to who understands it, unpacked it is the file, and caches are told of the difference."""
    path = max((path for path in site.rglob(f"*{suffix}")), key=lambda path: path.stat().st_size)
    address = path.relative_to(site).as_posix()
    _, plain, whole = root.ask(f"/{address}")
    _, packed, small = root.ask(f"/{address}", **{"Accept-Encoding": "gzip"})
    assert (plain["Content-Encoding"], packed["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(small) == whole == path.read_bytes()
    assert packed["Vary"] == "Accept-Encoding"
    assert packed["Content-Type"] == plain["Content-Type"]
    if not address.startswith("ladda-ner/"):
        _, packed, smaller = root.ask(f"/{address}", **{"Accept-Encoding": "gzip, br"})
        assert packed["Content-Encoding"] == "br"
        assert len(smaller) < len(small)
        assert packed["Content-Type"] == plain["Content-Type"]
    _, packed, _ = below.ask(f"{BELOW}{address}", **{"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"


def test_nginx_lets_only_hashed_names_be_kept(marked, tmp_path_factory):
    """A name with a hash in it is kept for a year; every other answer, the missing page's too, is asked for again."""
    folder = tmp_path_factory.mktemp("nginx")
    (marked / "deploy").mkdir()
    (marked / "deploy/nginx-headers.conf").write_text("", encoding="utf-8")
    kept = hashed(marked)
    with serving(need_program("nginx", "nginx"), marked, folder, nginx("/", {})) as address:
        for path in sorted(path for path in marked.rglob("*") if path.is_file()):
            name = path.relative_to(marked).as_posix()
            status, answered, _ = Host(address).ask(f"/{name}")
            assert status == 200
            wanted = FOREVER if name.startswith(tuple(kept)) else ASK
            assert answered.get_all("Cache-Control") == [wanted], name
        for status, method, path in (
            (404, "GET", "/assets/site.fedcba98.css"),
            (404, "GET", "/assets/checklist-0123abcd/engine/"),
            (405, "POST", "/assets/site.0123abcd.css"),
        ):
            answer = Host(address).ask(path, method=method)
            assert answer[0] == status
            assert answer[1].get_all("Cache-Control") == [ASK], path
        for status, fields in (
            (
                304,
                {
                    "If-Modified-Since": formatdate(
                        (marked / "assets/site.0123abcd.css").stat().st_mtime, usegmt=True
                    )
                },
            ),
            (206, {"Range": "bytes=0-0"}),
        ):
            answer = Host(address).ask("/assets/site.0123abcd.css", **fields)
            assert answer[0] == status
            assert answer[1].get_all("Cache-Control") == [FOREVER], status


def test_nginx_sends_who_asks_for_an_old_address_to_the_new_one(root, below, site):
    """One answer leads on, to be asked for each time, and the headers are with it."""
    for host, base in ((root, "/"), (below, BELOW)):
        status, answered, _ = host.ask(base + OLD)
        assert (status, answered["Location"], answered.get_all("Cache-Control")) == (301, base + NEW, [ASK])
        assert answered[POLICY]


def test_nginx_still_has_the_page_at_an_old_address_for_the_service_worker(root, below, site):
    """It asks for what was built with the hash in the query, and keeps nothing at all where it gets something else."""
    for host, base in ((root, "/"), (below, BELOW)):
        status, answered, body = host.ask(f"{base}{OLD}?0123abcd")
        assert (status, answered.get_content_type()) == (200, "text/html")
        assert body == (site / OLD).read_bytes()


def test_the_service_worker_is_asked_for_each_time(root):
    status, answered, _ = root.ask("/sw.js")
    assert (status, answered["Cache-Control"]) == (200, ASK)


@pytest.mark.parametrize("path", ["finns-inte.html", "finns/inte/alls", "assets/"])
def test_what_is_missing_is_the_sites_own_page(root, below, site, path):
    """An address that leads nowhere, at any depth, answers 404 with the site's page; a folder is never listed."""
    page = (site / "404.html").read_bytes()
    for host, base in ((root, "/"), (below, BELOW)):
        status, answered, body = host.ask(base + path)
        assert (status, answered.get_content_type()) == (404, "text/html")
        assert body == page


def test_below_a_path_every_reference_of_every_page_is_answered(below, pages):
    """Served below a path, whatever a page links to or loads is there, with nothing at the host's root."""
    wanted = {
        urlsplit(urljoin(f"http://host{BELOW}{name}", node[attribute])).path
        for name, page in pages.items()
        for node in page.walk()
        for attribute in ("href", "src")
        if name != "404.html"
        if node[attribute] and urlsplit(urljoin("http://host/", node[attribute])).netloc == "host"
    }
    assert len(wanted) > 100
    assert {path for path in wanted if not path.startswith(BELOW)} == set()
    assert {path for path in wanted if below.ask(path)[0] != 200} == set()
    assert below.ask(BELOW.rstrip("/"))[0] == 301
    assert below.ask("/index.html")[0] == 404


def test_a_recipe_that_nginx_refuses_is_one_fault(site, tmp_path):
    """What is wrong in the recipe is told, and no nginx is left running."""
    recipe = nginx("/", {}).replace("gzip_static on;", "gzip_statisk on;")
    with (
        pytest.raises(BuildError, match="gzip_statisk"),
        serving(need_program("nginx", "nginx"), site, tmp_path, recipe),
    ):
        pass
    with pytest.raises(BuildError, match="listen"):
        on_this_computer(recipe.replace("listen 80;", ""), site, 1, None)


def read(site, name):
    """Return the text of a file of the site."""
    return (site / name).read_text(encoding="utf-8")
