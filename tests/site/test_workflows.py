"""The recipes for GitHub Pages and GitLab Pages: they can be read, and what they run exists."""

import re

import pytest
import yaml

from publish.commands import ROOT

ACTION = re.compile(r"[\w-]+/[\w-]+@v\d+")
TARGETS = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()


def read(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def steps():
    """Every step of every job on GitHub, in order."""
    return [step for job in read(".github/workflows/pages.yml")["jobs"].values() for step in job["steps"]]


def commands(steps):
    return [step["run"] for step in steps if "run" in step]


def test_github_runs_what_the_makefile_has(steps):
    """Everything is tested before it is built for its address; each command is a target of the Makefile."""
    assert commands(steps) == ["make test", "make site"]
    assert {line.split()[1] for line in commands(steps)} <= set(TARGETS)
    (built,) = (step for step in steps if step.get("run") == "make site")
    assert set(built["env"]) == {"SITE_URL"}


def test_github_publishes_what_was_built(steps):
    """The folder that is published is the one that the build writes, and every action has its version."""
    used = [step["uses"] for step in steps if "uses" in step]
    assert [action for action in used if not ACTION.fullmatch(action)] == []
    (sent,) = (step for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact@"))
    assert sent["with"]["path"] == "site"
    assert steps.index(sent) > max(number for number, step in enumerate(steps) if "run" in step)


def test_gitlab_runs_what_the_makefile_has():
    """The same on GitLab, whose folder has another name."""
    job = read(".gitlab-ci.yml")["pages"]
    lines = [line.split() for line in job["script"]]
    assert [line[:2] for line in lines if line[0] == "make"] == [["make", "test"], ["make", "site"]]
    assert {line[1] for line in lines if line[0] == "make"} <= set(TARGETS)
    assert [line for line in lines if line[0] != "make"] == [["mv", "site", *job["artifacts"]["paths"]]]
    assert any("SITE_URL=" in word for line in lines for word in line)
