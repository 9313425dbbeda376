from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from amount_laws import quantity
from hypothesis import given
from hypothesis import strategies as st

from checker import slips
from checker.amounts import digits, number
from checker.model import Quantity


def money(text: str, value: str, step: str) -> Quantity:
    return quantity(Fraction(value), Fraction(step), "money", text)


MILLIONS = money("224.8 million yuan", "224800000", "100000")


@st.composite
def amounts(draw: st.DrawFn) -> Quantity:
    """A figure in digits, grouped or not, with or without decimals, in millions."""
    places = draw(st.integers(0, 3))
    whole, behind = draw(st.integers(1, 99_999)), draw(st.integers(0, 999))
    said = draw(st.sampled_from([f"{whole:,}", str(whole)])) + (f".{behind:03}"[: places + 1] if places else "")
    value = number(said) * 10**6
    return quantity(value, Fraction(10**6, 10**places), "money", f"{said} million yuan")


@given(amount=amounts(), places=st.integers(1, 2))
def test_a_moved_point_changes_the_value_by_tens_and_the_text_with_it(amount: Quantity, places: int) -> None:
    for moved in slips.moved_point(amount, places):
        found = digits(moved.text)
        assert found is not None
        assert number(found[0]) * 10**6 == moved.value
        assert moved.value in (amount.value * 10**places, amount.value / 10**places)
        assert moved.step / amount.step == moved.value / amount.value  # type: ignore[operator]


@given(amount=amounts())
def test_transposing_the_same_digits_again_gives_the_figure_back(amount: Quantity) -> None:
    for changed in slips.transposed(amount):
        assert amount.text in {again.text for again in slips.transposed(changed)}
        assert sorted(changed.text) == sorted(amount.text)
        assert changed.value != amount.value


@given(amount=amounts())
def test_another_digit_changes_one_sign_of_the_text(amount: Quantity) -> None:
    for changed in slips.mistyped(amount, None, None):
        assert sum(a != b for a, b in zip(changed.text, amount.text, strict=True)) == 1
        found = digits(changed.text)
        assert found is not None
        assert number(found[0]) * 10**6 == changed.value


@given(amount=amounts(), low=st.integers(0, 10**11), width=st.integers(0, 10**10))
def test_only_digits_that_lead_where_they_are_needed_are_tried(amount: Quantity, low: int, width: int) -> None:
    bounds = Fraction(low), Fraction(low + width)
    inside = {changed.text for changed in slips.mistyped(amount, *bounds)}
    among_all = slips.mistyped(amount, None, None)
    assert inside == {c.text for c in among_all if c.value is not None and bounds[0] <= c.value <= bounds[1]}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (MILLIONS, ["22.48 million yuan", "2248 million yuan"]),
        (money("238,500 yuan", "238500", "100"), ["23,850 yuan", "2,385,000 yuan"]),
        (money("6 million yuan", "6000000", "1000000"), ["0.6 million yuan", "60 million yuan"]),
        (money("54293万元", "542930000", "10000"), ["5429.3万元", "542930万元"]),
        (quantity(Fraction(21), Fraction(0), "count", "21 towns"), ["210 towns"]),
        (money("三百万元", "3000000", "1000000"), []),
    ],
)
def test_a_point_moves_one_place(amount: Quantity, expected: list[str]) -> None:
    assert [moved.text for moved in slips.moved_point(amount, 1)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 million yuan", {"5 billion yuan": 1000, "5 thousand yuan": Fraction(1, 1000)}),
        ("5 Million yuan", {"5 billion yuan": 1000, "5 thousand yuan": Fraction(1, 1000)}),
        ("5 lakh rupees", {"5 crore rupees": 100}),
        ("5 bn", {"5 mn": Fraction(1, 1000)}),
        ("5万元", {"5亿元": 10**4, "5元": Fraction(1, 10**4)}),
        ("5亿元", {"5万元": Fraction(1, 10**4), "5万亿元": 10**4}),
        ("5万亿元", {"5亿元": Fraction(1, 10**4)}),
        ("5元", {"5万元": 10**4}),
        ("5 millionaires", {}),
        ("5 towns", {}),
    ],
)
def test_a_unit_slips_to_its_neighbours(text: str, expected: dict[str, Fraction]) -> None:
    amount = money(text, "5", "1")
    assert {slipped.text: slipped.value / 5 for slipped in slips.slipped_unit(amount) if slipped.value} == expected


def test_a_digit_that_was_not_significant_may_become_so() -> None:
    changed = {each.text: each.step for each in slips.mistyped(money("238,500 yuan", "238500", "100"), None, None)}
    assert changed["238,510 yuan"] == 10
    assert changed["238,400 yuan"] == 100


def test_no_number_comes_to_begin_with_zero() -> None:
    assert "038.5万元" not in {c.text for c in slips.mistyped(money("138.5万元", "1385000", "1000"), None, None)}
    assert "0.5万元" in {c.text for c in slips.mistyped(money("1.5万元", "15000", "1000"), None, None)}
    assert {c.text for c in slips.transposed(money("50.3万元", "503000", "1000"))} == {"53.0万元"}


@pytest.mark.parametrize("slip", [lambda q: slips.moved_point(q, 1), slips.transposed, slips.slipped_unit])
def test_a_figure_without_a_value_has_no_slips(slip: Callable[[Quantity], Iterator[Quantity]]) -> None:
    assert list(slip(MILLIONS._replace(value=None))) == []
