"""Tests beside rules: what passes, and each way in which one may fail."""

from __future__ import annotations

import pytest

from checker import examples, packs
from checker.engine import Examiner
from checker.model import Example, Rule

PACK = packs.load()
EXAMINER = Examiner(PACK)
RIGHT = "Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan."
WRONG = RIGHT.replace("106%", "116%")


@pytest.fixture
def rule() -> Rule:
    return next(rule for rule in PACK.rules if rule.id == "completion-mismatch")


def faults(rule: Rule, expect: str, text: str, **more: object) -> list[tuple[str, str]]:
    made = Example(expect, text)._replace(**more)  # type: ignore[arg-type]
    return [(fault.sort, fault.wanted) for fault in examples.tried(rule, made, EXAMINER).faults]


@pytest.mark.parametrize(
    ("expect", "text"), [("ok", RIGHT), ("bad", WRONG), ("unknown", WRONG.replace("63.67", "xx")), ("ok", "Fine.")]
)
def test_what_is_as_it_says_passes(rule: Rule, expect: str, text: str) -> None:
    assert faults(rule, expect, text) == []


def test_a_finding_in_an_ok_text_is_a_fault(rule: Rule) -> None:
    (fault,) = examples.tried(rule, Example("ok", WRONG), EXAMINER).faults
    assert fault.sort == "found"
    assert "116% is claimed" in fault.got[0]


def test_a_bad_text_without_a_finding_is_a_fault(rule: Rule) -> None:
    assert faults(rule, "bad", RIGHT) == [("silent", "")]


def test_an_unknown_text_that_is_decided_is_a_fault(rule: Rule) -> None:
    assert faults(rule, "unknown", RIGHT) == [("decided", "")]
    assert faults(rule, "unknown", WRONG) == [("found", ""), ("decided", "")]


def test_a_finding_is_looked_at_for_its_place_words_and_suggestion(rule: Rule) -> None:
    assert faults(rule, "bad", WRONG, at="116%", says=("106.1%",), suggests="106%") == []
    assert faults(rule, "bad", WRONG, at="60 million yuan", says=("wolf",), suggests="fox") == [
        ("elsewhere", "60 million yuan"),
        ("unsaid", "wolf"),
        ("unsuggested", "fox"),
    ]


def test_all_tests_of_the_rules_given_are_run(rule: Rule) -> None:
    assert [trial.example for trial in examples.run([rule], EXAMINER)] == list(rule.examples)
