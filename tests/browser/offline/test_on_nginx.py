"""The site as nginx serves it by the recipe: what the server sends elsewhere is kept for use without a network too."""

from types import SimpleNamespace

from playwright.sync_api import expect

from tools.nginx import serving
from tools.programs import need_program

OLD, NEW = "rutinen/index.html", "avhysning/index.html"


def test_an_old_address_leads_on_with_the_server_and_without_it(site, tmp_path, open_reader_on):
    """The server leads on from it, and the service worker has the page that does so when the server has gone."""
    recipe = (site / "deploy/nginx.conf").read_text(encoding="utf-8")
    with serving(need_program("nginx", "nginx"), site, tmp_path, recipe) as address:
        reader = open_reader_on(SimpleNamespace(address=address))
        assert reader.go(f"{OLD}#x").request.redirected_from.url == address + OLD
        expect(reader.page).to_have_url(f"{address}{NEW}#x")
        reader.checklist.open()
        reader.until("async () => (await navigator.serviceWorker.getRegistration())?.active")
    reader.go(OLD)
    expect(reader.page).to_have_url(address + NEW)
