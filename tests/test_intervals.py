from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from amount_laws import VALUES, choices, quantity, ranges, shortened
from hypothesis import given
from hypothesis import strategies as st

from checker import intervals
from checker.intervals import contains, printed
from checker.model import Interval

Choice = tuple[Interval, Fraction]
Operation = Callable[[Interval, Interval], Interval]
PAIRED: dict[str, tuple[Operation, Callable[[Fraction, Fraction], Fraction]]] = {
    "add": (intervals.add, operator.add),
    "sub": (intervals.sub, operator.sub),
    "mul": (intervals.mul, operator.mul),
    "smallest": (intervals.smallest, min),
    "largest": (intervals.largest, max),
}
COMPARISONS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def between(low: str, high: str, *, low_open: bool = False, high_open: bool = True) -> Interval:
    return Interval(Fraction(low), Fraction(high), low_open, high_open)


@pytest.mark.parametrize("name", PAIRED)
@given(a=choices(), b=choices())
def test_an_operation_contains_what_it_takes_at_each_choice(name: str, a: Choice, b: Choice) -> None:
    on_ranges, on_values = PAIRED[name]
    assert contains(on_ranges(a[0], b[0]), on_values(a[1], b[1]))


@pytest.mark.parametrize("name", PAIRED)
@given(a=ranges(), b=ranges())
def test_an_end_that_is_closed_is_taken_and_one_that_is_open_is_not(name: str, a: Interval, b: Interval) -> None:
    on_ranges, on_values = PAIRED[name]
    result = on_ranges(a, b)
    corners = {on_values(x, y) for x, y in product(_closed_ends(a), _closed_ends(b)) if x is not None and y is not None}
    if 0 in _closed_ends(a) or 0 in _closed_ends(b):
        corners |= {Fraction(0)} if name == "mul" else set()
    if name in ("smallest", "largest"):
        # The other of the two lies beyond, wherever in its range that is.
        corners |= {x for x in (*_closed_ends(a), *_closed_ends(b)) if x is not None}
    for end, is_open in ((result.low, result.low_open), (result.high, result.high_open)):
        if end is not None and not is_open:
            assert end in corners
    assert all(contains(result, on_values(x, y)) for x, y in product(_closed_ends(a), _closed_ends(b)))


def _closed_ends(a: Interval) -> list[Fraction]:
    ends = ((a.low, a.low_open), (a.high, a.high_open))
    return [end for end, is_open in ends if end is not None and not is_open]


@given(a=choices(), b=choices())
def test_a_quotient_contains_what_it_is_at_each_choice_or_is_not_defined(a: Choice, b: Choice) -> None:
    result = intervals.div(a[0], b[0])
    assert (result is None) == contains(b[0], Fraction(0))
    assert result is None or contains(result, a[1] / b[1])


@given(a=ranges())
def test_the_reciprocal_of_the_reciprocal_is_the_range_itself(a: Interval) -> None:
    once = intervals.reciprocal(a)
    if once is not None and not contains(once, Fraction(0)):
        twice = intervals.reciprocal(once)
        assert twice is not None
        assert (twice.low, twice.high) == (a.low, a.high)


@given(a=choices(), exponent=st.integers(0, 5))
def test_a_power_contains_what_it_is_at_each_choice(a: Choice, exponent: int) -> None:
    assert contains(intervals.power(a[0], exponent), a[1] ** exponent)


@given(a=choices())
def test_the_opposite_and_the_size_contain_what_they_are_at_each_choice(a: Choice) -> None:
    assert contains(intervals.neg(a[0]), -a[1])
    assert contains(intervals.absolute(a[0]), abs(a[1]))
    assert not contains(intervals.absolute(a[0]), Fraction(-1, 7))


@pytest.mark.parametrize("name", COMPARISONS)
@given(a=choices(), b=choices())
def test_a_comparison_true_of_a_choice_is_satisfiable(name: str, a: Choice, b: Choice) -> None:
    if COMPARISONS[name](a[1], b[1]):
        assert intervals.satisfiable(name, a[0], b[0])


@given(a=VALUES, b=VALUES)
def test_single_values_compare_as_numbers_do(a: Fraction, b: Fraction) -> None:
    for name, compare in COMPARISONS.items():
        assert intervals.satisfiable(name, intervals.exactly(a), intervals.exactly(b)) == compare(a, b)


@given(a=ranges(), b=ranges())
def test_comparison_is_symmetric(a: Interval, b: Interval) -> None:
    assert intervals.intersects(a, b) == intervals.intersects(b, a)
    assert intervals.satisfiable("<", a, b) == intervals.satisfiable(">", b, a)
    assert intervals.satisfiable("<=", a, b) == intervals.satisfiable(">=", b, a)


@given(a=ranges(), b=ranges())
def test_ranges_intersect_where_neither_lies_wholly_beyond_the_other(a: Interval, b: Interval) -> None:
    apart = not intervals.satisfiable("<=", a, b) or not intervals.satisfiable("<=", b, a)
    assert intervals.intersects(a, b) != apart


@given(a=choices(), b=choices())
def test_the_hull_contains_both(a: Choice, b: Choice) -> None:
    hull = intervals.hull(a[0], b[0])
    assert contains(hull, a[1])
    assert contains(hull, b[1])


@given(a=choices())
def test_a_range_with_a_whole_number_says_so(a: Choice) -> None:
    if a[1].denominator == 1:
        assert intervals.holds_whole_number(a[0])
    else:
        low = a[1].numerator // a[1].denominator
        assert not intervals.holds_whole_number(
            Interval(Fraction(low), Fraction(low + 1), low_open=True, high_open=True)
        )


@pytest.mark.parametrize("habit", ["round", "cut"])
@given(value=VALUES, places=st.integers(-1, 3))
def test_what_prints_so_is_among_the_values(habit: str, value: Fraction, places: int) -> None:
    step = Fraction(1, 10) ** places
    said = shortened(value, step, habit)
    assert contains(intervals.as_printed(said, step, habit), value)  # type: ignore[arg-type]
    assert contains(intervals.as_printed(said, step), value)


@given(value=VALUES, places=st.integers(-1, 3))
def test_a_negative_figure_is_the_mirror_of_a_positive_one(value: Fraction, places: int) -> None:
    step = Fraction(1, 10) ** places
    for habit in ("both", "round", "cut"):
        here = intervals.as_printed(value, step, habit)  # type: ignore[arg-type]
        assert intervals.as_printed(-value, step, habit) == intervals.neg(here)  # type: ignore[arg-type]


MILLION = 10**6


@pytest.mark.parametrize(
    ("value", "step", "kind", "expected"),
    [
        ("63670000", "10000", "money", between("63665000", "63680000")),
        ("60000000", "1000000", "money", between("59500000", "61000000")),
        ("6000", "1", "money", between("5999.5", "6001")),
        ("238500", "100", "money", between("238450", "238600")),
        ("106", "1", "percent", between("1.055", "1.07")),
        ("9.38", "0.01", "points", between("0.09375", "0.0939")),
        ("-3.4", "0.1", "percent", between("-0.035", "-0.0335", low_open=True, high_open=False)),
        ("7", "0", "count", between("7", "7", high_open=False)),
        ("0", "0.1", "percent", between("-0.001", "0.001", low_open=True)),
    ],
)
def test_a_printed_figure_is_any_value_that_prints_so(value: str, step: str, kind: str, expected: Interval) -> None:
    assert printed(quantity(Fraction(value), Fraction(step), kind)) == expected


def test_a_habit_narrows_what_a_figure_may_be() -> None:
    figure = quantity(Fraction("4.2"), Fraction("0.1"), "number")
    assert printed(figure, habit="round") == between("4.15", "4.25")
    assert printed(figure, habit="cut") == between("4.2", "4.3")


@pytest.mark.parametrize(
    ("hedge", "inside", "outside"),
    [
        ("over", ["50.1", "5000"], ["50", "49.9"]),
        ("at least", ["50", "5000"], ["49.9"]),
        ("at most", ["50", "-5000"], ["50.1"]),
        ("under", ["49.9", "-5000"], ["50"]),
        ("about", ["47.5", "50.9", "52.5"], ["47.4", "52.6"]),
        ("nearly", ["47", "53"], ["46.9", "53.1"]),
    ],
)
def test_a_hedge_says_how_far_a_figure_reaches(hedge: str, inside: list[str], outside: list[str]) -> None:
    figure = quantity(Fraction(50), Fraction(1), "money")._replace(hedge=hedge)  # type: ignore[arg-type]
    values = printed(figure)
    assert values is not None
    assert all(contains(values, Fraction(value)) for value in inside)
    assert not any(contains(values, Fraction(value)) for value in outside)


def test_how_far_a_hedge_reaches_is_given() -> None:
    figure = quantity(Fraction(-50), Fraction(0), "money")._replace(hedge="about")
    reach = {"about": (Fraction(1, 10), Fraction(2, 10))}
    assert printed(figure, reach) == between("-60", "-45", high_open=False)


def test_a_hedged_figure_never_means_less_than_the_same_without_the_hedge() -> None:
    figure = quantity(Fraction(5), Fraction(1), "money")
    plain, hedged = printed(figure), printed(figure._replace(hedge="about"))
    assert plain is not None
    assert hedged is not None
    assert intervals.hull(plain, hedged) == hedged


def test_a_stated_range_reaches_half_a_step_beyond_its_ends() -> None:
    stated = quantity(Fraction(0), Fraction(1, 10), "percent")._replace(
        value=None, low=Fraction("1.5"), high=Fraction(2)
    )
    assert printed(stated) == between("0.0145", "0.0205", high_open=False)
    assert printed(stated._replace(high=None)) == Interval(Fraction("0.0145"), None, False, True)


@pytest.mark.parametrize("unknown", [{"masked": True}, {"garbled": True}, {"value": None}])
def test_what_cannot_be_read_stands_for_nothing_known(unknown: dict[str, bool]) -> None:
    assert printed(quantity(Fraction(1), Fraction(1), "money")._replace(**unknown)) is None  # type: ignore[arg-type]


def test_a_power_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        intervals.power(between("1", "2"), -1)


def test_an_unknown_comparison_is_refused() -> None:
    with pytest.raises(ValueError, match="=~"):
        intervals.satisfiable("=~", between("1", "2"), between("1", "2"))
