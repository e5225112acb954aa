"""records: immutable objects that ``dataclasses`` and its friends take for their own."""

from dataclasses import field, fields, is_dataclass, replace

import pytest

from checklist.records import frozen


@frozen
class Spot:
    """A record with a default of each sort."""

    x: int
    y: int = 0
    tags: dict[str, str] = field(default_factory=dict)


@frozen
class Other:
    """Another record with the same fields."""

    x: int
    y: int = 0
    tags: dict[str, str] = field(default_factory=dict)


def test_arguments_are_given_by_name_and_defaults_fill_in():
    spot = Spot(x=1)
    assert (spot.x, spot.y, spot.tags) == (1, 0, {})
    assert Spot(x=1, y=2, tags={"a": "b"}).tags == {"a": "b"}


def test_each_record_gets_a_default_of_its_own():
    assert Spot(x=1).tags is not Spot(x=1).tags


def test_a_missing_and_an_unknown_argument_are_refused():
    with pytest.raises(TypeError, match="x"):
        Spot(y=1)
    with pytest.raises(TypeError, match="z"):
        Spot(x=1, z=3)
    with pytest.raises(TypeError):
        Spot(1)


def test_a_record_can_not_be_changed():
    spot = Spot(x=1)
    with pytest.raises(AttributeError):
        spot.x = 2
    with pytest.raises(AttributeError):
        spot.new = 2
    assert spot.x == 1


def test_records_are_equal_by_value_and_class():
    assert Spot(x=1) == Spot(x=1, y=0)
    assert Spot(x=1) != Spot(x=2)
    assert Spot(x=1) != Other(x=1)
    assert Spot(x=1) != 1


def test_equal_records_have_one_hash():
    one, same = Other(x=1, y=2, tags=()), Other(x=1, y=2, tags=())
    assert hash(one) == hash(same)
    assert {one: "a"}[same] == "a"


def test_dataclasses_know_a_record():
    assert is_dataclass(Spot)
    assert [known.name for known in fields(Spot)] == ["x", "y", "tags"]
    assert replace(Spot(x=1), y=5) == Spot(x=1, y=5)


def test_a_record_shows_its_values():
    assert repr(Spot(x=1)) == "Spot(x=1, y=0, tags={})"
