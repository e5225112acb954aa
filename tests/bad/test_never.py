"""What can never happen, in a handbook so small that all of it is seen: told with its place, and its nearest neighbour is not.

Each row changes the same handbook twice: to the fault, and to what is nearest to it and none.
"""

import time

import pytest
from never_answers import ANSWERS
from never_conditions import CONDITIONS
from never_noted import NOTED
from never_openings import OPENINGS
from tiny import FILES, addition, and_additions

NEVER = [*ANSWERS, *CONDITIONS, *OPENINGS, *NOTED]


@pytest.fixture
def told(tmp_path, problems_of):
    """A function that gives the problems of the handbook with some changes, each of a text that stands there once."""

    def problems(changes):
        folder = tmp_path / "mini"
        folder.mkdir(exist_ok=True)
        texts = dict(FILES)
        for search, replace in changes:
            (name,) = [name for name, text in texts.items() if search in text]
            assert texts[name].count(search) == 1, search
            texts[name] = texts[name].replace(search, replace)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return problems_of(folder)

    return problems


@pytest.mark.parametrize(("changes", "expected"), [row[1:3] for row in NEVER], ids=[row[0] for row in NEVER])
def test_what_can_never_happen_is_told_with_its_place_and_its_remedy(changes, expected, told):
    assert told(changes) == expected


@pytest.mark.parametrize("changes", [row[3] for row in NEVER], ids=[row[0] for row in NEVER])
def test_its_nearest_neighbour_is_no_fault(changes, told):
    assert told(changes) == []


def test_the_handbook_is_whole_until_it_is_changed(told):
    assert told([]) == []


def test_a_line_that_one_of_many_before_it_covers_is_told_and_one_that_none_covers_is_not(told):
    """Each line before the last has two questions: the ways to meet none of them are 2 to the power of 13."""
    names = [f"q{number}" for number in range(13)]
    options = "options: [{id: ja, label: Ja}, {id: nej, label: Nej}]"
    asked = "".join(f"  - {{id: {name}, text: Q?, heading: [Ett], {options}}}\n" for name in ["djur", *names])
    lines = [f"{{stage: da, when: {{{name}: ja, djur: ja}}}}" for name in names]

    def problems(when):
        placed = ", ".join([*lines, f"{{stage: sist, when: {{{when}}}}}"])
        stages = "\n  - {id: da, label: Då}\n  - {id: sist, label: Sist}"
        return told(
            [
                ("sections:", f"{asked}sections:"),
                ("  - {id: nu, label: Nu}", f"  - {{id: nu, label: Nu}}{stages}"),
                ("text: Gör sedan.", f"text: Gör sedan., placed: [{placed}]"),
            ]
        )

    assert problems(", ".join(f"{name}: [ja, nej]" for name in names)) == []
    assert [line.partition(": ")[2] for line in problems("djur: ja, q7: ja")] == [
        'en rad i placed för "sedan" gäller aldrig, för en rad före den gäller då också (ändra ordningen eller villkoret)'
    ]


def test_sixty_questions_that_bring_steps_and_place_one_are_checked_in_an_instant(told):
    names = [f"q{number}" for number in range(60)]
    options = "options: [{id: ja, label: Ja}, {id: nej, label: Nej}]"
    asked = "".join(f"  - {{id: {name}, text: Q?, heading: [Ett], {options}}}\n" for name in names)
    brought = (
        addition(
            name, f"{{{name}: ja}}", f"id: s-{name}, text: S., on_contact: true", f"id: t-{name}, text: T."
        )
        for name in names
    )
    lines = ", ".join(f"{{stage: da, when: {{{name}: ja, q0: nej}}}}" for name in names[1:])
    changes = [
        ("sections:", f"{asked}sections:"),
        ("  - {id: nu, label: Nu}", "  - {id: nu, label: Nu}\n  - {id: da, label: Då}"),
        ("{id: ja, label: Ja}\n", "{id: ja, label: Ja, contact: true}\n"),
        ("text: Gör sedan.", f"text: Gör sedan., placed: [{lines}]"),
        and_additions(*brought),
    ]
    started = time.process_time()
    assert told(changes) == []
    assert (
        time.process_time() - started < 3
    )  # a fifth of a second, but where coverage is counted on a slow machine
