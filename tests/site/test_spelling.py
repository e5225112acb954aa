"""Every word of the built pages is in the Swedish dictionary, or in our list of the field's words.

The dictionary is Den stora svenska ordlistan, from npm (dictionary-sv, LGPL-3.0): locked by hash like
everything else, and had without root or Debian. Spylls reads it in pure Python, compounds included;
it finds 97 of 100 random slips. Both are tools of the tests, and nothing of them is on the site.
"""

import io
import re
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary, readers
from spylls.hunspell.readers.file_reader import BaseReader

DICTIONARY = Path(__file__).parents[2] / "node_modules/dictionary-sv"
OWN = Path(__file__).with_name("ordlista.txt")
# The routine's own heading, quoted as it stands there.
QUOTED = {"Vuxenheterna"}
# Addresses, names of files, and whatever holds a digit.
NO_WORD = re.compile(
    r"https?://\S+|\b[\w/-]+(?:\.[\w/-]+)*\.(?:com|html|json|md|mjs|nu|org|py|se|today|yaml)\b|\b\w*\d\w*\b"
)
# The first part of a pair keeps its hyphen: "hälso- och sjukvård".
WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*(?:-(?!\w))?")


class OpenedReader(BaseReader):
    """A dictionary's file, read already: Spylls' own reader leaves files open."""

    def __init__(self, path):
        super().__init__(io.StringIO(path.read_text(encoding="utf-8")))

    def reset_encoding(self, encoding):
        assert encoding == "UTF-8"


def words_of(blocks):
    """Return the words of a page, each with a block it stands in."""
    return {word: block for block in blocks for word in WORD.findall(NO_WORD.sub(" ", block))}


def forms_of(word):
    """Return how a word may stand in a list: as it is, without the capital of a sentence, by its parts."""
    parts = re.split("[-:]", word.rstrip("-"))
    return [
        {word, word.rstrip("-"), lower(word), lower(word.rstrip("-"))},
        *({part, lower(part)} for part in parts),
    ]


def lower(word):
    return word[:1].lower() + word[1:]


@pytest.fixture(scope="module")
def own():
    """The words that we vouch for ourselves."""
    return OWN.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def known(own):
    """A function that tells whether a word is spelt as it should be."""
    aff, context = readers.read_aff(OpenedReader(DICTIONARY / "index.aff"))
    dictionary = Dictionary(
        aff, readers.read_dic(OpenedReader(DICTIONARY / "index.dic"), aff=aff, context=context)
    )
    ours = QUOTED.union(own)

    def listed(forms):
        return bool(forms & ours) or any(dictionary.lookup(form) for form in forms)

    def spelt(word):
        whole, *parts = forms_of(word)
        return listed(whole) or (len(parts) > 1 and all(listed(part) for part in parts))

    return spelt


def test_slips_are_found(known):
    wrong = ["hyresskudl", "kontrolera", "socialjänsten", "avhysnig", "underättelse", "hembesökk", "hälsso-"]
    assert [word for word in wrong if known(word)] == []


def test_inflections_compounds_and_halves_are_known(known):
    right = ["Avhysningen", "socialtjänstens", "skuldrådgivningen", "hälso-", "SKR:s", "SIP-mötet", "e-post"]
    assert [word for word in right if not known(word)] == []


def test_the_own_list_is_sorted_and_needed(own, articles):
    assert own == sorted(set(own)), "ordlista.txt ska vara sorterad, med varje ord en gång"
    words = {word for blocks in articles.values() for word in words_of(blocks)}
    used = {form for word in words for forms in forms_of(word) for form in forms}
    assert sorted({*own, *QUOTED} - used) == [], "ord i listan som ingen sida har (ta bort dem)"


def test_every_word_is_spelt_right(known, articles):
    seen = {}
    for name, blocks in articles.items():
        for word, block in words_of(blocks).items():
            seen.setdefault(word, f"{name}: {word}  ({block[:80]})")
    unknown = [told for word, told in sorted(seen.items()) if not known(word)]
    advice = "rätta, eller lägg till i tests/site/ordlista.txt:"
    assert not unknown, "\n".join([advice, *unknown])
