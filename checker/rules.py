"""Rules as they are applied, made of what was once checked (see `rule_files`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, overload

from checker.model import Example, Rule, Severity

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")


def build(compiled: Iterable[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """Make rules of what `rule_files.compile` returned, perhaps by way of a cache."""
    return tuple(
        Rule(
            rule["id"],
            rule["kind"],
            rule["family"],
            rule["severity"],
            rule["title"],
            rule["message"],
            rule["rationale"],
            rule["source"],
            rule["spec"],
            Examples(rule["tests"]),
            tuple(rule["formerly"]),
            tuple(rule["references"]),
        )
        for rule in compiled
    )


def with_severity(rule: Rule, severity: Severity) -> Rule:
    """The rule with one severity, whatever it said of deviations."""
    spec = {name: value for name, value in rule.spec.items() if name != "severities"}
    return rule._replace(severity=severity, spec=spec)


class Examples(Sequence[Example]):
    """The examples of a rule, made when they are asked for: checking a report asks for none."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = rows

    @overload
    def __getitem__(self, at: int) -> Example: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Example]: ...
    def __getitem__(self, at: int | slice) -> Example | Sequence[Example]:
        if isinstance(at, slice):
            return Examples(self._rows[at])
        expect, text, where, says, suggests, line = self._rows[at]
        return Example(expect, text, where, tuple(says), suggests, line)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
