"""The options of a rule: amounts that it names, with the values they have where nobody sets them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias, cast

from checker import expressions
from checker.errors import CheckerError
from checker.expressions import JSON, Expression, ExpressionError
from checker.expressions.syntax import Literal
from checker.model import Rule

Values: TypeAlias = Mapping[str, Expression]
"""For each option its value."""


class OptionError(CheckerError):
    """A value that cannot be given to a rule: which rule, which option (empty where the rule has none), and why."""

    def __init__(self, rule: str, option: str, message: str) -> None:
        self.rule, self.option = rule, option
        super().__init__(f"{rule}{'.' if option else ''}{option}: {message}")


def defaults(rule: Rule) -> Values:
    """The options of a rule with the values that its file gives them."""
    dumped = cast("Mapping[str, JSON]", rule.spec.get("options") or {})
    return MappingProxyType({name: expressions.load(one) for name, one in dumped.items()})


def settled(rule: Rule, given: Mapping[str, str | int]) -> Values:
    """The values ``given`` for options of a rule, as expressions write amounts; OptionError where one does not fit."""
    own = defaults(rule)
    values: dict[str, Expression] = {}
    for name, text in given.items():
        if name not in own:
            from difflib import get_close_matches  # imported here: only a mistake needs it

            close = get_close_matches(name, own, 1)
            hint = f"did you mean {close[0]}?" if close else f"its options: {', '.join(own) or 'none'}"
            raise OptionError(rule.id, name, f"the rule has no such option; {hint}")
        try:
            value = expressions.parse(str(text))
        except ExpressionError as error:
            raise OptionError(rule.id, name, f"{text} is no amount: {error}") from None
        if not isinstance(value.tree, Literal) or _sort(value) != _sort(own[name]):
            raise OptionError(rule.id, name, f"{text} does not fit, an amount like {own[name].source} is expected")
        values[name] = value
    return values


def _sort(value: Expression) -> tuple[str, str]:
    """What a value is an amount of."""
    assert isinstance(value.tree, Literal)
    return value.tree.kind, value.tree.unit
