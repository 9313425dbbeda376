"""Tests of rules that fail, as people see them."""

from __future__ import annotations

from checker import examples, packs
from checker.engine import Examiner
from checker.formats import trials
from checker.formats.terminal import Style
from checker.model import Example

PACK = packs.load()
RULE = next(rule for rule in PACK.rules if rule.id == "completion-mismatch")
SIX = [[one for one in RULE.examples if one.expect == sort][at] for sort in ("ok", "bad", "unknown") for at in (0, -1)]
RIGHT = Example("bad", "Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan.", "106%", line=20)


def test_a_failing_test_shows_its_place_what_was_expected_and_how_it_came_about() -> None:
    trial = examples.tried(RULE, RIGHT, Examiner(PACK))
    lines = trials.failure(trial, PACK, Style()).splitlines()
    assert lines[:4] == [
        "completion-mismatch.yaml:20: a bad test [completion-mismatch]",
        "  │ Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan.",
        "  expected  a finding",
        "  got       nothing",
    ]
    assert "    → holds: some values within these ranges satisfy it" in lines


def test_the_closing_line_counts() -> None:
    examiner = Examiner(PACK)
    passing = [examples.tried(RULE, example, examiner) for example in SIX]
    failing = [examples.tried(RULE, RIGHT, examiner)]
    assert trials.closing(passing, Style()) == "All 6 tests of 1 rule pass: 2 ok, 2 bad, 2 unknown.\n"
    assert trials.closing(passing + failing, Style()) == "1 of 7 tests of 1 rule fail.\n"
    assert trials.closing([], Style()) == "There is no test to run.\n"
    assert trials.closing(passing, Style("zh")) == "1 个规则的 6 个测试全部通过：ok 2 个、bad 2 个、unknown 2 个。\n"
