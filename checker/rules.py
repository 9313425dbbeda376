"""Rules as they are applied, made of what was once checked (see `rule_files`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

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
            tuple(map(_example, rule["tests"])),
            tuple(rule["formerly"]),
            tuple(rule["references"]),
        )
        for rule in compiled
    )


def with_severity(rule: Rule, severity: Severity) -> Rule:
    """The rule with one severity, whatever it said of deviations."""
    spec = {name: value for name, value in rule.spec.items() if name != "severities"}
    return rule._replace(severity=severity, spec=spec)


def _example(row: Sequence[Any]) -> Example:
    expect, text, at, says, suggests, line = row
    return Example(expect, text, at, tuple(says), suggests, line)
