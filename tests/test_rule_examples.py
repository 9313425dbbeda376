"""The tests that stand beside each shipped rule, one case each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker import packs, readers
from checker.engine import Examiner, Result
from checker.model import Check, Example, Rule

PACK = packs.load()
EXAMINER = Examiner(PACK)


def cases() -> Iterator[object]:
    for rule in PACK.rules:
        for example in rule.examples:
            yield pytest.param(rule, example, id=f"{rule.source}:{example.line}-{example.expect}")


def of_rule(rule: Rule, checks: tuple[Check, ...]) -> list[Check]:
    return [check for check in checks if rule.id in (check.rule, *check.also)]


def told(check: Check) -> str:
    evidence = " ".join(evidence.text for evidence in check.evidence)
    return f"{check.message} {check.computed} {evidence} {' '.join(s.text for s in check.suggestions)}"


def accept(rule: Rule, example: Example, result: Result) -> None:
    findings = of_rule(rule, result.findings)
    undecided = [check for check in of_rule(rule, result.checks) if check.verdict == "unknown"]
    if example.expect == "ok":
        assert [check.message for check in findings] == []
    elif example.expect == "unknown":
        assert findings == []
        assert undecided, "no check of the rule is unknown here"
        assert all(check.reason for check in undecided)
    else:
        text = result.document.text
        places = [text[check.start : check.end] for check in findings]
        assert places, "the rule finds nothing here"
        assert not example.at or any(example.at in place or place in example.at for place in places), places
        assert all(any(word in told(check) for check in findings) for word in example.says)
        assert not example.suggests or any(
            example.suggests in suggestion.text for check in findings for suggestion in check.suggestions
        )


@pytest.mark.parametrize(("rule", "example"), cases())
def test_example(rule: Rule, example: Example) -> None:
    accept(rule, example, EXAMINER.examine(readers.from_text(example.text)))


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_every_rule_is_tried_in_both_languages(rule: Rule) -> None:
    chinese = {example.expect for example in rule.examples if any("一" <= letter <= "鿿" for letter in example.text)}
    english = {example.expect for example in rule.examples if all(letter < "一" for letter in example.text)}
    assert {"ok", "bad"} <= chinese & english
