"""The tests that stand beside each shipped rule, one case each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker import examples, packs
from checker.engine import Examiner
from checker.model import Example, Rule

PACK = packs.load()
EXAMINER = Examiner(PACK)


def cases() -> Iterator[object]:
    for rule in PACK.rules:
        for example in rule.examples:
            yield pytest.param(rule, example, id=f"{rule.source}:{example.line}-{example.expect}")


@pytest.mark.parametrize(("rule", "example"), cases())
def test_example(rule: Rule, example: Example) -> None:
    assert examples.tried(rule, example, EXAMINER).faults == ()


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_every_rule_is_tried_in_both_languages(rule: Rule) -> None:
    """All but those on marks that one language alone has: English knows no enumeration comma."""
    chinese = {example.expect for example in rule.examples if any("一" <= letter <= "鿿" for letter in example.text)}
    english = {example.expect for example in rule.examples if all(letter < "一" for letter in example.text)}
    assert {"ok", "bad"} <= (chinese if rule.id == "enumerated-sum-mismatch" else chinese & english)
