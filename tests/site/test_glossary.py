"""The glossary's one file: the page of words and the explanations on other pages come from it, and its faults are told."""

import re

import pytest

from checklist.problems import BrokenDataError
from macros.glossary import explanations, glossary, read, read_words
from publish.commands import ROOT

GOOD = """\
Avhysning:
  betyder: Att flyttas ut.
  kort: Utflyttning.
  former: [avhysningen]
JB:
  kort: Jordabalken.
Skuld:
  betyder: Det som inte är betalt.
"""


def faults(text):
    with pytest.raises(BrokenDataError) as broken:
        read_words(text)
    return [str(problem) for problem in broken.value.problems]


def test_each_word_is_read_with_what_it_has():
    words = read_words(GOOD)
    assert [(word.word, bool(word.meaning), bool(word.short)) for word in words] == [
        ("Avhysning", True, True),
        ("JB", False, True),
        ("Skuld", True, False),
    ]


def test_a_word_is_explained_with_a_small_and_a_large_letter_and_an_abbreviation_as_it_is():
    spelt = [word.spelt for word in read_words(GOOD)]
    assert spelt[0] == ("Avhysning", "avhysning", "Avhysningen", "avhysningen")
    assert spelt[1] == ("JB",)


def test_page_and_explanations_come_from_the_one_file(site, pages):
    """Every word with a meaning stands on the page, under its letter; every short one is explained where it stands."""
    words = read(ROOT)
    page = pages["ordlista.html"]
    terms = [node.text for node in page.all("dt")]
    assert terms == [word.word for word in words if word.meaning]
    letters = [node["id"] for node in page.all("h2") if len(node["id"]) == 1]
    assert len(letters) == len({word.word[0] for word in words if word.meaning and word.word[0] not in "ÅÄÖ"})
    known = {word.short for word in words if word.short}
    shown = {node["title"] for found in pages.values() for node in found.all("abbr") if node["title"]}
    assert shown <= known
    assert len(shown) > len(known) / 2


def test_a_form_belongs_to_one_word():
    """No two explanations compete for the same letters."""
    forms = re.findall(r"^\*\[(.*)\]: .", explanations(ROOT), re.MULTILINE)
    assert len(forms) == len(set(forms)) > 100


def test_only_words_with_a_meaning_are_on_the_page(monkeypatch, tmp_path):
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/ordlista.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = glossary(None, None)
    assert re.findall(r"^(?:## )?(\w+)$", text, re.MULTILINE) == ["A", "Avhysning", "S", "Skuld"]


@pytest.mark.parametrize(
    ("old", "new", "place", "remedy"),
    [
        ("  kort: Jordabalken.", "  former: [jb]", "5:1", "skriv betyder eller kort"),
        ("  kort: Jordabalken.", "  - Jordabalken.", "5:1", "skriv betyder eller kort"),
        ("  kort: Utflyttning.", "  kortt: Utflyttning.", "3:3", "välj betyder, kort, former"),
        ("  kort: Utflyttning.", "  betyder: Utflyttning.", "2:3", "ta bort den ena"),
        ("[avhysningen]", "avhysningen", "4:11", "skriv [en form, en till]"),
        ("kort: Jordabalken.", "kort:", "6:8", "skriv en text"),
        ("Skuld:", "Fordran:", "7:1", "orden står i bokstavsordning"),
        ("[avhysningen]", "[JB]", "5:1", "ta bort det ena"),
        ("Det som inte", "Ett ord: som inte", "8:19", "inom citattecken"),
    ],
)
def test_a_fault_is_told_with_its_place_and_a_remedy(old, new, place, remedy):
    assert old in GOOD
    first = faults(GOOD.replace(old, new))[0]
    assert first.startswith(f"includes/ordlista.yaml:{place}: ")
    assert remedy in first


def test_two_faults_are_told_at_once():
    assert len(faults(GOOD.replace("kort:", "korta:"))) == 2
