"""signs: what is not seen. What an editor is told of each is proved in tests/bad."""

import unicodedata

import pytest
from yaml.reader import Reader

from checklist.signs import hidden


def test_whatever_yaml_refuses_is_told_before_yaml_meets_it():
    """PyYAML's own error has no line."""
    every = "".join(map(chr, range(0x110000)))
    refused = {found[0] for found in Reader.NON_PRINTABLE.finditer(every)}
    assert len(refused) > 2_000
    assert [sign for sign in refused if not list(hidden(sign))] == []


@pytest.mark.parametrize(
    "text", ["åäö ÅÄÖ é ü ø – … § ½ ’ ” € × 12 kap. 44 §", "a=b", "<<", "= = =", "en rad\ntill"]
)
def test_ordinary_signs_are_none_of_them_and_letters_in_two_parts_are_ordinary(text):
    assert list(hidden(text)) == list(hidden(unicodedata.normalize("NFD", text))) == []


def test_what_no_letter_and_its_mark_make_together_is_told_once_where_it_stands():
    assert [index for index, _ in hidden("ga\u030a x\u030a\u0308 \u030a")] == [4, 7]
