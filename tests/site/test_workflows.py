"""The recipes for GitHub Pages and GitLab Pages: they can be read, and what they run exists."""

import re

import pytest
import yaml

from publish.commands import ROOT

# An action by its commit, and its version for people: whoever can move a tag can otherwise run what he likes.
PINNED = re.compile(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
TARGETS = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[
    1
].split()


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
    """The folder that is published is the one that the build writes."""
    (sent,) = (step for step in steps if step.get("uses", "").startswith("actions/upload-pages-artifact@"))
    assert sent["with"]["path"] == "site"
    assert steps.index(sent) > max(number for number, step in enumerate(steps) if "run" in step)


def test_what_somebody_proposes_is_tried_and_not_published():
    """A pull request runs the gate, with no right but to read, and nothing else does: it publishes nothing."""
    workflow = read(".github/workflows/test.yml")
    (job,) = workflow["jobs"].values()
    # YAML's own word for yes.
    assert workflow[True] == "pull_request"
    assert job["permissions"] == {"contents": "read"}
    assert commands(job["steps"]) == ["make test"]
    assert set(read(".github/workflows/pages.yml")[True]) == {"push", "workflow_dispatch"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_a_commit(path):
    """Every action is named by its commit with its version beside it, so that nobody can change what runs."""
    used = re.findall(r"uses:.*", path.read_text(encoding="utf-8"))
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_keeps_more_rights_than_it_names(path):
    """No right is given to all jobs, and no checkout leaves its token where the tests could read it."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = workflow["jobs"].values()
    checkouts = [
        step for job in jobs for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in jobs)
    assert checkouts
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_gitlab_runs_what_the_makefile_has():
    """The same on GitLab, whose folder has another name."""
    job = read(".gitlab-ci.yml")["pages"]
    lines = [line.split() for line in job["script"]]
    assert [line[:2] for line in lines if line[0] == "make"] == [["make", "test"], ["make", "site"]]
    assert {line[1] for line in lines if line[0] == "make"} <= set(TARGETS)
    assert [line for line in lines if line[0] != "make"] == [["mv", "site", *job["artifacts"]["paths"]]]
    assert any("SITE_URL=" in word for line in lines for word in line)
