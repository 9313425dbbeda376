"""Units that a table states once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checker.tables import measures
from checker.tables.measures import Measure

MILLION = Fraction(10**6)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("单位：万元", [Measure("money", "CNY", Fraction(10**4))]),
        ("金额单位：人民币百万元", [Measure("money", "CNY", MILLION)]),
        ("贷款余额（亿元）", [Measure("money", "CNY", Fraction(10**8))]),
        ("单位：万元、%", [Measure("money", "CNY", Fraction(10**4)), Measure("percent", "%")]),
        ("单位：户", [Measure("count", "户")]),
        ("(RMB million)", [Measure("money", "CNY", MILLION)]),
        ("RMB'000", [Measure("money", "CNY", Fraction(1000))]),
        ("(HK$'000)", [Measure("money", "HKD", Fraction(1000))]),
        ("$ in thousands", [Measure("money", "USD", Fraction(1000))]),
        ("Amount (RMB million, unless stated)", [Measure("money", "CNY", MILLION)]),
        ("(in millions)", [Measure("number", "", MILLION)]),
        ("Unit: 10,000 yuan", [Measure("money", "CNY", Fraction(10**4))]),
        ("% of total", [Measure("percent", "%")]),
        ("Change (‰)", [Measure("percent", "%", Fraction(1, 10))]),
        ("Employees (persons)", [Measure("count", "persons")]),
        ("The bank had a good year.", []),
        ("In the year 2019", []),
    ],
)
def test_words_state_units(words: str, found: list[Measure]) -> None:
    assert list(measures.stated(words)) == found


def test_what_is_counted_in_ones_is_exact() -> None:
    assert Measure("count", "户").exact
    assert not Measure("count", "户", Fraction(10**4)).exact
    assert not Measure("money", "CNY").exact
