"""Exact amounts as decimals that people and JSON read."""

from __future__ import annotations

from fractions import Fraction


def decimal(amount: Fraction) -> str:
    """The shortest decimal that is the amount, or for a third and its like the nearest that a double holds.

    >>> decimal(Fraction(63670000)), decimal(Fraction(1061, 10)), decimal(Fraction(1, 3))
    ('63670000', '106.1', '0.3333333333333333')
    """
    if amount.denominator == 1:
        return str(amount.numerator)
    places = _places(amount.denominator)
    if places is None:
        return repr(float(amount))
    digits = str(abs(amount.numerator) * 10**places // amount.denominator).rjust(places + 1, "0")
    return f"{'-' * (amount < 0)}{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int) -> int | None:
    """How many decimals a reduced fraction has; None where they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
