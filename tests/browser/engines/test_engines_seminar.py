"""A seminar in two windows in Firefox, on the site and from a disk; Chromium is tried in the same in test_seminar.py."""

import pytest
from holding import FILE, PREVIEW, SEEN, SIZE, after_each_action, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["firefox"], indirect=True, scope="session"),
]


@pytest.mark.parametrize("where", ["webbplatsen", "filen"])
def test_the_room_is_what_the_trainer_has_shown_after_every_action(engine, host, site, faults, where):
    """200 actions in either window, the room closed and opened now and then: both are the same after each of them."""
    address = f"{host.address}seminarium.html" if where == "webbplatsen" else (site / FILE).as_uri()
    with engine.tab(faults, host) as tab:
        page = tab.page
        page.set_viewport_size(SIZE)
        tab.open(f"{address}#fall-1")
        shown = set()
        for room in after_each_action(page, opened(page)):
            seen = room.evaluate(SEEN)
            assert seen == page.evaluate(PREVIEW)
            shown.add(seen)
        assert len(shown) > 10
        assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [
            0,
            0,
            "",
        ]
    faults.verdict()
