"""The language of ``assert``: what an auditor says must hold between figures.

`parse` reads it, `check_dimensions` refuses what cannot be compared, `evaluate` decides it for ranges of values,
`point`, `show` and the templates say it to people. docs/expressions.md describes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import cast

from checker.expressions import clauses as _clauses
from checker.expressions.clauses import Clause
from checker.expressions.dates import Periods
from checker.expressions.evaluation import NO_PERIODS, Outcome, decide
from checker.expressions.points import Stated
from checker.expressions.points import point as _point
from checker.expressions.ranges import Box
from checker.expressions.syntax import (
    JSON,
    And,
    ExpressionError,
    Literal,
    Node,
    Or,
    check_size,
    dump_node,
    load_node,
    substitute,
    walk,
    write,
)
from checker.expressions.syntax import names as _names
from checker.expressions.templates import Slot, Template, dump_template, load_template, parse_template
from checker.model import Language

__all__ = [
    "JSON",
    "NO_PERIODS",
    "Box",
    "Expression",
    "ExpressionError",
    "Outcome",
    "Periods",
    "Slot",
    "Stated",
    "Template",
    "check_dimensions",
    "dump",
    "dump_template",
    "evaluate",
    "inline",
    "load",
    "load_template",
    "names",
    "parse",
    "parse_template",
    "point",
]


class Expression:
    """A formula or an amount, as written and as understood: given as a tree, or as what `dump` made of one.

    It never changes. What follows from it is worked out when it is asked for, and kept; the tree as well, since most
    rules find nothing in a report to be applied to.
    """

    def __init__(self, source: str, tree: Node | None = None, dumped: JSON = "") -> None:
        self.source = source
        self._given = tree
        self._dumped = dumped

    def __repr__(self) -> str:
        return f"Expression({self.source!r})"

    @cached_property
    def tree(self) -> Node:
        """The formula as understood."""
        return load_node(self._dumped) if self._given is None else self._given

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self.source == other.source and self.tree == other.tree

    def __hash__(self) -> int:
        return hash(self.source)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The alternatives of a formula: it holds where all atoms of one of them do."""
        return _clauses.clauses(self.tree)

    @cached_property
    def parts(self) -> Mapping[Node, Expression]:
        """What ``and`` and ``or`` join in it, each by itself."""
        joined = (part for node in walk(self.tree) if isinstance(node, And | Or) for part in node.parts)
        return {part: Expression(write(part), part) for part in joined}

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The currencies of the amounts that it states itself."""
        literals = (node for node in walk(self.tree) if isinstance(node, Literal))
        return frozenset(literal.unit for literal in literals if literal.kind == "money" and literal.value)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The figures named in it, in the order in which they first stand."""
        return _names(self.tree)


def parse(source: str) -> Expression:
    """The expression that ``source`` writes; ExpressionError says what is wrong with it, and where."""
    from checker.expressions.parser import parse_tree

    expression = Expression(source.strip(), parse_tree(source))
    _ = expression.clauses
    return expression


def check_dimensions(expression: Expression, kinds: Mapping[str, str], many: Set[str] = frozenset()) -> str:
    """The kind of ``expression`` ("formula", "money", "percent", "ratio", …) for figures of these ``kinds``.

    A kind is one of `model.Kind`, or "any". ``many`` are the names that stand for several figures. ExpressionError
    where a name is not bound or the parts do not go together, as percent and money do not.
    """
    from checker.expressions.dimensions import dimension

    return dimension(expression.tree, kinds, many).kind


def names(expression: Expression) -> tuple[str, ...]:
    """The figures named in ``expression``, each once, in the order in which they first stand."""
    return expression.names


def dump(expression: Expression) -> JSON:
    """``expression`` as plain JSON, for the cache of compiled rules."""
    return [expression.source, dump_node(expression.tree)]


def load(dumped: JSON) -> Expression:
    """The expression that `dump` wrote."""
    source, tree = cast("list[JSON]", dumped)
    return Expression(cast(str, source), dumped=tree)


def inline(expression: Expression, lets: Mapping[str, Expression]) -> Expression:
    """``expression`` with the steps that ``lets`` names written out, whatever order they stand in.

    ExpressionError where a step leads back to itself, or where the whole grows too large.
    """
    return _inline(expression, tuple(lets.items())) if lets else expression


@lru_cache(maxsize=1024)
def _inline(expression: Expression, lets: tuple[tuple[str, Expression], ...]) -> Expression:
    steps = {name: step.tree for name, step in lets}
    tree = expression.tree
    for _round in range(len(steps) + 1):
        if not any(name in steps for name in _names(tree)):
            return Expression(write(tree), tree)
        tree = substitute(tree, steps)
        check_size(tree)
    circular = next(name for name in _names(tree) if name in steps)
    raise ExpressionError(f"the step {circular} leads back to itself")


def evaluate(expression: Expression, values: Box, periods: Periods = NO_PERIODS, language: Language = "en") -> Outcome:
    """Whether some choice of ``values``, one for each figure, satisfies the formula ``expression``.

    "holds" where one does, "contradiction" where none does; "unknown" with the reason, in ``language``, where a value
    is None or absent, a divisor may be zero, or rounding leaves it open within the bound of the search. ``periods``
    are those of the figures, and under "report" that of the report.
    """
    return decide(expression.clauses, values, periods, language)


def point(expression: Expression, stated: Stated) -> Fraction | None:
    """The amount of ``expression`` for the values ``stated``; None where one is missing or a divisor is zero."""
    return _point(expression.tree, stated)
