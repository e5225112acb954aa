"""Old addresses lead on: each is a page of its own, made from what the page that has moved says of itself."""

from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest

from checklist.problems import Place, Scalar
from publish.commands import ROOT
from publish.frontmatter import link_faults, read_page
from publish.moved import moved, write_moved
from publish.places import place_faults

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def former():
    """The new address of every page, by each of its old ones."""
    found = {}
    for path in DOCS.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if "\nformerly: " in text:
            page = read_page(text, path.name)
            new = path.relative_to(DOCS).with_suffix(".html").as_posix()
            found |= dict.fromkeys(map(str, page.items("formerly")), new)
    return found


def test_the_routines_pages_have_the_addresses_that_they_had_first(former):
    """Every page in the routine's folder was once in a folder called rutinen."""
    names = {path.stem for path in (DOCS / "avhysning").glob("*.md")}
    assert {f"rutinen/{name}.html": f"avhysning/{name}.html" for name in names}.items() <= former.items()


def test_every_old_address_leads_to_a_page(site, former, pages, read):
    """At each old address is a page with a link, a refresh for who has no JavaScript, and an icon: all are there."""
    for old, new in former.items():
        page = read((site / old).read_text(encoding="utf-8"))
        link = page.one("a", **{"data-moved": ""})
        assert "data-moved" in link.attributes
        assert urljoin(f"/{old}", link["href"]) == f"/{new}"
        assert new in pages
        refresh = page.one("noscript").one("meta", **{"http-equiv": "refresh"})
        assert refresh["content"] == f"0; url={link['href']}"
        icon = urljoin(f"/{old}", page.one("link", rel="icon")["href"])
        assert (site / icon.removeprefix("/")).is_file()


def test_the_way_on_follows_from_both_addresses(read):
    """The way from an old address to the new one is right at every depth, and a title is text."""
    for old, new, way in (
        ("sida.html", "nyckel/sida.html", "nyckel/sida.html"),
        ("gammal/sida.html", "nyckel/sida.html", "../nyckel/sida.html"),
        ("a/b/sida.html", "index.html", "../../index.html"),
    ):
        page = read(moved(old, new, "Lås & <nyckel>"))
        assert page.one("a")["href"] == way
        assert page.one("a").text == "Lås & <nyckel>"


def test_a_page_may_have_had_several_addresses(tmp_path):
    (tmp_path / "docs/nyckel").mkdir(parents=True)
    text = "---\ntitle: Ny\nformerly: [a.html, b/c.html]\n---\n"
    (tmp_path / "docs/nyckel/ny.md").write_text(text, encoding="utf-8")
    write_moved(tmp_path / "ut", tmp_path / "docs")
    made = {path.relative_to(tmp_path / "ut").as_posix() for path in (tmp_path / "ut").rglob("*.html")}
    assert made == {"a.html", "b/c.html"}


# --- What ``publish.frontmatter`` says of a routine without its pages, and of addresses that are two things ---


@pytest.fixture
def told(tmp_path, small_handbook):
    """A function that gives the faults of the small routine's pages, written with some of them changed."""

    def faults(**changed):
        docs = tmp_path / "docs"
        texts = {
            "nyckel/checklista": "routine: nyckel\nhas_checklist: true",
            "nyckel/villor": 'routine: nyckel\n---\n{{ branches("villor") }}',
            "nyckel/lagenheter": 'routine: nyckel\n---\n{{ branches("lagenheter") }}',
            "nyckel/luckor-och-anmarkningar": "routine: nyckel\n---\n{{ gaps() }}",
            **{f"nyckel/{name}": text for name, text in changed.items()},
        }
        pages = []
        for name, text in texts.items():
            if text is None:
                continue
            head, _, rest = text.partition("\n---\n")
            path = docs / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\n{head}\n---\n{rest}", encoding="utf-8")
            pages.append(read_page(path.read_text(encoding="utf-8"), f"docs/{name}.md"))
        return [str(fault) for fault in place_faults(docs, pages, small_handbook)]

    return faults


def test_a_routine_with_all_its_pages_has_no_fault(told):
    assert told() == []


@pytest.mark.parametrize(
    ("changed", "place", "named"),
    [
        ({"checklista": None}, "small/nyckel.yaml:1:5", "has_checklist: true"),
        ({"andra": "routine: nyckel\nhas_checklist: true"}, "docs/nyckel/andra.md:3:16", "checklista.md"),
        ({"villor": None}, "docs/nyckel/villor.md:1:1", 'branches("villor")'),
        ({"villor": "routine: nyckel"}, "docs/nyckel/villor.md:1:1", 'branches("villor")'),
        ({"luckor-och-anmarkningar": None}, "docs/nyckel/luckor-och-anmarkningar.md:1:1", "gaps()"),
        ({"mer": "routine: nykel"}, "docs/nyckel/mer.md:2:10", 'menade du "nyckel"?'),
        ({"mer": "formerly: [nyckel/villor.html]"}, "docs/nyckel/mer.md:2:12", "nyckel/villor.html"),
        ({"mer": "formerly: [../ute.html]"}, "docs/nyckel/mer.md:2:12", "../ute.html"),
        ({"mer": "formerly: [a.html, a.html]"}, "docs/nyckel/mer.md:2:20", "a.html"),
    ],
)
def test_what_has_no_place_of_its_own_is_told_with_its_remedy(told, changed, place, named):
    [line] = told(**changed)
    assert line.startswith(f"{place}: "), line
    assert named in line


@pytest.mark.parametrize(
    ("leads_to", "named"),
    [
        ("lagen/nyckel#reserv", ""),
        ("lagen/nyckel#eget", ""),
        ("lagen/nyckel#reserven", "reserven"),
        ("lagen/las", "las.md"),
    ],
)
def test_a_step_leads_to_a_page_that_is_there_and_to_a_section_of_it(
    tmp_path, small_handbook, small, leads_to, named
):
    """A page, or a section of one by its heading or by the name that it has been given."""
    (tmp_path / "lagen").mkdir()
    text = "---\ntitle: Nyckel\n---\n\n## Reserv\n\n### Något annat {: #eget }\n"
    (tmp_path / "lagen/nyckel.md").write_text(text, encoding="utf-8")
    villa, *others = small.branches
    ring, *rest = villa.steps
    led = replace(
        villa,
        steps=(
            replace(ring, page=Scalar.at(leads_to, Place("prov", 1, 1))),
            *(replace(step, page="") for step in rest),
        ),
    )
    bare = [replace(owner, steps=tuple(replace(step, page="") for step in owner.steps)) for owner in others]
    routine = replace(small, branches=(led, *bare), additions=(), law_questions=())
    faults = list(
        link_faults(replace(small_handbook, routines=(routine,)), SimpleNamespace(exercises=()), tmp_path)
    )
    assert len(faults) == bool(named)
    assert all(named in str(fault) for fault in faults)
