"""What the search reads: each word as it stands in the page, and nothing that is only for the eye."""

import json
import re
from collections import Counter
from html import unescape

import pytest

# Elements within a word or a sentence; others part the words on their two sides.
WITHIN = {"a", "abbr", "b", "code", "em", "strong"}
WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def indexed(site):
    """The text that the search has of each page, by its address."""
    found = {}
    for entry in json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]:
        name = entry["location"].partition("#")[0] or "index.html"
        text = unescape(re.sub(r"<[^>]*>", " ", entry["text"]))
        found[name] = f"{found.get(name, '')} {text}"
    return found


def written(node):
    """The text of a part of a page as it is read, with a space where one element ends and another begins."""
    if isinstance(node, str):
        return node
    if "aria-hidden" in node.attributes:
        return " "
    text = "".join(written(child) for child in node.children)
    return text if node.tag in WITHIN else f" {text} "


def test_words_are_not_run_together(indexed, pages):
    """Every word of the index is a word of the page: two that stand apart there are not one here."""
    assert len(indexed) > 90
    for name, text in indexed.items():
        words = set(WORD.findall(text))
        assert words
        assert words - set(WORD.findall(written(pages[name]))) == set(), name


def test_a_map_is_read_as_text(routine, indexed, pages):
    """The index has the lines under a map, and not the picture's words, which lie in no order."""
    assert routine.sections
    for section in routine.sections:
        name = f"avhysning/{section.id}.html"
        figure = pages[name].one("figure", "bk-map")
        text = " ".join(indexed[name].split())
        assert "data-search-exclude" in figure.one("div", "bk-scroll").attributes
        assert " ".join(node.text for node in figure.all("text")) not in text, name
        for line in figure.one("details").all("li"):
            assert line.text in text, name


def test_every_unit_of_a_step_is_found(handbook, routine, indexed):
    """Whoever searches for a unit finds each step of the routine that it leads or takes part in."""
    for section in routine.sections:
        branches = [branch for branch in routine.branches if branch.section == section.id]
        taking_part = Counter(
            unit for branch in branches for step in branch.steps for unit in (step.lead, *step.with_)
        )
        text = " ".join(indexed[f"avhysning/{section.id}.html"].split())
        assert taking_part
        for unit, steps in taking_part.items():
            name = handbook.unit_by_id[unit].name
            assert len(re.findall(rf"\b{name}\b", text)) >= steps, (section.id, unit)
