"""What lets a deviation pass: it is true wherever the formula is, and of what misses it by no more."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import intervals
from checker.expressions import Expression, evaluate, parse
from checker.expressions.slack import relaxed
from checker.model import Interval

SOURCES = st.sampled_from(
    ["a == b", "a <= b", "a < b", "a >= b", "a == b + c", "a == b / c", "a == b and b <= c", "a == b or a == c"]
)
VALUES = st.integers(1, 1000).map(Fraction)
RANGES = st.tuples(VALUES, st.integers(0, 20)).map(lambda pair: Interval(pair[0], pair[0] + pair[1]))


def widened(source: str, by: str, *, relative: bool = False, below: bool = False) -> Expression:
    tree = relaxed(parse(source).tree, parse(by).tree, lambda node: True, relative=relative, below=below)
    return Expression(source, tree)


@given(SOURCES, RANGES, RANGES, RANGES, st.integers(1, 50), st.booleans())
def test_what_holds_holds_with_slack(
    source: str, a: Interval, b: Interval, c: Interval, by: int, relative: bool
) -> None:
    box = {"a": a, "b": b, "c": c}
    if evaluate(parse(source), box).verdict == "holds":
        slack = widened(source, f"{by}%" if relative else str(by), relative=relative)
        assert evaluate(slack, box).verdict == "holds"


@pytest.mark.parametrize(
    ("source", "a", "b", "by", "relative", "below", "verdict"),
    [
        ("a == b", 100, 105, "5", False, False, "holds"),
        ("a == b", 100, 105, "5", False, True, "contradiction"),
        ("a == b", 100, 106, "5", False, False, "contradiction"),
        ("a == b", 95, 100, "5%", True, False, "holds"),
        ("a == b", 94, 100, "5%", True, False, "contradiction"),
        ("a <= b", 105, 100, "5", False, False, "holds"),
        ("a <= b", 106, 100, "5%", True, False, "contradiction"),
        ("a >= b", 95, 100, "5", False, False, "holds"),
        ("a > b", 94, 100, "5", False, False, "contradiction"),
    ],
)
def test_a_deviation_passes_up_to_its_limit(
    source: str, a: int, b: int, by: str, relative: bool, below: bool, verdict: str
) -> None:
    box = {"a": intervals.exactly(Fraction(a)), "b": intervals.exactly(Fraction(b))}
    assert evaluate(widened(source, by, relative=relative, below=below), box).verdict == verdict


@pytest.mark.parametrize("source", ["a != b", "not a == b", "whole(a)", "a.period == b.period"])
def test_what_has_no_deviation_stays_as_it_is(source: str) -> None:
    assert widened(source, "5").tree == parse(source).tree


def test_what_does_not_fit_stays_as_it_is() -> None:
    tree = parse("a == b or a == c").tree
    assert relaxed(tree, parse("5").tree, lambda node: False, relative=False) == tree
