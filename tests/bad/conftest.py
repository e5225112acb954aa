"""Broken data files, each with exactly the lines that its editor is shown.

Every fault is one change in one file of the small handbook (tests/small). The messages are exact:
they are what an editor has to go by. The contrast to all of them is in test_files.py: unchanged, it is whole.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """A row of a module's FAULTS: what the fault is; the file; what stands there, and what instead; what is told."""

    title: str
    file: str
    before: str
    after: str
    told: list[str]

    @property
    def change(self):
        """What the fixture of that name is given."""
        return self.file, self.before, self.after


def pytest_generate_tests(metafunc):
    """Give a test that asks for a fault each of its module's."""
    if "fault" in metafunc.fixturenames:
        faults = [Fault(*row) for row in metafunc.module.FAULTS]
        metafunc.parametrize("fault", faults, ids=[fault.title for fault in faults])
