"""The value of an amount for one choice of values: exact, for messages and for trying a choice."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from checker.expressions.ranges import MAX_POWER
from checker.expressions.syntax import Binary, Call, Literal, Name, Negative, Node

Stated: TypeAlias = Mapping[str, "Fraction | tuple[Fraction, ...] | None"]
"""For each figure named, one value (percent and points as ratios); several where a name stands for many."""


def point(node: Node, stated: Stated) -> Fraction | None:
    """The value of ``node``; None where a figure is not stated, or a divisor is zero."""
    match node:
        case Literal(value=value):
            return value
        case Name(name=name):
            value_of = stated.get(name)
            if isinstance(value_of, tuple):
                return value_of[0] if len(value_of) == 1 else None
            return value_of
        case Negative(operand=operand):
            value_below = point(operand, stated)
            return None if value_below is None else -value_below
        case Binary(operator=operator, left=left, right=right):
            a, b = point(left, stated), point(right, stated)
            return None if a is None or b is None else _combined(operator, a, b)
        case Call(function=function, arguments=arguments):
            values = _members(arguments, stated)
            return None if values is None else _called(function, values)
        case _:
            return None


def _combined(operator: str, a: Fraction, b: Fraction) -> Fraction | None:
    match operator:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
        case "/":
            return a / b if b else None
        case _:
            return a**b.numerator if b.denominator == 1 and 0 <= b <= MAX_POWER else None


def _members(arguments: tuple[Node, ...], stated: Stated) -> list[Fraction] | None:
    found: list[Fraction] = []
    for argument in arguments:
        several = stated.get(argument.name) if isinstance(argument, Name) else None
        if isinstance(several, tuple):
            found.extend(several)
        else:
            value = point(argument, stated)
            if value is None:
                return None
            found.append(value)
    return found or None


def _called(function: str, values: list[Fraction]) -> Fraction | None:
    match function:
        case "sum":
            return sum(values, Fraction(0))
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "abs":
            return abs(values[0])
        case _:
            return None
