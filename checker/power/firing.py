"""Which rules fire on a collection of reports, and which have never had anything to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.engine import Result
from checker.model import Check, Rule


@dataclass(frozen=True, slots=True)
class Fired:
    """So many reports: the rules that found nothing wrong in any of them, and among these the ones that made no check
    at all, not even one that holds or is unknown."""

    reports: int
    never: tuple[str, ...]
    silent: tuple[str, ...]


def count(rules: Iterable[Rule], results: Iterable[Result]) -> Fired:
    """Count over reports as they are checked."""
    reports = 0
    fired: set[str] = set()
    checked: set[str] = set()
    for result in results:
        reports += 1
        fired |= _named((*result.findings, *result.suppressed))
        checked |= _named(result.checks)
    never = [rule.id for rule in rules if rule.id not in fired]
    return Fired(reports, tuple(never), tuple(rule for rule in never if rule not in checked))


def _named(checks: Iterable[Check]) -> set[str]:
    return {rule for check in checks for rule in (check.rule, *check.also)}
