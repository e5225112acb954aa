"""Where the sheets break, in the PDF that Chromium and Firefox make. WebKitGTK makes none for us."""

import io
import re

import pytest
from pypdf import PdfReader

from publish.commands import ROOT

# What stands above something, as it is written.
ABOVE = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4, dt, .bk-stage__label, .admonition-title)")]
  .filter((one) => one.checkVisibility()).map((one) => one.textContent)"""
LETTER = """() => [...document.querySelectorAll('h2[id^="mallen"]')].map((one) => one.textContent)"""
# On two sheets and one line, and on one sheet and two.
PLANS = [
    "hushall=barnfamilj&aktuell=vet-ej&skal=storning&antal=upprepad&kronofogden=ja",
    "hushall=utan-barn&aktuell=vet-ej&skal=hyresskuld&antal=forsta&kronofogden=nej",
]
FEW = 3
SHEETS = [
    f"seminarier/utskrift/{path.stem}.html"
    for path in sorted((ROOT / "docs/seminarier/utskrift").glob("*.md"))
]
TEMPLATES = sorted(
    f"mallar/{path.stem}.html" for path in (ROOT / "docs/mallar").glob("*.md") if path.stem != "index"
)
PAGES = [
    "ordlista.html",
    "om/kallor.html",
    "om/hur-handboken-halls-aktuell.html",
    "roller/barn-och-unga.html",
    *sorted(f"avhysning/{path.stem}.html" for path in (ROOT / "docs/rutinen").glob("*.md")),
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("engine", ["chromium", "firefox"], indirect=True, scope="session"),
]


def close(text):
    """Return a text without its spaces, which a PDF does not have."""
    return re.sub(r"\s", "", text)


@pytest.fixture
def printed(tab):
    """A function that gives the sheets of the page in the tab, as it is printed."""
    return lambda: PdfReader(io.BytesIO(tab.page.pdf(format="A4"))).pages


@pytest.fixture
def sheets(printed):
    """A function that gives the page in the tab as it is printed: for every sheet its lines from the top, without spaces."""

    def read():
        texts = [page.extract_text(extraction_mode="layout") for page in printed()]
        return [[close(line) for line in text.splitlines() if line.strip()] for text in texts]

    return read


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_begins_on_a_sheet_of_its_own(tab, host, sheets, name):
    """What is to be sent stands on sheets of its own, and so begins at the top of one."""
    tab.open(f"{host.address}{name}")
    letters = [close(text) for text in tab.run(LETTER)]
    assert letters
    tops = [lines[0] for lines in sheets()]
    assert [letter for letter in letters if letter not in tops] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_sheet_ends_with_what_stands_above_something(tab, host, sheets, name):
    """A heading and a term stand on the sheet where what they are about begins, and no line is left alone on the last."""
    tab.open(f"{host.address}{name}")
    above = {close(text) for text in tab.run(ABOVE)}
    found = sheets()
    assert above
    assert [lines[-1] for lines in found[:-1] if lines[-1] in above] == []
    assert len(found[-1]) > 1


@pytest.mark.parametrize("name", [*SHEETS, "seminarier/uppfoljningsblad.html"])
def test_what_is_handed_out_at_a_seminar_takes_at_most_two_sheets(tab, host, printed, name):
    """One piece of paper for each of those who take part, and one for who leads."""
    tab.open(f"{host.address}{name}")
    assert len(printed()) <= 2


@pytest.mark.parametrize("whole", [False, True], ids=["nasta", "hela"])
@pytest.mark.parametrize("answers", PLANS)
def test_a_plan_leaves_no_line_alone(checklist, sheets, answers, whole):
    """The last sheet of a plan holds more than a few lines, and no sheet ends with the name of a stage."""
    checklist.use(checklist.run, "(answers) => { location.hash = answers; }", answers)
    if whole:
        checklist.use(checklist.click, "#hela-1")
    stages = {close(text) for text in checklist.run(ABOVE)}
    found = sheets()
    assert stages
    assert [lines[-1] for lines in found[:-1] if lines[-1] in stages] == []
    assert len(found[-1]) > FEW
