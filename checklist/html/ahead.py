"""What may be asked next, rendered before it is asked: new steps are most of what an answer costs."""

from collections.abc import Iterator
from dataclasses import replace

from checklist.html.parts import Page, Screen
from checklist.html.plans import checklist
from checklist.html.steps import step_item
from checklist.html.views import View
from checklist.planning import plan
from checklist.spaces import space_of


def plans_ahead(page: Page) -> Iterator[None]:
    """Render every complete set of answers into what ``page`` keeps: one step at a time, then the whole.

    The whole is for the browser, which makes code that has run a few times faster.
    """
    aside = replace(page, screen=Screen())
    for answers in space_of(page.routine).rows:
        found = plan(page.routine, answers)
        for item in found.steps:
            step_item(aside, found, item)
            yield
        str(checklist(aside, found, View()))
        yield
