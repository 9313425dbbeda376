"""What may be added to and compared with what: money with money, percent with percent, never one with the other.

This is finer than the dimensions of physics, where percent and points are both plain numbers: points say how far two
percentages are apart, so only a difference of ratios may be compared with them. The currency of a literal is that of
`units`; figures are of any currency here, and are held to one when they are bound.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NoReturn

from checker.expressions.syntax import (
    REPORT,
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
    placed,
)
from checker.records import NamedTuple


class Dimension(NamedTuple):
    """What an amount is: a kind of figure, or "ratio", "difference" (of ratios), "plain" (a number of the rule itself),
    "zero", "date", "period", "duration", "formula" or "any".

    ``power`` is that of money, ``currency`` its ISO code where the rule states it.
    """

    kind: str
    power: int = 0
    currency: str = ""


KINDS = ("money", "percent", "points", "count", "number", "ratio", "date", "any")
_SAID = {
    "money": "money",
    "plain": "a plain number",
    "number": "a number",
    "ratio": "a ratio",
    "difference": "a difference of ratios",
    "count": "a count",
    "date": "a date",
    "period": "a period",
    "duration": "a stretch of time",
    "formula": "a formula",
}
_COMPARABLE = {
    frozenset(pair)
    for pair in (
        ("percent", "ratio"),
        ("percent", "difference"),
        ("percent", "number"),
        ("points", "difference"),
        ("ratio", "difference"),
        ("ratio", "number"),
        ("ratio", "count"),
        ("ratio", "plain"),
        ("difference", "number"),
        ("difference", "plain"),
        ("count", "number"),
        ("count", "plain"),
        ("number", "plain"),
    )
}
_HINTS = {
    frozenset(("percent", "plain")): "write 10% for ten percent",
    frozenset(("points", "plain")): "write 1 points",
    frozenset(("points", "percent")): "points say how far two percentages are apart: subtract one from the other",
    frozenset(("points", "ratio")): "points say how far two ratios are apart: subtract one from the other",
    frozenset(("money", "percent")): "divide one amount by another to get percent",
    frozenset(("money", "plain")): "write the currency: 10000 yuan",
}
_TIMELESS = frozenset(KINDS) - {"date"} | {"ratio", "difference", "plain", "zero"}


def dimension(node: Node, kinds: Mapping[str, str], many: Set[str] = frozenset()) -> Dimension:
    """What ``node`` is, for figures of these ``kinds``; ExpressionError where its parts do not go together.

    ``many`` are the names that stand for several figures: only sum, min and max take them.
    """
    match node:
        case Literal(value=value, kind=kind, unit=unit):
            if not value:
                return Dimension("zero")
            if kind == "money":
                return Dimension("money", 1, unit)
            return Dimension("plain" if kind == "number" else kind)
        case Duration():
            return Dimension("duration")
        case Name(name=name):
            if name in many:
                _fail(node, f"{name} stands for several figures", "use sum(), min() or max()")
            return _of_name(node, kinds)
        case Attribute():
            return _of_attribute(node, kinds)
        case Negative(operand=operand):
            return _timeless(operand, kinds, many)
        case Binary(operator="+" | "-" as operator, left=left, right=right):
            return _sum(node, operator, dimension(left, kinds, many), dimension(right, kinds, many))
        case Binary(operator="*" | "/" as operator, left=left, right=right):
            return _product(operator, _timeless(left, kinds, many), _timeless(right, kinds, many))
        case Binary(left=left, right=right):
            return _power(node, _timeless(left, kinds, many), right, _timeless(right, kinds, many))
        case Call():
            return _call(node, kinds, many)
        case Compare():
            return _comparison(node, dimension(node.left, kinds, many), dimension(node.right, kinds, many))
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                _formula(part, kinds, many)
            return Dimension("formula")
        case Not(operand=operand):
            _formula(operand, kinds, many)
            return Dimension("formula")


def _of_name(node: Name, kinds: Mapping[str, str]) -> Dimension:
    if node.name == REPORT:
        _fail(node, "the report has no amount", "there is report.period")
    if node.name not in kinds:
        known = [name for name in kinds if name != node.name]
        from difflib import get_close_matches

        close = get_close_matches(node.name, known, 1)
        _fail(node, f"{node.name} is not bound", f"did you mean {close[0]}?" if close else f"bound: {', '.join(known)}")
    kind = kinds[node.name]
    if kind == "date":
        _fail(node, f"{node.name} is a date", f"ask for {node.name}.period")
    return Dimension(kind, 1 if kind == "money" else 0)


def _of_attribute(node: Attribute, kinds: Mapping[str, str]) -> Dimension:
    if node.name == "period":
        if not isinstance(node.of, Name):
            _fail(node, "only a figure and the report have a period", "for example: current.period")
        if node.of.name != REPORT and node.of.name not in kinds:
            _of_name(node.of, kinds)
        return Dimension("period")
    if dimension(node.of, kinds).kind != "period":
        _fail(node, f"only a period has .{node.name}", f"for example: report.period.{node.name}")
    return Dimension("date")


def _timeless(node: Node, kinds: Mapping[str, str], many: Set[str]) -> Dimension:
    found = dimension(node, kinds, many)
    if found.kind not in _TIMELESS:
        _fail(node, f"{_SAID[found.kind]} cannot be reckoned with", "dates are compared, and shifted by 1 year")
    return found


def _formula(node: Node, kinds: Mapping[str, str], many: Set[str]) -> None:
    if dimension(node, kinds, many).kind != "formula":
        _fail(node, "and, or and not join formulas", "for example: part <= total and share <= 100%")


def _sum(node: Binary, operator: str, a: Dimension, b: Dimension) -> Dimension:
    if a.kind in ("date", "period"):
        if b.kind != "duration":
            _fail(node, f"{_SAID[a.kind]} is shifted by a stretch of time", "for example: report.period - 1 year")
        return a
    pair = {a.kind, b.kind}
    if not pair <= _TIMELESS:
        _mixed(node, "added to" if operator == "+" else "subtracted from", b, a)
    if "zero" in pair or "any" in pair:
        return b if a.kind == "zero" or (a.kind == "any" and b.kind != "zero") else a
    if pair == {"money"} and a.power == b.power:
        return Dimension("money", a.power, _one_currency(node, a, b))
    minus = operator == "-"
    if pair == {"percent"}:
        return Dimension("difference" if minus else "percent")
    if len(pair) == 1 and "money" not in pair:
        return Dimension("difference" if minus and a.kind == "ratio" else a.kind)
    if pair == {"percent", "points"} and a.kind == "percent":
        return a
    if pair == {"ratio", "points"} and a.kind == "ratio":
        return a
    if pair == {"difference", "points"}:
        return Dimension("points")
    if pair <= {"percent", "ratio", "difference"}:
        return Dimension("difference" if minus else "ratio")
    if pair <= {"count", "number", "plain"}:
        return Dimension("count" if "count" in pair else "number")
    if pair <= {"percent", "ratio", "difference", "number", "plain"}:
        return Dimension("ratio")
    return _mixed(node, "subtracted from" if minus else "added to", b, a)


def _product(operator: str, a: Dimension, b: Dimension) -> Dimension:
    if "any" in (a.kind, b.kind):
        return Dimension("any")
    if a.power or b.power:
        power = a.power + (b.power if operator == "*" else -b.power)
        return Dimension("money", power, a.currency or b.currency) if power else Dimension("ratio")
    if b.kind in ("plain", "number", "zero") or (operator == "*" and a.kind in ("plain", "number", "zero")):
        return a if b.kind in ("plain", "number", "zero") else b
    if operator == "*":
        for kind in ("points", "count"):
            if kind in (a.kind, b.kind) and a.kind != b.kind:
                return Dimension(kind)
        return Dimension("number" if a.kind == "count" else "ratio")
    return a if a.kind == "count" and b.kind in ("percent", "ratio") else Dimension("ratio")


def _power(node: Binary, base: Dimension, exponent: Node, of: Dimension) -> Dimension:
    if of.kind not in ("plain", "count", "number", "zero", "any"):
        _fail(
            exponent, f"a power cannot be {_SAID.get(of.kind, of.kind)}", "it is a whole number, such as that of years"
        )
    if base.kind != "money":
        return base if base.kind in ("plain", "any") else Dimension("ratio")
    if not isinstance(exponent, Literal):
        _fail(
            node, "money cannot be raised to a power that a figure states", "raise a ratio: (current / prior) ** years"
        )
    power = base.power * exponent.value.numerator
    return Dimension("money", power, base.currency) if power else Dimension("plain")


def _call(node: Call, kinds: Mapping[str, str], many: Set[str]) -> Dimension:
    if node.function == "whole":
        _timeless(node.arguments[0], kinds, many)
        return Dimension("formula")
    if node.function == "abs":
        return _timeless(node.arguments[0], kinds, many)
    whole, *others = (_timeless(argument, kinds, frozenset()) for argument in node.arguments)
    for other in others:
        whole = _sum(placed(Binary("+", node, node), node.position, node.width), "+", whole, other)
    return whole


def _comparison(node: Compare, a: Dimension, b: Dimension) -> Dimension:
    pair = frozenset((a.kind, b.kind))
    if pair == {"period"} and node.operator not in ("==", "!="):
        _fail(node, "periods are the same or not", "compare .start or .end")
    if len(pair) == 1:
        fits = a.power == b.power and not pair & {"formula", "duration"}
    else:
        fits = pair in _COMPARABLE or (bool(pair & {"any", "zero"}) and pair <= _TIMELESS)
    if not fits:
        _mixed(node, "compared with", a, b)
    if a.kind == b.kind == "money":
        _one_currency(node, a, b)
    return Dimension("formula")


def _one_currency(node: Node, a: Dimension, b: Dimension) -> str:
    if a.currency and b.currency and a.currency != b.currency:
        _fail(node, f"{a.currency} and {b.currency} are different currencies", "")
    return a.currency or b.currency


def _mixed(node: Node, done: str, a: Dimension, b: Dimension) -> NoReturn:
    hint = _HINTS.get(frozenset((a.kind, b.kind)), "")
    _fail(node, f"{_said(a)} {done} {_said(b)}", hint)


def _said(a: Dimension) -> str:
    if a.kind == "money" and a.power != 1:
        return f"money to the power of {a.power}"
    return _SAID.get(a.kind, a.kind)


def _fail(node: Node, message: str, hint: str) -> NoReturn:
    raise ExpressionError(message, node.position, node.width, hint)
