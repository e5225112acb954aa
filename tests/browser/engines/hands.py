"""What a person does with the keyboard alone, in any engine."""

import pytest

STOPS = 200


def tab_to(tab, wanted):
    """Press Tab until the element with that id has the focus."""
    for _ in range(STOPS):
        if tab.focused() == wanted:
            return
        tab.press("Tab")
    pytest.fail(f"Tab når aldrig {wanted}")


def choose(tab, question, option):
    """Answer with Tab, Space and the arrows alone; where several answers may be given, with Tab and Space."""
    name = f'input[name="svar:{question}"]'
    options = tab.run("(name) => [...document.querySelectorAll(name)].map((one) => [one.id, one.type])", name)
    ids, types = zip(*options, strict=True)
    wanted = f"svar-{question}-{option}"
    if "checkbox" in types:
        tab_to(tab, wanted)
        tab.use(tab.press, "Space")
        return
    tab_to(tab, ids[0])
    if wanted == ids[0]:
        tab.use(tab.press, "Space")
    for _ in range(ids.index(wanted)):
        tab.use(tab.press, "ArrowDown")
    assert tab.focused() == wanted
