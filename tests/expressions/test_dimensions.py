from __future__ import annotations

import pytest

from checker.expressions import ExpressionError, check_dimensions, parse

KINDS = {
    "actual": "money",
    "plan": "money",
    "parts": "money",
    "completion": "percent",
    "rate": "percent",
    "moved": "points",
    "loans": "count",
    "years": "count",
    "times": "number",
    "per": "ratio",
    "when": "date",
    "either": "any",
}
MANY = frozenset({"parts"})


def kind(source: str) -> str:
    return check_dimensions(parse(source), KINDS, MANY)


@pytest.mark.parametrize(
    "source",
    [
        "completion == actual / plan",
        "completion == rate - completion",
        "moved == rate - completion",
        "moved == actual / plan - plan / actual",
        "moved == (rate - completion) - moved",
        "completion == rate + moved",
        "actual / plan == (1 + rate) ** years",
        "sum(parts) == actual",
        "max(parts, plan) <= actual",
        "actual >= 10000 yuan",
        "actual < 0",
        "completion >= 100%",
        "whole(loans / rate)",
        "loans == loans * rate",
        "times == actual / plan",
        "actual == loans * plan",
        "actual / loans < plan",
        "actual ** 2 == plan * actual",
        "completion == either",
        "either == actual and either == rate",
        "rate == (1 + completion) * (1 - rate) - 1",
        "when.period.start <= report.period.end - 1 year",
        "actual.period == report.period - 1 year",
        "not actual == plan or rate > 5%",
        "abs(moved) == abs(rate - completion)",
    ],
)
def test_what_goes_together_is_a_formula(source: str) -> None:
    assert kind(source) == "formula"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("actual / plan", "ratio"),
        ("actual - plan", "money"),
        ("rate - completion", "difference"),
        ("rate + moved", "percent"),
        ("moved * 2", "points"),
        ("loans / rate", "count"),
        ("report.period.end", "date"),
        ("report.period - 1 year", "period"),
    ],
)
def test_an_amount_is_of_a_kind(source: str, expected: str) -> None:
    assert kind(source) == expected


@pytest.mark.parametrize(
    ("source", "says", "marked"),
    [
        ("completion == actual", "percent compared with money", "completion == actual"),
        ("actual + rate == plan", "percent added to money", "actual + rate"),
        ("moved == rate", "points compared with percent", "moved == rate"),
        ("moved == actual / plan", "points compared with a ratio", "moved == actual / plan"),
        ("actual + moved == plan", "points added to money", "actual + moved"),
        ("actual > 5", "money compared with a plain number", "actual > 5"),
        ("completion > 5", "percent compared with a plain number", "completion > 5"),
        ("moved > 5", "points compared with a plain number", "moved > 5"),
        ("actual * plan == actual", "money to the power of 2 compared with money", "actual * plan == actual"),
        ("5 dollars + 3 yuan > 1 yuan", "USD and CNY are different currencies", "5 dollars + 3 yuan"),
        ("3 yuan > 1 dollar", "CNY and USD are different currencies", "3 yuan > 1 dollar"),
        ("parts == actual", "parts stands for several figures", "parts"),
        ("complation == rate", "complation is not bound", "complation"),
        ("report == rate", "the report has no amount", "report"),
        ("when == rate", "when is a date", "when"),
        ("report.period == rate", "a period compared with percent", "report.period == rate"),
        ("report.period < actual.period", "periods are the same or not", "report.period < actual.period"),
        ("actual.start == report.period.start", "only a period has .start", "actual.start"),
        ("actual + 1 year == plan", "a stretch of time added to money", "actual + 1 year"),
        ("report.period.start * 2 == rate", "a date cannot be reckoned with", "report.period.start"),
        ("actual ** years == plan", "money cannot be raised", "actual ** years"),
        ("rate ** completion == rate", "a power cannot be percent", "completion"),
        ("loans == rate", "a count compared with percent", "loans == rate"),
        ("absent.period == report.period", "absent is not bound", "absent"),
    ],
)
def test_what_does_not_go_together_is_an_error_at_its_place(source: str, says: str, marked: str) -> None:
    with pytest.raises(ExpressionError, match=says) as caught:
        kind(source)
    start = caught.value.position
    assert source[start : start + caught.value.width] == marked


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(ExpressionError) as caught:
        kind("complation == rate")
    assert caught.value.hint == "did you mean completion?"


def test_currencies_are_told_apart_as_the_registry_does() -> None:
    from checker.units import registry

    units = registry()
    for one, other in (("CNY", "USD"), ("CNY", "CNY")):
        source = f"3 {one} > 1 {other}"
        if units.is_compatible_with(1 * units(one), other):
            assert kind(source) == "formula"
        else:
            with pytest.raises(ExpressionError):
                kind(source)
