"""A formula as alternatives of atoms: what evaluation works on.

`not` is pushed inward until it meets a comparison and turns it round; `and` is spread over `or`. An atom is one
comparison, or one question for a whole number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import prod
from types import MappingProxyType
from typing import TypeAlias

from checker.expressions.syntax import (
    And,
    Attribute,
    Binary,
    Call,
    Compare,
    Duration,
    ExpressionError,
    Literal,
    Node,
    Not,
    Or,
    amounts,
    mapped,
    walk,
)
from checker.records import NamedTuple

MAX_CLAUSES = 32
_ZERO = Literal(Fraction(0))
OPPOSITE: Mapping[str, str] = MappingProxyType(
    {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "whole": "not whole", "not whole": "whole"}
)
"""For each operator the one that is true where it is not."""


class Atom(NamedTuple):
    """``left operator right``, or for "whole" and "not whole" a question about ``left``.

    ``names`` are the figures in it whose amount matters, ``repeated`` those that stand in it more than once: only
    they stop plain arithmetic on ranges from being exact. ``dated`` is a comparison of dates. ``easier`` says the same
    without repeats, where that is possible for some values.
    """

    operator: str
    left: Node
    right: Node
    names: tuple[str, ...]
    repeated: tuple[str, ...]
    dated: bool
    easier: Easier | None = None


class Easier(NamedTuple):
    """An atom in which no figure is repeated, for where ``positive`` are not negative and ``nonzero`` are not zero."""

    atom: Atom
    positive: tuple[Node, ...]
    nonzero: tuple[Node, ...]


Clause: TypeAlias = tuple[Atom, ...]


def clauses(node: Node) -> tuple[Clause, ...]:
    """The alternatives of the formula ``node``; none where it is no formula but an amount."""
    return _alternatives(node, as_said=True) if is_formula(node) else ()


def is_formula(node: Node) -> bool:
    """Whether ``node`` is true or false, not an amount or a date."""
    return isinstance(node, Compare | And | Or | Not) or (isinstance(node, Call) and node.function == "whole")


def _alternatives(node: Node, *, as_said: bool) -> tuple[Clause, ...]:
    match node:
        case Not(operand=operand):
            return _alternatives(operand, as_said=not as_said)
        case And(parts=parts) | Or(parts=parts):
            below = [_alternatives(part, as_said=as_said) for part in parts]
            spread = isinstance(node, And) is as_said
            if (prod if spread else sum)(map(len, below)) > MAX_CLAUSES:
                message = f"and, or and not make more than {MAX_CLAUSES} alternatives"
                raise ExpressionError(message, node.position, node.width, "make it two rules")
            if spread:
                return tuple(tuple(atom for clause in choice for atom in clause) for choice in product(*below))
            return tuple(clause for several in below for clause in several)
        case Compare(operator=operator, left=left, right=right):
            return ((_atom(operator if as_said else OPPOSITE[operator], left, right),),)
        case Call(function="whole", arguments=(argument,)):
            return ((_atom("whole" if as_said else "not whole", argument, _ZERO),),)
    message = "a formula compares figures"
    raise ExpressionError(message, node.position, node.width, "for example: part <= total")


def _atom(operator: str, left: Node, right: Node) -> Atom:
    for side in (left, right):
        if any(is_formula(node) for node in walk(side)):
            raise ExpressionError(
                "a formula has no amount", side.position, side.width, "join formulas with and, or, not"
            )
    atom = plain_atom(operator, _with_fewer_repeats(left), _with_fewer_repeats(right))
    if not atom.repeated or atom.dated:
        return atom
    positive: list[Node] = []
    nonzero: list[Node] = []
    sides = (_with_fewer_repeats(_without_abs(side, positive), nonzero) for side in (left, right))
    easier = plain_atom(operator, *sides)
    return atom if easier.repeated else atom._replace(easier=Easier(easier, tuple(positive), tuple(nonzero)))


def plain_atom(operator: str, left: Node, right: Node) -> Atom:
    """``left operator right`` as it stands."""
    times = Counter([*amounts(left), *amounts(right)])
    dated = any(isinstance(node, Attribute | Duration) for side in (left, right) for node in walk(side))
    return Atom(operator, left, right, tuple(times), tuple(name for name in times if times[name] > 1), dated)


def _without_abs(node: Node, positive: list[Node]) -> Node:
    """The same without abs(), for where what stands in it, noted in ``positive``, is not negative."""
    if isinstance(node, Call) and node.function == "abs":
        argument = _without_abs(node.arguments[0], positive)
        positive.append(argument)
        return argument
    return mapped(node, lambda child: _without_abs(child, positive))


def _with_fewer_repeats(node: Node, nonzero: list[Node] | None = None) -> Node:
    """(a - b) / b as a / b - 1, and its like: the same wherever b is not zero, and b stands in it once.

    Where ``nonzero`` is given, also a / (b - a) as 1 / (b / a - 1), and a is noted there: that must not be zero.
    """
    node = mapped(node, lambda child: _with_fewer_repeats(child, nonzero))
    one = Literal(Fraction(1))
    match node:
        case Binary(operator="/", left=Binary(operator="-" | "+" as sign, left=first, right=second), right=below):
            if second == below:
                return Binary(sign, Binary("/", first, below), one)
            if first == below:
                return Binary(sign, one, Binary("/", second, below))
        case Binary(operator="/", left=above, right=Binary(operator="-" | "+" as sign, left=first, right=second)):
            if nonzero is not None and above in (first, second):
                nonzero.append(above)
                quotients = (one if part == above else Binary("/", part, above) for part in (first, second))
                return Binary("/", one, Binary(sign, *quotients))
    return node
