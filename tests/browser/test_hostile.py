"""Text from elsewhere, in a real browser: the page is unharmed, says what is wrong, and can be used."""

import json
from urllib.parse import quote

import pytest
from acting import KEY
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

ANSWERS = {"hushall": "barnfamilj", "skal": "hyresskuld"}
PAYLOADS = (
    "<img src=x onerror=window.__hit=1>",
    "</script><script>window.__hit=1</script>",
    '"><svg onload=window.__hit=1>',
    "javascript:window.__hit=1",
)
PENDING = [{"name": f"svar:{PAYLOADS[0]}", "value": PAYLOADS[1]}, {"name": PAYLOADS[2]}, 7, None, "x", []]
ENTRY = {"step": "brev", "version": "01234567", "event": "done", "at": "2026-11-21"}


def stored(routine, /, **changed):
    """A case as it is stored, with something changed."""
    case = {"routine": routine.id, "edition": routine.edition, "answers": ANSWERS, "log": [ENTRY]}
    return json.dumps(case | changed)


@pytest.fixture
def hostile(unopened):
    """The checklist before its page is loaded; a dialog, or a script that has run, fails the test."""
    dialogs = []
    unopened.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield unopened
    assert unopened.page.evaluate("window.__hit") is None
    assert dialogs == []


def use(checklist, **answers):
    """Answer anew and see that the checklist follows."""
    checklist.answer(**answers)
    assert checklist.answered().items() >= answers.items()
    assert (
        checklist.page.locator(
            ".bk-plan img, .bk-plan svg, .bk-plan script, .bk-note *:not(p, button)"
        ).count()
        == 0
    )


def keep(checklist, case, view, **more):
    """Put something where the checklist keeps its case, once, before it is loaded."""
    kept = f"{{...{json.dumps({'case': case, 'view': view, **more})}, saved: Date.now()}}"
    checklist.page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, JSON.stringify({kept}))")


def test_a_hostile_address(hostile):
    """A script in the fragment, as question and as answer, is passed over, and what is known is used."""
    hostile.open()
    for payload, household in zip(PAYLOADS, ["barnfamilj", "utan-barn"] * 2, strict=True):
        link = quote(f"hushall={household}&skal={payload}&{payload}=ja")
        hostile.use(hostile.page.evaluate, "(link) => { location.hash = link; }", link)
        assert hostile.answered() == {"hushall": household}
    use(hostile, **ANSWERS)


def test_a_hostile_case_in_the_storage(hostile, routine):
    """Scripts in a kept case cost that case, and are told in a message; the view falls back."""
    answers = dict.fromkeys(("hushall", *PAYLOADS), PAYLOADS[0])
    keep(
        hostile,
        stored(routine, answers=answers, log=[{**ENTRY, "step": PAYLOADS[2]}], namn=PAYLOADS[1]),
        {
            "unit": PAYLOADS[0],
            "what_if": PAYLOADS[2],
            "asked": "\ud800",
            "message": PAYLOADS[1],
            "unfolded": [7, PAYLOADS[0]],
        },
        pending=PENDING,
    )
    hostile.open()
    # What was waiting to be used is used with what is kept, in one answer.
    hostile.page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert hostile.answered() == {}
    expect(hostile.page.locator(".bk-note:not(:empty)")).to_be_visible()
    use(hostile, **ANSWERS)


def test_a_case_and_a_view_nested_out_of_all_reason(hostile):
    """What no parser's stack can hold ends in a message, in the browser's Python too."""
    deep = "[" * 3_000 + "]" * 3_000
    script = f"""localStorage.setItem({json.dumps(KEY)}, '{{"case": "{"[" * 50_000}", "view": {{"unit": {deep}}}}}')"""
    hostile.page.add_init_script(script)
    hostile.open()
    expect(hostile.page.locator(".bk-note:not(:empty)")).to_be_visible()
    use(hostile, **ANSWERS)


def test_a_kept_case_from_a_newer_edition(hostile, routine):
    """Its answers and ticks are used, what this edition does not know is kept, and the page says it is older."""
    answers = {**ANSWERS, "nytt": "ja"}
    keep(hostile, stored(routine, edition="2099-01-01", answers=answers), {"save": True})
    hostile.open()
    assert hostile.answered() == ANSWERS
    expect(hostile.page.locator("#bk-rutor > .bk-remark")).to_have_count(1)
    hostile.answer(antal="forsta")
    kept = json.loads(json.loads(hostile.page.evaluate("(key) => localStorage.getItem(key)", KEY))["case"])
    assert kept["answers"] == {**answers, "antal": "forsta"}
    assert kept["edition"] == "2099-01-01"


def test_hostile_files(hostile, routine, tmp_path):
    """A file with scripts, one nested out of all reason and one of another form: a message, and the case stands."""
    hostile.open()
    use(hostile, **ANSWERS)
    before = hostile.steps()
    texts = [
        stored(routine, answers={"hushall": PAYLOADS[0], PAYLOADS[1]: "ja"}),
        stored(routine, log=[ENTRY | {"step": PAYLOADS[2]}]),
        stored(routine, routine=PAYLOADS[3]),
        stored(routine, log="[" * 3_000),
        stored(routine, namn="Anna"),
        '{"log":' * 20_000,
    ]
    for number, text in enumerate(texts):
        file = tmp_path / f"{number}.json"
        file.write_text(text, encoding="utf-8")
        hostile.use(hostile.page.locator("#oppna-fil").set_input_files, file)
        expect(hostile.page.locator(".bk-note:not(:empty)")).to_be_visible()
        assert hostile.answered() == ANSWERS
        assert hostile.steps() == before
