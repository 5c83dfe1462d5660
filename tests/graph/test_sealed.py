"""Sealed values and quick enumerations are what dataclasses and the library's enumerations are."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import field
from enum import Enum, StrEnum

import pytest

from armstrace.graph.quick import found_once, quick
from armstrace.graph.sealed import replace, sealed


@sealed(frozen=True, slots=True)
class Box:
    first: int
    second: tuple[str, ...] = ()
    _length: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_length", len(self.second))

    @property
    def length(self) -> int:
        return self._length


@dataclasses.dataclass(frozen=True)
class Plain:
    first: int


@quick
class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"

    @property
    def loud(self) -> str:
        return self.value.upper()


class Counted:
    def __init__(self) -> None:
        self.asked = 0

    @found_once
    def total(self) -> int:
        """How often it was worked out."""
        self.asked += 1
        return self.asked


def test_replaced_values_equal_those_that_dataclasses_make() -> None:
    box = Box(1, ("a",))
    assert replace(box, first=2) == dataclasses.replace(box, first=2) == Box(2, ("a",))
    assert hash(replace(box, first=2)) == hash(Box(2, ("a",)))
    assert box == Box(1, ("a",))


def test_what_follows_from_the_fields_is_worked_out_anew() -> None:
    assert replace(Box(1, ("a",)), second=("a", "b")).length == 2


def test_a_field_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError, match="third"):
        replace(Box(1), third=3)


def test_values_that_are_not_sealed_are_replaced_as_ever() -> None:
    assert replace(Plain(1), first=2) == Plain(2)


def test_only_frozen_classes_with_slots_are_sealed() -> None:
    with pytest.raises(TypeError, match="frozen"):
        sealed(frozen=True, slots=False)


def test_a_quick_enumeration_is_an_enumeration() -> None:
    assert list(Colour) == [Colour.RED, Colour.BLUE] == list(reversed(list(reversed(Colour))))
    assert Colour("red") is Colour["RED"] is Colour.RED
    assert len(Colour) == 2
    assert Colour.RED in Colour
    assert dict(Colour.__members__) == {"RED": Colour.RED, "BLUE": Colour.BLUE}
    assert issubclass(Colour, Enum)
    assert (Colour.RED.loud, str(Colour.RED), f"{Colour.RED}", repr(Colour.RED)) == (
        "RED",
        "red",
        "red",
        "<Colour.RED: 'red'>",
    )


def test_a_word_that_is_no_member_is_refused() -> None:
    with pytest.raises(ValueError, match="'green' is not a valid Colour"):
        Colour("green")


def test_members_survive_pickling() -> None:
    assert pickle.loads(pickle.dumps(Colour.BLUE)) is Colour.BLUE


def test_a_property_is_found_once() -> None:
    counted = Counted()
    assert (counted.total, counted.total, counted.asked) == (1, 1, 1)
    assert Counted.total.__doc__ == "How often it was worked out."
