"""What holds for every page of the built site."""

import re
from collections import Counter
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from checklist import wording
from checklist.exporting import alone, handbook_to_json
from checklist.links import read_link
from checklist.planning import plan
from publish.hosting.hosts import foreign_references

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "link": "href",
    "form": "action",
    "use": "href",
    "image": "href",
}
# Traces of a macro that was not run, or that failed and was published as text.
TRACES = ("{{", "{%", "Macro Rendering Error", "Macro Syntax Error", "UndefinedError", "Traceback")


@pytest.fixture(scope="session")
def anchors(pages):
    """The ids of every page."""
    return {name: {node["id"] for node in page.walk() if node["id"]} for name, page in pages.items()}


@pytest.fixture(scope="session")
def links(pages):
    """Every link of the site within the site: (page, target page, fragment)."""
    found = []
    for name, page in pages.items():
        for link in page.all("a"):
            address = urlsplit(urljoin(f"http://site/{name}", link["href"]))
            if address.netloc == "site" and "href" in link.attributes:
                path = address.path.removeprefix("/") or "index.html"
                found.append((name, unquote(path), unquote(address.fragment)))
    return found


def test_the_site_is_built_from_this_data(engine_file, handbook, addresses):
    """The site in site/ is not an old one: its engine has the handbook as it is now."""
    for routine in handbook.routines:
        published = engine_file(f"{routine.id}.json").read_text(encoding="utf-8")
        assert published == handbook_to_json(alone(handbook, routine), addresses[routine.id])


def test_every_page_is_swedish_and_has_a_title(pages):
    """Every page says that it is in Swedish and has a title of its own, with the handbook's name."""
    assert {name for name, page in pages.items() if page.one("html")["lang"] != "sv"} == set()
    titles = {name: page.one("head").one("title").text for name, page in pages.items()}
    assert [name for name, title in titles.items() if "Bo kvar" not in title] == []
    doubles = [title for title, count in Counter(titles.values()).items() if count > 1]
    assert doubles == []


def test_every_page_has_one_first_heading(pages):
    """Every page has exactly one h1, with text in it, and one place that is its content."""
    first = {name: [node.text for node in page.all("h1")] for name, page in pages.items()}
    assert {name: texts for name, texts in first.items() if len(texts) != 1 or not texts[0]} == {}
    assert [name for name, page in pages.items() if len(page.all("main")) != 1] == []


def test_no_heading_skips_a_level(pages):
    """Headings go down one level at a time, so that a screen reader's list of them makes sense."""
    skipped = []
    for name, page in pages.items():
        level = 0
        for node in page.walk():
            if node.tag in HEADINGS:
                if int(node.tag[1]) > level + 1:
                    skipped.append(f"{name}: {node.tag} ”{node.text}” efter h{level}")
                level = int(node.tag[1])
    assert skipped == []


def test_ids_are_unique(pages):
    """No id stands twice on a page."""
    doubles = {}
    for name, page in pages.items():
        counted = Counter(node["id"] for node in page.walk() if node["id"])
        repeated = [found for found, count in counted.items() if count > 1]
        if repeated:
            doubles[name] = repeated
    assert doubles == {}


def test_every_label_and_description_points_at_something(pages, anchors):
    """What a label or an ARIA attribute points at stands on the same page."""
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    dangling = [
        f"{name}: {attribute}={target}"
        for name, page in pages.items()
        for node in page.walk()
        for attribute in names
        for target in node[attribute].split()
        if target not in anchors[name]
    ]
    assert dangling == []


def test_every_picture_has_a_text(pages):
    """Every img says what it shows, or that it shows nothing."""
    silent = [
        f"{name}: {node['src']}"
        for name, page in pages.items()
        for node in page.all("img")
        if "alt" not in node.attributes
    ]
    assert silent == []


def test_every_link_within_the_site_leads_somewhere(site, pages, anchors, links):
    """Every link leads to a page or a file that is there, and to an anchor that is there."""
    assert len(links) > 100
    dead = []
    for name, path, fragment in links:
        if path not in pages:
            if not (site / path).is_file():
                dead.append(f"{name}: {path}")
        elif fragment and "=" not in fragment and fragment not in anchors[path]:
            dead.append(f"{name}: {path}#{fragment}")
    assert sorted(set(dead)) == []


def test_every_link_with_answers_can_be_used(handbook, addresses, pages, links):
    """A link that brings answers leads to a checklist, and only with answers that settle something or ask for a day."""
    answering = {(path, fragment) for _, path, fragment in links if "=" in fragment}
    assert len(answering) >= sum(len(routine.branches) for routine in handbook.routines)
    owner = {addresses[routine.id].checklist: routine for routine in handbook.routines}
    for path, fragment in answering:
        assert pages[path].all("case-checklist"), path
        routine = owner[path]
        link = read_link(routine, fragment)
        assert (link.edition, link.unread) == (routine.edition, 0), fragment
        found = plan(routine, link.answers)
        assert found.branch or found.gap or any(item.step.facts for item in found.steps), fragment


def test_every_page_can_be_reached(pages, links):
    """From the start page, links lead to every page but the one for addresses that do not exist."""
    reached, ahead = set(), ["index.html"]
    onward = {}
    for name, path, _ in links:
        onward.setdefault(name, set()).add(path)
    while ahead:
        name = ahead.pop()
        if name in pages and name not in reached:
            reached.add(name)
            ahead.extend(onward.get(name, ()))
    assert set(pages) - reached == {"404.html"}


def test_nothing_is_loaded_from_another_host(site, pages):
    """No page, style or module loads anything from elsewhere."""
    foreign = [
        f"{name}: {node[LOADING[node.tag]]}"
        for name, page in pages.items()
        for node in page.walk()
        if node.tag in LOADING and urlsplit(node[LOADING[node.tag]]).netloc
    ]
    assert foreign == []
    assert list(foreign_references(site)) == []


def test_what_a_page_loads_is_there(site, pages):
    """Every script, style and picture that a page names is part of the site."""
    lost = set()
    for name, page in pages.items():
        for node in page.walk():
            address = node[LOADING[node.tag]] if node.tag in LOADING else ""
            if address and not address.startswith(("data:", "#")):
                path = urlsplit(urljoin(f"http://site/{name}", address)).path
                if not (site / unquote(path).removeprefix("/")).exists():
                    lost.add(f"{name}: {address}")
    assert lost == set()


def test_no_macro_is_published_as_text(pages):
    """No page shows a macro that was not run, or the error of one that failed."""
    shown = [
        f"{name}: {trace}"
        for name, page in pages.items()
        for body in page.all("article")
        for trace in TRACES
        if trace in body.text and not any(trace in code.text for code in body.all("code"))
    ]
    assert shown == []


def test_no_page_shows_a_character_reference(built):
    """Nothing has been escaped twice: no reader sees "&#10;" or "&amp;" as text."""
    twice = re.compile(r"&amp;(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|nbsp);", re.IGNORECASE)
    shown = {name: found for name, html in built.items() if (found := sorted(set(twice.findall(html))))}
    assert shown == {}


def test_only_the_checklist_starts_the_engine(pages):
    """The checklist's script is on the checklist's page, and on no page without a checklist."""
    with_script = {
        name
        for name, page in pages.items()
        if any("/case-checklist." in node["src"] for node in page.all("script"))
    }
    assert "checklista.html" in with_script
    assert with_script <= {name for name, page in pages.items() if page.all("case-checklist")}


@pytest.mark.parametrize(
    ("sort", "ground"), [("rutinen", "routine"), ("lag", "law"), ("forslag", "proposal")]
)
def test_a_box_says_its_ground_in_text(pages, handbook, sort, ground):
    """A box on a ground begins with the word for it, once, in text that is copied and printed with its tags.

    What says it is not always a routine: it may be a report, or an example.
    """
    titles = [
        box.one("p", "admonition-title").text for page in pages.values() for box in page.all("div", sort)
    ]
    words = [f"{wording.GROUND[ground]}: "]
    if ground == "routine":
        words += [f"{wording.called(routine)}: " for routine in handbook.routines]
    assert len(titles) > 1
    told = {title: [word for word in words if title.startswith(word)] for title in titles}
    assert [title for title, found in told.items() if not found or title.count(found[0]) > 1] == []
