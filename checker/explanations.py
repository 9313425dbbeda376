"""What an equation says to people: its arithmetic in one line, and the message of its rule.

63.67 / 60 = 106.1%
21.13 - 224.8 = -203.67, not -1.35
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker import amounts
from checker.equations import Equation
from checker.equations import verdict as decide
from checker.expressions.clauses import OPPOSITE, is_formula
from checker.expressions.dates import when
from checker.expressions.points import point
from checker.expressions.ranges import Undecided
from checker.expressions.syntax import (
    And,
    Attribute,
    Call,
    Compare,
    Duration,
    Literal,
    Name,
    Node,
    Not,
    Or,
    substitute,
    walk,
)
from checker.expressions.templates import Slot, Template
from checker.intervals import DEFAULT_REACH, Habit, Reach
from checker.model import Language, Period, Verdict
from checker.workings import Unit, Workings, is_bare

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


def show(
    equation: Equation,
    verdict: Verdict = "holds",
    language: Language = "en",
    reach: Reach = DEFAULT_REACH,
    habit: Habit = "both",
    unit: int = 0,
) -> str:
    """The arithmetic of ``equation`` with its figures as stated, in one line; empty where dates alone are compared.

    ``unit`` is the one that money is shown in, 0 for that of the figures.
    """
    return _Line(equation, language, reach, habit, unit).formula(equation.whole.tree, verdict)


def render(
    template: Template,
    equation: Equation,
    language: Language = "en",
    texts: Mapping[str, str] | None = None,
    unit: int = 0,
) -> str:
    """The message ``template`` with the figures of ``equation``; ``texts`` are words found under other names.

    ``unit`` is the one that money is shown in, 0 for that of the figures.
    """
    line = _Line(equation, language, unit=unit)
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


class _Line:
    def __init__(
        self,
        equation: Equation,
        language: Language,
        reach: Reach = DEFAULT_REACH,
        habit: Habit = "both",
        unit: int = 0,
    ) -> None:
        self._equation = equation
        self._reach = reach
        self._habit: Habit = habit
        self._language: Language = language
        self._words = _WORDS[language]
        self._whole = equation.whole
        self._asked = bool(unit)
        self._workings = Workings(equation, language, unit)

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
            case Call(function="whole", arguments=(amount_of,)):
                argument = self._workings.plain(amount_of)
                whole = "not whole" if verdict == "contradiction" else "whole"
                return self._words[whole].format(self._workings.worked_out(argument, self._workings.unit(argument)))
            case Compare():
                is_dated = any(isinstance(n, Attribute | Duration) for n in walk(node))
                return "" if is_dated else self._comparison(node, contradicted=verdict == "contradiction")
            case _:
                return self._workings.worked_out(node, self._workings.unit(node))

    def _own_verdict(self, part: Node) -> Verdict:
        alone = self._equation._replace(assertion=self._whole.parts[part], lets={})
        return decide(alone, self._reach, self._habit).verdict

    def _comparison(self, node: Compare, *, contradicted: bool) -> str:
        works, operator = self._workings, node.operator
        left, right = works.plain(node.left), works.plain(node.right)
        if operator != "==":
            sides = (works.worked_out(side, works.unit(side, other)) for side, other in ((left, right), (right, left)))
            return f" {OPPOSITE[operator] if contradicted else operator} ".join(sides)
        if is_bare(left) and not is_bare(right):
            left, right = right, left
        if is_bare(left):
            return f"{works.side(left, right)} {'!=' if contradicted else '='} {works.side(right, left)}"
        unit = works.unit(left, right)
        line = works.worked_out(left, unit)
        if not is_bare(right):
            return line + self._words["list"] + works.worked_out(right, works.unit(right, left))
        if not contradicted:
            return line
        claimed = works.side(right)
        while line.endswith(f" = {claimed}") and unit.places < amounts.MAX_DECIMALS:
            unit = Unit(unit.kind, unit.places + 1)
            line = works.worked_out(left, unit)
        return line + self._words["not"].format(claimed)

    def slot(self, slot: Slot) -> str:
        """A figure as printed, or an amount worked out."""
        tree = slot.tree
        if isinstance(tree, Name) and not slot.format:
            said = [figure.quantity.text for figure in self._workings.figures.get(tree.name, ())]
            return self._words["list"].join(said) or self._words["unknown"]
        if any(isinstance(node, Attribute) for node in walk(tree)):
            return self._date(tree)
        if is_formula(tree):
            return self.formula(tree, "holds")
        value = point(tree, self._workings.stated)
        if value is None:
            return self._words["unknown"]
        unit = self._workings.unit(tree)
        if slot.format and slot.format != unit.kind:
            unit = Unit(slot.format, 1 if slot.format in ("percent", "points") else unit.places)
        if unit.kind != "money":
            return self._workings.number(value, unit, strip=unit.kind == "number")
        quantities = [quantity for quantity in self._workings.quantities(tree) if quantity.kind == "money"]
        stated = [node.unit for node in walk(tree) if isinstance(node, Literal)]
        currency = next(filter(None, (*(quantity.unit for quantity in quantities), *stated)), "")
        scale = self._workings.scale
        if isinstance(tree, Literal):
            # What the rule states is said exactly: 500,000 yuan, or 0.5 million beside figures in millions.
            unit = unit._replace(places=next((n for n in range(3) if (value / scale * 10**n).denominator == 1), 0))
            scale = scale if (value / scale * 10**unit.places).denominator == 1 else 1
        return amounts.money(value, currency, scale, unit.places, self._language, asked=self._asked)

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
