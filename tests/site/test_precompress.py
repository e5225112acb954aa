"""What is packed for transfer: the same content, smaller, by the build's last word, and only where it helps."""

import gzip
import hashlib
import json
import subprocess
from zipfile import ZipFile

import pytest

from publish.commands import BuildError
from publish.hosting import precompress as packing
from publish.hosting.precompress import SMALL, SUFFIXES, ahead, candidates, precompress

TEXT = b"Bo kvar. " * 1000
# Gzip, deflate, no name, no time, packed as hard as can be, system unknown (RFC 1952).
HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
UNPACK = """
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { brotliDecompressSync } from "node:zlib";
const hash = (path) => createHash("sha256").update(brotliDecompressSync(readFileSync(path))).digest("hex");
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(hash)));
"""


@pytest.fixture
def small(tmp_path):
    """A site with a text, a text too small to gain, what no packing makes smaller, and downloads."""
    noise = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(250))
    for name, content in {
        "sida.html": TEXT,
        "kort.html": TEXT[: SMALL - 1],
        "assets/brus.zip": noise,
        "assets/karta.png": TEXT,
        "ladda-ner/fil.html": TEXT + b"Egen.",
        "ladda-ner/mapp.zip": TEXT,
        "deploy/sw-av.js": TEXT,
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "site"


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def packed(site):
    return [name for name in names(site) if name.endswith((".gz", ".br"))]


def test_only_what_gains_is_packed(small, tmp_path):
    """A text gets both forms, a download gzip alone; what is small, packed already or for servers gets none."""
    precompress(small, tmp_path / "kvar")
    assert packed(small) == ["ladda-ner/fil.html.gz", "sida.html.br", "sida.html.gz"]


def test_what_is_kept_is_not_made_again(small, tmp_path, monkeypatch):
    """A second build with the same content packs nothing, what gained nothing included, and is the same to the byte."""
    kept = tmp_path / "kvar"
    precompress(small, kept)
    first = {name: (small / name).read_bytes() for name in packed(small)}
    for name in first:
        (small / name).unlink()
    monkeypatch.setattr(packing, "run", lambda *_, **__: pytest.fail("något packades om"))
    precompress(small, kept)
    assert {name: (small / name).read_bytes() for name in packed(small)} == first


@pytest.mark.parametrize(
    "damage",
    [lambda kept: kept[: len(kept) // 2], lambda kept: b"", lambda kept: kept[:-1] + b"x"],
    ids=["halv", "tom", "ändrad"],
)
def test_what_is_kept_is_used_only_whole(small, tmp_path, damage):
    """What is kept is cut short, emptied or altered: it is packed again, and the site is the same to the byte."""
    kept = tmp_path / "kvar"
    precompress(small, kept)
    first = {name: (small / name).read_bytes() for name in packed(small)}
    for path in kept.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    precompress(small, kept)
    assert {name: (small / name).read_bytes() for name in packed(small)} == first


def test_what_another_packer_made_is_not_used(small, tmp_path, monkeypatch):
    """Another Node, or another version of our program, may pack to other bytes: what was kept is made again."""
    kept = tmp_path / "kvar"
    precompress(small, kept)
    before = names(kept)
    monkeypatch.setattr(packing, "packer", lambda: b"en annan")
    precompress(small, kept)
    assert set(names(kept)).isdisjoint(before)


def test_no_packed_form_says_which_system_made_it(small, tmp_path, site):
    """The head of a gzip has neither time nor system, so that every computer writes the same bytes."""
    precompress(small, tmp_path / "kvar")
    heads = {path.read_bytes()[:10] for folder in (small, site) for path in folder.rglob("*.gz")}
    assert heads == {HEAD}


def test_what_was_packed_ahead_is_not_packed_again(small, tmp_path, monkeypatch):
    """What was packed beside other work is kept when its turn comes; asked for again, nothing is started."""
    kept = tmp_path / "kvar"
    with ahead(small / "sida.html", kept):
        pass
    assert len(names(kept)) == 2
    monkeypatch.setattr(packing.subprocess, "Popen", lambda *_, **__: pytest.fail("något packades om"))
    with ahead(small / "sida.html", kept):
        pass


def test_a_failing_build_does_not_wait_for_what_is_packed_ahead(small, tmp_path):
    """When the work beside it fails, the packing ends, and leaves nothing that a later build would trust."""
    (small / "sida.html").write_bytes(
        b"".join(hashlib.sha256(bytes([n % 251, n // 251])).digest() for n in range(60_000))
    )
    kept = tmp_path / "kvar"
    with pytest.raises(BuildError), ahead(small / "sida.html", kept):
        raise BuildError
    assert [name for name in names(kept) if not name.endswith(".new")] == []


def test_what_no_file_needs_is_dropped(small, tmp_path):
    """What is kept is what this build needs, so that the folder does not grow with every edit."""
    kept = tmp_path / "kvar"
    precompress(small, kept)
    before = names(kept)
    (small / "sida.html").write_bytes(TEXT + b"Nytt.")
    precompress(small, kept)
    assert len(names(kept)) == len(before)
    assert gzip.decompress((small / "sida.html.gz").read_bytes()) == TEXT + b"Nytt."


def test_files_with_the_same_content_share_what_is_made(small, tmp_path):
    """Two files with one content get the same forms, each where it should, though they are packed but once."""
    (small / "ladda-ner/fil.html").write_bytes(TEXT)
    (small / "a.html").write_bytes(TEXT)
    precompress(small, tmp_path / "kvar")
    assert packed(small) == [
        "a.html.br",
        "a.html.gz",
        "ladda-ner/fil.html.gz",
        "sida.html.br",
        "sida.html.gz",
    ]
    assert (small / "a.html.br").read_bytes() == (small / "sida.html.br").read_bytes()


def test_every_packed_form_is_its_file(site):
    """Unpacked, each form on the site is its file to the byte: nothing was changed after it was packed."""
    forms = {
        suffix: [site / name for name in names(site) if name.endswith(suffix)] for suffix in (".gz", ".br")
    }
    assert len(forms[".gz"]) > 100
    for path in forms[".gz"]:
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes(), path.name
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", UNPACK],
        input=json.dumps([str(path) for path in forms[".br"]]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    plain = [hashlib.sha256(path.with_suffix("").read_bytes()).hexdigest() for path in forms[".br"]]
    assert json.loads(done.stdout) == plain


def test_every_page_and_the_engine_are_packed(site):
    """Each page and what the engine loads has both forms; source maps and the zip for download have none."""
    have = set(packed(site))
    pages = [
        name
        for name in names(site)
        if name.endswith((".html", ".wasm")) and not name.startswith("ladda-ner/")
    ]
    assert [name for name in pages if not {f"{name}.gz", f"{name}.br"} <= have] == []
    assert {path.suffix for path in candidates(site)} <= set(SUFFIXES)
    assert [
        name for name in have if ".map." in name or (name.startswith("ladda-ner/") and ".zip" in name)
    ] == []


def test_no_packed_form_is_in_what_can_be_downloaded_or_kept(site):
    """Neither the zip nor the list of the service worker names a packed form: both hold the files themselves."""
    with ZipFile(site / "ladda-ner/bo-kvar-handbok.zip") as archive:
        assert [name for name in archive.namelist() if name.endswith((".gz", ".br"))] == []
    worker = (site / "sw.js").read_text(encoding="utf-8")
    listed = json.loads(worker.partition("const FILES = ")[2].partition(";\n")[0])
    assert "index.html" in listed
    assert [name for name in listed if name.endswith((".gz", ".br"))] == []
