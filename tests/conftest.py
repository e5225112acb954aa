"""What most tests start from: the real handbook, and a small one whose every line is known."""

import json
import shutil
import signal
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from second import add_data

from checklist.addresses import SiteAddresses
from checklist.html.parts import Page
from checklist.loading import ROUTINES, load, load_exercises
from checklist.problems import BrokenDataError
from macros.addresses import addresses_of
from publish.commands import ROOT, run

SMALL = Path(__file__).parent / "small"
# Fixtures that build a whole site. What waits for one begins first, so that no processor waits for it at the end.
BUILDS = {"elsewhere", "second_site", "pages_host", "built_by", "two"}


# A shell lets what it runs in the background ignore Ctrl-C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    """Begin with what builds."""
    items.sort(key=lambda item: BUILDS.isdisjoint(item.fixturenames))


@pytest.fixture(scope="session")
def handbook():
    """The real handbook."""
    return load()


@pytest.fixture(scope="session")
def addresses(handbook):
    """Where each routine stands on the site."""
    return addresses_of(ROOT / "docs", handbook)


@pytest.fixture(scope="session")
def routine(handbook):
    """The real routine for evictions."""
    return handbook.routine_by_id["avhysning"]


@pytest.fixture(scope="session")
def small_handbook():
    """The small handbook: two branches, three additions, a gap, something impossible."""
    return load(SMALL)


@pytest.fixture(scope="session")
def small_exercises(small_handbook):
    """The exercises of the small handbook: one with a branch, and one in the gap."""
    return load_exercises(small_handbook, SMALL)


@pytest.fixture(scope="session")
def small(small_handbook):
    """The routine of the small handbook."""
    return small_handbook.routine_by_id["nyckel"]


@pytest.fixture(scope="session")
def small_addresses(small):
    """Where the small routine would stand on a site; one of its additions has a page of its own."""
    return SiteAddresses(
        checklist="nyckel/checklista.html",
        gaps="nyckel/luckor-och-anmarkningar.html",
        sections={section.id: f"nyckel/{section.id}.html" for section in small.sections},
        additions={"polis": "nyckel/polis.html"},
    )


@pytest.fixture
def small_page(small_handbook, small, small_addresses):
    """A live page of the small handbook, with nothing rendered yet."""
    addresses = small_addresses.seen_from("../")
    return Page(handbook=small_handbook, routine=small, addresses=addresses, live=True)


@pytest.fixture
def still_page(small_handbook, small, small_addresses):
    """A page of the small handbook without controls."""
    return Page(handbook=small_handbook, routine=small, addresses=small_addresses)


@pytest.fixture(scope="session", params=["nyckel.yaml", "aktorer.yaml"], ids=["efter", "fore"])
def both(request, tmp_path_factory):
    """The real routine and the small one in one handbook, the small one's file after the other's or before it."""
    data = tmp_path_factory.mktemp("bada") / "rutiner"
    shutil.copytree(ROUTINES, data)
    add_data(data, request.param)
    return load(data)


@pytest.fixture
def folder(tmp_path):
    """A copy of the small handbook, for a test to change."""
    copy = tmp_path / "liten"
    for path in (*SMALL.glob("*.yaml"), *SMALL.glob("exercises/*.yaml")):
        written = copy / path.relative_to(SMALL)
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return copy


@pytest.fixture
def change(folder):
    """A function that changes one place in a file of the small handbook, and loads it anew."""

    def changed(name, search, replace):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(search) == 1, f"{search!r} ska finnas en gång i {name}"
        path.write_text(text.replace(search, replace), encoding="utf-8")
        return folder

    return changed


@pytest.fixture(scope="session")
def problems_of():
    """A function that loads a folder with its exercises and returns its problems, one line each."""

    def problems(folder):
        try:
            load_exercises(load(folder), folder)
        except BrokenDataError as error:
            return [str(problem) for problem in error.problems]
        return []

    return problems


@pytest.fixture(scope="session")
def questions():
    """Everyday questions to the search, by their kind, each with the pages of which one should come first."""
    return yaml.safe_load((Path(__file__).parent / "site/search_queries.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def ask_in_node():
    """A function that asks the search of a built site, in Node, with the site's index or another."""

    def asked(site, questions, index=None):
        (module,) = site.glob("assets/finding.*.mjs")
        index = index or json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
        given = json.dumps({"index": index, "questions": list(questions)})
        command = ["node", str(Path(__file__).parent / "site/asking.mjs"), module.as_uri()]
        return json.loads(run(command, fault="Sökningen kunde inte prövas", given=given))

    return asked


@dataclass(eq=False)
class Element:
    """An element of a page, with all text inside it and the elements around it."""

    tag: str
    attributes: dict
    around: tuple = field(default=(), repr=False)
    texts: list = field(default_factory=list, repr=False)

    def __getitem__(self, name):
        return self.attributes[name]

    def __contains__(self, name):
        return name in self.attributes

    @property
    def text(self):
        return " ".join("".join(self.texts).split())

    @property
    def classes(self):
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    VOID = frozenset({"input", "br", "hr", "img", "meta", "link"})

    def __init__(self):
        super().__init__()
        self.found, self.open = [], []

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), tuple(self.open))
        self.found.append(element)
        if tag not in self.VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag, f"</{tag}> stänger ett annat element"

    def handle_data(self, data):
        for element in self.open:
            element.texts.append(data)


class Elements(list):
    """The elements of a piece of HTML, which must be well-formed and have each id once."""

    def __init__(self, node):
        reader = _Reader()
        reader.feed(str(node))
        reader.close()
        assert reader.open == []
        super().__init__(reader.found)
        ids = [element["id"] for element in self if "id" in element]
        assert len(ids) == len(set(ids))

    def __call__(self, tag=None, css=None, **attributes):
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            element
            for element in self
            if (tag is None or element.tag == tag)
            and (css is None or css in element.classes)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag=None, css=None, **attributes):
        found = self(tag, css, **attributes)
        assert len(found) == 1, f"{len(found)} element i stället för ett: {tag} {css} {attributes}"
        return found[0]


@pytest.fixture(scope="session")
def read():
    """A function that reads HTML into its elements: ``read(html)("input", css="bk-tick", name="klart")``."""
    return Elements


@pytest.fixture(scope="session")
def other_routines():
    """The folder with procedures from elsewhere, one handbook in each of its folders."""
    return Path(__file__).parent / "routines"
