"""The trainer's page and the room's window, on the site and from a disk."""

import pytest
from holding import FILE, SIZE, opened

from checklist.loading import load_exercises


@pytest.fixture(params=["webbplatsen", "filen"])
def where(request, address, site):
    """The seminar on the site, and as one file on a disk."""
    return f"{address}seminarium.html" if request.param == "webbplatsen" else (site / FILE).as_uri()


@pytest.fixture(scope="module")
def window(browser):
    """One context of the browser for all of these tests, which keeps nothing."""
    context = browser.new_context(viewport=SIZE, locale="sv-SE")
    yield context
    context.close()


@pytest.fixture
def page(window):
    """The trainer's page; what it complains about fails the test."""
    faults = []
    page = window.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def held(page, where):
    """A function that begins a case: the trainer's page, and the room's window."""

    def begun(name):
        page.goto("about:blank")
        page.goto(f"{where}#{name}")
        return page, opened(page)

    return begun


@pytest.fixture(scope="module")
def exercises(handbook):
    return load_exercises(handbook).exercises
