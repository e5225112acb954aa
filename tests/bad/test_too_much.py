"""More than anybody means: it is refused with a line, and what it would cost is never paid.

What is bounded is what is looked at: a test that took minutes on the old code is quick on any machine.
"""

import pytest

from checklist.composing import DEEPEST, MOST_VALUES
from checklist.files import MOST_BYTES
from checklist.problems import MOST_SHOWN
from checklist.spaces import MOST_ROWS

S, R = "sources.yaml", "nyckel.yaml"
STOLEN = "      - {id: stulen, label: Stulen}\n"


def yes_or_no(count):
    """As many questions of two answers each, and the condition that uses them all."""
    questions = "".join(
        f"  - {{id: q{n}, text: F, heading: [Allmänt], options: [{{id: ja, label: J}}, {{id: nej, label: N}}]}}\n"
        for n in range(count)
    )
    return questions, ", ".join(f"q{n}: ja" for n in range(count))


@pytest.mark.parametrize("opening", ["[", "{a: ", "[\n", "- "])
def test_what_lies_too_deep_is_told_where_it_gets_too_deep(change, problems_of, opening):
    told = problems_of(change(R, "text: Gå dit.", "text:\n          " + opening * 100_000))
    assert len(told) == 1
    assert told[0].endswith(
        f": fler än {DEEPEST} listor och nycklar i varandra (ta bort klamrar eller indrag)"
    )


def test_a_file_that_is_too_large_is_not_read(change, problems_of):
    assert problems_of(change(R, "with: [kontor]", "with:\n" + "        - kontor\n" * 700_000)) == [
        f"liten/nyckel.yaml:1:1: filen är större än {MOST_BYTES // 1_000_000} MB (dela upp den, eller ta bort det som upprepas)"
    ]


def test_a_file_of_too_many_values_is_read_no_further(change, problems_of):
    told = problems_of(change(R, "to: [lassmed, kontor]", f"to: [{', '.join(['a'] * 200_000)}]"))
    assert len(told) == 1
    assert told[0].endswith(
        f": filen har fler än {MOST_VALUES} värden (dela upp den, eller ta bort det som upprepas)"
    )


@pytest.mark.parametrize("values", ["kontor", "kontor{}"])
def test_no_more_problems_are_looked_for_than_anybody_reads(change, problems_of, values):
    many = ", ".join(values.format(number) for number in range(20_000))
    assert len(problems_of(change(R, "with: [kontor]", f"with: [{many}]"))) == MOST_SHOWN


def test_no_more_signs_are_looked_for_than_anybody_reads(change, problems_of):
    assert len(problems_of(change(R, "text: Gå dit.", "text: " + "Gå\u00a0dit." * 50_000))) == MOST_SHOWN


def test_a_long_word_is_not_compared_with_all_others_and_its_line_stays_short(change, problems_of):
    change(
        S, "      - text: Lägenheter\n", "".join(f"      - text: {n}{'ab ' * 60}c\n" for n in range(3_000))
    )
    told = problems_of(change(R, "heading: [Villor, Borta]", f"heading: [{'ba ' * 300_000}c]"))
    assert max(map(len, told)) < 1_000
    assert told[1].startswith('liten/nyckel.yaml:56:15: rubriken "ba ba ba')


def test_questions_with_too_many_combinations_of_answers_are_told_and_not_worked_out(change, problems_of):
    questions, condition = yes_or_no(300)
    change(R, "sections:\n", f"{questions}\nsections:\n")
    core = "when: {hus: lagenhet, nyckel: tappad, hund: nej"
    assert problems_of(change(R, core, f"{core}, {condition}")) == [
        f"liten/nyckel.yaml:1:5: frågorna ger fler än {MOST_ROWS} kombinationer av svar (ta bort frågor, eller dela upp rutinen)"
    ]


def test_questions_that_decide_no_branch_are_multiplied_with_nothing(change, problems_of):
    """The contrast: as many that only bring a step cost what they are."""
    questions, condition = yes_or_no(300)
    change(R, "sections:\n", f"{questions}\nsections:\n")
    assert problems_of(change(R, "when: {hund: ja}", f"when: {{hund: ja, {condition}}}")) == []


def test_as_many_combinations_as_are_allowed_are_worked_out(change, problems_of):
    """The contrast: 4 096 in all."""
    questions, condition = yes_or_no(9)
    change(R, "sections:\n", f"{questions}\nsections:\n")
    assert (
        problems_of(
            change(
                R,
                "id: hund-i-lagenhet\n",
                f"id: inga-q\n    reason: Nej.\n    when: {{hus: lagenhet, hund: ja, {condition}}}\n  - id: hund-i-lagenhet\n",
            )
        )
        == []
    )


def test_a_question_with_too_many_answers_is_told(change, problems_of):
    many = "".join(f"      - {{id: o{n}, label: O}}\n" for n in range(3_000))
    assert problems_of(change(R, STOLEN, STOLEN + many)) == [
        f"liten/nyckel.yaml:1:5: frågorna ger fler än {MOST_ROWS} kombinationer av svar (ta bort frågor, eller dela upp rutinen)"
    ]


def test_gaps_that_lead_to_each_other_are_followed_once_each(change, problems_of):
    """Each of thirteen answers is a gap that names all the others instead: the ways through them are 13!."""
    names = [f"o{n}" for n in range(13)]
    change(R, STOLEN, STOLEN + "".join(f"      - {{id: {name}, label: O}}\n" for name in names))
    gaps = "".join(
        f"  - {{id: g-{name}, title: L, text: L, decides: K, when: {{hus: lagenhet, nyckel: {name}}}, "
        f"instead: {{nyckel: [{', '.join(other for other in [*names, 'tappad'] if other != name)}]}}}}\n"
        for name in names
    )
    assert problems_of(change(R, "gaps:\n", f"gaps:\n{gaps}")) == []
