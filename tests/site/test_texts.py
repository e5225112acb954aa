"""What a page is published with, that nobody meant: each is found with file, line and column, and a remedy."""

import pytest

from publish.commands import ROOT
from publish.texts import FOLDERS, faults_in, published, text_faults

GOOD = "Rad ett.\nRad två: å, ä och ö.\n\tIndragen.\n"
FAULTS = {
    "bom": (b"\xef\xbb\xbf" + GOOD.encode(), (1, 1)),
    "latin-1": (GOOD.encode("latin-1"), (2, 7)),
    "utf-16": (GOOD.encode("utf-16"), (1, 1)),
    "nul": (b"Rad ett.\nRad\x00 tv\xc3\xa5.\n", (2, 4)),
    "styrtecken": (b"Rad ett.\n\n\x1b[31mR\xc3\xb6d\n", (3, 1)),
    "formatmatning": (b"Rad ett.\n\x0cRad tv\xc3\xa5.\n", (2, 1)),
    "ensam-vagnretur": (b"Rad ett.\rRad tv\xc3\xa5.\n", (1, 9)),
    "c1": ("Rad ett.\x85Rad två.\n".encode(), (1, 9)),
    "bom-inne-i-texten": ("Rad ett.\n\ufeffRad två.\n".encode(), (2, 1)),
    "forstort-tecken": ("Rad ett.\nV\ufffdld\n".encode(), (2, 2)),
    "omvand-ordning": ("Rad ett. \u202etvå daR\n".encode(), (1, 10)),
    "bokstav-i-delar": ("Rad ett.\nRa\u030ad.\n".encode(), (2, 3)),
    "ligatur": ("Rad ett.\nE\ufb00ekt.\n".encode(), (2, 2)),
    "var-text": (b"Rad ett.\n<<<<<<< HEAD\nVar.\n", (2, 1)),
    "mitt-emellan": (b"Rad ett.\n=======\nDeras.\n", (2, 1)),
    "deras-text": (b"Rad ett.\r\n>>>>>>> gren\r\n", (2, 1)),
    "grundtext": (b"||||||| 1234567\nRad.\n", (1, 1)),
}
HARMLESS = {
    "windows": GOOD.replace("\n", "\r\n"),
    "citat": "> > > > > > > sju steg in\n",
    "tabell": "| a | b |\n| --- | --- |\n",
    "understruket": "Rubrik\n======\n\nEn till\n========\n",
    "mjukt": "Bostads\u00adrätt, 12\u00a0kap., 👪\n",
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_nobody_meant_is_found_in_its_place(name):
    raw, place = FAULTS[name]
    faults = list(faults_in(raw, "docs/sida.md"))
    assert [(fault.place.file, fault.place.line, fault.place.column) for fault in faults] == [
        ("docs/sida.md", *place)
    ]
    assert faults[0].message.endswith(")")


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_meant_is_no_fault(name):
    assert list(faults_in(HARMLESS[name].encode(), "docs/sida.md")) == []


def test_every_line_with_a_mark_of_a_merge_is_found():
    """All places are told at once."""
    text = "<<<<<<< HEAD\nVar.\n=======\nDeras.\n>>>>>>> gren\n"
    assert [fault.place.line for fault in faults_in(text.encode(), "a.md")] == [1, 3, 5]


@pytest.mark.parametrize(
    "name",
    [
        "docs/del/sida.md",
        "docs/assets/a.css",
        "docs/assets/a.mjs",
        "includes/ord.md",
        "overrides/main.html",
        "mkdocs.yml",
    ],
)
def test_every_published_text_is_read(tmp_path, name):
    """Pages, what is put into pages, the theme's templates, scripts and styles, and the settings."""
    (tmp_path / "mkdocs.yml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"a\x00")
    assert [fault.place.file for fault in text_faults(tmp_path)] == [name]


def test_what_a_system_leaves_beside_is_not_read(tmp_path):
    """Editors' and systems' own files are not published, nor are they faults; a picture is no text."""
    (tmp_path / "docs").mkdir()
    for name in (".sida.md.swp", "._sida.md", ".DS_Store", "bild.png"):
        (tmp_path / "docs" / name).write_bytes(b"\x00")
    (tmp_path / "docs/.#sida.md").symlink_to("anna@dator.1234")
    assert list(published(tmp_path, *FOLDERS)) == []


def test_the_handbook_has_no_such_fault():
    assert len(list(published(ROOT, *FOLDERS))) > 100
    assert list(text_faults(ROOT)) == []
