"""The tree of an expression: its nodes, the names in it, and its form in the cache.

Percent and points are plain ratios here (5% is 1/20), money is in the main unit of its currency.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, TypeAlias, TypeVar, cast

from checker.errors import CheckerError
from checker.records import Record, replace

JSON: TypeAlias = "str | int | list[JSON]"

MAX_NODES = 250
"""How many nodes a tree may have, steps written out."""

REPORT = "report"
"""The name that stands for the report itself: only its period can be asked for."""


class ExpressionError(CheckerError):
    """An expression that cannot be used: what is wrong, at which offset and over how many characters, what to do."""

    def __init__(self, message: str, position: int = 0, width: int = 1, hint: str = "") -> None:
        self.message = message
        self.position = position
        self.width = max(1, width)
        self.hint = hint
        super().__init__(f"{message} ({hint})" if hint else message)


class _Placed(Record):
    """Where a node stands in the source, for complaints: no part of what it says, and set by `placed` alone."""

    position: ClassVar[int] = 0
    width: ClassVar[int] = 1


class Name(_Placed):
    """A figure, or several of one role."""

    name: str


class Literal(_Placed):
    """A number of a kind: "money" with its currency in ``unit``, "percent", "points", "count", or "number"."""

    value: Fraction
    kind: str = "number"
    unit: str = ""


class Duration(_Placed):
    """A stretch of time by the calendar: some "year", "quarter", "month" or "day"."""

    count: int
    unit: str


class Attribute(_Placed):
    """The "period" of a figure or of the report; the "start" or "end" of a period."""

    of: Node
    name: str


class Negative(_Placed):
    """-operand"""

    operand: Node


class Binary(_Placed):
    """left operator right, for + - * / and **."""

    operator: str
    left: Node
    right: Node


class Call(_Placed):
    """sum, min, max, abs or whole of some arguments."""

    function: str
    arguments: tuple[Node, ...]


class Compare(_Placed):
    """left operator right, for == != < <= > and >=."""

    operator: str
    left: Node
    right: Node


class And(_Placed):
    """All of the parts, of one joint choice of values."""

    parts: tuple[Node, ...]


class Or(_Placed):
    """Any of the parts."""

    parts: tuple[Node, ...]


class Not(_Placed):
    """The opposite of a formula, for a choice of values."""

    operand: Node


Node: TypeAlias = "Name | Literal | Duration | Attribute | Negative | Binary | Call | Compare | And | Or | Not"

_Node = TypeVar("_Node", bound=_Placed)

_NODES: Mapping[str, type[Node]] = {
    kind.__name__.lower(): kind
    for kind in (Name, Literal, Duration, Attribute, Negative, Binary, Call, Compare, And, Or, Not)
}


def placed(node: _Node, position: int, width: int = 1) -> _Node:
    """A node that was just made, with the place in the source that it stands for."""
    node.__dict__.update(position=position, width=width)
    return node


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, from left to right."""
    match node:
        case Attribute(of=of):
            return (of,)
        case Negative(operand=operand) | Not(operand=operand):
            return (operand,)
        case Binary(left=left, right=right) | Compare(left=left, right=right):
            return (left, right)
        case Call(arguments=parts) | And(parts=parts) | Or(parts=parts):
            return parts
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it, from left to right."""
    yield node
    for child in children(node):
        yield from walk(child)


def names(node: Node) -> tuple[str, ...]:
    """The figures named in it, each once, in the order in which they first stand."""
    return tuple(dict.fromkeys(n.name for n in walk(node) if isinstance(n, Name) and n.name != REPORT))


def amounts(node: Node) -> Iterator[str]:
    """The figures whose amount is asked for, as often as they stand; the period of a figure is no amount."""
    if isinstance(node, Name):
        yield node.name
    elif not isinstance(node, Attribute):
        for child in children(node):
            yield from amounts(child)


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same node with ``change`` made to each node directly below it."""
    return placed(_mapped(node, change), node.position, node.width)


def _mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    match node:
        case Attribute(of=of):
            return replace(node, of=change(of))
        case Negative(operand=operand) | Not(operand=operand):
            return replace(node, operand=change(operand))
        case Binary(left=left, right=right) | Compare(left=left, right=right):
            return replace(node, left=change(left), right=change(right))
        case Call(arguments=arguments):
            return replace(node, arguments=tuple(map(change, arguments)))
        case And(parts=parts) | Or(parts=parts):
            return replace(node, parts=tuple(map(change, parts)))
        case _:
            return node


def substitute(node: Node, steps: Mapping[str, Node]) -> Node:
    """The same tree with each name that ``steps`` defines replaced by its definition."""
    if isinstance(node, Name):
        return steps.get(node.name, node)
    return mapped(node, lambda child: substitute(child, steps))


def check_size(node: Node) -> None:
    """ExpressionError where a tree is so large, or raises such powers, that evaluating it could take long."""
    if sum(1 for _ in walk(node)) > MAX_NODES:
        raise ExpressionError(f"an expression has at most {MAX_NODES} parts", node.position, node.width)
    for power in walk(node):
        if (
            isinstance(power, Binary)
            and power.operator == "**"
            and any(isinstance(inner, Binary) and inner.operator == "**" for inner in walk(power.left))
        ):
            raise ExpressionError("a power of a power is too large", power.position, power.width)


def dump_node(node: Node) -> JSON:
    """The tree as plain JSON lists, the kind of node first; places are left out."""
    kind = type(node).__name__.lower()
    match node:
        case Literal(value=value, kind=of_kind, unit=unit):
            return [kind, str(value), of_kind, unit]
        case Call(function=function, arguments=arguments):
            return [kind, function, [dump_node(part) for part in arguments]]
        case And(parts=parts) | Or(parts=parts):
            return [kind, [dump_node(part) for part in parts]]
        case _:
            stated = [getattr(node, name) for name in node.fields]
            return [kind, *(part if isinstance(part, str | int) else dump_node(part) for part in stated)]


def load_node(dumped: JSON) -> Node:
    """The tree that `dump_node` wrote."""
    kind, *parts = cast("list[JSON]", dumped)
    match kind, parts:
        case "literal", [value, of_kind, unit]:
            return Literal(Fraction(cast(str, value)), cast(str, of_kind), cast(str, unit))
        case "call", [function, arguments]:
            return Call(cast(str, function), tuple(map(load_node, cast("list[JSON]", arguments))))
        case "and" | "or", [several]:
            return (And if kind == "and" else Or)(tuple(map(load_node, cast("list[JSON]", several))))
        case _:
            made = _NODES[cast(str, kind)]
            return made(*(load_node(part) if isinstance(part, list) else part for part in parts))  # type: ignore[arg-type]


_BINDING = {"or": 1, "and": 2, "not": 3, "compare": 4, "+": 5, "-": 5, "*": 6, "/": 6, "negative": 7, "**": 8}


def write(node: Node, outer: int = 0) -> str:
    """The tree as source again, with no more brackets than it needs."""
    match node:
        case Name(name=name):
            return name
        case Literal(value=value, kind=kind, unit=unit):
            return _write_literal(value, kind, unit)
        case Duration(count=count, unit=unit):
            return f"{count} {unit}s" if count != 1 else f"1 {unit}"
        case Attribute(of=of, name=name):
            return f"{write(of, 9)}.{name}"
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(map(write, arguments))})"
        case Negative(operand=operand):
            binding, said = 7, f"-{write(operand, 7)}"
        case Not(operand=operand):
            binding, said = 3, f"not {write(operand, 3)}"
        case Binary(operator=operator, left=left, right=right):
            binding = _BINDING[operator]
            # A power binds to the right, the others to the left: the other side needs brackets at equal strength.
            sides = (binding + 1, 7) if operator == "**" else (binding, binding + 1)
            said = f"{write(left, sides[0])} {operator} {write(right, sides[1])}"
        case Compare(operator=operator, left=left, right=right):
            binding, said = 4, f"{write(left, 5)} {operator} {write(right, 5)}"
        case And(parts=parts):
            binding, said = 2, " and ".join(write(part, 3) for part in parts)
        case Or(parts=parts):
            binding, said = 1, " or ".join(write(part, 2) for part in parts)
    return f"({said})" if binding < outer else said


def _write_literal(value: Fraction, kind: str, unit: str) -> str:
    if kind in ("percent", "points"):
        return f"{decimal(value * 100)}{'%' if kind == 'percent' else ' points'}"
    return f"{decimal(value)} {unit}".rstrip()


def decimal(value: Fraction) -> str:
    """A number written out in full; ``value`` must have an end in decimals, as all that is parsed has."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        if places > 1000:
            raise ValueError(f"{value} has no end in decimals")
    digits = str(abs(value.numerator * 10**places // value.denominator)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
