"""The version of a step: ticks that are kept today are known by it for years."""

from dataclasses import replace

from checklist.model import After

VERSIONS = {"aktualisera": "2878dcfe", "kallelse": "c227dc48", "oanmalt-hembesok": "f89ca8d5"}


def step_of(routine, branch, name):
    return next(step for step in routine.branch_by_id[branch].steps if step.id == name)


def test_the_versions_of_today_are_those_of_the_cases_that_are_kept(routine):
    """Not to be changed: another figure asks everybody in the country to confirm what they have done."""
    branch = "barnfamilj-ekonomiskt-bistand-hyresskuld-forsta"
    versions = {
        name: step_of(routine, branch, name).version
        for name in ("aktualisera", "kallelse", "oanmalt-hembesok")
    }
    assert versions == VERSIONS


def test_an_act_that_changes_has_another_version_and_a_heading_changes_nothing(small):
    step = small.branches[0].steps[1]
    changes = (
        {"text": "Gå hem."},
        {"lead": "kontor"},
        {"with_": ()},
        {"after": (After(step="ring", outcome=("tyst", "svar")),)},
        {"opens": "any"},
        {"ground": "law"},
    )
    assert len({step.version, *(replace(step, **change).version for change in changes)}) == 1 + len(changes)
    same = (
        {"remarks": ()},
        {"heading": ("Villor",)},
        {"caution": "Akta hunden."},
        {"when": {"hus": ("villa",)}},
    )
    assert {replace(step, **change).version for change in same} == {step.version}
