"""What the cases of the newer routines have in common."""

import pytest

from checklist.cases import Entry
from checklist.narrowing import accept
from checklist.planning import plan


@pytest.fixture(scope="session")
def planned():
    """A function that plans a case."""

    def found(routine, case):
        """The plan of a case, with the outcomes and the days that it tells."""
        answers = accept(routine, case["svar"].items())
        versions = {item.step.id: item.version for item in plan(routine, answers).acts}
        told = [(step, "outcome", outcome) for step, outcome in case.get("utfall", {}).items()]
        for step, days in case.get("dagar", {}).items():
            told += [(step, "dated", f"{fact}-{day}") for fact, day in days.items()]
        log = [
            Entry(step=step, version=versions[step], event=event, at="2026-12-31", detail=detail)
            for step, event, detail in told
        ]
        return plan(routine, answers, log)

    return found
