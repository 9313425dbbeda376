from __future__ import annotations

import operator
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from amount_laws import VALUES, choices
from hypothesis import assume, given
from hypothesis import strategies as st

from checker import intervals
from checker.expressions import Expression, evaluate, parse, point
from checker.expressions.syntax import And, Binary, Call, Compare, Literal, Name, Negative, Node, Not, Or
from checker.model import Interval, Period

FIGURES = ("a", "b", "c")
COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
AMOUNTS: st.SearchStrategy[Node] = st.recursive(
    st.one_of(st.builds(Name, st.sampled_from(FIGURES)), st.builds(lambda n: Literal(Fraction(n)), st.integers(0, 5))),
    lambda below: st.one_of(
        st.builds(Negative, below),
        st.builds(Binary, st.sampled_from("+-*/"), below, below),
        st.builds(lambda a: Binary("**", a, Literal(Fraction(2))), st.builds(Name, st.sampled_from(FIGURES))),
        st.builds(lambda f, a, b: Call(f, (a, b)), st.sampled_from(["sum", "min", "max"]), below, below),
        st.builds(lambda a: Call("abs", (a,)), below),
    ),
    max_leaves=5,
)
FORMULAS: st.SearchStrategy[Node] = st.recursive(
    st.builds(Compare, st.sampled_from(list(COMPARE)), AMOUNTS, AMOUNTS),
    lambda below: st.one_of(
        st.builds(Not, below),
        st.builds(lambda a, b: And((a, b)), below, below),
        st.builds(lambda a, b: Or((a, b)), below, below),
    ),
    max_leaves=3,
)


def value(node: Node, at: dict[str, Fraction]) -> Fraction:
    """The plain meaning of an amount; ZeroDivisionError where it has none."""
    match node:
        case Literal(value=stated):
            return stated
        case Name(name=name):
            return at[name]
        case Negative(operand=operand):
            return -value(operand, at)
        case Binary(operator=sign, left=left, right=right):
            a, b = value(left, at), value(right, at)
            return {"+": a + b, "-": a - b, "*": a * b}[sign] if sign in "+-*" else a**2 if sign == "**" else a / b
        case Call(function=function, arguments=arguments):
            values = [value(argument, at) for argument in arguments]
            return {"sum": sum(values, Fraction(0)), "min": min(values), "max": max(values), "abs": abs(values[0])}[
                function
            ]
    raise AssertionError(node)


def truth(node: Node, at: dict[str, Fraction]) -> bool:
    match node:
        case Compare(operator=sign, left=left, right=right):
            return bool(COMPARE[sign](value(left, at), value(right, at)))
        case Not(operand=operand):
            return not truth(operand, at)
        case And(parts=parts):
            said = [truth(part, at) for part in parts]
            return all(said)
        case Or(parts=parts):
            said = [truth(part, at) for part in parts]
            return any(said)
    raise AssertionError(node)


@given(tree=FORMULAS, a=VALUES, b=VALUES, c=VALUES)
def test_exact_figures_are_decided_as_plain_arithmetic_does(tree: Node, a: Fraction, b: Fraction, c: Fraction) -> None:
    at = {"a": a, "b": b, "c": c}
    try:
        expected = truth(tree, at)
    except ZeroDivisionError:
        assume(False)
    outcome = evaluate(Expression("", tree), {name: intervals.exactly(at[name]) for name in FIGURES})
    assert outcome.verdict == ("holds" if expected else "contradiction")


@given(tree=AMOUNTS, a=VALUES, b=VALUES, c=VALUES)
def test_a_point_is_what_plain_arithmetic_gives(tree: Node, a: Fraction, b: Fraction, c: Fraction) -> None:
    at = {"a": a, "b": b, "c": c}
    try:
        expected = value(tree, at)
    except ZeroDivisionError:
        expected = None
    assert point(Expression("", tree), at) == expected


@given(tree=FORMULAS, a=choices(), b=choices(), c=choices())
def test_a_formula_true_of_a_choice_is_never_a_contradiction(
    tree: Node, a: tuple[Interval, Fraction], b: tuple[Interval, Fraction], c: tuple[Interval, Fraction]
) -> None:
    drawn = dict(zip(FIGURES, (a, b, c), strict=True))
    try:
        is_true = truth(tree, {name: chosen for name, (_, chosen) in drawn.items()})
    except ZeroDivisionError:
        assume(False)
    outcome = evaluate(Expression("", tree), {name: values for name, (values, _) in drawn.items()})
    if is_true:
        assert outcome.verdict != "contradiction"
    assert (outcome.verdict == "unknown") == bool(outcome.reason)


def near(value: str, width: str, *, open_ends: bool = False) -> Interval:
    return Interval(Fraction(value), Fraction(value) + Fraction(width), open_ends, open_ends)


@given(
    current=st.integers(50, 200),
    change=st.integers(1, 40),
    width=st.integers(1, 9),
    part=st.integers(-3, 13),
    shape=st.sampled_from(
        [
            "change / (current - change)",
            "current / (current + change)",
            "change / abs(current - change)",
            "current * change - current",
            "(current - change) / (current + change)",
        ]
    ),
)
def test_the_range_of_a_repeated_figure_is_exactly_that_of_its_corners(
    current: int, change: int, width: int, part: int, shape: str
) -> None:
    box = {"current": near(str(current), str(width)), "change": near(str(change), str(width / 10))}
    amount = parse(shape)
    corners = [
        point(amount, {"current": x, "change": y})
        for x, y in product((box["current"].low, box["current"].high), (box["change"].low, box["change"].high))
    ]
    values = [corner for corner in corners if corner is not None]
    low, high = min(values), max(values)
    claimed = low + (high - low) * Fraction(part, 10)
    outcome = evaluate(parse(f"growth == {shape}"), {**box, "growth": intervals.exactly(claimed)})
    assert outcome.verdict == ("holds" if 0 <= part <= 10 else "contradiction")


def test_a_figure_that_stands_twice_is_one_figure() -> None:
    values = {"a": near("100", "0"), "b": near("105", "5"), "growth": intervals.exactly(Fraction("0.075"))}
    assert evaluate(parse("growth == (b - a) / a"), values).verdict == "holds"
    assert evaluate(parse("b - b == 1"), values).verdict == "contradiction"
    assert evaluate(parse("b / b == 1"), values).verdict == "holds"
    assert evaluate(parse("b != b"), values).verdict == "contradiction"


def test_formulas_joined_by_and_hold_of_one_choice() -> None:
    values = {"a": near("0", "10"), "b": near("0", "10")}
    assert evaluate(parse("a + b == 10 and a - b == 4"), values).verdict == "holds"
    assert evaluate(parse("a + b == 10 and a - b == 14"), values).verdict == "contradiction"
    assert evaluate(parse("a > 6 and a < 5"), values).verdict == "contradiction"
    assert evaluate(parse("a > 6 or a < 5"), values).verdict == "holds"
    assert evaluate(parse("a * b > 90 and a < b"), values).verdict == "holds"


def test_not_turns_a_formula_round_for_a_choice_and_never_a_verdict() -> None:
    values = {"a": near("0", "10"), "b": intervals.exactly(Fraction(5))}
    assert evaluate(parse("a == b"), values).verdict == "holds"
    assert evaluate(parse("not a == b"), values).verdict == "holds"
    assert evaluate(parse("not (a >= 0 and a <= 10)"), values).verdict == "contradiction"
    assert evaluate(parse("not missing == b"), values).verdict == "unknown"


def test_an_end_that_is_open_is_not_reached() -> None:
    values = {"a": near("1", "1", open_ends=True), "b": intervals.exactly(Fraction(2))}
    assert evaluate(parse("a >= b"), values).verdict == "contradiction"
    assert evaluate(parse("a * a >= b * b"), values).verdict == "contradiction"
    assert evaluate(parse("a * a < b * b"), values).verdict == "holds"


def test_more_than_so_much_has_no_end() -> None:
    values = {"a": Interval(Fraction(10), None, True, True), "b": intervals.exactly(Fraction(5))}
    assert evaluate(parse("b / a < 50%"), values).verdict == "holds"
    assert evaluate(parse("b / a >= 50%"), values).verdict == "contradiction"
    assert evaluate(parse("(a - b) / a >= 99%"), values).verdict == "holds"
    assert evaluate(parse("(a - b) / (a + b) > 1"), values).verdict in ("contradiction", "unknown")


@pytest.mark.parametrize(
    ("source", "language", "reason"),
    [
        ("missing == a", "en", "missing is not known"),
        ("masked == a", "zh", "masked未知"),
        ("sum(several) == a", "en", "several is not known"),
        ("gap == a", "en", "gap stands for several figures where one is needed"),
        ("1 / zero == a", "en", "the divisor zero may be zero"),
        ("a ** zero == 1", "en", "the power zero is not one whole number from 0 to 100"),
        ("a.period == report.period", "en", "the period of a is not known"),
        ("report.period.start + 9999 years > report.period.end", "zh", "report.period.start + 9999 years超出日历范围"),
    ],
)
def test_what_cannot_be_decided_is_unknown_with_the_reason(source: str, language: str, reason: str) -> None:
    one, zero = intervals.exactly(Fraction(1)), near("-1", "2")
    values = {"a": one, "masked": None, "several": (one, None), "gap": (one, one), "zero": zero}
    periods = {"report": Period(date(2019, 1, 1), date(2019, 12, 31))}
    outcome = evaluate(parse(source), values, periods, language)  # type: ignore[arg-type]
    assert (outcome.verdict, outcome.reason) == ("unknown", reason)


def test_a_broken_formula_is_broken_whatever_else_is_unknown() -> None:
    values = {"a": intervals.exactly(Fraction(1))}
    assert evaluate(parse("a == 2 and missing == 3"), values).verdict == "contradiction"
    assert evaluate(parse("a == 1 or missing == 3"), values).verdict == "holds"
    assert evaluate(parse("a == 1 and missing == 3"), values).verdict == "unknown"
    assert evaluate(parse("a == 2 or missing == 3"), values).verdict == "unknown"


def test_several_figures_are_added_and_compared() -> None:
    parts = (near("10", "1"), near("20", "1"), near("30", "1"))
    assert evaluate(parse("sum(parts) == 62"), {"parts": parts}).verdict == "holds"
    assert evaluate(parse("sum(parts) == 64"), {"parts": parts}).verdict == "contradiction"
    assert evaluate(parse("max(parts) <= 29"), {"parts": parts}).verdict == "contradiction"
    assert evaluate(parse("max(parts) / sum(parts) == 50%"), {"parts": parts}).verdict == "holds"
    assert evaluate(parse("min(parts) + max(parts) + 20 == sum(parts)"), {"parts": parts}).verdict == "holds"


@pytest.mark.parametrize(("count", "expected"), [(21, "holds"), (1, "contradiction")])
def test_a_share_of_a_whole_number_asks_for_one(count: int, expected: str) -> None:
    values = {"count": intervals.exactly(Fraction(count)), "share": near("0.745", "0.015")}
    assert evaluate(parse("whole(count / share)"), values).verdict == expected


def test_a_yearly_rate_compounds() -> None:
    values = {
        "prior": near("99.5", "1"),
        "current": near("146.9", "0.2"),
        "growth": near("0.0795", "0.001"),
        "years": intervals.exactly(Fraction(5)),
    }
    assert evaluate(parse("current / prior == (1 + growth) ** years"), values).verdict == "holds"
    assert evaluate(parse("current / prior == (1 + growth) ** 4"), values).verdict == "contradiction"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.period == report.period - 1 year", "holds"),
        ("a.period.end < report.period.start", "holds"),
        ("a.period.start > report.period.start", "contradiction"),
        ("not a.period.start > report.period.start", "holds"),
        ("a.period.end + 1 day == report.period.start", "holds"),
        ("a.period.start + 4 quarters == report.period.start", "holds"),
        ("report.period.end - 1 month == a.period.end + 11 months", "holds"),
    ],
)
def test_dates_compare_and_are_shifted(source: str, expected: str) -> None:
    periods = {
        "a": Period(date(2018, 1, 1), date(2018, 12, 31)),
        "report": Period(date(2019, 1, 1), date(2019, 12, 31)),
    }
    assert evaluate(parse(source), {}, periods).verdict == expected


def test_the_last_day_of_february_stays_the_last_in_a_leap_year() -> None:
    periods = {"a": Period(date(2019, 2, 1), date(2019, 2, 28)), "b": Period(date(2020, 2, 1), date(2020, 2, 29))}
    assert evaluate(parse("a.period == b.period - 1 year and b.period == a.period + 1 year"), {}, periods).verdict == (
        "holds"
    )
