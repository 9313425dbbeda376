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
        )
        for rule in compiled
    )


def _example(row: Sequence[Any]) -> Example:
    expect, text, at, says, suggests, line = row
    return Example(expect, text, at, tuple(says), suggests, line)
