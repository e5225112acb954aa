"""A page without what makes it trusted is a fault, with its place and a remedy."""

from datetime import date

import pytest

from publish.frontmatter import check_pages, due

WHOLE = """---
title: Störning
for: För dig som möter en störning.
summary: >-
  Läs JB 12 kap. 42 §. Gör det i dag. Ring sedan.
checked: 2026-11-21
review: 2027-05-21
law: 2026-02-12
sources: [rutinen, jordabalken]
next: [lagen/barn.md]
---

Text.
"""
SOURCES = {"rutinen": "", "jordabalken": "2026-02-12", "balken-2025": "2025-07-17"}


@pytest.fixture
def told(tmp_path):
    """A function that writes a page, changed in one place, and returns its faults as they are shown."""

    def faults(search="", replace=""):
        assert search in WHOLE
        docs = tmp_path / "docs"
        (docs / "lagen").mkdir(parents=True, exist_ok=True)
        (docs / "lagen/barn.md").write_text(WHOLE.replace("lagen/barn.md", "storning.md"), encoding="utf-8")
        (docs / "storning.md").write_text(WHOLE.replace(search, replace, 1), encoding="utf-8")
        found, _ = check_pages(docs, SOURCES)
        return [str(fault) for fault in found]

    return faults


def test_a_whole_page_has_no_fault(told):
    assert told() == []


@pytest.mark.parametrize(
    ("search", "replace", "fault"),
    [
        (
            "title: Störning\n",
            "",
            "docs/storning.md:1:1: title saknas (lägg till title: sidans namn)",
        ),
        (
            "title: Störning",
            "title:",
            "docs/storning.md:2:7: title ska vara en text som inte är tom (skriv title: sidans namn)",
        ),
        (
            "Ring sedan.",
            "Ring sedan. Vänta inte.",
            "docs/storning.md:4:10: summary har 4 meningar (korta till högst 3)",
        ),
        (
            "review: 2027-05-21",
            "review: 20270521",
            'docs/storning.md:7:9: review är "20270521" (skriv ett datum som "2026-11-21")',
        ),
        (
            "review: 2027-05-21",
            "review: 2026-11-21",
            "docs/storning.md:7:9: review ska komma efter checked (flytta fram dagen för översyn)",
        ),
        (
            "[rutinen, jordabalken]",
            "[rutinen, jordabalk]",
            'docs/storning.md:9:20: källan "jordabalk" finns inte (menade du "jordabalken"?)',
        ),
        (
            "[rutinen, jordabalken]",
            "[]",
            "docs/storning.md:9:10: sources ska vara en lista som inte är tom (skriv sources: [id ur sources.yaml])",
        ),
        (
            "law: 2026-02-12\n",
            "",
            "docs/storning.md:1:1: law saknas (lägg till law: 2026-02-12, dagen som lydelsen av jordabalken gäller till)",
        ),
        (
            "law: 2026-02-12",
            "law: 2026-02-13",
            "docs/storning.md:8:6: law är senare än lydelsen av jordabalken, som gäller till 2026-02-12 (skriv högst den dagen, eller läs lagen igen)",
        ),
        (
            "[rutinen, jordabalken]",
            "[balken-2025, jordabalken]",
            "docs/storning.md:8:6: law är senare än lydelsen av balken-2025, som gäller till 2025-07-17 (skriv högst den dagen, eller läs lagen igen)",
        ),
        (
            "[rutinen, jordabalken]",
            "[rutinen]",
            "docs/storning.md:8:6: law står där ingen källa är en lag (ta bort raden)",
        ),
        (
            "law: 2026-02-12",
            "law: februari 2026",
            'docs/storning.md:8:6: law är "februari 2026" (skriv ett datum som "2026-11-21")',
        ),
        (
            "lagen/barn.md",
            "lagen/barnen.md",
            'docs/storning.md:10:8: nästa sida "lagen/barnen.md" finns inte (menade du "lagen/barn.md"?)',
        ),
        (
            "for: För",
            "for: [För",
            "docs/storning.md:4:8: sidhuvudet går inte att läsa som YAML: expected ',' or ']', but got ':' (se raden och raden ovanför)",
        ),
    ],
)
def test_each_fault_has_its_place_and_a_remedy(told, search, replace, fault):
    assert told(search, replace) == [fault]


def test_a_page_may_say_less_of_its_law_than_was_read(told):
    assert told("law: 2026-02-12", "law: 2026-01-31") == []


def test_a_page_on_no_law_needs_no_day_for_it(told):
    assert told("law: 2026-02-12\nsources: [rutinen, jordabalken]", "sources: [rutinen]") == []


def test_a_page_without_front_matter_is_one_fault(told):
    (fault,) = told(WHOLE, "Bara text.\n")
    assert fault.startswith("docs/storning.md:1:1: sidhuvudet saknas (börja med en rad ---, sedan title, ")


@pytest.mark.parametrize(
    ("search", "replace", "place"),
    [
        ("next: [lagen/barn.md]\n---\n", "next: [lagen/barn.md]\n", "1:1: sidhuvudet slutar aldrig"),
        ("title: Störning", "title:\tStörning", "2:7: tabb i sidhuvudet"),
        ("  Läs JB", "\tLäs JB", "5:1: tabb i sidhuvudet"),
        ("title: Störning", "title: Störning\ntitle: Hyra", '3:1: nyckeln "title" finns redan på rad 2'),
        ("title: Störning", "\ufefftitle: Störning", "2:1: här står ett tecken som inte syns"),
        ("title: Störning", "title: " + "[" * 5000, "1:1: sidhuvudet är för djupt"),
    ],
)
def test_front_matter_that_would_be_published_as_text_is_one_fault(told, search, replace, place):
    """MkDocs takes a front matter that it cannot read for text, and publishes it."""
    (fault,) = told(search, replace)
    assert fault.startswith(f"docs/storning.md:{place}")
    assert fault.endswith(")")


def test_a_macro_that_would_be_published_as_it_stands_is_one_fault(told):
    """A page says that it has macros; one that does not say so shows them to the reader."""
    (fault,) = told("Text.", "Text, {{ edition() }}.")
    assert fault.startswith("docs/storning.md:13:7: makrot visas som det står (lägg till render_macros")
    assert told("Text.", "Text, {: .klass }.") == []


def test_a_macro_of_a_page_that_says_so_is_no_fault(told, tmp_path):
    told()
    page = tmp_path / "docs/storning.md"
    page.write_text(
        WHOLE.replace("---\n\nText.", "render_macros: true\n---\n\n{{ edition() }}"), encoding="utf-8"
    )
    assert check_pages(tmp_path / "docs", SOURCES)[0] == []


def test_a_page_in_another_encoding_is_one_fault(told, tmp_path):
    told()
    (tmp_path / "docs/storning.md").write_bytes(WHOLE.encode("latin-1"))
    found, _ = check_pages(tmp_path / "docs", SOURCES)
    assert [str(fault) for fault in found] == [
        "docs/storning.md:2:10: filen är inte skriven i UTF-8 (spara den som UTF-8)"
    ]


def test_windows_lines_are_lines(told, tmp_path):
    told()
    (tmp_path / "docs/storning.md").write_bytes(WHOLE.replace("\n", "\r\n").encode())
    assert check_pages(tmp_path / "docs", SOURCES)[0] == []


def test_front_matter_that_is_no_mapping_is_one_fault(told):
    assert told(WHOLE, "---\nbara text\n---\n") == [
        "docs/storning.md:1:1: sidhuvudet ska ha nycklar med värden (nyckel: värde)"
    ]


def test_all_faults_are_shown_at_once(told):
    assert len(told("title: Störning\nfor: För dig som möter en störning.\n")) == 2


def test_a_page_is_due_on_its_review_date(told, tmp_path):
    told("review: 2027-05-21", "review: 2027-01-15")
    _, pages = check_pages(tmp_path / "docs", SOURCES)
    assert due(pages, date(2027, 1, 14)) == []
    assert due(pages, date(2027, 1, 15)) == ["2027-01-15 docs/storning.md: Störning"]


@pytest.mark.parametrize(
    ("box", "remedy"),
    [('!!! lag "JB 12 kap. 42 §"', "Lag: JB 12 kap. 42 §"), ("    ??? rutinen", "Rutinen: rubrik")],
)
def test_a_box_whose_title_does_not_say_its_ground_is_one_fault(told, box, remedy):
    fault = f'docs/storning.md:13:1: rutan säger inte sin grund (skriv "{remedy}")'
    assert told("Text.", f"{box}\n    Text.") == [fault]


@pytest.mark.parametrize("box", ['!!! lag "Lag: JB 12 kap. 42 §"', '!!! tip "Tips"', "!!! lagring"])
def test_a_box_that_says_its_ground_or_rests_on_none_is_no_fault(told, box):
    assert told("Text.", f"{box}\n    Text.") == []
