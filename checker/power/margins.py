"""How far a figure may be off before a rule notices: what else could be printed in its place, and still hold."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker import amounts
from checker.equations import Equation, verdict
from checker.intervals import Reach
from checker.model import Figure, Quantity

_FARTHEST = 1 << 20
"""So many units of the last digit are tried in each direction."""


@dataclass(frozen=True, slots=True)
class Margin:
    """A figure, and the least and the greatest that could be printed in its place; None where there is no end."""

    name: str
    figure: Figure
    least: str | None
    greatest: str | None


def margin(equation: Equation, name: str, figure: Figure, reach: Reach) -> Margin:
    """The margin of one figure of an equation that holds, at the precision in which it is printed."""
    down, up = (_steps(equation, figure, direction, reach) for direction in (-1, 1))
    texts = (None if steps is None else _moved(figure.quantity, steps).text for steps in (down, up))
    return Margin(name, figure, *texts)


def _steps(equation: Equation, figure: Figure, direction: int, reach: Reach) -> int | None:
    """How many units of its last digit the figure may be moved in a direction; None where that has no end."""
    fits, fails = 0, 1
    while _holds(equation, figure, direction * fails, reach):
        fits, fails = fails, 2 * fails
        if fails > _FARTHEST:
            return None
    while fails - fits > 1:
        middle = (fits + fails) // 2
        if _holds(equation, figure, direction * middle, reach):
            fits = middle
        else:
            fails = middle
    return direction * fits


def _holds(equation: Equation, figure: Figure, steps: int, reach: Reach) -> bool:
    quantity = figure.quantity
    moved = _moved(quantity, steps)
    if moved.value is None or (quantity.value or 0) * moved.value <= 0:
        return False
    new = figure._replace(quantity=moved)
    return verdict(equation.with_figure(quantity, new), reach).verdict == "holds"


def _moved(quantity: Quantity, steps: int) -> Quantity:
    """The figure so many units of its last significant digit further on."""
    found = amounts.digits(quantity.text)
    assert found is not None
    assert quantity.value
    said = amounts.number(found[0])
    decimals = len(found[0].partition(".")[2])
    factor = abs(quantity.value) / said
    unit = quantity.step / factor if quantity.step else Fraction(1, 10**decimals)
    becomes = said + steps * unit
    written = amounts.rounded(becomes, decimals)
    if "," in found[0]:
        whole, point, rest = written.partition(".")
        written = f"{int(whole):,}{point}{rest}"
    text = quantity.text[: found.start()] + written + quantity.text[found.end() :]
    return quantity._replace(text=text, value=becomes * factor * (1 if quantity.value > 0 else -1))
