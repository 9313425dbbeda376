"""Amounts that an expression states itself: "10000 yuan", "5 million dollars", "0.1 points"."""

from __future__ import annotations

from fractions import Fraction

from checker import units
from checker.expressions.syntax import ExpressionError, Literal


def amount(value: Fraction, words: str) -> Literal:
    """The amount of ``value`` in the unit that ``words`` name; ExpressionError where they name none."""
    measure = units.measure(words)
    if measure is None:
        raise ExpressionError(
            f"{words} is no unit", hint="for example 10000 yuan, 5 million yuan, 5%, 0.1 points, 1 year"
        )
    factor = measure.factor
    if measure.kind in ("percent", "points"):
        factor /= 100
    return Literal(value * factor, measure.kind, measure.unit)
