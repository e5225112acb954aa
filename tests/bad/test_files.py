"""What lies in the folder of the data files, and is none, or cannot be read: one line each, and never a traceback."""

import os

import pytest

from checklist.loading import load

U, S, R = "units.yaml", "sources.yaml", "nyckel.yaml"


def a_folder(path):
    path.mkdir()


def a_loop_of_links(path):
    path.symlink_to(path)


def a_link_to_nothing(path):
    path.symlink_to(path.parent / "borta")


def a_pipe(path):
    os.mkfifo(path)


def an_endless_device(path):
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (a_folder, "det här är en mapp, inte en fil (byt namn på mappen eller flytta den)"),
        (a_loop_of_links, "filen går inte att öppna (lägg en vanlig fil i stället)"),
        (a_link_to_nothing, "filen saknas (lägg tillbaka den)"),
        (a_pipe, "det här är ingen vanlig fil (lägg en vanlig fil i stället)"),
        (an_endless_device, "det här är ingen vanlig fil (lägg en vanlig fil i stället)"),
    ],
)
@pytest.mark.parametrize("name", [U, "ny.yaml"])
def test_what_is_no_file_is_told(folder, problems_of, name, make, told):
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    assert problems_of(folder) == [f"liten/{name}:1:1: {told}"]


def test_a_question_mark_within_braces_is_text(change, problems_of):
    """Nobody has to put a text in quotation marks because it is a question."""
    assert problems_of(change(R, "label: Svarade inte,", "label: Svarade?,")) == []


def test_a_file_that_is_gone_is_told(folder, problems_of):
    (folder / S).unlink()
    assert problems_of(folder) == ["liten/sources.yaml:1:1: filen saknas (lägg tillbaka den)"]


def test_a_file_that_may_not_be_read_is_told(folder, problems_of, monkeypatch):
    """Whoever runs the tests may perhaps read everything, so the system's answer is put in its place."""
    opened = type(folder).open

    def refuse(path, *arguments, **keywords):
        if path.name == R:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **keywords)

    monkeypatch.setattr(type(folder), "open", refuse)
    assert problems_of(folder) == ["liten/nyckel.yaml:1:1: filen får inte läsas (ge dig rätt att läsa den)"]


def test_a_folder_that_may_not_be_listed_is_told(folder, problems_of, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(folder), "iterdir", refuse)
    assert problems_of(folder) == ["liten:1:1: mappen får inte läsas (ge dig rätt att läsa den)"]


@pytest.mark.parametrize(
    ("coding", "line", "column"),
    [("latin-1", 1, 21), ("utf-16", 1, 1), ("utf-16-le", 1, 1), ("utf-16-be", 1, 1), ("utf-32", 1, 1)],
)
def test_a_file_in_another_coding_is_told_where_that_shows(folder, problems_of, coding, line, column):
    text = (folder / U).read_text(encoding="utf-8")
    (folder / U).write_text(text, encoding=coding)
    assert problems_of(folder) == [
        f"liten/units.yaml:{line}:{column}: filen är inte sparad som UTF-8 (spara om den)"
    ]


def test_the_place_of_a_byte_that_is_no_letter_is_counted_in_letters_after_the_lines_before_it(
    folder, problems_of
):
    path = folder / R
    path.write_bytes(
        b"\xef\xbb\xbf" + path.read_bytes().replace("Gå dit.".encode(), "Gå å ".encode() + b"\xe5.")
    )
    assert problems_of(folder) == ["liten/nyckel.yaml:69:20: filen är inte sparad som UTF-8 (spara om den)"]


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_how_an_editor_ends_lines_and_marks_utf_8_makes_no_difference(folder, small_handbook, end):
    for name in (U, S, R):
        text = (folder / name).read_bytes()
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", end))
    assert load(folder) == small_handbook


@pytest.mark.parametrize(
    "name",
    [
        ".#nyckel.yaml",
        "._nyckel.yaml",
        ".nyckel.yaml",
        "~$nyckel.yaml",
        "#nyckel.yaml#",
        "nyckel.yaml~",
        "nyckel.yaml.bak",
        "nyckel.yaml.orig",
        ".nyckel.yaml.swp",
        ".DS_Store",
        "LÄS-MIG.txt",
    ],
)
def test_what_systems_and_editors_leave_beside_is_no_routine(folder, problems_of, name):
    (folder / name).write_bytes(b"\x00\x05\x16\x07 inte YAML: [")
    assert problems_of(folder) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("ny.yml", "ny.yaml"),
        ("ny.YML", "ny.yaml"),
        ("ny.YAML", "ny.yaml"),
        ("ny.yaml.txt", "ny.yaml"),
        ("ny.yml.txt", "ny.yaml"),
        ("Units.yaml", "units.yaml"),
        ("sources.yml", "sources.yaml"),
    ],
)
def test_a_file_whose_name_ends_almost_right_is_not_passed_over_in_silence(folder, problems_of, name, right):
    (folder / name).write_text("units: []\n", encoding="utf-8")
    assert problems_of(folder) == [f"liten/{name}:1:1: filen läses inte (byt namn till {right})"]


def test_a_name_that_is_no_line_is_shown_as_one(folder, problems_of):
    (folder / "ny\n\x1b[2Jrad.yaml").write_text("", encoding="utf-8")
    told = problems_of(folder)
    assert len(told) == 1
    assert told[0].isprintable()
    assert told[0].startswith("liten/ny\\n\\x1b[2Jrad.yaml:1:1: ")
