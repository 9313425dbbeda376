"""The tests that stand beside rules, run: what the checker makes of each text, and how that differs from what is said.

A text is read with all the rules of the pack, as a report is; its messages are English, whatever its own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker import readers
from checker.engine import Examiner, Result
from checker.model import Check, Example, Rule

Sort: TypeAlias = Literal["found", "silent", "elsewhere", "unsaid", "unsuggested", "decided"]


@dataclass(frozen=True, slots=True)
class Fault:
    """How a test fails.

    "found": there is a finding where none may be; "silent": there is none; "elsewhere": none points at the words
    ``wanted``; "unsaid" and "unsuggested": none tells, or suggests, what is ``wanted``; "decided": no check of the rule
    is unknown. ``got`` is what there is instead.
    """

    sort: Sort
    wanted: str = ""
    got: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """One test of a rule with what came of it."""

    rule: Rule
    example: Example
    result: Result
    faults: tuple[Fault, ...]


def run(rules: Iterable[Rule], examiner: Examiner) -> Iterator[Trial]:
    """Try all tests of some rules; ``examiner`` has the whole pack."""
    for rule in rules:
        for example in rule.examples:
            yield tried(rule, example, examiner)


def tried(rule: Rule, example: Example, examiner: Examiner) -> Trial:
    """Try one test."""
    result = examiner.examine(readers.from_text(example.text, "test"))
    return Trial(rule, example, result, tuple(_faults(rule, example, result)))


def of_rule(rule: Rule, checks: Iterable[Check]) -> list[Check]:
    """The checks that a rule made, or had a part in."""
    return [check for check in checks if rule.id in (check.rule, *check.also)]


def _faults(rule: Rule, example: Example, result: Result) -> Iterator[Fault]:
    findings = of_rule(rule, result.findings)
    if example.expect != "bad" and findings:
        yield Fault("found", got=tuple(check.message for check in findings))
    if example.expect == "unknown":
        made = of_rule(rule, result.checks)
        if not any(check.verdict == "unknown" and check.reason for check in made):
            yield Fault("decided", got=tuple(check.message for check in made))
    if example.expect == "bad":
        yield from _of_bad(example, findings, result) if findings else (Fault("silent"),)


def _of_bad(example: Example, findings: list[Check], result: Result) -> Iterator[Fault]:
    text = result.document.text
    places = tuple(text[check.start : check.end] for check in findings)
    if example.at and not any(example.at in place or place in example.at for place in places):
        yield Fault("elsewhere", example.at, places)
    told = tuple(_told(check) for check in findings)
    for words in example.says:
        if not any(words in said for said in told):
            yield Fault("unsaid", words, told)
    suggested = tuple(suggestion.text for check in findings for suggestion in check.suggestions)
    if example.suggests and not any(example.suggests in said for said in suggested):
        yield Fault("unsuggested", example.suggests, suggested)


def _told(check: Check) -> str:
    """All that a finding says: its message, arithmetic, evidence and suggestions."""
    evidence = (evidence.text for evidence in check.evidence)
    suggestions = (suggestion.text for suggestion in check.suggestions)
    return " · ".join(filter(None, (check.message, check.computed, *evidence, *suggestions)))
