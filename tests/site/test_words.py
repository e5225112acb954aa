"""What an editor may write for the search, what is said of a slip, and what the build makes of it."""

import json

import pytest

from checklist.problems import BrokenDataError
from publish.commands import ROOT
from publish.lookup import INDEX, plain, write_lookup
from publish.words import read, read_words, word_faults

NAMES = ("index.md", "om/index.md", "om/kalla-a.md")
WHOLE = """\
samma-sak:
  - [hund, husdjur]
  - [ta sitt liv, suicid]
tomma-ord: >-
  att av
  bara
vikt:
  om: 0.5
  om/kalla-: 0.25
"""


def test_a_whole_file_is_read():
    words = read_words(WHOLE, NAMES)
    assert words.same == (("hund", "husdjur"), ("ta sitt liv", "suicid"))
    assert words.empty == ("att", "av", "bara")


@pytest.mark.parametrize(
    ("location", "weight"), [("index.html", 1), ("om/index.html", 0.5), ("om/kalla-a.html", 0.25)]
)
def test_the_longest_beginning_decides_what_a_page_weighs(location, weight):
    assert read_words(WHOLE, NAMES).weight(location) == weight


@pytest.mark.parametrize(
    ("search", "replace", "fault"),
    [
        ("vikt:", "vikter:", "includes/sok.yaml:1:1: vikt saknas (skriv sidor med tal: om: 0.5)"),
        ("vikt:", "vikt: {}\nfel:", 'nyckeln "fel" finns inte (välj samma-sak, tomma-ord, vikt)'),
        (
            "[hund, husdjur]",
            "[hund]",
            "includes/sok.yaml:2:5: gruppen ska ha minst två ord (skriv - [hund, husdjur])",
        ),
        (
            "[hund, husdjur]",
            "hund",
            "includes/sok.yaml:2:5: gruppen ska ha minst två ord (skriv - [hund, husdjur])",
        ),
        (
            "[ta sitt liv, suicid]",
            "[Hund, katt]",
            'includes/sok.yaml:3:6: "Hund" står redan på rad 2 (låt ordet stå i en grupp)',
        ),
        ("om: 0.5", "om: tung", 'vikten är "tung" (skriv ett tal över 0 och högst 2, som 0.5)'),
        ("om: 0.5", "om: 0", 'vikten är "0" (skriv ett tal över 0 och högst 2, som 0.5)'),
        ("om: 0.5", "om: 9", 'vikten är "9" (skriv ett tal över 0 och högst 2, som 0.5)'),
        ("  om: 0.5", "  omm: 0.5", 'includes/sok.yaml:8:3: ingen sida börjar med "omm" (ta bort raden)'),
        ("- [hund, husdjur]", "- [hund, husdjur", "filen går inte att läsa som YAML"),
        (WHOLE[: WHOLE.index("tomma")], "samma-sak: hund\n", "samma-sak ska vara en lista av grupper"),
        (WHOLE[WHOLE.index("vikt") :], "vikt: 1\n", "vikt ska vara sidor med tal"),
        (WHOLE, "hund\n", "samma-sak saknas"),
    ],
)
def test_each_slip_has_its_place_and_a_remedy(search, replace, fault):
    assert search in WHOLE
    with pytest.raises(BrokenDataError) as told:
        read_words(WHOLE.replace(search, replace, 1), NAMES)
    assert any(fault in str(problem) for problem in told.value.problems), told.value.problems


def test_words_that_yaml_takes_for_something_else_are_words():
    """`no`, `0123` and a day are texts here."""
    words = read_words(WHOLE.replace("hund, husdjur", "no, 0123, 2026-01-01"), NAMES)
    assert words.same[0] == ("no", "0123", "2026-01-01")


def test_the_file_of_the_handbook_is_whole_and_its_faults_are_told(tmp_path):
    assert word_faults(ROOT) == ()
    assert len(read(ROOT).same) > 40
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/sok.yaml").write_text("vikt: 1\n", encoding="utf-8")
    assert len(word_faults(tmp_path)) == 2


def test_the_index_has_texts_and_weights_and_what_a_page_says_of_itself(tmp_path):
    """HTML is gone, for whom the page is and what it says in short is there; only a page weighs, and only if not 1."""
    (tmp_path / "search").mkdir()
    docs = [
        {"location": "om/kalla-a.html", "title": "A &amp; B", "text": ""},
        {"location": "om/kalla-a.html#b", "title": "B", "text": "<p>Ett <b>ord</b> .</p><p>Två</p>"},
        {"location": "index.html", "title": "C", "text": "<p>Början</p>"},
    ]
    (tmp_path / INDEX).write_text(json.dumps({"config": {}, "docs": docs}), encoding="utf-8")
    for name in ("om/kalla-a.md", "index.md"):
        page = tmp_path / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("---\nfor: För dig.\nsummary: Kort.\n---\n", encoding="utf-8")
    write_lookup(tmp_path, tmp_path / "docs", read_words(WHOLE, NAMES))
    index = json.loads((tmp_path / INDEX).read_text(encoding="utf-8"))
    assert index == {
        "docs": [
            {"location": "om/kalla-a.html", "title": "A & B", "text": "För dig. Kort.", "weight": 0.25},
            {"location": "om/kalla-a.html#b", "title": "B", "text": "Ett ord. Två"},
            {"location": "index.html", "title": "C", "text": "För dig. Kort. Början"},
        ],
        "same": [["hund", "husdjur"], ["ta sitt liv", "suicid"]],
        "empty": ["att", "av", "bara"],
    }


@pytest.mark.parametrize(
    ("html", "text"),
    [("a<br>b", "a b"), ("<p>a</p> <p>b</p>", "a b"), ("1 &lt; 2", "1 < 2"), ("a <i>b</i>.", "a b.")],
)
def test_html_becomes_text_with_its_words_apart(html, text):
    assert plain(html) == text
