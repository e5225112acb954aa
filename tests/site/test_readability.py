"""LIX, the Swedish measure of readability: 30 reads like a story, above 50 like an official text."""

import re
from statistics import mean

import pytest

HIGHEST, AVERAGE = 50, 45
LONG = 6
WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")
# A full stop after these ends no sentence, or the pages on law would look easier than they are.
STOP = re.compile(
    r"(?<!\bkap)(?<!\bst)(?<!\bkl)(?<!\bprop)(?<!\bca)(?<!\bt\.ex)(?<!\bbl\.a)[.!?:]+[”\")]*(?:\s|$)"
)


def lix(blocks):
    """Return words per sentence + percent of long words; each block ends a sentence."""
    sentences = [words for block in blocks for part in STOP.split(block) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    long = [word for word in words if sum(map(str.isalpha, word)) > LONG]
    return len(words) / len(sentences) + 100 * len(long) / len(words)


def running(blocks):
    """Return the blocks that are sentences: headings, cells and short items make any page look easy."""
    return [block for block in blocks if block.rstrip('”")').endswith((".", "!", "?", ":"))]


def test_lix_is_words_per_sentence_and_percent_of_long_words():
    assert lix(["Du ringer. Vi besvarar brevet i dag!"]) == 7 / 2 + 100 * 1 / 7


def test_abbreviations_end_no_sentence():
    assert lix(["Det står i JB 12 kap. 44 §, t.ex. om det är kl. 12."]) == 14


def test_a_block_ends_a_sentence():
    assert lix(["Gren", "Vem", "Du är med"]) == 5 / 3


@pytest.mark.parametrize("part", [list, running], ids=["allt", "löpande text"])
def test_every_page_is_easy_to_read(articles, part):
    figures = {name: lix(blocks) for name, found in articles.items() if (blocks := part(found))}
    rows = sorted(((value, name) for name, value in figures.items()), reverse=True)
    average = mean(figures.values())
    table = "\n".join(f"{value:5.1f}  {name}" for value, name in rows)
    said = f"LIX ska vara under {HIGHEST} på varje sida och under {AVERAGE} i snitt ({average:.1f}):\n{table}"
    assert max(rows)[0] < HIGHEST, said
    assert average < AVERAGE, said
