"""The values a printed figure may stand for, and exact arithmetic on such ranges.

A figure is not a point: "63.67 million" is every amount that a writer may print so. Nothing else in the project
compares two figures. Ends are exact rationals, None where a range has no end, and open where the end itself is not
among the values; every operation here keeps both, so that its result contains exactly the values that the operation
takes when its operands vary independently of each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias

from checker.model import Interval, Quantity

Habit: TypeAlias = Literal["both", "round", "cut"]
"""How writers shorten a number: rounding half up, cutting off towards zero, or either."""

Reach: TypeAlias = Mapping[str, tuple[Fraction, Fraction]]
"""For a hedge, how far below and above the stated value the true one may lie, as parts of it."""

DEFAULT_REACH: Reach = MappingProxyType(
    {"about": (Fraction(5, 100), Fraction(5, 100)), "nearly": (Fraction(6, 100), Fraction(6, 100))}
)
EVERYTHING = Interval(None, None, True, True)

_ZERO = Fraction(0)
_HALF = Fraction(1, 2)
_End: TypeAlias = tuple[int, Fraction, bool]
"""Infinite (-1 or 1) or finite (0), the value, whether it is open: the first two order ends along the line."""


def exactly(value: Fraction) -> Interval:
    """The one value."""
    return Interval(value, value)


_HEDGED_STEPS = 5
"""A hedge widens a figure by no more than so many units of its last digit."""


def printed(quantity: Quantity, reach: Reach = DEFAULT_REACH, habit: Habit = "both") -> Interval | None:
    """The values that ``quantity`` may stand for; percent and points as plain ratios (106% is around 1.06).

    None where nothing is known: a masked or garbled figure, or one without any number.
    """
    if quantity.masked or quantity.garbled:
        return None
    if quantity.value is None:
        return _stated_range(quantity, reach)
    per = 100 if quantity.kind in ("percent", "points") else 1
    if not quantity.hedge:
        return as_printed(quantity.value, quantity.step, habit, per)
    value = quantity.value / per
    match quantity.hedge:
        case "over":
            return Interval(value, None, True, True)
        case "at least":
            return Interval(value, None, False, True)
        case "at most":
            return Interval(None, value, True, False)
        case "under":
            return Interval(None, value, True, True)
        case hedge:
            plain = as_printed(quantity.value, quantity.step, habit, per)
            around = _widened(exactly(value), reach, hedge)
            # "about 937.5 million" was rounded to its last digit, "about 900 million" to far more than that.
            most = quantity.step * _HEDGED_STEPS / per
            if most and around.low is not None and around.high is not None:
                around = Interval(max(around.low, value - most), min(around.high, value + most))
            return hull(plain, around)


def as_printed(value: Fraction, step: Fraction, habit: Habit = "both", per: int = 1) -> Interval:
    """What may print as ``value`` when one unit of the last digit is ``step``, divided by ``per``.

    A step of 0 means exactly that.
    """
    if not step:
        exact = value / per if per != 1 else value
        return Interval(exact, exact)
    # In whole halves of a step over one denominator: every figure of a report comes through here.
    half = step.numerator * value.denominator
    stated = 2 * value.numerator * step.denominator
    over = 2 * value.denominator * step.denominator * per
    below = 0 if habit == "cut" else half
    above = half if habit == "round" else 2 * half
    if stated > 0:
        return Interval(Fraction(stated - below, over), Fraction(stated + above, over), False, True)
    if stated < 0:
        return Interval(Fraction(stated - above, over), Fraction(stated + below, over), True, False)
    # Nothing is left to print but zero: a small amount of either sign may have been shortened to it.
    return Interval(Fraction(-above, over), Fraction(above, over), True, True)


def _stated_range(quantity: Quantity, reach: Reach) -> Interval | None:
    low, high, step = quantity.low, quantity.high, quantity.step
    if low is None and high is None:
        return None
    if quantity.kind in ("percent", "points"):
        low, high = (None if end is None else end / 100 for end in (low, high))
        step /= 100
    stated = Interval(
        None if low is None else low - step * _HALF,
        None if high is None else high + step * _HALF,
        low is None,
        high is None,
    )
    return _widened(stated, reach, quantity.hedge) if quantity.hedge in reach else stated


def _widened(stated: Interval, reach: Reach, hedge: str) -> Interval:
    down, up = reach.get(hedge, (_ZERO, _ZERO))
    low, high = stated.low, stated.high
    return Interval(
        None if low is None else low - abs(low) * (down if low > 0 else up),
        None if high is None else high + abs(high) * (up if high > 0 else down),
        stated.low_open,
        stated.high_open,
    )


def is_exact(a: Interval) -> bool:
    """Whether there is but one value."""
    return a.low is not None and a.low == a.high


def contains(a: Interval, value: Fraction) -> bool:
    """Whether ``value`` is among the values of ``a``."""
    if a.low is not None and (value < a.low or (a.low_open and value == a.low)):
        return False
    return a.high is None or not (value > a.high or (a.high_open and value == a.high))


def intersects(a: Interval, b: Interval) -> bool:
    """Whether ``a`` and ``b`` have a value in common."""
    return _reaches(a, b) and _reaches(b, a)


def satisfiable(operator: str, left: Interval, right: Interval) -> bool:
    """Whether ``left operator right`` is true of some value of each, the two varying independently.

    Besides the comparisons there are "whole" and "not whole", which ask about ``left`` alone.
    """
    match operator:
        case "==":
            return intersects(left, right)
        case "<=":
            return _reaches(left, right)
        case ">=":
            return _reaches(right, left)
        case "<":
            return _passes(left, right)
        case ">":
            return _passes(right, left)
        case "!=":
            return not (is_exact(left) and is_exact(right) and left.low == right.low)
        case "whole":
            return holds_whole_number(left)
        case "not whole":
            return not (is_exact(left) and holds_whole_number(left))
    raise ValueError(f"{operator} compares nothing")


def _reaches(a: Interval, b: Interval) -> bool:
    """Whether some value of ``a`` is no greater than some value of ``b``."""
    if a.low is None or b.high is None or a.low < b.high:
        return True
    return a.low == b.high and not a.low_open and not b.high_open


def _passes(a: Interval, b: Interval) -> bool:
    """Whether some value of ``a`` is less than some value of ``b``."""
    return a.low is None or b.high is None or a.low < b.high


def hull(a: Interval, b: Interval) -> Interval:
    """The shortest range that contains both."""
    low, high = min(_low(a), _low(b)), max(_high(a), _high(b))
    low_open = _open_at(low, _low(a), _low(b))
    return _between((low[0], low[1], low_open), (high[0], high[1], _open_at(high, _high(a), _high(b))))


def holds_whole_number(a: Interval) -> bool:
    """Whether some whole number is among the values of ``a``."""
    if a.low is None or a.high is None:
        return True
    first = -(-a.low.numerator // a.low.denominator)
    if a.low_open and first == a.low:
        first += 1
    return first < a.high or (first == a.high and not a.high_open)


def neg(a: Interval) -> Interval:
    """-a"""
    low, high = a.low, a.high
    return Interval(None if high is None else -high, None if low is None else -low, a.high_open, a.low_open)


def add(a: Interval, b: Interval) -> Interval:
    """a + b"""
    return Interval(
        None if a.low is None or b.low is None else a.low + b.low,
        None if a.high is None or b.high is None else a.high + b.high,
        a.low_open or b.low_open,
        a.high_open or b.high_open,
    )


def sub(a: Interval, b: Interval) -> Interval:
    """a - b"""
    return Interval(
        None if a.low is None or b.high is None else a.low - b.high,
        None if a.high is None or b.low is None else a.high - b.low,
        a.low_open or b.high_open,
        a.high_open or b.low_open,
    )


def mul(a: Interval, b: Interval) -> Interval:
    """a * b"""
    if a.low and a.high and b.low and b.high:
        if b.low.numerator > 0:
            return _times_positive(a.low, a.high, b.low, b.high, a, b)
        if a.low.numerator > 0:
            return _times_positive(b.low, b.high, a.low, a.high, b, a)
    corners = [_product(x, y) for x in (_low(a), _high(a)) for y in (_low(b), _high(b))]
    low, high = min(corners), max(corners)
    return _between((low[0], low[1], _open_at(low, *corners)), (high[0], high[1], _open_at(high, *corners)))


def _times_positive(
    low: Fraction, high: Fraction, least: Fraction, most: Fraction, a: Interval, b: Interval
) -> Interval:
    """a from ``low`` to ``high``, neither of them zero, times b from ``least`` to ``most``, both above zero."""
    negative, positive = low.numerator < 0, high.numerator > 0
    return Interval(
        low * (most if negative else least),
        high * (most if positive else least),
        a.low_open or (b.high_open if negative else b.low_open),
        a.high_open or (b.high_open if positive else b.low_open),
    )


def div(a: Interval, b: Interval) -> Interval | None:
    """a / b; None where ``b`` may be zero, for then the quotient is not defined for every choice."""
    if a.low and a.high and b.low and b.high and b.low.numerator > 0:
        negative, positive = a.low.numerator < 0, a.high.numerator > 0
        return Interval(
            a.low / (b.low if negative else b.high),
            a.high / (b.low if positive else b.high),
            a.low_open or (b.low_open if negative else b.high_open),
            a.high_open or (b.low_open if positive else b.high_open),
        )
    if a.low and a.high and b.low and b.high and b.high.numerator < 0:
        # The quotient falls where a rises: its least is that of the greatest a.
        negative, positive = a.low.numerator < 0, a.high.numerator > 0
        return Interval(
            a.high / (b.high if positive else b.low),
            a.low / (b.high if negative else b.low),
            a.high_open or (b.high_open if positive else b.low_open),
            a.low_open or (b.high_open if negative else b.low_open),
        )
    inverse = reciprocal(b)
    return None if inverse is None else mul(a, inverse)


def reciprocal(a: Interval) -> Interval | None:
    """1 / a; None where ``a`` may be zero."""
    if contains(a, _ZERO):
        return None
    # A range with an open end at zero has a reciprocal without end on that side; one without end comes near zero.
    low = _inverse(a.high) if a.high is None or a.high else None
    high = _inverse(a.low) if a.low is None or a.low else None
    return Interval(low, high, a.high_open or not a.high, a.low_open or not a.low)


def _inverse(end: Fraction | None) -> Fraction:
    return _ZERO if end is None else 1 / end


def power(a: Interval, exponent: int) -> Interval:
    """a ** exponent, for a whole exponent of at least 0."""
    if exponent < 0:
        raise ValueError(f"a range can be raised to 0 and above, not to {exponent}")
    if exponent == 0:
        return Interval(Fraction(1), Fraction(1))
    base = absolute(a) if exponent % 2 == 0 else a
    return Interval(
        None if base.low is None else base.low**exponent,
        None if base.high is None else base.high**exponent,
        base.low_open,
        base.high_open,
    )


def absolute(a: Interval) -> Interval:
    """abs(a)"""
    if a.low is not None and a.low >= 0:
        return a
    if a.high is not None and a.high <= 0:
        return neg(a)
    ends = (_high(neg(a)), _high(a))
    high = max(ends)
    return _between((0, _ZERO, False), (high[0], high[1], _open_at(high, *ends)))


def smallest(a: Interval, b: Interval) -> Interval:
    """min(a, b)"""
    low, high = min(_low(a), _low(b)), min(_high(a), _high(b))
    low_open = _open_at(low, _low(a), _low(b))
    high_open = any(end[2] for end in (_high(a), _high(b)) if end[:2] == high[:2])
    return _between((low[0], low[1], low_open), (high[0], high[1], high_open))


def largest(a: Interval, b: Interval) -> Interval:
    """max(a, b)"""
    return neg(smallest(neg(a), neg(b)))


def _low(a: Interval) -> _End:
    return (-1, _ZERO, True) if a.low is None else (0, a.low, a.low_open)


def _high(a: Interval) -> _End:
    return (1, _ZERO, True) if a.high is None else (0, a.high, a.high_open)


def _between(low: _End, high: _End) -> Interval:
    return Interval(None if low[0] else low[1], None if high[0] else high[1], low[2], high[2])


def _open_at(end: _End, *candidates: _End) -> bool:
    """Whether none of the candidates that lie at ``end`` attains it."""
    return all(candidate[2] for candidate in candidates if candidate[:2] == end[:2])


def _product(x: _End, y: _End) -> _End:
    zeros = [end for end in (x, y) if not end[0] and not end[1]]
    if zeros:
        # Zero times anything is zero, however large the other factor grows.
        return (0, _ZERO, all(end[2] for end in zeros))
    if x[0] or y[0]:
        return (_sign(x) * _sign(y), _ZERO, True)
    return (0, x[1] * y[1], x[2] or y[2])


def _sign(end: _End) -> int:
    return end[0] or (1 if end[1] > 0 else -1)
