"""Exact amounts as decimals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.numbers import decimal


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (Fraction(63670000), "63670000"),
        (Fraction(1061, 10), "106.1"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 2000), "0.0005"),
        (Fraction(123456789012345678, 100), "1234567890123456.78"),
        (Fraction(1, 3), "0.3333333333333333"),
        (Fraction(0), "0"),
    ],
)
def test_amounts_are_printed_as_short_as_they_are(amount: Fraction, printed: str) -> None:
    assert decimal(amount) == printed


@given(st.integers(-(10**24), 10**24), st.integers(0, 12))
def test_reading_is_the_inverse_of_printing(digits: int, places: int) -> None:
    assert Fraction(decimal(Fraction(digits, 10**places))) == Fraction(digits, 10**places)
