"""What a cell of a table prints."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.tables import cells
from checker.tables.measures import Measure


def _read(text: str) -> cells.Printed | None:
    return cells.read(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("1,234.5", "1234.5", "0.1"),
        ("54293", "54293", "1"),
        ("35 000", "35000", "1"),
        ("(3.4)", "-3.4", "0.1"),
        ("(3.4", "-3.4", "0.1"),
        ("-3.4", "-3.4", "0.1"),
        ("−3.4", "-3.4", "0.1"),
        ("△3.4", "-3.4", "0.1"),
        ("+3.4", "3.4", "0.1"),
        ("$ (1,234)", "-1234", "1"),
        ("¥1,234.50", "1234.50", "0.01"),
        ("1,234*", "1234", "1"),
        ("1,234 (a)", "1234", "1"),
        ("89.5 [2]", "89.5", "0.1"),
        ("12.5%", "12.5", "0.1"),
        ("350户", "350", "1"),
    ],
)
def test_an_amount_is_read_as_printed(text: str, value: str, step: str) -> None:
    printed = _read(text)
    assert printed is not None
    assert (printed.value, printed.step) == (Fraction(value), Fraction(step))


@pytest.mark.parametrize("text", ["-", "—", "–", "--", "…", "/", "nil", "无", ""])
def test_a_dash_is_nothing(text: str) -> None:
    printed = _read(text)
    assert printed is not None
    assert printed.blank
    assert printed.value == 0


@pytest.mark.parametrize("text", ["XX", "xx%", "**", "____", "【】", "[●]", "●", "X.X"])
def test_a_mask_has_no_value(text: str) -> None:
    printed = _read(text)
    assert printed is not None
    assert printed.masked
    assert printed.value is None


@pytest.mark.parametrize("text", ["n/a", "N.A.", "不适用", "not meaningful"])
def test_what_is_said_to_be_unknown_has_no_value_and_no_mask(text: str) -> None:
    printed = _read(text)
    assert printed is not None
    assert (printed.value, printed.masked) == (None, False)


@pytest.mark.parametrize("text", ["合计", "Total", "3 of 5", "2018-2019", "第3项", "12 May"])
def test_words_are_no_amount(text: str) -> None:
    assert _read(text) is None


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("12.5%", Measure("percent", "%")),
        ("0.15个百分点", Measure("points", "point")),
        ("54293万元", Measure("money", "CNY", Fraction(10**4))),
        ("$1.2 million", Measure("money", "USD", Fraction(10**6))),
        ("¥1,234.50", Measure("money", "CNY", sure=False)),
        ("1,234", None),
    ],
)
def test_a_cell_may_state_its_unit(text: str, measure: Measure | None) -> None:
    printed = _read(text)
    assert printed is not None
    assert printed.measure == measure


@given(st.integers(0, 10**9), st.integers(0, 3), st.booleans(), st.booleans())
def test_reading_is_the_inverse_of_printing(number: int, decimals: int, grouped: bool, negative: bool) -> None:
    value = Fraction(number, 10**decimals)
    whole, rest = divmod(number, 10**decimals)
    text = f"{whole:,}" if grouped else str(whole)
    text += f".{rest:0{decimals}}" if decimals else ""
    printed = _read(f"({text})" if negative else text)
    assert printed is not None
    assert printed.value == (-value if negative else value)
    assert printed.step == Fraction(1, 10**decimals)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    printed = _read(text)
    assert printed is None or 0 <= printed.start <= printed.end <= len(text)
