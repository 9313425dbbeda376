"""The values an amount takes while its figures vary within their ranges.

`extent` is plain arithmetic on ranges. It is exact where each figure stands in the expression once; where one stands
in it twice it is too wide, never too narrow. `slope` bounds the derivative by one figure: where that has one sign, the
figure can be put at its ends, and the result is exact again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import TypeAlias

from checker import intervals
from checker.expressions.syntax import Binary, Call, Literal, Name, Negative, Node, write
from checker.model import Interval

Box: TypeAlias = Mapping[str, "Interval | tuple[Interval | None, ...] | None"]
"""For each figure named, the values it may stand for; several where a name stands for many; None where unknown."""

Slope: TypeAlias = tuple[Interval, "Interval | None"]

MAX_POWER = 100
_ZERO = Interval(Fraction(0), Fraction(0))
_ONE = Interval(Fraction(1), Fraction(1))


class Undecided(Exception):
    """The amount has no range: ``why`` is a key of `reasons`, ``about`` what it is about."""

    def __init__(self, why: str, about: str = "") -> None:
        self.why = why
        self.about = about
        super().__init__(why, about)


def extent(node: Node, box: Box) -> Interval:
    """A range that contains every value of ``node`` over ``box``; Undecided where a value is not known or defined."""
    return _EXTENTS[type(node)](node, box)


def _of_name(node: Name, box: Box) -> Interval:
    value = box.get(node.name)
    if isinstance(value, Interval):
        return value
    return _only(value, node.name)


def _only(value: tuple[Interval | None, ...] | None, name: str) -> Interval:
    if not value:
        raise Undecided("missing", name)
    if len(value) > 1:
        raise Undecided("several", name)
    if value[0] is None:
        raise Undecided("missing", name)
    return value[0]


def _of_literal(node: Literal, _box: Box) -> Interval:
    return Interval(node.value, node.value)


def _of_negative(node: Negative, box: Box) -> Interval:
    return intervals.neg(_EXTENTS[type(node.operand)](node.operand, box))


def _of_binary(node: Binary, box: Box) -> Interval:
    left = _EXTENTS[type(node.left)](node.left, box)
    right = _EXTENTS[type(node.right)](node.right, box)
    match node.operator:
        case "+":
            return intervals.add(left, right)
        case "-":
            return intervals.sub(left, right)
        case "*":
            return intervals.mul(left, right)
        case "/":
            return divided(left, right, node)
        case _:
            return intervals.power(left, exponent(right, node))


def divided(left: Interval, right: Interval, node: Binary) -> Interval:
    """left / right; Undecided where ``right`` may be zero."""
    quotient = intervals.div(left, right)
    if quotient is None:
        raise Undecided("divisor", write(node.right))
    return quotient


def exponent(value: Interval, node: Binary) -> int:
    """The one whole number that ``value`` is; Undecided where it is none, or too large."""
    if value.low is None or value.low != value.high or value.low.denominator != 1 or not 0 <= value.low <= MAX_POWER:
        raise Undecided("exponent", write(node.right))
    return value.low.numerator


def members(arguments: Sequence[Node], box: Box) -> list[Interval]:
    """The ranges of the arguments of a call, a name that stands for many giving all of its own."""
    found: list[Interval] = []
    for argument in arguments:
        value = box.get(argument.name) if isinstance(argument, Name) else None
        if isinstance(value, tuple) and not isinstance(value, Interval):
            assert isinstance(argument, Name)
            for each in value:
                if each is None:
                    raise Undecided("missing", argument.name)
                found.append(each)
        else:
            found.append(extent(argument, box))
    if not found:
        raise Undecided("missing", ", ".join(map(write, arguments)))
    return found


def _of_call(node: Call, box: Box) -> Interval:
    if node.function == "abs":
        return intervals.absolute(extent(node.arguments[0], box))
    return reduce(_FOLDS[node.function], members(node.arguments, box))


_FOLDS: Mapping[str, Callable[[Interval, Interval], Interval]] = MappingProxyType(
    {"sum": intervals.add, "min": intervals.smallest, "max": intervals.largest}
)
_EXTENTS: Mapping[type, Callable[..., Interval]] = {
    Name: _of_name,
    Literal: _of_literal,
    Negative: _of_negative,
    Binary: _of_binary,
    Call: _of_call,
}


def slope(node: Node, box: Box, name: str) -> Slope:
    """The extent of ``node``, and a range that contains every slope it has in the direction of the figure ``name``.

    None for a slope of zero, where ``name`` does not stand in ``node``.
    """
    match node:
        case Name():
            return extent(node, box), _ONE if node.name == name else None
        case Literal():
            return Interval(node.value, node.value), None
        case Negative(operand=operand):
            value, rise = slope(operand, box, name)
            return intervals.neg(value), None if rise is None else intervals.neg(rise)
        case Binary(left=left, right=right):
            return _slope_of_binary(node, slope(left, box, name), slope(right, box, name))
        case Call(function="abs", arguments=(argument,)):
            value, rise = slope(argument, box, name)
            if rise is None or (value.low is not None and value.low >= 0):
                return intervals.absolute(value), rise
            opposite = intervals.neg(rise)
            falls = value.high is not None and value.high <= 0
            return intervals.absolute(value), opposite if falls else intervals.hull(rise, opposite)
        case Call(function=function, arguments=arguments):
            sloped = [slope(argument, box, name) for argument in arguments]
            value = reduce(_FOLDS[function], (value for value, _ in sloped))
            if function != "sum":
                # The least of several follows, at each choice, one of those that come down so far.
                sloped = [each for each in sloped if intervals.intersects(each[0], value)]
            if all(rise is None for _, rise in sloped):
                return value, None
            rises = (_ZERO if rise is None else rise for _, rise in sloped)
            return value, reduce(intervals.add if function == "sum" else intervals.hull, rises)
        case _:
            return extent(node, box), None


def _slope_of_binary(node: Binary, left: Slope, right: Slope) -> Slope:
    (a, rise_a), (b, rise_b) = left, right
    match node.operator:
        case "+":
            return intervals.add(a, b), _either(rise_a, rise_b)
        case "-":
            return intervals.sub(a, b), _either(rise_a, None if rise_b is None else intervals.neg(rise_b))
        case "*":
            by_left = None if rise_a is None else intervals.mul(rise_a, b)
            return intervals.mul(a, b), _either(by_left, None if rise_b is None else intervals.mul(a, rise_b))
        case "/":
            value = divided(a, b, node)
            if rise_b is None:
                return value, None if rise_a is None else divided(rise_a, b, node)
            # (a / b)' = (a' - (a / b) b') / b
            by_right = intervals.neg(intervals.mul(value, rise_b))
            return value, divided(by_right if rise_a is None else intervals.add(rise_a, by_right), b, node)
        case _:
            times = exponent(b, node)
            value = intervals.power(a, times)
            if times == 0 or rise_a is None:
                return value, None
            factor = intervals.mul(intervals.exactly(Fraction(times)), intervals.power(a, times - 1))
            return value, intervals.mul(factor, rise_a)


def _either(a: Interval | None, b: Interval | None) -> Interval | None:
    if a is None or b is None:
        return a or b
    return intervals.add(a, b)
