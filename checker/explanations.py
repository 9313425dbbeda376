"""What an equation says to people: its arithmetic in one line, and the message of its rule.

63.67 / 60 = 106.1%
21.13 - 224.8 = -203.67, not -1.35
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from checker import amounts
from checker.equations import Equation, amount, stated
from checker.equations import verdict as decide
from checker.expressions import Expression
from checker.expressions.clauses import OPPOSITE, is_formula
from checker.expressions.dates import when
from checker.expressions.dimensions import dimension
from checker.expressions.points import point
from checker.expressions.ranges import Undecided
from checker.expressions.syntax import (
    And,
    Attribute,
    Binary,
    Call,
    Compare,
    Duration,
    ExpressionError,
    Literal,
    Name,
    Negative,
    Node,
    Not,
    Or,
    substitute,
    walk,
    write,
)
from checker.expressions.templates import Slot, Template
from checker.intervals import DEFAULT_REACH, Habit, Reach
from checker.model import Figure, Language, Period, Quantity, Verdict

MAX_PARTS = 8
_WORDS: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "not": ", not {}",
            "and": "; ",
            "whole": "{}: some whole number fits",
            "not whole": "{}: no whole number fits",
            "unknown": "an unknown amount",
            "list": ", ",
        },
        "zh": {
            "not": "，不是{}",
            "and": "；",
            "whole": "{}，可以是整数",
            "not whole": "{}，不可能是整数",
            "unknown": "未知数",
            "list": "、",
        },
    }
)
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2, "**": 4}


def show(
    equation: Equation,
    verdict: Verdict = "holds",
    language: Language = "en",
    reach: Reach = DEFAULT_REACH,
    habit: Habit = "both",
) -> str:
    """The arithmetic of ``equation`` with its figures as stated, in one line; empty where dates alone are compared."""
    return _Line(equation, language, reach, habit).formula(equation.whole.tree, verdict)


def render(
    template: Template, equation: Equation, language: Language = "en", texts: Mapping[str, str] | None = None
) -> str:
    """The message ``template`` with the figures of ``equation``; ``texts`` are words found under other names."""
    line = _Line(equation, language)
    steps = {name: step.tree for name, step in equation.lets.items()}
    said = []
    for part in template:
        if isinstance(part, str):
            said.append(part)
        elif isinstance(part.tree, Name) and part.tree.name in (texts or {}):
            said.append((texts or {})[part.tree.name])
        else:
            said.append(line.slot(Slot(_written_out(part.tree, steps), part.format)))
    return "".join(said)


def _written_out(tree: Node, steps: Mapping[str, Node]) -> Node:
    for _ in steps:
        tree = substitute(tree, steps)
    return tree


@dataclass(frozen=True, slots=True)
class _Unit:
    """How an amount is printed: as "percent", "points", "money" or "number", with how many decimals."""

    kind: str
    places: int


class _Line:
    def __init__(
        self, equation: Equation, language: Language, reach: Reach = DEFAULT_REACH, habit: Habit = "both"
    ) -> None:
        self._equation = equation
        self._figures = equation.figures
        self._reach = reach
        self._habit: Habit = habit
        self._language: Language = language
        self._words = _WORDS[language]
        self._stated = stated(equation.figures)
        self._kinds = {
            name: several[0].quantity.kind if several else "any" for name, several in equation.figures.items()
        }
        self._scale = amounts.common_scale(self._quantities(equation.whole.tree))

    def formula(self, node: Node, verdict: Verdict) -> str:
        """What a formula comes to; one that is contradicted is said as it should have been."""
        match node:
            case And(parts=parts) | Or(parts=parts):
                own = [(part, self._own_verdict(part)) for part in parts]
                if isinstance(node, Or) and verdict == "holds":
                    own = [(part, of_part) for part, of_part in own if of_part == "holds"]
                return self._words["and"].join(filter(None, (self.formula(part, of_part) for part, of_part in own)))
            case Not(operand=operand):
                turned: Mapping[Verdict, Verdict] = {"holds": "contradiction", "contradiction": "holds"}
                return self.formula(operand, turned.get(verdict, verdict))
            case Call(function="whole", arguments=(argument,)):
                whole = "not whole" if verdict == "contradiction" else "whole"
                return self._words[whole].format(self._worked_out(argument, self._unit(argument)))
            case Compare():
                is_dated = any(isinstance(n, Attribute | Duration) for n in walk(node))
                return "" if is_dated else self._comparison(node, contradicted=verdict == "contradiction")
            case _:
                return self._worked_out(node, self._unit(node))

    def _own_verdict(self, part: Node) -> Verdict:
        alone = replace(self._equation, assertion=Expression(write(part), part), lets={})
        return decide(alone, self._reach, self._habit).verdict

    def _comparison(self, node: Compare, *, contradicted: bool) -> str:
        left, right, operator = node.left, node.right, node.operator
        if operator != "==":
            sides = [
                self._worked_out(side, self._unit(side, right if side is left else left)) for side in (left, right)
            ]
            return f"{sides[0]} {OPPOSITE[operator] if contradicted else operator} {sides[1]}"
        if _is_bare(left) and not _is_bare(right):
            left, right = right, left
        if _is_bare(left):
            return f"{self._side(left)} {'!=' if contradicted else '='} {self._side(right)}"
        unit = self._unit(left, right)
        if not _is_bare(right):
            other = self._unit(right, left)
            return f"{self._worked_out(left, unit)}{self._words['list']}{self._worked_out(right, other)}"
        line = self._worked_out(left, unit)
        if not contradicted:
            return line
        claimed = self._side(right)
        while line.endswith(f" = {claimed}") and unit.places < amounts.MAX_DECIMALS:
            unit = _Unit(unit.kind, unit.places + 1)
            line = self._worked_out(left, unit)
        return line + self._words["not"].format(claimed)

    def slot(self, slot: Slot) -> str:
        """A figure as printed, or an amount worked out."""
        tree = slot.tree
        if isinstance(tree, Name) and not slot.format:
            said = [figure.quantity.text for figure in self._figures.get(tree.name, ())]
            return self._words["list"].join(said) or self._words["unknown"]
        if any(isinstance(node, Attribute) for node in walk(tree)):
            return self._date(tree)
        if is_formula(tree):
            return self.formula(tree, "holds")
        value = point(tree, self._stated)
        if value is None:
            return self._words["unknown"]
        unit = self._unit(tree)
        if slot.format and slot.format != unit.kind:
            unit = _Unit(slot.format, 1 if slot.format in ("percent", "points") else unit.places)
        if unit.kind != "money":
            return self._number(value, unit, strip=unit.kind == "number")
        quantities = [quantity for quantity in self._quantities(tree) if quantity.kind == "money"]
        currency = next((quantity.unit for quantity in quantities), "")
        return amounts.money(value, currency, self._scale, unit.places, self._language)

    def _date(self, tree: Node) -> str:
        try:
            said = when(tree, self._equation.periods)
        except Undecided:
            return self._words["unknown"]
        if isinstance(said, Period):
            first, last = said.start, said.end
            if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
                return str(first.year) if self._language == "en" else f"{first.year}年"
            return f"{first} to {last}" if self._language == "en" else f"{first}至{last}"
        return str(said)

    def _worked_out(self, node: Node, unit: _Unit) -> str:
        """ "63.67 / 60 = 106.1%", or a bare figure alone."""
        value = point(node, self._stated)
        if _is_bare(node):
            return self._side(node)
        said = self._text(node)
        if value is None:
            return said
        if unit.kind == "points" and isinstance(node, Binary) and not _is_bare(node.left) and not _is_bare(node.right):
            steps = [point(side, self._stated) for side in (node.left, node.right)]
            if node.operator == "-" and steps[0] is not None and steps[1] is not None:
                between = f" {node.operator} ".join(
                    amounts.percent(step, unit.places) for step in steps if step is not None
                )
                said = f"{said} = {between}"
        return f"{said} = {self._number(value, unit, strip=unit.kind not in ('percent', 'points'))}"

    def _number(self, value: Fraction, unit: _Unit, *, strip: bool) -> str:
        match unit.kind:
            case "percent":
                return amounts.percent(value, unit.places)
            case "points":
                return amounts.points(value, unit.places, self._language)
            case "money":
                return amounts.rounded(value / self._scale, unit.places, strip=strip)
            case _:
                return amounts.rounded(value, unit.places, strip=strip)

    def _unit(self, node: Node, other: Node | None = None) -> _Unit:
        """How to print the value of ``node`` where it is compared with ``other``."""
        kind, claimed = self._kind(node), None
        if isinstance(other, Name) and self._figures.get(other.name):
            claimed = self._figures[other.name][0].quantity
            kind = claimed.kind
        elif isinstance(other, Literal):
            kind = other.kind
        if kind in ("percent", "ratio", "difference"):
            return _Unit(
                "percent", max(1, amounts.decimals(claimed, 1) if claimed and claimed.kind == "percent" else 1)
            )
        if kind == "points":
            return _Unit("points", amounts.decimals(claimed, 1) if claimed else 2)
        quantities = self._quantities(node)
        scaled = any(isinstance(n, Binary) and n.operator in "*/" for n in walk(node))
        if kind == "money":
            places = max((amounts.decimals(q, self._scale) for q in quantities if q.kind == "money"), default=0)
            return _Unit("money", min(amounts.MAX_DECIMALS, places + scaled))
        return _Unit("number", max((amounts.decimals(q, 1) for q in quantities if q.kind == kind), default=0) + scaled)

    def _kind(self, node: Node) -> str:
        many = {name for name, several in self._figures.items() if len(several) > 1}
        try:
            return dimension(node, self._kinds, many).kind
        except ExpressionError:
            return "number"

    def _quantities(self, node: Node) -> list[Quantity]:
        named = [n.name for n in walk(node) if isinstance(n, Name)]
        return [figure.quantity for name in named for figure in self._figures.get(name, ())]

    def _side(self, node: Node) -> str:
        """A bare figure as one side of a comparison: points say that they are."""
        is_points = isinstance(node, Name) and self._kinds.get(node.name) == "points"
        value = point(node, self._stated) if is_points else None
        return self._text(node) if value is None else self._number(value, self._unit(node, node), strip=False)

    def _text(self, node: Node, outer: int = 0) -> str:
        """``node`` with its figures for their names."""
        match node:
            case Name(name=name):
                figures = self._figures.get(name, ())
                return self._words["list"].join(map(self._figure, figures)) or name
            case Literal(value=value, kind="money"):
                return amounts.rounded(value / self._scale, amounts.MAX_DECIMALS, strip=True)
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
            figures = self._figures.get(argument.name, ()) if isinstance(argument, Name) else ()
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
                return amounts.rounded(value / self._scale, amounts.decimals(quantity, self._scale))
            case _:
                return amounts.rounded(value, amounts.decimals(quantity, 1))


def _is_bare(node: Node) -> bool:
    return isinstance(node, Name | Literal)
