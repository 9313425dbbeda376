"""Strategies that the laws of ranges and formulas share: ranges and their values, figures as writers print them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from checker.model import Figure, Interval, Quantity

VALUES = st.builds(Fraction, st.integers(-60, 60), st.sampled_from([1, 2, 3, 10]))
POSITIVE = st.builds(Fraction, st.integers(1, 10**7), st.sampled_from([1, 10, 100, 1000]))


@st.composite
def ranges(draw: st.DrawFn) -> Interval:
    """A range that is not empty, its ends open, closed or infinite."""
    low, high = sorted((draw(VALUES), draw(VALUES)))
    if low == high:
        ends = draw(st.sampled_from(["point", "from", "to", "all"]))
        return {
            "point": Interval(low, high),
            "from": Interval(low, None, draw(st.booleans()), True),
            "to": Interval(None, high, True, draw(st.booleans())),
            "all": Interval(None, None, True, True),
        }[ends]
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def choices(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """A range and one of its values."""
    chosen = draw(ranges())
    values = [end for end, is_open in ((chosen.low, chosen.low_open), (chosen.high, chosen.high_open)) if not is_open]
    if chosen.low is not None and chosen.high is not None and chosen.low < chosen.high:
        part = draw(st.integers(1, 9))
        values.append(chosen.low + (chosen.high - chosen.low) * Fraction(part, 10))
    elif chosen.low is None or chosen.high is None:
        away = draw(POSITIVE)
        if chosen.low is not None:
            values.append(chosen.low + away)
        elif chosen.high is not None:
            values.append(chosen.high - away)
        else:
            values.append(draw(VALUES))
    return chosen, draw(st.sampled_from([value for value in values if value is not None]))


def shortened(value: Fraction, step: Fraction, habit: str) -> Fraction:
    """What a writer of that habit prints for ``value``: rounded half up by its size, or cut off towards zero."""
    steps = abs(value) / step
    whole = steps.numerator // steps.denominator if habit == "cut" else (2 * steps + 1) // 2
    return whole * step * (-1 if value < 0 else 1)


def quantity(value: Fraction, step: Fraction, kind: str, text: str = "", start: int = 0) -> Quantity:
    """A quantity whose value is as `model.Quantity` keeps it: percent and points as printed."""
    unit = {"money": "CNY", "percent": "%", "points": "point"}.get(kind, "")
    return Quantity(start, start + max(1, len(text)), text, kind, unit, value, step=step)  # type: ignore[arg-type]


@st.composite
def printings(draw: st.DrawFn, value: Fraction, kind: str = "money") -> Figure:
    """``value``, a plain ratio for percent and points, printed at any precision by a writer of either habit.

    Falls are printed without their sign, which the words around them carry.
    """
    if kind in ("percent", "points"):
        value *= 100
    step = Fraction(10) ** draw(st.integers(-4, 2 if kind == "money" else 0))
    said = shortened(value, step, draw(st.sampled_from(["cut", "round"])))
    if said < 0 and draw(st.booleans()):
        return Figure(quantity(-said, step, kind), "", -1)
    return Figure(quantity(said, step, kind), "")


def exact(value: Fraction | int, kind: str = "number") -> Figure:
    """A figure that stands for itself alone."""
    return Figure(quantity(Fraction(value), Fraction(0), kind), "")
