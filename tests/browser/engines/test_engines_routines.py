"""Every routine but the first one is walked by keyboard in Chromium, Firefox and WebKitGTK, and looked at as on paper."""

import pytest
from hands import choose

from checklist.narrowing import accept
from checklist.planning import plan

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"], indirect=True, scope="session"),
]

# Answers in the order of the questions; of a question with several answers one is chosen, and then another.
WALKS = {
    "valdsutsatta": [("situation", "flyttar-in"), ("vag", "skyddat-boende"), ("hinder", "inkomst")],
    "vankommuner": [("uppgift", "sluta"), ("avtal", "nej")],
    "stod": [("pengar", "obetald"), ("pengar", "knappt"), ("halsa", "funktion")],
    "samverkan": [("tidigt", "nej"), ("moten", "delvis")],
}
SHOWN = """() => [...document.querySelectorAll('case-checklist [id^="steg-"]')]
  .map((one) => one.id.match(/^steg-(.+)-[0-9a-f]{8}$/)?.[1]).filter(Boolean)"""


@pytest.mark.parametrize("name", WALKS)
def test_a_routine_by_keyboard_and_on_paper(tab, host, handbook, name):
    """Tab, Space and the arrows lead to the steps that the engine gives here; on paper they stand, and no control does."""
    routine = handbook.routine_by_id[name]
    tab.open(f"{host.address}{name}/checklista.html")
    tab.ready()
    for question, option in WALKS[name]:
        choose(tab, question, option)
    acts = {item.step.id for item in plan(routine, accept(routine, WALKS[name])).acts}
    assert set(tab.run(SHOWN)) == acts
    assert any(tab.seen("case-checklist button"))
    tab.run("() => { dispatchEvent(new Event('beforeprint')); }")
    tab.on_paper()
    assert any(tab.seen("case-checklist :is(.bk-step__text, .bk-line__text)"))
    assert not any(tab.seen("case-checklist button"))
