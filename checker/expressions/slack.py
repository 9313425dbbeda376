"""A formula that is also true of figures which miss it by a little: what tolerance and materiality are made of.

A deviation is how far the two sides of a comparison miss each other. It is measured in an amount of their own sort, or
in percent of the right side:

    a == b       within 10000 yuan       abs(a - b) <= 10000 yuan
    a == b       within 5%               abs(a / b - 1) <= 5%
    a <= b       within 10000 yuan       a - b <= 10000 yuan

Comparisons of dates, `!=`, `whole()` and what stands under `not` have no deviation and stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from checker.expressions.syntax import (
    And,
    Attribute,
    Binary,
    Call,
    Compare,
    Duration,
    Literal,
    Node,
    Or,
    mapped,
    walk,
)


def relaxed(node: Node, by: Node, fits: Callable[[Node], bool], *, relative: bool, below: bool = False) -> Node:
    """The formula ``node``, where a deviation of ``by`` is let pass; with ``below``, only one less than that.

    A comparison whose relaxed form does not fit stays as it is; where none does, the same node is returned.
    """
    match node:
        case Compare():
            wider = _wider(node, by, "<" if below else "<=", relative=relative)
            return wider if wider is not None and fits(wider) else node
        case And() | Or():
            return mapped(node, lambda part: relaxed(part, by, fits, relative=relative, below=below))
        case _:
            return node


def _wider(node: Compare, by: Node, operator: str, *, relative: bool) -> Compare | None:
    left, right = node.left, node.right
    if any(isinstance(inner, Attribute | Duration) for side in (left, right) for inner in walk(side)):
        return None
    match node.operator:
        case "==" if relative:
            # Each side stands in it but once, so that plain arithmetic on ranges is exact.
            off = Binary("-", Binary("/", left, right), Literal(Fraction(1)))
            return Compare(operator, Call("abs", (off,)), by)
        case "==":
            return Compare(operator, Call("abs", (Binary("-", left, right),)), by)
        case "<=" | "<":
            excess = Binary("-", left, right)
        case ">=" | ">":
            excess = Binary("-", right, left)
        case _:
            return None
    return Compare(operator, excess, Binary("*", by, Call("abs", (right,))) if relative else by)
