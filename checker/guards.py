"""The fields of a rule that only take findings away: without one of them the rule finds as much or more.

Whatever a rule finds without a guard and not with it, the guard took out; a guard without which all tests of the rule
pass as before is one that no test needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model import Rule

GUARDS: Mapping[str, Sequence[str]] = {
    "relation": ("marks", "unless", "explained"),
    "match": ("unless", "at-least", "requires", "forbids", "year"),
}
"""For each kind of rule its guards, in the order in which they are asked."""


def of(rule: Rule) -> tuple[str, ...]:
    """The guards that a rule has."""
    return tuple(field for field in GUARDS.get(rule.kind, ()) if rule.spec.get(field))


def without(rule: Rule, *fields: str) -> Rule:
    """The rule without some of its fields."""
    return rule._replace(spec={field: value for field, value in rule.spec.items() if field not in fields})
