"""Templates: copied as text and as HTML, printed alone, and what is told of it stands at the button."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGE = "mallar/kallelse.html"
READ = """async (type) => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType(type)).text();
}"""


@pytest.fixture
def opened(open_at):
    """A function that opens a page of templates, which may read what it has copied."""
    return lambda where=PAGE, **options: open_at(where, **options)


@pytest.fixture
def page(opened):
    return opened(permissions=["clipboard-read", "clipboard-write"])


def tools(page, number=0):
    return page.locator(".bk-tools").nth(number)


def test_a_template_is_copied_as_text_and_as_html(page):
    """The whole of it and nothing else, without what is ours: no heading, no buttons, no attributes, no links."""
    tools(page).get_by_role("button", name="Kopiera").click()
    expect(tools(page).get_by_role("status")).to_contain_text("kopierad")
    text, html = (page.evaluate(READ, kind) for kind in ("text/plain", "text/html"))
    assert text.startswith("[Kommunens namn, enhet]\n\n[Datum]\n\n")
    assert text.endswith("[Namn och funktion]")
    assert "\n- någon som du litar på.\n\n" in text
    assert "Får vi komma hem" not in text
    assert "<strong>Tid:</strong>" in html
    assert all(ours not in html for ours in ("class=", "Kopiera", "Mallen", "abbr title", "href"))


def test_a_table_is_copied_with_its_cells(opened):
    """Each row is a line with tabs between its cells; the names that a narrow screen gives them are not copied."""
    page = opened("mallar/handlingsplan.html", permissions=["clipboard-read", "clipboard-write"])
    tools(page).get_by_role("button", name="Kopiera").click()
    expect(tools(page).get_by_role("status")).to_contain_text("kopierad")
    assert "Åtgärd\tVem\tSenast\tKlart\n[Betala hyran för månad]\t[namn]\t[datum]\t" in page.evaluate(
        READ, "text/plain"
    )
    assert '<table border="1">' in page.evaluate(READ, "text/html")


def test_a_template_that_may_not_be_copied_is_marked(opened):
    """Where the browser refuses, the template is selected and the reader is told so: without leave, or without the means."""
    page = opened()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tools(page, 1).get_by_role("button", name="Kopiera").click()
    expect(tools(page, 1).get_by_role("status")).to_contain_text("Ctrl+C")
    expect(tools(page, 0).get_by_role("status")).to_be_empty()
    selected = page.evaluate("String(getSelection())")
    assert "Får vi komma hem till dig?" in selected
    assert "Välkommen" not in selected


def test_a_template_is_printed_alone(page):
    """On paper there is the template, without heading and page around it; afterwards the page prints as before."""
    page.evaluate("globalThis.print = () => {}")
    tools(page, 1).get_by_role("button", name="Skriv ut").click()
    page.emulate_media(media="print")
    seen = page.evaluate("document.querySelector('article').innerText")
    assert seen.startswith("[Kommunens namn, enhet]")
    assert "Får vi komma hem till dig?" in seen
    assert all(
        other not in seen for other in ("Välkommen", "Mallen", "Kopiera", "Läs vidare", "kontrollerad")
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Välkommen till ett möte")).to_be_visible()


def test_each_template_has_its_buttons_and_they_say_which(opened):
    """Also those of one page; a button is described by its template's heading. Without scripts there are none."""
    page = opened()
    for number, name in enumerate(("Mallen: kallelse till kontoret", "Mallen: brev om en tid hemma")):
        for button in ("Kopiera", "Skriv ut"):
            expect(tools(page, number).get_by_role("button", name=button)).to_have_accessible_description(
                name
            )
    expect(opened(java_script_enabled=False).get_by_role("button", name="Kopiera")).to_have_count(0)
