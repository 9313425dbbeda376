"""Which amounts may be added, compared, or multiplied as a price and what it is for."""

from __future__ import annotations

from fractions import Fraction

from checker.alikeness import alike, priced_for_its_thing
from checker.model import Quantity


def money(value: int, step: int, unit: str = "CNY") -> Quantity:
    return Quantity(0, 1, "x", "money", unit, Fraction(value), step=Fraction(step))


def test_amounts_of_different_currencies_are_not_alike() -> None:
    assert alike(money(5, 1), money(7, 1))
    assert not alike(money(5, 1), money(7, 1, "USD"))


def test_an_amount_without_its_scale_word_is_not_like_one_that_has_it() -> None:
    assert not alike(money(115, 1), money(950 * 10**7, 10**7))


def test_counts_of_different_things_are_not_alike_and_a_bare_number_is_like_both() -> None:
    ships, sailors = (Quantity(0, 1, "x", "count", unit, Fraction(5)) for unit in ("ships", "sailors"))
    assert not alike(ships, sailors)
    assert alike(ships, Quantity(0, 1, "x", "number", "", Fraction(5)))


def test_counts_of_people_are_alike_where_one_of_them_says_people() -> None:
    people, nurses, girls = (Quantity(0, 1, "x", "count", unit, Fraction(5)) for unit in ("people", "nurses", "girls"))
    assert alike(people, nurses)
    assert not alike(nurses, girls)


def test_a_price_is_for_the_thing_that_is_counted() -> None:
    price = Quantity(0, 1, "x", "money", "USD", Fraction(5), per="bottle")
    bottles, cases = (Quantity(0, 1, "x", "count", unit, Fraction(5)) for unit in ("bottles", "cases"))
    assert priced_for_its_thing([price, bottles])
    assert not priced_for_its_thing([price, cases])
