"""The site as GitHub Pages and GitLab Pages show it: built for its address, in a folder, without headers of ours."""

from acting import ANSWERS, Checklist, Faults

MISSING = "finns/inte/alls.html"


def test_the_checklist_under_a_path(pages_host, open_reader_on):
    """Everything is found under the path, and is there when the server has gone."""
    reader = open_reader_on(pages_host)
    reader.visit().answer(**ANSWERS)
    assert reader.checklist.branch()
    scope = reader.page.evaluate("navigator.serviceWorker.ready.then((found) => found.scope)")
    assert scope == pages_host.address
    with pages_host.gone():
        reader.checklist.open().answer(**ANSWERS)
        assert reader.checklist.branch()
        reader.go("lagen/tre-veckor.html")
        assert reader.page.locator("h1").count() == 1


def test_a_missing_address_under_a_path(pages_host, context, open_reader_on):
    """Whatever its depth, the page that is shown there finds its files, with the server and without it."""
    faults = Faults()
    faults.watch(context)
    faults.provoke(MISSING)
    reader = open_reader_on(pages_host)
    assert reader.go(MISSING).status == 404
    sheets = reader.page.evaluate("document.styleSheets.length")
    assert sheets > 0
    reader.visit()
    with pages_host.gone():
        assert reader.go(MISSING).status == 404
        assert reader.page.evaluate("document.styleSheets.length") == sheets
    faults.verdict()


def test_two_handbooks_on_one_host_keep_their_cases_apart(pages_host, context):
    """A host's storage is one; what is kept in one handbook is neither seen, written over nor cleared in another."""
    neighbour = pages_host.address.replace(pages_host.path, "grannen/")
    ours, theirs = (Checklist(context.new_page(), address) for address in (pages_host.address, neighbour))
    ours.open().answer(hushall="barnfamilj")
    ours.use(ours.page.locator("#spara").click)
    assert theirs.open().answered() == {}
    theirs.answer(hushall="utan-barn")
    theirs.use(theirs.page.locator("#spara").click)
    for checklist, option in ((ours, "barnfamilj"), (theirs, "utan-barn")):
        assert checklist.open().answered() == {"hushall": option}
    theirs.use(theirs.page.locator("#rensa").click)
    assert ours.open().answered() == {"hushall": "barnfamilj"}
    assert theirs.open().answered() == {}
