"""What `make bench` judges: ratios and weights, never a time."""

import inspect
from statistics import median

import pytest

from tools.bench import ANSWER, Figures


@pytest.fixture
def figures():
    return Figures()


def test_a_time_is_printed_and_never_judged(figures, capsys):
    """No time can be given a budget, however long it is."""
    figures.tell("en fil, färdig", 1_000_000, "ms")
    assert "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000 ms" in capsys.readouterr().out
    assert figures.broken == []
    assert "most" not in inspect.signature(Figures.tell).parameters


@pytest.mark.parametrize("slow", [1, 3])
def test_an_answer_is_judged_against_bare_pyodide_of_the_same_run(figures, slow):
    """A slow day slows both, and breaks nothing; an answer that has become slower is found on a fast one too."""
    figures.compare("svar", 56 * slow, 1125 * slow, ANSWER)
    assert figures.broken == []
    figures.compare("svar", 57 * slow, 1125 * slow, ANSWER)
    assert figures.broken == ["svar mot Pyodide"]


def test_the_engine_is_judged_by_its_part_of_the_whole(figures):
    pair = ([1000.0, 1100.0, 900.0], [300.0, 400.0, 290.0])
    assert figures.boot("varm", pair, 0.30) == median(pair[0])
    assert figures.broken == []
    figures.boot("varm", pair, 0.29)
    assert figures.broken == ["varm: motorn mot Pyodide"]


def test_what_is_fetched_is_judged_by_its_weight(figures):
    figures.weigh("första besöket", 4.5, "MB", 4.5)
    figures.weigh("första besöket", 4.6, "MB", 4.5)
    assert figures.broken == ["första besöket"]
