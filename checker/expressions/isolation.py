"""Solving an equation for one figure: what it would have to be."""

from __future__ import annotations

from checker.expressions.syntax import Binary, Call, Name, Negative, Node, amounts


def isolate(left: Node, right: Node, name: str) -> Node | None:
    """The amount that the figure ``name`` must be for left == right, by the other figures.

    None where ``name`` stands in the equation more than once or not at all, or inside abs, min, max or a power.
    The amount is meant where all divisors, those it adds included, are not zero.
    """
    on_left, on_right = (list(amounts(side)).count(name) for side in (left, right))
    if on_left + on_right != 1:
        return None
    inside, outside = (left, right) if on_left else (right, left)
    while True:
        match inside:
            case Name():
                return outside
            case Negative(operand=operand):
                inside, outside = operand, Negative(outside)
            case Binary(operator=operator, left=a, right=b) if operator != "**":
                inside, outside = _peeled(operator, a, b, outside, in_left=name in amounts(a))
            case Call(function="sum", arguments=arguments):
                at = next(i for i, argument in enumerate(arguments) if name in amounts(argument))
                others = arguments[:at] + arguments[at + 1 :]
                inside = arguments[at]
                outside = Binary("-", outside, Call("sum", others)) if others else outside
            case _:
                return None


def _peeled(operator: str, a: Node, b: Node, outside: Node, *, in_left: bool) -> tuple[Node, Node]:
    match operator, in_left:
        case "+", True:
            return a, Binary("-", outside, b)
        case "+", False:
            return b, Binary("-", outside, a)
        case "-", True:
            return a, Binary("+", outside, b)
        case "-", False:
            return b, Binary("-", a, outside)
        case "*", True:
            return a, Binary("/", outside, b)
        case "*", False:
            return b, Binary("/", outside, a)
        case "/", True:
            return a, Binary("*", outside, b)
        case _:
            return b, Binary("/", a, outside)
