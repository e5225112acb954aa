"""What a reader must be able to trust: nobody is named by number, each figure has its year, each page its dates."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PERSONAL = {
    "e-postadress": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    # Area code, and at least five digits more: "031-365 00 00", "0701234567", "+46 8 123 45 67".
    "telefonnummer": re.compile(
        r"(?<![\d.,:/-])(?:(?:\+|00)46[ -]?(?:\(0\))?|0)[1-9]\d{0,2}(?:[ \u00a0-]{0,2}\d){5,8}(?!\d)"
    ),
    # A day of birth (60 is added in coordination numbers), and four digits: "811218-9876".
    "personnummer": re.compile(
        r"(?<![\d-])(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[ +-]?\d{4}(?![\d-])"
    ),
}
SHARE = re.compile(r"\d\s*(?:procent|%|miljon|miljard)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SOURCE = re.compile(r"käll|statistik|enligt|vems uppgift", re.IGNORECASE)
# How far a text can be enlarged is no statistics.
NO_STATISTICS = {"docs/om/tillganglighet.md"}
# What only a law has in its name: the number by which it was published.
STATUTE = re.compile(r"\(\d{4}:\d+\)")
DATE = r'<time datetime="(\d{4}-\d\d-\d\d)">'


def sources_of_text():
    """Return the files that the site's text comes from."""
    folders = (("docs", "*.md"), ("checklist/routines", "*.yaml"), ("tests/cases", "*.yaml"))
    return [path for folder, pattern in folders for path in sorted((ROOT / folder).rglob(pattern))]


@pytest.fixture(scope="module")
def texts(articles):
    """Every text of the site, by where it stands: the files, and what the build makes of them."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sources_of_text()
    }
    return files | {f"site/{name}": "\n".join(blocks) for name, blocks in articles.items()}


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("e-postadress", "skriv till fornamn.efternamn@kommun.example.se"),
        ("telefonnummer", "ring 031-365 00 00"),
        ("telefonnummer", "ring 0701234567"),
        ("telefonnummer", "ring +46 8 123 45 67"),
        ("personnummer", "född 811218-9876"),
        ("personnummer", "född 198112189876"),
        ("personnummer", "född 811278-9873"),
    ],
)
def test_personal_data_is_recognised(sort, text):
    assert PERSONAL[sort].search(text)


@pytest.mark.parametrize(
    "text",
    [
        "SoL 2025:400",
        "2026-11-21",
        "JO 5219-2018",
        "5 300 000 000 kr",
        "ring 112",
        "SFS 2001:453",
        "kl. 08.00–16.30",
    ],
)
def test_law_numbers_years_and_sums_are_no_personal_data(text):
    assert [sort for sort, pattern in PERSONAL.items() if pattern.search(text)] == []


@pytest.mark.parametrize("sort", PERSONAL)
def test_no_text_holds_personal_data(texts, sort):
    found = [f"{name}: {hit[0]}" for name, text in texts.items() for hit in PERSONAL[sort].finditer(text)]
    assert found == []


def test_every_share_and_every_million_has_its_year(texts):
    undated = [
        f"{name}:{number}: {line}"
        for name, text in texts.items()
        if name.endswith(".md") and name not in NO_STATISTICS
        for number, line in enumerate(text.splitlines(), start=1)
        if SHARE.search(line) and not YEAR.search(line)
    ]
    assert undated == [], "skriv vilket år siffran gäller, i samma stycke"


def test_statistics_by_year_have_a_year_in_each_row_and_a_source(texts):
    tables = {
        (name, block): after
        for name, text in texts.items()
        if name.endswith(".md")
        for block, after in pairwise([*text.split("\n\n"), ""])
        if block.startswith("| År |")
    }
    assert "docs/samverkan/varfor.md" in {name for name, _ in tables}
    for (name, table), after in tables.items():
        rows = table.splitlines()
        undated = [row for row in rows[2:] if not YEAR.match(row.strip("| "))]
        assert undated == [], f"{name}: rader utan år"
        assert SOURCE.search(rows[0] + after), f"{name}: tabellen {rows[0]} har ingen källa"


def test_every_law_says_when_it_was_read_and_to_which_day(handbook):
    # One that has a year instead is known from what others quote of it.
    laws = [source for source in handbook.sources if STATUTE.search(source.title) and not source.dated]
    assert len(laws) > 20
    assert [law.id for law in laws if not (law.read and law.to)] == []


def test_every_page_ends_with_its_dates_and_sources_and_the_days_of_its_law(built, handbook):
    laws = [source for source in handbook.sources if source.to]
    for name, html in built.items():
        if name == "404.html":
            continue
        foot = html.partition('class="bk-page-foot"')[2].partition("</article>")[0]
        checked, review, *law = re.findall(DATE, foot)
        assert date.fromisoformat(checked) < date.fromisoformat(review), name
        ids = set(re.findall(r"kallor\.html#kalla-([a-z0-9-]+)", foot))
        cited = [known for known in laws if known.id in ids]
        assert bool(law) == bool(cited), f"{name}: foten har fel dagar för lagen"
        if law:
            assert law[0] <= min(known.to for known in cited), f"{name}: lagen är nyare än den som lästes"
            assert law[1] == min(known.read for known in cited), f"{name}: lagen lästes en annan dag"
        assert "kallor.html#kalla-" in foot, f"{name}: foten har inga källor"
