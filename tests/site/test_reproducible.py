"""Two builds, the same bytes: anybody can check that a published site is what its sources say."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publish.commands import ROOT

# Python reads this file at every start: the build believes that it runs a year and some months later.
LATER = """\
import datetime
import time

SHIFT = 500 * 86_400 + 12_345
now, real = datetime.datetime, time.time
time.time = lambda: real() + SHIFT


class Later(now):
    @classmethod
    def now(cls, tz=None):
        return now.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return now.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    today = now


class Day(datetime.date):
    @classmethod
    def today(cls):
        return datetime.date.fromtimestamp(time.time())


datetime.datetime, datetime.date = Later, Day
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """A copy of the sources in a folder of another name, built at another time, in another zone and language."""
    copy = tmp_path_factory.mktemp("annan plats") / "bo kvar åäö"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    for name in reversed(tracked.rstrip("\0").split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    (copy / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    # Packing the same bytes again would take half a minute, and says nothing about the site.
    shutil.copytree(ROOT / "build/precompressed", copy / "build/precompressed")
    changed = {
        "PYTHONPATH": str(copy),
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Chatham",
        "LANG": "C",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-m", "publish"],
        cwd=copy,
        env=os.environ | changed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_two_builds_are_the_same_to_the_byte(site, elsewhere):
    """Whatever the folder, the day, the time zone, the language and the hash seed, the site is the same."""
    assert names(elsewhere) == names(site)
    different = [
        name for name in names(site) if (site / name).read_bytes() != (elsewhere / name).read_bytes()
    ]
    assert different == []


def test_the_other_build_was_at_another_time(elsewhere):
    """The copy does believe in another day; or else the test above proves nothing about dates."""
    command = [sys.executable, "-c", "import datetime, time; print(datetime.date.today(), time.time())"]
    folder = Path(elsewhere).parent
    told = [
        subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, check=True).stdout
        for path in (str(folder), str(ROOT))
    ]
    assert told[0][:7] != told[1][:7]
