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


def _is_chinese(text: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in text)


ONE_LANGUAGE = {"enumerated-sum-mismatch"}
"""On marks that Chinese alone has: English knows no enumeration comma."""
NEVER_UNKNOWN = {"shares-not-hundred"}
"""15.3:XX:46.9 is read as no ratio at all."""


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_every_rule_is_tried_in_both_languages(rule: Rule) -> None:
    """Where figures are bound, also with one that is not known."""
    chinese = {example.expect for example in rule.examples if _is_chinese(example.text)}
    english = {example.expect for example in rule.examples if not _is_chinese(example.text)}
    unknown = {"unknown"} if rule.kind in ("relation", "table") and rule.id not in NEVER_UNKNOWN else set()
    assert {"ok", "bad", *unknown} <= (chinese if rule.id in ONE_LANGUAGE else chinese & english)


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_every_rule_says_why_in_both_languages(rule: Rule) -> None:
    assert _is_chinese(rule.rationale["zh"])
    assert sum(map(str.isascii, rule.rationale["en"])) > len(rule.rationale["en"]) / 2
