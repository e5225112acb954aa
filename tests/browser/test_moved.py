"""Old addresses in a real browser: they lead to where the page is now, and to the same place on it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

BRANCH = "barnfamilj-ej-aktuell-hyresskuld-forsta"
OLD = f"rutinen/barnfamilj-ej-aktuell.html#{BRANCH}"
NEW = "avhysning/barnfamilj-ej-aktuell.html"


def test_an_old_address_leads_to_the_same_place(open_at, address):
    """The fragment comes along, under the pages' own policy, and the way back is not to the old address."""
    page = open_at("index.html")
    page.goto(address + OLD)
    expect(page).to_have_url(f"{address}{NEW}#{BRANCH}")
    expect(page.locator(f"#{BRANCH}")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(f"{address}index.html")


def test_an_old_address_leads_to_its_page_without_javascript(open_at, address):
    page = open_at(OLD, java_script_enabled=False)
    expect(page).to_have_url(address + NEW)
