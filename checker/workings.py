"""The workings of an equation: its amounts written out with the figures for their names."""

from __future__ import annotations

from fractions import Fraction

from checker import amounts
from checker.equations import Equation, amount, stated
from checker.expressions.dimensions import dimension
from checker.expressions.points import point
from checker.expressions.syntax import (
    Binary,
    Call,
    ExpressionError,
    Literal,
    Name,
    Negative,
    Node,
    mapped,
    names,
    walk,
    write,
)
from checker.model import Figure, Language, Quantity
from checker.records import NamedTuple

MAX_PARTS = 8
"""How many parts of a sum are written out: of a longer one only those at its ends."""

_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}


class Unit(NamedTuple):
    """How an amount is printed: as "percent", "points", "money" or "number", with how many decimals."""

    kind: str
    places: int


class Workings:
    """Writes the amounts of one equation, all money in one scale: ``unit``, or the one its figures are printed in."""

    def __init__(self, equation: Equation, language: Language, unit: int = 0) -> None:
        self.figures: dict[str, tuple[Figure, ...]] = dict(equation.figures)
        self.stated = stated(equation.figures)
        self._language: Language = language
        self._list = ", " if language == "en" else "、"
        self._kinds = {
            name: several[0].quantity.kind if several else "any" for name, several in equation.figures.items()
        }
        self.scale = unit or amounts.common_scale(
            figure.quantity for name in equation.whole.names for figure in self.figures.get(name, ())
        )

    def plain(self, node: Node) -> Node:
        """The same with figures for what abs, min and max come to: people read 13 / 12.5, not abs(-13) / abs(12.5)."""
        node = mapped(node, self.plain)
        match node:
            case Call(function="abs", arguments=(argument,)):
                value = point(argument, self.stated)
                if value is not None and value >= 0:
                    return argument
                if isinstance(argument, Name) and value is not None:
                    quantity = self.figures[argument.name][0].quantity
                    return self._named(write(node), Figure(quantity._replace(value=_size(quantity.value)), ""))
            case Call(function="min" | "max" as function, arguments=arguments) if all(
                isinstance(argument, Name) for argument in arguments
            ):
                figures = [figure for name in names(node) for figure in self.figures.get(name, ())]
                values = [amount(figure) for figure in figures]
                if values and None not in values:
                    known = [value for value in values if value is not None]
                    chosen = known.index(min(known) if function == "min" else max(known))
                    return self._named(write(node), figures[chosen])
        return node

    def _named(self, name: str, figure: Figure) -> Name:
        self.figures[name] = (figure,)
        self.stated[name] = amount(figure)
        self._kinds[name] = figure.quantity.kind
        return Name(name)

    def worked_out(self, node: Node, unit: Unit) -> str:
        """ "63.67 / 60 = 106.1%", or a bare figure alone."""
        value = point(node, self.stated)
        if is_bare(node):
            return self.side(node)
        said = self._text(node)
        if value is None:
            return said
        if unit.kind == "points" and isinstance(node, Binary) and not is_bare(node.left) and not is_bare(node.right):
            steps = [point(side, self.stated) for side in (node.left, node.right)]
            if node.operator == "-" and steps[0] is not None and steps[1] is not None:
                between = f" {node.operator} ".join(
                    amounts.percent(step, unit.places) for step in steps if step is not None
                )
                said = f"{said} = {between}"
        return f"{said} = {self.number(value, unit, strip=unit.kind not in ('percent', 'points'))}"

    def number(self, value: Fraction, unit: Unit, *, strip: bool) -> str:
        match unit.kind:
            case "percent":
                return amounts.percent(value, unit.places)
            case "points":
                return amounts.points(value, unit.places, self._language)
            case "money":
                return amounts.rounded(value / self.scale, unit.places, strip=strip)
            case _:
                return amounts.rounded(value, unit.places, strip=strip)

    def unit(self, node: Node, other: Node | None = None) -> Unit:
        """How to print the value of ``node`` where it is compared with ``other``."""
        kind, claimed = self._kind(node), None
        if isinstance(other, Name) and self.figures.get(other.name):
            claimed = self.figures[other.name][0].quantity
            kind = claimed.kind
        elif isinstance(other, Literal):
            kind = other.kind
        if kind in ("percent", "ratio", "difference"):
            return Unit("percent", max(1, amounts.decimals(claimed, 1) if claimed and claimed.kind == "percent" else 1))
        if kind == "points":
            return Unit("points", amounts.decimals(claimed, 1) if claimed else 2)
        quantities = self.quantities(node)
        scaled = any(isinstance(n, Binary) and n.operator in "*/" for n in walk(node))
        if kind == "money":
            places = max((amounts.decimals(q, self.scale) for q in quantities if q.kind == "money"), default=0)
            return Unit("money", min(amounts.MAX_DECIMALS, places + scaled))
        return Unit("number", max((amounts.decimals(q, 1) for q in quantities if q.kind == kind), default=0) + scaled)

    def _kind(self, node: Node) -> str:
        many = {name for name, several in self.figures.items() if len(several) > 1}
        try:
            return dimension(node, self._kinds, many).kind
        except ExpressionError:
            return "number"

    def quantities(self, node: Node) -> list[Quantity]:
        named = [n.name for n in walk(node) if isinstance(n, Name)]
        return [figure.quantity for name in named for figure in self.figures.get(name, ())]

    def side(self, node: Node, other: Node | None = None) -> str:
        """A bare figure as one side of a comparison: points say that they are.

        Two amounts of money that are printed in different scales keep their words.
        """
        own, others = self.quantities(node), self.quantities(other) if other else []
        if own and len({amounts.scale(quantity) for quantity in own + others}) > 1:
            return own[0].text
        is_points = isinstance(node, Name) and self._kinds.get(node.name) == "points"
        value = point(node, self.stated) if is_points else None
        return self._text(node) if value is None else self.number(value, self.unit(node, node), strip=False)

    def _text(self, node: Node, outer: int = 0) -> str:
        """``node`` with its figures for their names."""
        match node:
            case Name(name=name):
                figures = self.figures.get(name, ())
                return self._list.join(map(self._figure, figures)) or name
            case Literal(value=value, kind="money"):
                return amounts.rounded(value / self.scale, amounts.MAX_DECIMALS, strip=True)
            case Negative(operand=operand):
                return f"-{self._text(operand, 3)}"
            case Binary(operator=operator, left=left, right=right):
                binding = _BINDING[operator]
                said_left, said_right = self._text(left, binding), self._text(right, binding + 1)
                if said_right.startswith("-"):
                    # Adding what is negative is subtracting it.
                    if operator in "+-":
                        operator, said_right = ("-" if operator == "+" else "+"), said_right[1:]
                    else:
                        said_right = f"({said_right})"
                if said_left.startswith("-") and operator == "**":
                    said_left = f"({said_left})"
                said = f"{said_left} {operator} {said_right}"
                return f"({said})" if binding < outer else said
            case Call(function="sum", arguments=arguments):
                said = self._sum(arguments)
                return f"({said})" if outer > 1 and " " in said else said
            case Call(function=function, arguments=arguments):
                return f"{function}({', '.join(map(self._text, arguments))})"
            case _:
                return write(node)

    def _sum(self, arguments: tuple[Node, ...]) -> str:
        parts: list[str] = []
        for argument in arguments:
            figures = self.figures.get(argument.name, ()) if isinstance(argument, Name) else ()
            parts.extend(map(self._figure, figures) if figures else [self._text(argument, 1)])
        if len(parts) > MAX_PARTS:
            parts[MAX_PARTS // 2 : -MAX_PARTS // 2] = ["…"]
        return " + ".join(parts).replace("+ -", "- ")

    def _figure(self, figure: Figure) -> str:
        quantity, value = figure.quantity, amount(figure)
        if value is None:
            return quantity.text
        match quantity.kind:
            case "percent":
                return amounts.percent(value, amounts.decimals(quantity, 1))
            case "points":
                return amounts.rounded(value * 100, amounts.decimals(quantity, 1))
            case "money":
                return amounts.rounded(value / self.scale, amounts.decimals(quantity, self.scale))
            case _:
                return amounts.rounded(value, amounts.decimals(quantity, 1))


def is_bare(node: Node) -> bool:
    """Whether it is a figure or a number alone, with nothing to work out."""
    return isinstance(node, Name | Literal)


def _size(value: Fraction | None) -> Fraction | None:
    return -value if value is not None and value < 0 else value
