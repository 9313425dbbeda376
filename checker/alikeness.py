"""Which amounts go together: may be added and compared, or multiplied as a price and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.model import Quantity

_ELIDED = 1_000_000
"""Printed this much more coarsely than another, an amount has a scale word ("million") that the other lacks."""
_SCALED = 10_000
"""A plain number printed this coarsely has a scale word, and money elsewhere in its sentence is its currency."""
_PEOPLE = frozenset(("people", "persons", "residents", "inhabitants", "citizens", "individuals", "staff"))
"""Words for people whatever they do."""
_PERSONS = _PEOPLE.union(
    ("men", "women", "boys", "girls", "males", "females", "adults", "children", "pupils", "students", "patients"),
    ("members", "employees", "workers", "teachers", "volunteers", "visitors", "customers", "farmers", "nurses"),
    ("doctors", "users", "pensioners", "apprentices"),
)
"""Words for people, all of whom are some of the former: "3,968 girls" of "7,216 young people"."""


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts may be added and compared: one currency, both percent, or counts of what may be one thing."""
    if one.step and other.step and not _of_one_scale(one.step, other.step):
        return False
    if one.kind in ("count", "number") and other.kind in ("count", "number"):
        if one.text[:1].isalpha() != other.text[:1].isalpha() and not (one.masked or other.masked):
            return False
        return one.unit == other.unit or not one.unit or not other.unit or _are_people(one.unit, other.unit)
    if {one.kind, other.kind} == {"number", "money"}:
        return min(one.step, other.step) >= _SCALED
    return one.kind == other.kind and one.unit == other.unit


def _are_people(one: str, other: str) -> bool:
    """Whether two counts are of people, one of them whoever they are."""
    return one in _PERSONS and other in _PERSONS and (one in _PEOPLE or other in _PEOPLE)


def _of_one_scale(one: Fraction, other: Fraction) -> bool:
    """Whether neither step is so many times the other that a unit must have been left out.

    In whole numbers: every pair of levels of every tie comes through here, and a quotient of fractions takes ten times
    as long.
    """
    own, others = one.numerator * other.denominator, other.numerator * one.denominator
    return own < _ELIDED * others and others < _ELIDED * own


def priced_for_its_thing(quantities: Sequence[Quantity]) -> bool:
    """Whether a price for one thing ("per bottle") stands with a count of that thing, where both say what it is."""
    things = [quantity.unit.lower() for quantity in quantities if quantity.kind == "count" and quantity.unit]
    prices = [quantity.per.lower() for quantity in quantities if quantity.per]
    return not things or all(any(price in thing or thing in price for thing in things) for price in prices)
