"""Every page, and the checklist as it is in use, is HTML as the standard has it: looked at by html-validate."""

import json
import subprocess

import pytest

from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.planning import plan
from checklist.views import View
from publish.commands import ROOT
from tools.programs import find_program

CHECKER = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
# Why each rule is off.
OFF = {
    "no-trailing-whitespace": "what the theme's template leaves where it writes nothing; no reader and no program sees it",
    "doctype-style": "the theme writes it in small letters, which the standard allows",
    "wcag/h32": "the search answers as one types, so it has nothing to submit",
}
RULES = {
    **dict.fromkeys(OFF, "off"),
    # The theme's own ids begin with "__", which the standard allows.
    "valid-id": ["error", {"relaxed": True}],
    # The same act at many steps has one name; nothing is sent, and each says by its value which step it is.
    "form-dup-name": ["error", {"shared": ["radio", "checkbox", "button"]}],
}
ANSWERS = {
    "hushall": "barnfamilj",
    "aktuell": "bada",
    "skal": "hyresskuld",
    "antal": "vet-ej",
    "kronofogden": "ja",
}


@pytest.fixture
def faults(tmp_path):
    """A function that gives what is wrong with some files, each as a rule and a line; with rules of one's own."""

    def found(*files, rules=RULES):
        config = tmp_path / "regler.json"
        config.write_text(
            json.dumps({"root": True, "extends": ["html-validate:recommended"], "rules": rules}),
            encoding="utf-8",
        )
        command = [
            find_program("node"),
            CHECKER,
            "--config",
            config,
            "--formatter=json",
            "--max-warnings=0",
            *files,
        ]
        told = tmp_path / "fel.json"
        # To a file: the checker ends before a pipe has taken a long answer.
        with told.open("w") as answer:
            ended = subprocess.run(command, cwd=ROOT, stdout=answer, check=False)
        assert ended.returncode in (0, 1)
        return [
            f"{file['filePath']}:{message['line']}: {message['ruleId']}: {message['message']}"
            for file in json.loads(told.read_text(encoding="utf-8"))
            for message in file["messages"]
        ]

    return found


@pytest.fixture
def in_use(handbook, routine, tmp_path):
    """A page with the checklist as the engine writes it for some answers, with everything unfolded."""
    live = Page(handbook=handbook, routine=routine, live=True)
    view = View(today="2026-11-21", unfolded=("journal", "tank-om"))
    html = checklist(live, plan(routine, ANSWERS), view)
    path = tmp_path / "i-bruk.html"
    path.write_text(
        f'<!DOCTYPE html>\n<html lang="sv"><head><title>Prov</title></head><body>{html}</body></html>\n',
        encoding="utf-8",
    )
    return path


def test_the_whole_site_is_valid(site, faults):
    """No page breaks a rule of HTML that is not switched off above, with its reason."""
    assert faults(site) == []


def test_the_checklist_in_use_is_valid(in_use, faults):
    """What the engine writes for a case breaks no rule either."""
    assert faults(in_use) == []


def test_what_is_off_is_needed(site, faults):
    """A rule is off only for as long as the site breaks it."""
    broken = {fault.split(": ")[1] for fault in faults(site / "404.html", rules={})}
    assert broken == {*OFF, "valid-id"}


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ('<input type="checkbox" autocomplete="off">', "valid-autocomplete"),
        (
            "<figure><div></div><figcaption>a</figcaption><details><summary>b</summary></details></figure>",
            "element-permitted-order",
        ),
        ("<br />", "void-style"),
        ('<p id="a"></p><p id="a"></p>', "no-dup-id"),
    ],
)
def test_a_fault_is_seen(tmp_path, faults, wrong, rule):
    """The faults that others' checkers found are seen by ours."""
    page = tmp_path / "fel.html"
    page.write_text(
        f'<!DOCTYPE html>\n<html lang="sv"><head><title>Prov</title></head><body>{wrong}</body></html>\n',
        encoding="utf-8",
    )
    assert rule in {fault.split(": ")[1] for fault in faults(page)}
