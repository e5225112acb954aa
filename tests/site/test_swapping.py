"""One build at a time; the site is changed whole, or stands as it was."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from publish.commands import ROOT, BuildError
from publish.swapping import OLD, alone, check_places, recover, room, swap

HOLD = """
import sys
from pathlib import Path
from publish.swapping import alone
with alone(Path(sys.argv[1])):
    print("låst", flush=True)
    sys.stdin.read()
"""
NOBODY = 65534


@pytest.fixture
def holder(tmp_path):
    """Another process that has the lock of the folder, until it ends."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
    ) as process:
        assert process.stdout.readline() == "låst\n"
        yield process
        process.kill()


@pytest.fixture
def folder():
    """A folder where an ordinary user, who may not do everything, has a new and an old site."""
    place = Path(tempfile.mkdtemp())
    for name, text in (("build/ny", "den nya"), ("site", "den gamla")):
        (place / name).mkdir(parents=True)
        (place / name / "index.html").write_text(text, encoding="utf-8")
    root = os.geteuid() == 0
    if root:
        for path in (place, *place.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield place
    if root:
        os.seteuid(0)
    for path in [place, *place.rglob("*")]:
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(place)


def texts(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
    }


def test_a_second_build_says_that_there_is_one(holder, tmp_path):
    """Two builds at once would write in each other's files: the second is refused, and says what to do."""
    with pytest.raises(BuildError, match=r"annat bygge pågår .*vänta"), alone(tmp_path):
        pytest.fail("två byggen på en gång")


def test_a_build_that_was_killed_is_in_nobodys_way(holder, tmp_path):
    """Whatever ends a build, the next one may start."""
    holder.kill()
    holder.wait()
    with alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_the_new_site_takes_the_old_ones_place(folder):
    swap(folder / "build/ny", folder / "site", folder / "build")
    assert texts(folder) == {"site/index.html": "den nya"}


def test_the_first_site_has_no_old_one(folder):
    shutil.rmtree(folder / "site")
    swap(folder / "build/ny", folder / "site", folder / "build")
    assert texts(folder) == {"site/index.html": "den nya"}


@pytest.mark.parametrize("closed", [".", "site", "build"])
def test_a_site_that_cannot_be_changed_stands_as_it_was(folder, closed):
    """Where a folder belongs to somebody else, all files of the old site are there, and one line says why."""
    before = texts(folder)
    (folder / closed).chmod(0o555)
    with pytest.raises(BuildError, match="site/ kan inte bytas ut och står som förut") as raised:
        swap(folder / "build/ny", folder / "site", folder / "build")
    assert "\n" not in str(raised.value)
    assert texts(folder) == before


def test_a_part_of_the_old_site_that_cannot_be_taken_away_is_told(folder, capsys):
    """A folder of somebody else's in the old site: the new one is whole in its place, and the rest is named.

    The next build says so before it does anything.
    """
    (folder / "site/del").mkdir()
    (folder / "site/del/sida.html").write_text("gammal", encoding="utf-8")
    (folder / "site/del").chmod(0o555)
    swap(folder / "build/ny", folder / "site", folder / "build")
    assert texts(folder / "site") == {"index.html": "den nya"}
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert OLD in said[0]
    with pytest.raises(BuildError, match=rf"{OLD} är kvar .*för hand"):
        recover(folder / "build", folder / "site")
    assert texts(folder / "site") == {"index.html": "den nya"}


def test_a_swap_that_was_broken_off_is_undone(folder, monkeypatch):
    """Broken off between its two halves, the swap is undone; after a kill the next build undoes it."""

    def stop(path, target):
        if path.name == "ny":
            raise KeyboardInterrupt
        path.replace(target)

    before = texts(folder)
    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        swap(folder / "build/ny", folder / "site", folder / "build")
    assert texts(folder) == before
    (folder / "site").rename(folder / "build" / OLD)
    recover(folder / "build", folder / "site")
    assert texts(folder) == before


def test_a_room_is_new_and_is_taken_away(tmp_path):
    """Each build has its own; one that a killed build has left is taken away by the next."""
    with room(tmp_path) as one, room(tmp_path) as other:
        assert one != other
        (one / "del").mkdir()
    assert list(tmp_path.iterdir()) == []
    left = Path(tempfile.mkdtemp(prefix="bygge-", dir=tmp_path))
    (left / "fil").write_text("a", encoding="utf-8")
    recover(tmp_path, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["site", "build"])
@pytest.mark.parametrize("sort", ["fil", "länk", "länk till ingenting"])
def test_what_is_no_folder_is_not_replaced(tmp_path, name, sort):
    """A file or a link by the name of the site is somebody's: it is not removed, and one line says so.

    ``build`` may be a link to a folder on another disk, but not to nothing.
    """
    build, site = tmp_path / "build", tmp_path / "site"
    (tmp_path / "mapp").mkdir()
    place = tmp_path / name
    if sort == "fil":
        place.write_text("a", encoding="utf-8")
    else:
        place.symlink_to(tmp_path / ("mapp" if sort == "länk" else "ingenting"))
    if (name, sort) == ("build", "länk"):
        check_places(build, site)
        return
    with pytest.raises(BuildError, match=rf"^{name} är .*\(ta bort eller flytta"):
        check_places(build, site)
    assert os.path.lexists(place)
