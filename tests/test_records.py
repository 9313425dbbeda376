"""Types that never change and cost little to declare."""

from __future__ import annotations

import pickle
from typing import ClassVar

import pytest

from checker.records import NamedTuple, Record, replace


class Point(Record):
    """A record with a default and with what is no field."""

    scale: ClassVar[int] = 10

    x: int
    y: int = 0


class Named(Point):
    """One that has the fields of another first."""

    name: str = ""


def test_fields_are_given_in_order_or_by_name() -> None:
    assert (Point(1, 2).x, Point(1, 2).y, Point(1).y, Point(y=3, x=4).x) == (1, 2, 0, 4)
    assert Named.fields == ("x", "y", "name")
    assert repr(Named(1, name="a")) == "Named(x=1, y=0, name='a')"


def test_records_are_equal_where_type_and_fields_are() -> None:
    assert Point(1, 2) == Point(1, y=2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 0) != Named(1, 0)


def test_a_record_never_changes() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="Point never changes; x cannot be set"):
        point.x = 2  # type: ignore[misc]
    assert replace(point, y=5) == Point(1, 5)
    assert point == Point(1, 0)


@pytest.mark.parametrize(("values", "named"), [((1, 2, 3), {}), ((1,), {"x": 1}), ((), {"z": 1})])
def test_fields_that_there_are_not_are_refused(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*values, **named)


def test_a_record_can_be_sent_elsewhere() -> None:
    assert pickle.loads(pickle.dumps(Named(1, 2, "a"))) == Named(1, 2, "a")


class Place(NamedTuple):
    """Where something stands."""

    line: int
    column: int = 1

    @property
    def is_first(self) -> bool:
        """Whether nothing stands before it."""
        return self.line == self.column == 1


def test_a_named_tuple_is_that_of_the_standard_library() -> None:
    place = Place(1)
    assert (place, place.is_first, place._replace(column=3), Place._fields) == (
        (1, 1),
        True,
        (1, 3),
        ("line", "column"),
    )
    assert repr(place) == "Place(line=1, column=1)"
    assert pickle.loads(pickle.dumps(place)) == place
    assert isinstance(Place.__doc__, str)
    assert Place.__doc__ == "Where something stands."
    with pytest.raises(TypeError):
        Place(column=2)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        place.line = 2  # type: ignore[misc]
