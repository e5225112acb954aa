"""cli: one line for wrong input, never a traceback."""

import json
import os
from pathlib import Path

import pytest

from checklist import cli
from checklist.loading import ROUTINES, load

FULL = ["hushall=barnfamilj", "aktuell=ingen", "skal=hyresskuld", "antal=forsta", "kronofogden=nej"]


@pytest.fixture
def run(capsys, monkeypatch, handbook):
    """A function that runs a command and returns its exit status, its output and its error.

    The real handbook, which takes longest to read, is read once for all; test_main reads it as whoever runs the command.
    """
    monkeypatch.setattr(cli, "load", lambda folder: handbook if folder == ROUTINES else load(folder))

    def command(*arguments):
        try:
            status = cli.main(arguments)
        except SystemExit as error:
            status = error.code
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return command


@pytest.fixture
def here(folder):
    """The argument that names the small handbook."""
    return f"--data={folder}"


def test_check_tells_the_size_of_the_routine(run):
    status, out, err = run("check", "--json")
    found = json.loads(out)
    assert (status, err, found["problems"]) == (0, "", [])
    assert found["routines"]["avhysning"]["combinations"] == 48
    assert found["routines"]["avhysning"]["branches"] == 16


def test_check_in_words_has_a_line_for_each_routine(run):
    status, out, _ = run("check")
    assert status == 0
    assert out.startswith("avhysning: 48 ")


def test_check_names_what_is_due(run, change):
    folder = change("sources.yaml", 'review: "2026-12-01"', 'review: "2020-12-01"')
    status, out, _ = run(f"--data={folder}", "check")
    assert status == 0
    assert "2020-12-01 forslag" in out
    assert json.loads(run(f"--data={folder}", "check", "--json")[1])["due"] == [
        "2020-12-01 forslag: Egna förslag"
    ]


def test_broken_data_is_told_line_by_line_with_status_1(run, change):
    folder = change("nyckel.yaml", "modality: bor", "modality: kanske")
    status, out, err = run(f"--data={folder}", "check")
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert lines[0].startswith("liten/nyckel.yaml:62:19: ")
    assert lines[-1].startswith("1 ")


def test_a_plan_is_printed_as_json_and_as_text(run):
    status, out, _ = run("plan", "avhysning", *FULL, "--json")
    assert status == 0
    found = json.loads(out)
    assert found["branch"]["id"] == "barnfamilj-ej-aktuell-hyresskuld-forsta"
    cited = {step["citation"]["source"] for step in found["steps"] if step["ground"] == "law"}
    assert set(found["laws"]) == cited > set()
    assert all(law["to"] <= law["read"] for law in found["laws"].values())
    status, out, _ = run("plan", "avhysning", *FULL)
    assert status == 0
    assert "[ ]" in out


def test_settings_may_stand_anywhere(run, folder):
    where = ["--data", str(folder)]
    first = run(*where, "plan", "nyckel", "hus=villa", "--json")
    assert json.loads(first[1])["answers"] == {"hus": "villa"}
    assert run("plan", "--json", "nyckel", *where, "hus=villa") == first
    assert run("plan", f"--data={folder}", "nyckel", "--json", "hus=villa") == first
    status, out, _ = run("plan", "nyckel", "hus=villa", *where)
    assert (status, "[ ]" in out) == (0, True)
    assert run("check", *where) == run(*where, "check")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["plan", "hyra"], "avhysning"),
        (["branches"], "avhysning"),
        (["plan"], "avhysning"),
        (["plan", "avhysning", "hus=villa"], "hushall, aktuell, skal, antal, kronofogden"),
        (["plan", "avhysning", "hushall=villa"], "barnfamilj, utan-barn"),
        (["plan", "avhysning", "hushall"], "barnfamilj, utan-barn"),
        (["plan", "avhysning", "hushall=barnfamilj", "hushall=utan-barn"], "barnfamilj"),
        (["compare", "avhysning", "utan-barn-ej-aktuell-storning"], "utan-barn-ej-aktuell-storning"),
        (["compare", "hyra", "a", "b"], "avhysning"),
        (["branches", "hyra"], "avhysning"),
        (["visa"], "check, plan, compare, export, branches"),
        ([], "check, plan, compare, export, branches"),
        (["plan", "--okänt"], "check, plan, compare, export, branches"),
        (["--data"], "check, plan, compare, export, branches"),
        (["plan", "hyra\nav\x1b[2J"], "avhysning"),
        (["plan", "avhysning", "hus\n=\nvilla"], "hushall, aktuell, skal, antal, kronofogden"),
        (["en\nrad"], "check, plan, compare, export, branches"),
    ],
)
def test_wrong_input_gets_one_line_that_names_what_is_permitted_and_status_2(run, arguments, named):
    status, out, err = run(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert named in err
    assert err.rstrip("\n").isprintable()


@pytest.mark.parametrize("arguments", [["visa"], [], ["plan", "--okänt"], ["--data"], ["check", "--json=ja"]])
def test_no_english_stands_in_a_swedish_line(run, arguments):
    assert not {"invalid", "unrecognized", "required", "expected", "argument", "choose"} & set(
        run(*arguments)[2].replace(":", " ").split()
    )


def test_more_problems_than_are_shown_are_said_to_be_more(run, change):
    folder = change("nyckel.yaml", "with: [kontor]", f"with: [{', '.join(f'k{n}' for n in range(500))}]")
    assert run(f"--data={folder}", "check")[2].splitlines()[-1].startswith("minst 100 ")


@pytest.mark.parametrize("name", ["borta", "en-fil", "a" * 5_000])
def test_data_that_is_no_folder_is_told_in_a_line_with_the_status_of_wrong_input(run, tmp_path, name):
    (tmp_path / "en-fil").write_text("units: []\n", encoding="utf-8")
    status, out, err = run(f"--data={tmp_path / name}", "check")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--data" in err


def test_a_folder_without_a_name_of_its_own_is_named_as_it_was_given(run, folder, monkeypatch):
    (folder / "units.yaml").unlink()
    monkeypatch.chdir(folder)
    status, _, err = run("--data=.", "check")
    assert status == 1
    assert err.startswith("./units.yaml:1:1: ")


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "-h"]])
@pytest.mark.parametrize("width", ["40", "120"])
def test_help_is_no_error_and_is_in_swedish(run, arguments, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    status, out, _ = run(*arguments)
    assert status == 0
    assert "visa den här hjälpen" in " ".join(out.split())
    assert not {"usage:", "options:", "arguments:", "show", "message"} & set(out.split())


def test_two_branches_are_compared(run, here):
    status, out, _ = run(here, "compare", "nyckel", "villa", "lagenhet-tappad", "--json")
    assert (status, json.loads(out)["common"]) == (0, ["kvitto"])
    marks = [
        line[:3].strip()
        for line in run(here, "compare", "nyckel", "villa", "lagenhet-tappad")[1].splitlines()[3:]
    ]
    assert marks == ["=", "<", ">", "<", "<", ">"]


def test_a_step_on_the_right_alone_has_no_left_line(run, here):
    out = run(here, "compare", "nyckel", "lagenhet-tappad", "villa")[1]
    assert [line[:3].strip() for line in out.splitlines()[3:]] == ["=", "<", ">", "<", ">", ">"]


def test_the_export_is_what_the_browser_reads(run, here, small_handbook):
    from checklist.exporting import handbook_from_json

    status, out, _ = run(here, "export")
    assert status == 0
    assert handbook_from_json(out)[0] == small_handbook


def test_branches_gaps_and_impossible_answers_are_listed(run, here):
    status, out, _ = run(here, "branches", "nyckel", "--json")
    assert status == 0
    assert [(row["id"], row["type"]) for row in json.loads(out)] == [
        ("villa", "branch"),
        ("lagenhet-tappad", "branch"),
        ("stulen-i-lagenhet", "gap"),
        ("hund-i-lagenhet", "impossible"),
    ]
    lines = run(here, "branches", "nyckel")[1].splitlines()
    assert len(lines) == 4
    assert "hus=lagenhet nyckel=tappad hund=nej" in lines[1]


def test_output_that_cannot_be_written_has_a_status_of_its_own(run, here, monkeypatch, capsys):
    """What the stream still held is thrown away: closing it is no error. In a process of its own: test_main."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert cli.main([here, "check"]) == 74
    assert capsys.readouterr().err.count("\n") == 1


def test_a_reader_that_has_gone_has_a_status_of_its_own(run, here, monkeypatch, capsys):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as gone:
        monkeypatch.setattr("sys.stdout", gone)
        assert cli.main([here, "check"]) == 141
    assert capsys.readouterr().err.count("\n") == 1
