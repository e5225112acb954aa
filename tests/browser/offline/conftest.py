"""Readers of a server that can be stopped, and versions of the project that it can be given; see hosting.py.

A service worker belongs to an address, so these tests have servers and browser contexts of their own.
"""

import shutil

import pytest
from hosting import Host, Reader, built, copied, rewrite, shortened

MARK = "andra-utgavan"
TITLE = "Barnfamilj hos barn och unga, hyresskuld"
MOVED = "checklista.png"
# Where on its host the site is that was built for an address.
PATH = "grupp/bo-kvar/"


@pytest.fixture(scope="session")
def browser(apart):
    """Where each tab has a process of its own, as a reader's has."""
    return apart


@pytest.fixture(scope="session")
def short_site(site, tmp_path_factory):
    """The built site with few of its pages."""
    return shortened(site, tmp_path_factory.mktemp("kort"))


@pytest.fixture
def host(short_site):
    """A server for the site with few of its pages."""
    found = Host(short_site)
    yield found
    found.close()


@pytest.fixture(scope="session")
def second_site(site, tmp_path_factory):
    """The site as the project builds it when a text, a branch's title and a file's name have been changed."""
    copy = copied(tmp_path_factory.mktemp("andra"))
    rewrite(copy / "docs/ordlista.md", None, f'\n<p id="{MARK}">Andra utgåvan.</p>\n')
    rewrite(copy / "checklist/routines/avhysning.yaml", TITLE, f"{TITLE}, {MARK}")
    (copy / f"docs/utveckling/{MOVED}").rename(copy / f"docs/utveckling/ny-{MOVED}")
    return built(copy)


@pytest.fixture(scope="session")
def short_second_site(second_site, tmp_path_factory):
    """The changed site with few of its pages."""
    return shortened(second_site, tmp_path_factory.mktemp("kort"))


@pytest.fixture(scope="session")
def pages_host(site, tmp_path_factory):
    """A host's folder with the site in it as the recipes for GitHub Pages and GitLab Pages build it, for its address.

    Such a host sends no headers of ours, and shows the site's page for missing addresses.
    """
    copy = copied(tmp_path_factory.mktemp("pages"))
    root = copy.parent / "vard"
    (root / PATH).parent.mkdir(parents=True)
    built(copy, SITE_URL=f"https://exempel.se/{PATH}").rename(root / PATH)
    shutil.copyfile(root / PATH / "404.html", root / "404.html")
    # Another handbook on the same host; for what is asked of it, it may be the same one.
    (root / "grannen").symlink_to(root / PATH)
    found = Host(root, PATH)
    yield found
    found.close()


def new_context(browser, count):
    """Open a browser context that may have a service worker."""
    found = browser.new_context(service_workers="allow", viewport={"width": 1280, "height": 900})
    found.set_default_timeout(40_000)
    found.add_init_script(count)
    return found


@pytest.fixture(scope="module")
def offline(browser, site, count):
    """A reader who has opened the checklist once, and whose server has stopped; shared by tests that only look."""
    host, context = Host(site), new_context(browser, count)
    found = Reader(context.new_page(), host)
    found.visit()
    host.stop()
    yield found
    context.close()
    host.close()


@pytest.fixture
def context(browser, count):
    """A browser context that may have a service worker."""
    found = new_context(browser, count)
    yield found
    found.close()


@pytest.fixture
def open_reader_on(context):
    """A function that opens a tab for a host."""
    return lambda host: Reader(context.new_page(), host)


@pytest.fixture
def open_reader(open_reader_on, host):
    """A function that opens another tab."""
    return lambda: open_reader_on(host)


@pytest.fixture
def reader(open_reader):
    """A reader who has not been here before."""
    return open_reader()


@pytest.fixture
def visited(reader):
    """A reader who has opened the checklist once, and has it before them."""
    reader.visit()
    return reader


@pytest.fixture
def quota(reader, context):
    """A function that says how many bytes the browser may keep for the site; None is what it likes."""
    session = context.new_cdp_session(reader.page)

    def limit(size):
        given = {} if size is None else {"quotaSize": size}
        session.send("Storage.overrideQuotaForOrigin", {"origin": reader.host.address.rstrip("/"), **given})

    yield limit
    limit(None)
