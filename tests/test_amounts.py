from __future__ import annotations

from fractions import Fraction

import pytest
from amount_laws import VALUES, quantity
from hypothesis import given
from hypothesis import strategies as st

from checker import amounts
from checker.model import Quantity


def money(text: str, value: str, step: str) -> Quantity:
    return quantity(Fraction(value), Fraction(step), "money", text)


@given(value=VALUES, places=st.integers(0, 4))
def test_a_printed_number_is_within_half_a_unit_of_its_last_digit(value: Fraction, places: int) -> None:
    assert abs(Fraction(amounts.rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)


@given(value=VALUES, places=st.integers(0, 4))
def test_zeros_that_are_stripped_say_nothing(value: Fraction, places: int) -> None:
    stripped = amounts.rounded(value, places, strip=True)
    assert Fraction(stripped) == Fraction(amounts.rounded(value, places))
    assert "." not in stripped or not stripped.endswith("0")


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("0.05", 1, "0.1"), ("-0.05", 1, "-0.1"), ("-0.04", 1, "0.0"), ("2.5", 0, "3"), ("1234.5", 1, "1234.5")],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, expected: str) -> None:
    assert amounts.rounded(Fraction(value), places) == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("63.67 million yuan", "63670000", 10**6),
        ("4371万元", "43710000", 10**4),
        ("1,753亿元", "175300000000", 10**8),
        ("三百万元", "3000000", 1),
        ("238,500 yuan", "238500", 1),
        ("2 dozen yuan", "24", 1),
    ],
)
def test_the_scale_of_an_amount_is_that_of_its_words(text: str, value: str, expected: int) -> None:
    assert amounts.scale(money(text, value, "1")) == expected


def test_the_common_scale_is_the_smallest() -> None:
    large, small = money("1.2 billion yuan", "1200000000", "1"), money("3 million yuan", "3000000", "1")
    assert amounts.common_scale([large, small]) == 10**6
    assert amounts.common_scale([small._replace(kind="count")]) == 1


@pytest.mark.parametrize(("step", "per", "expected"), [("10000", 10**6, 2), ("1000000", 10**6, 0), ("100", 1, 0)])
def test_decimals_are_those_of_the_printed_precision(step: str, per: int, expected: int) -> None:
    assert amounts.decimals(money("50.30 million yuan", "50300000", step), per) == expected


@pytest.mark.parametrize(
    ("value", "currency", "per", "places", "english", "chinese"),
    [
        ("43710000", "CNY", 10**6, 2, "43.71 million yuan", "4371万元"),
        ("43710000", "CNY", 10**4, 0, "43.71 million yuan", "4371万元"),
        ("175300000000", "CNY", 10**8, 0, "175.3 billion yuan", "1753亿元"),
        ("5000", "USD", 1, 0, "5000 USD", "5000美元"),
        ("30000000", "INR", 10**7, 0, "3 crore INR", "3000万 INR"),
        ("-1350000", "CNY", 10**6, 2, "-1.35 million yuan", "-135万元"),
        ("12", "", 1, 0, "12", "12"),
    ],
)
def test_money_is_said_in_the_words_of_the_language(
    value: str, currency: str, per: int, places: int, english: str, chinese: str
) -> None:
    assert amounts.money(Fraction(value), currency, per, places, "en") == english
    assert amounts.money(Fraction(value), currency, per, places, "zh") == chinese


def test_ratios_are_said_as_percent_and_as_points() -> None:
    assert amounts.percent(Fraction(869, 1000)) == "86.9%"
    assert amounts.points(Fraction(-938, 10000), 2, "en") == "-9.38 points"
    assert amounts.points(Fraction(-938, 10000), 2, "zh") == "-9.38个百分点"
