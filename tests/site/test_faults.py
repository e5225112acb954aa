"""What the system refuses is one line with a remedy, however Python or Node tells it; tracebacks are left out."""

import errno
import os
import sys
from pathlib import Path

import pytest

from publish.commands import ROOT, BuildError, run
from publish.faults import WHY, explained, plain, system_fault

# Each ends as it does on a full disk, and so with the traceback of its language.
FULL = {
    "python": [
        sys.executable,
        "-c",
        "import errno, os; raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))",
    ],
    "node": [
        "node",
        "-e",
        "throw Object.assign(new Error('ENOSPC: no space left on device, write'), { errno: -28 })",
    ],
}
# Each runs into a file where a folder should be.
WRONG_SORT = {
    "python": [sys.executable, "-c", "open('README.md/a', 'w')"],
    "node": ["node", "-e", "require('fs').writeFileSync('README.md/a', 'a')"],
}


@pytest.mark.parametrize("code", WHY)
def test_each_refusal_has_one_line_with_a_remedy(code):
    """The place is named as seen from the project."""
    error = OSError(getattr(errno, code), "English", str(ROOT / "site/a.html"))
    line = explained(error, ROOT)
    assert "\n" not in line
    assert "English" not in line
    assert str(ROOT) not in line
    assert "site/a.html" in line or code in {"ENOSPC", "EDQUOT"}


def test_a_refusal_without_a_name_is_one_line_too():
    assert explained(OSError(errno.EIO, "English", "a"), ROOT) == "a EIO"
    assert "något" in explained(OSError(errno.EACCES, "English"), ROOT)


@pytest.mark.parametrize("missing", ["node_modules/pyodide/pyodide.mjs", "docs/index.md"])
def test_what_setup_puts_in_place_is_set_up_again(missing):
    """The remedy for half a node_modules is another than that for a lost page."""
    line = explained(FileNotFoundError(errno.ENOENT, "English", str(ROOT / missing)), ROOT)
    assert ("make setup" in line) == missing.startswith("node_modules")


@pytest.mark.parametrize("program", FULL)
def test_a_full_disk_is_one_line(program, capfd):
    with pytest.raises(BuildError, match=r"^Det gick inte: disken är full \(frigör plats"):
        run(FULL[program], fault="Det gick inte")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("program", WRONG_SORT)
def test_a_file_where_a_folder_should_be_is_one_line(program, capfd):
    with pytest.raises(BuildError, match=r"^Det gick inte: README\.md/a är en fil där"):
        run(WRONG_SORT[program], fault="Det gick inte")
    assert capfd.readouterr().err == ""


def test_what_a_tool_says_of_an_authors_fault_is_heard(capfd):
    """Its own lines are shown, its traceback is not but for the last line; what it says when all is well is not."""
    code = "import sys; print('rad 7: fel', file=sys.stderr); raise ValueError('därför')"
    with pytest.raises(BuildError, match="står ovanför"):
        run([sys.executable, "-c", code], fault="Det gick inte")
    assert capfd.readouterr().err == "rad 7: fel\nValueError: därför\n"
    assert (
        run([sys.executable, "-c", "import sys; print('ut'); print('in', file=sys.stderr)"], fault="")
        == "ut\n"
    )
    assert capfd.readouterr() == ("", "")


def test_a_program_that_is_not_there_is_one_line():
    with pytest.raises(BuildError, match=r"programmet finns-inte-alls finns inte .*make setup"):
        run(["finns-inte-alls"], fault="Det gick inte")


def test_a_traceback_after_another_is_left_out():
    """Python tells what led to what: only the last line of each is of use."""
    said = "INFO    -  Building\nWARNING -  a\n  - b\nTraceback (most recent call last):\n  File x\nA: ett\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File y\nB: två\n"
    assert list(plain(said)) == ["WARNING -  a", "  - b", "A: ett", "B: två"]


@pytest.mark.parametrize("said", ["", "rad 7: E: fel", "[Errno 99999] a", "EXEMPEL: a"])
def test_what_is_no_refusal_is_not_taken_for_one(said):
    assert system_fault(said, Path(os.sep)) == ""
