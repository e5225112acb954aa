"""What may be asked next, rendered before it is asked: new steps are most of what an answer costs."""

from collections.abc import Iterator

from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.html.steps import step_item
from checklist.html.views import View
from checklist.planning import plan
from checklist.spaces import space_of


def plans_ahead(page: Page) -> Iterator[None]:
    """Render what every complete set of answers shows, a step at a time, so that ``page`` holds its parts.

    The whole comes last: it has the questions, and in the browser code that has run a few times is faster.
    """
    for answers in space_of(page.routine).rows:
        found = plan(page.routine, answers)
        for item in found.steps:
            step_item(page, found, item)
            yield
        str(checklist(page, found, View()))
        yield
