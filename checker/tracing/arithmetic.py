"""The arithmetic of an equation step by step, each step with the values that it may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from checker import amounts, intervals
from checker.equations import Equation, interval
from checker.expressions.clauses import clauses
from checker.expressions.evaluation import applies
from checker.expressions.ranges import Box, Undecided, extent
from checker.expressions.reasons import reason
from checker.expressions.syntax import Attribute, Compare, Duration, Literal, Name, Node, substitute, walk, write
from checker.expressions.syntax import amounts as amounts_of
from checker.intervals import Reach
from checker.model import Figure, Interval, Language
from checker.workings import Unit, Workings

_EXACTLY: Mapping[Language, str] = {"en": "exactly {}", "zh": "恰为{}"}


@dataclass(frozen=True, slots=True)
class Step:
    """``name`` is a part of the formula, ``said`` what it comes to as stated, ``values`` all that it may be.

    ``values`` is empty where nothing is known of them, and ``reason`` may say why; ``rough`` says that they are wider
    than what is possible, because a figure stands in the step twice.
    """

    name: str
    said: str
    values: str = ""
    reason: str = ""
    rough: bool = False


class Arithmetic:
    """An equation with its figures, worked out for people."""

    def __init__(self, equation: Equation, language: Language, reach: Reach) -> None:
        self._equation = equation
        self._language: Language = language
        self._reach = reach
        self._workings = Workings(equation, language)
        self._box: Box = {
            name: tuple(interval(figure, reach) for figure in several) or None
            for name, several in equation.figures.items()
        }

    def steps(self) -> Iterator[Step]:
        """The named steps of the rule, then the sides of each comparison that are more than a figure."""
        for name, step in self._equation.lets.items():
            yield self._amount(name, step.tree)
        for node in walk(self._equation.assertion.tree):
            if isinstance(node, Compare) and not any(isinstance(n, Attribute | Duration) for n in walk(node)):
                yield from self._comparison(node)

    def _comparison(self, node: Compare) -> Iterator[Step]:
        """Both sides, where they are worked out, in the form in which their values are exact."""
        atom = clauses(self._written_out(node))[0][0]
        with suppress(Undecided):
            if atom.easier and applies(atom.easier, self._box):
                atom = atom.easier.atom
        sides = ((node.left, node.right, atom.left), (node.right, node.left, atom.right))
        for side, other, plain in sides:
            if not isinstance(side, Name | Literal):
                yield self._amount(write(side), side, other, plain)

    def values(self, figure: Figure) -> str:
        """All that a figure may be, as printed; empty where it is not known."""
        quantity = figure.quantity
        values = interval(figure, self._reach)
        if values is None:
            return ""
        places = amounts.decimals(quantity, self._workings.scale if quantity.kind == "money" else 1) + 1
        unit = Unit(quantity.kind if quantity.kind in ("money", "percent", "points") else "number", places)
        return self._range(values, unit, quantity.unit)

    def _amount(self, name: str, node: Node, other: Node | None = None, plain: Node | None = None) -> Step:
        """What ``node`` comes to; ``plain`` is the same with fewer repeats."""
        tree = self._written_out(node)
        plain = plain or tree
        unit = self._workings.unit(tree, other)
        said = self._workings.worked_out(self._workings.plain(tree), unit)
        try:
            values = extent(plain, self._box)
        except Undecided as undecided:
            return Step(name, said, reason=reason(undecided.why, undecided.about, self._language))
        currency = next((q.unit for q in self._workings.quantities(tree) if q.kind == "money"), "")
        exact = Unit(unit.kind, min(unit.places + 2, amounts.MAX_DECIMALS))
        stand = list(amounts_of(plain))
        return Step(name, said, self._range(values, exact, currency), rough=len(stand) > len(set(stand)))

    def _written_out(self, node: Node) -> Node:
        trees = {name: step.tree for name, step in self._equation.lets.items()}
        for _ in trees:
            node = substitute(node, trees)
        return node

    def _range(self, values: Interval, unit: Unit, of: str) -> str:
        low, high = (None if end is None else self._end(end, unit, of) for end in (values.low, values.high))
        if low and intervals.is_exact(values):
            return _EXACTLY[self._language].format(low) if _has_end(values.low) else f"≈ {low}"
        behind = ""
        if low and high and unit.kind == "money" and low.partition(" ")[2] == high.partition(" ")[2]:
            low, (high, blank, word) = low.partition(" ")[0], high.partition(" ")
            behind = blank + word
        opening = "(" if values.low_open or low is None else "["
        closing = ")" if values.high_open or high is None else "]"
        return f"{opening}{low or '-∞'}, {high or '∞'}{closing}{behind}"

    def _end(self, end: Fraction, unit: Unit, of: str) -> str:
        match unit.kind:
            case "percent":
                return f"{amounts.rounded(end * 100, unit.places, strip=True)}%"
            case "points":
                return f"{amounts.rounded(end * 100, unit.places, strip=True)}"
            case "money":
                return amounts.money(end, of, self._workings.scale, unit.places, self._language)
            case _:
                return amounts.rounded(end, unit.places, strip=True)


def _has_end(value: Fraction | None) -> bool:
    """Whether the decimals of a value come to an end soon enough to be printed whole."""
    return value is not None and (value * 10 ** (amounts.MAX_DECIMALS + 2)).denominator == 1
