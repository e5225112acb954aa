"""cli: one line for wrong input, never a traceback."""

import json

import pytest

from checklist.cli import main

FULL = ["hushall=barnfamilj", "aktuell=ingen", "skal=hyresskuld", "antal=forsta", "kronofogden=nej"]


@pytest.fixture
def run(capsys):
    """A function that runs a command and returns its exit status, its output and its error."""

    def command(*arguments):
        try:
            status = main(arguments)
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
    assert found["routines"]["avhysning"]["combinations"] == 96
    assert found["routines"]["avhysning"]["branches"] == 16


def test_check_in_words_has_a_line_for_each_routine(run):
    status, out, _ = run("check")
    assert status == 0
    assert out.startswith("avhysning: 96 ")


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
    assert json.loads(out)["branch"]["id"] == "barnfamilj-ej-aktuell-hyresskuld-forsta"
    status, out, _ = run("plan", "avhysning", *FULL)
    assert status == 0
    assert "[ ]" in out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["plan", "hyra"], "avhysning"),
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
    ],
)
def test_wrong_input_gets_one_line_that_names_what_is_permitted_and_status_2(run, arguments, named):
    status, out, err = run(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert named in err


def test_help_is_no_error(run):
    status, out, _ = run("--help")
    assert status == 0
    assert "compare" in out


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
    assert handbook_from_json(out) == small_handbook


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
