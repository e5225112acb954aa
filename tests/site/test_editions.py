"""The editions are the same to the byte, whatever Python, zlib and system they are made with."""

import base64
import gzip
import re
import sys
from zipfile import ZipFile

import pytest

from macros.addresses import file_name
from publish import onefile
from publish.editions import FOLDER, HANDBOOK, write_zip

# Gzip, deflate, no name, no time, packed as hard as can be, system unknown (RFC 1952).
HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
PART = re.compile(r'<script type="application/octet-stream" id="bk-[a-z]+">([^<]+)')


@pytest.mark.parametrize("system", [0, 3, 10, 255], ids=["fat", "unix", "ntfs", "python-3.13"])
def test_a_part_does_not_say_which_system_packed_it(monkeypatch, system):
    """Whichever system Python or its zlib writes into the head of a gzip, the part is the same, and can be unpacked."""
    ordinary = gzip.compress

    def compress(content, **named):
        packed = ordinary(content, **named)
        return packed[:9] + bytes([system]) + packed[10:]

    monkeypatch.setattr(onefile.gzip, "compress", compress)
    packed = onefile.gzipped(b"Bo kvar. " * 100)
    assert packed[:10] == HEAD
    assert gzip.decompress(packed) == b"Bo kvar. " * 100


def test_every_part_of_the_published_edition_has_that_head(site):
    parts = PART.findall((site / FOLDER / file_name("checklista.html")).read_text(encoding="utf-8"))
    assert len(parts) == 5
    assert {base64.b64decode(part.strip())[:10] for part in parts} == {HEAD}


def test_the_folder_has_the_engine_once_and_each_checklist_only_what_it_is_about(site):
    """However many checklists a folder on a disk holds, the engine in it is one."""
    with ZipFile(site / FOLDER / HANDBOOK) as archive:
        names = [name for name in archive.namelist() if name.endswith((".html", ".js"))]
        sizes = {name: archive.getinfo(name).file_size for name in names}
        parts = {
            name: len(PART.findall(archive.read(name).decode())) for name in names if name.endswith(".html")
        }
    assert [name for name, size in sizes.items() if size > 3_000_000] == ["bo-kvar/assets/motor.js"]
    assert {count for count in parts.values() if count} == {1}


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_zip_is_the_same_on_every_system(tmp_path, monkeypatch, platform):
    """Each entry has one date, the permissions of a plain file, and the system that can hold them."""
    (tmp_path / "site/search").mkdir(parents=True)
    (tmp_path / "site/search/search_index.json").write_text("{}", encoding="utf-8")
    (tmp_path / "site/index.html").write_text("<p>Prov</p></body>", encoding="utf-8")
    monkeypatch.setattr(sys, "platform", platform)
    write_zip(tmp_path / "site", {"checklista.html": "<p>Checklistan</p>"}, "", tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as archive:
        heads = {(info.create_system, info.external_attr, info.date_time) for info in archive.infolist()}
    assert heads == {(3, 0o644 << 16, (1980, 1, 1, 0, 0, 0))}
