"""An assertion applied to the figures that it binds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from checker import expressions, intervals
from checker.expressions import NO_PERIODS, Expression, Outcome, Periods
from checker.expressions.reasons import reason
from checker.intervals import DEFAULT_REACH, Habit, Reach
from checker.model import Figure, Interval, Language, Quantity
from checker.records import NamedTuple

Figures: TypeAlias = Mapping[str, tuple[Figure, ...]]
"""For each name under ``find`` what it was bound to: one figure, several, or none where an optional one is missing."""


class Equation(NamedTuple):
    """What must hold between figures. ``lets`` are the named steps of the rule, ``periods`` those of
    the figures by name, and under "report" that of the report."""

    assertion: Expression
    figures: Figures
    lets: Mapping[str, Expression] = MappingProxyType({})
    periods: Periods = NO_PERIODS

    @property
    def whole(self) -> Expression:
        """The assertion with its steps written out."""
        return expressions.inline(self.assertion, self.lets)

    def with_figure(self, old: Quantity, new: Figure) -> Equation:
        """The same with ``new`` wherever a figure of the quantity ``old`` is bound."""
        figures = {
            name: tuple(new if figure.quantity is old or figure.quantity == old else figure for figure in several)
            for name, several in self.figures.items()
        }
        return self._replace(figures=figures)


def verdict(
    equation: Equation, reach: Reach = DEFAULT_REACH, habit: Habit = "both", language: Language = "en"
) -> Outcome:
    """Whether the figures, as printed, can be as the equation says; see `expressions.evaluate`."""
    whole = equation.whole
    values: dict[str, Interval | tuple[Interval | None, ...] | None] = {}
    currencies = set(whole.currencies)
    for name in whole.names:
        bound = equation.figures.get(name, ())
        for figure in bound:
            if figure.quantity.kind == "money" and figure.quantity.unit:
                currencies.add(figure.quantity.unit)
        values[name] = _values(bound, reach, habit)
    if len(currencies) > 1:
        return Outcome("unknown", reason("currencies", ", ".join(sorted(currencies)), language))
    return expressions.evaluate(whole, values, equation.periods, language)


def _values(several: tuple[Figure, ...], reach: Reach, habit: Habit) -> Interval | tuple[Interval | None, ...] | None:
    if len(several) == 1:
        return interval(several[0], reach, habit)
    return tuple(interval(figure, reach, habit) for figure in several) or None


def interval(figure: Figure, reach: Reach = DEFAULT_REACH, habit: Habit = "both") -> Interval | None:
    """The values ``figure`` may stand for, signed by its direction.

    A negative number that the words turn round stays negative: "a loss of -1.35 million" is a loss.
    """
    values = intervals.printed(figure.quantity, reach, habit)
    return intervals.neg(values) if values and figure.sign < 0 and not _is_negative(figure.quantity) else values


def amount(figure: Figure) -> Fraction | None:
    """The value as stated, signed by its direction, percent and points as ratios; None where there is not one."""
    quantity = figure.quantity
    if quantity.value is None or quantity.masked or quantity.garbled:
        return None
    value = quantity.value / 100 if quantity.kind in ("percent", "points") else quantity.value
    return -value if figure.sign < 0 and value > 0 else value


def stated(figures: Figures) -> dict[str, Fraction | tuple[Fraction, ...] | None]:
    """The values of `amount` under each name, as `expressions.point` takes them."""
    found: dict[str, Fraction | tuple[Fraction, ...] | None] = {}
    for name, several in figures.items():
        values = [value for figure in several if (value := amount(figure)) is not None]
        if len(values) < len(several) or not values:
            found[name] = None
        else:
            found[name] = values[0] if len(values) == 1 else tuple(values)
    return found


def _is_negative(quantity: Quantity) -> bool:
    leading = (
        quantity.value if quantity.value is not None else quantity.low if quantity.low is not None else quantity.high
    )
    return leading is not None and leading < 0
