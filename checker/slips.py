"""The slips a writer makes in one figure: what it would have been without one.

Each slip gives a quantity as it would read: text, value and printed precision. Numbers that are not written in
digits (三百万) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from types import MappingProxyType

from checker.amounts import digits, number
from checker.late import late
from checker.model import Quantity

_SCALES: Mapping[str, tuple[tuple[str, Fraction], ...]] = MappingProxyType(
    {
        "thousand": (("million", Fraction(10**3)),),
        "million": (("billion", Fraction(10**3)), ("thousand", Fraction(1, 10**3))),
        "billion": (("million", Fraction(1, 10**3)), ("trillion", Fraction(10**3))),
        "trillion": (("billion", Fraction(1, 10**3)),),
        "mn": (("bn", Fraction(10**3)),),
        "bn": (("mn", Fraction(1, 10**3)),),
        "mln": (("bln", Fraction(10**3)),),
        "bln": (("mln", Fraction(1, 10**3)),),
        "lakh": (("crore", Fraction(100)),),
        "crore": (("lakh", Fraction(1, 100)),),
        "万亿": (("亿", Fraction(1, 10**4)),),
        "万": (("亿", Fraction(10**4)), ("", Fraction(1, 10**4))),
        "亿": (("万", Fraction(1, 10**4)), ("万亿", Fraction(10**4))),
        "元": (("万元", Fraction(10**4)),),
    }
)
_SCALE = late(r"(?<=[0-9])\s*(thousand|million|billion|trillion|mn|bn|mln|bln|lakh|crore|万亿|万|亿|元)(?![a-z])", re.I)


def moved_point(quantity: Quantity, places: int) -> Iterator[Quantity]:
    """The decimal point ``places`` further left, and further right."""
    found = digits(quantity.text)
    if found is None or not quantity.value:
        return
    whole, _, behind = found[0].partition(".")
    for shift in (-places, places):
        factor = Fraction(10) ** shift
        value = quantity.value * factor
        if quantity.kind == "count" and value.denominator != 1:
            continue
        decimals = max(0, len(behind) - shift)
        said = number(found[0]) * factor
        if not behind:
            decimals = next(n for n in range(places + 1) if (said * 10**n).denominator == 1)
        yield _rewritten(quantity, _written(said, decimals, grouped="," in whole), value, quantity.step * factor)


def slipped_unit(quantity: Quantity) -> Iterator[Quantity]:
    """Another scale word in the place of the one that is printed: 万 for 亿, billion for million."""
    found = _SCALE.search(quantity.text)
    if found is None or quantity.value is None:
        return
    for word, factor in _SCALES[found[1].lower()]:
        text = quantity.text[: found.start(1)] + word + quantity.text[found.end(1) :]
        yield quantity._replace(text=text, value=quantity.value * factor, step=quantity.step * factor)


def transposed(quantity: Quantity) -> Iterator[Quantity]:
    """Two adjacent digits in each other's place."""
    found = digits(quantity.text)
    if found is None or not quantity.value:
        return
    said = found[0]
    at = [index for index, sign in enumerate(said) if sign.isdigit()]
    for first, second in pairwise(at):
        if said[first] != said[second]:
            changed = list(said)
            changed[first], changed[second] = said[second], said[first]
            yield from _retyped(quantity, said, "".join(changed))


def mistyped(quantity: Quantity, low: Fraction | None, high: Fraction | None) -> Iterator[Quantity]:
    """Another digit in the place of one, where that brings the printed value into ``low``..``high``."""
    found = digits(quantity.text)
    if found is None or not quantity.value:
        return
    said = found[0]
    if not (digits_alone := number(said)):
        return
    unit, printed = quantity.value / digits_alone, quantity.value
    if unit < 0:  # a negative amount: its size is what the digits say
        unit, printed, low, high = -unit, -printed, high and -high, low and -low
    place = Fraction(10) ** (len(said.partition(".")[0].replace(",", "")) - 1)
    for index, sign in enumerate(said):
        if not sign.isdigit():
            continue
        own, step = int(sign), place * unit
        least = 0 if low is None else max(0, own + ceil((low - printed) / step))
        most = 9 if high is None else min(9, own + floor((high - printed) / step))
        for digit in range(least, most + 1):
            if digit != own:
                yield from _retyped(quantity, said, said[:index] + str(digit) + said[index + 1 :])
        place /= 10


def rewritten(quantity: Quantity, value: Fraction) -> Iterator[Quantity]:
    """The quantity with another value, printed with as many decimals and in the same unit; none for other amounts."""
    found = digits(quantity.text)
    if found is None or not quantity.value or value <= 0 or not (own := number(found[0])):
        return
    unit, decimals = quantity.value / own, len(found[0].partition(".")[2])
    said = Fraction(floor(value / unit * 10**decimals + Fraction(1, 2)), 10**decimals)
    yield from _retyped(quantity, found[0], _written(said, decimals, grouped="," in found[0]))


_FINEST = 10**40
"""No printed amount is finer than one part in this."""


def _retyped(quantity: Quantity, said: str, changed: str) -> Iterator[Quantity]:
    old, new = number(said), number(changed)
    if not new or not old or quantity.value is None or (changed[0] == "0" and changed[1:2] not in ("", ".")):
        return
    value = quantity.value * new / old
    if (value * _FINEST).denominator != 1:
        # Its digits are only a part of the number (5亿6千万): what they would be otherwise says nothing.
        return
    step = quantity.step
    # A zero at the end that was not significant may have become a digit that is.
    while step and (value / step).denominator != 1:
        step /= 10
    yield _rewritten(quantity, changed, value, step)


def _rewritten(quantity: Quantity, said: str, value: Fraction, step: Fraction) -> Quantity:
    found = digits(quantity.text)
    assert found is not None
    text = quantity.text[: found.start()] + said + quantity.text[found.end() :]
    return quantity._replace(text=text, value=value, step=step)


def _written(value: Fraction, decimals: int, *, grouped: bool) -> str:
    whole, behind = divmod(value.numerator * 10**decimals // value.denominator, 10**decimals)
    said = f"{whole:,}" if grouped else str(whole)
    return f"{said}.{str(behind).rjust(decimals, '0')}" if decimals else said
