"""What hands do, in each engine: days typed and pasted, files of other programs, and leaving the page."""

import pytest
from acting import ANSWERS, stored_case

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"], indirect=True, scope="session"),
]

DAY = ".bk-date input"
# The law has a last day for this paper and this kind of dwelling.
LAW = {"papper": "hyra", "bostad": "hyresratt", "kronofogden": "nej"}
FORMS = ["20261109", "2026-11-09", "261109", "9/11 2026", "9.11.2026", "9 november 2026"]
FILES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
COUNT = "(selector) => document.querySelectorAll(selector).length"
# Waits until a field shows a value, and the page has nothing more to say of it.
SETTLED = """(field, value) => new Promise((done) => {
  const look = () => document.querySelector(field).value === value ? done() : requestAnimationFrame(look);
  look();
})"""
# A file is chosen, or dropped on the page, as a browser tells of it.
CHOOSE = """(bytes) => {
  const given = new DataTransfer();
  given.items.add(new File([new Uint8Array(bytes)], "ärende.json"));
  const input = document.querySelector("#oppna-fil");
  input.files = given.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}"""
DROP = """(bytes) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([new Uint8Array(bytes)], "ärende.json"));
  for (const name of ["dragover", "drop"]) {
    const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
    if (document.querySelector("h1").dispatchEvent(event)) throw new Error(name + " är webbläsarens");
  }
}"""

# The next file that is read is gone; the one after it is not.
# What the test before has typed is used when its field is left, with an answer of its own before the clearing's.
CLEARED = """() => new Promise((done) => {
  const checklist = document.querySelector("case-checklist");
  const heard = () => {
    if (checklist.querySelector("input[name^='svar:']:checked")) return;
    checklist.removeEventListener("shown", heard);
    done();
  };
  document.activeElement.blur();
  checklist.addEventListener("shown", heard);
  document.querySelector("#rensa").click();
})"""
GONE = """() => {
  const { arrayBuffer } = File.prototype;
  File.prototype.arrayBuffer = () => {
    File.prototype.arrayBuffer = arrayBuffer;
    return Promise.reject(new DOMException("borta"));
  };
}"""


@pytest.fixture
def checklist(going):
    """The checklist, cleared of what the test before has done with it."""
    going.run(CLEARED)
    assert going.read()["answers"] == {}
    return going


@pytest.fixture
def fields(checklist):
    """The checklist with answers for which it asks for days, and the selectors of its fields."""
    checklist.answer(**LAW)
    ids = checklist.run("(fields) => [...document.querySelectorAll(fields)].map((field) => field.id)", DAY)
    assert len(ids) == 3
    return [f"[id='{name}']" for name in ids]


def days(tab):
    return tab.run("(fields) => [...document.querySelectorAll(fields)].map((field) => field.value)", DAY)


def test_a_day_is_typed_in_every_field(checklist, fields):
    """In each field each form that is typed is the same day, shown in one form when it is left, with a last day there."""
    for number, field in enumerate(fields):
        for form in FORMS:
            checklist.run("(field) => document.querySelector(field).select()", field)
            checklist.write(form)
            checklist.press("Tab")
            checklist.run(SETTLED, field, "2026-11-09")
            assert checklist.run(COUNT, ".bk-last-day") == 1
            assert days(checklist)[: number + 1] == ["2026-11-09"] * (number + 1)


def test_what_is_no_day_stays_in_its_field_with_a_word(checklist, fields):
    """What cannot be read, and a day that has not been, stand where they were typed and are said to be wrong."""
    for text in ("i våras", "2062-11-09"):
        checklist.run("(field) => { document.querySelector(field).value = ''; }", fields[0])
        checklist.click(fields[0])
        checklist.write(text)
        checklist.press("Tab")
        checklist.wait(f"{fields[0]}[aria-invalid='true']")
        assert days(checklist) == [text, "", ""]
        assert checklist.run(COUNT, ".bk-last-day") == 0


def test_a_day_that_is_whole_counts_before_its_field_is_left(checklist, fields):
    """Who has typed the last figure sees the last day at once; what is in the field is left alone meanwhile."""
    checklist.click(fields[0])
    checklist.use(checklist.write, "20261109")
    assert days(checklist)[0] == "20261109"
    assert checklist.run(COUNT, ".bk-last-day") == 1
    checklist.press("Tab")
    checklist.wait(".bk-last-day")
    checklist.run("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")
    assert checklist.focused() != fields[0]


def test_a_case_in_a_file_is_read_however_it_has_been_saved(checklist):
    """A good case is opened in every form of Unicode that programs save text in; twice, and with a word each time."""
    for encoding in FILES:
        for _ in range(2):
            checklist.use(checklist.run, CHOOSE, list(stored_case().encode(encoding)))
            assert checklist.read()["answers"] == ANSWERS, encoding
            assert checklist.run("() => document.querySelector('#bk-sagt-oppna-fil').textContent") != "", (
                encoding
            )
            assert checklist.run("() => document.querySelector('#oppna-fil').files.length") == 0, encoding
        checklist.use(checklist.click, "#rensa")


def test_a_file_that_is_dropped_on_the_page_is_opened(checklist):
    """The page takes a dropped file for one that has been chosen, and stays where it is."""
    checklist.use(checklist.run, DROP, list(stored_case().encode()))
    assert checklist.read()["answers"] == ANSWERS
    assert checklist.seen("#bk-sagt-oppna-fil") == [True]


def test_a_file_that_cannot_be_read_is_told_of_and_may_be_chosen_again(checklist):
    """A file that is gone when it is read is told of where it was chosen, and does not stand in the way."""
    checklist.run(GONE)
    checklist.run(CHOOSE, list(b"{}"))
    checklist.wait("#bk-sagt-oppna-fil:not(:empty)")
    assert checklist.seen("#bk-sagt-oppna-fil") == [True]
    assert checklist.run("() => document.querySelector('#oppna-fil').files.length") == 0
