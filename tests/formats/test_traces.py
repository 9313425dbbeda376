"""Traces as people see them, in both languages and any width."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import packs, readers, tracing
from checker.engine import Examiner
from checker.formats import traces
from checker.formats.terminal import Style
from checker.formats.width import columns
from checker.model import Language

PACK = packs.load()
RULES = {rule.id: rule for rule in PACK.rules}
TEXTS = {
    "bad": "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.",
    "good": "全年培训1867人，完成年度任务（1800人）的104%。",
    "untied": "Deposits amounted to 55 million yuan, 106% of the 60 million yuan plan.",
    "nothing": "The staff met in the hall.",
}


def shown(
    text: str, rule: str = "completion-mismatch", language: Language = "en", width: int = 100, line: int = 0
) -> str:
    result = Examiner(PACK, language).examine(readers.from_text(text, "report.txt"))
    found = tracing.trace(RULES[rule], result, PACK, language, line)
    return traces.show(found, result, Style(language, width), line)


def test_a_contradiction_shows_its_figures_its_arithmetic_and_its_end() -> None:
    lines = shown(TEXTS["bad"]).splitlines()
    assert lines[:4] == [
        "completion-mismatch · Completion percentage does not follow from plan and actual",
        "asserts: completion == abs(actual) / abs(plan)",
        "",
        "report.txt:1:18: contradiction",
    ]
    assert "  plan        60 million yuan     [59.5, 61) million yuan       read as plan" in lines
    assert "  abs(actual) / abs(plan)  63.67 / 60 = 106.1%  (104.369%, 107.025%)" in lines
    assert "  → contradiction: no values within these ranges satisfy it; reported" in lines


def test_a_missing_figure_shows_the_nearest() -> None:
    said = " ".join(shown(TEXTS["untied"]).split())
    assert "✗ no figure with role change or current or balance in this statement; nearest: 55 million yuan" in said


def test_what_does_not_come_near_says_what_the_rule_asks_for() -> None:
    said = shown("Beside it lay 5 million yuan.").splitlines()
    assert said[3].startswith("Nothing in this report comes near: no figure is what the rule asks for")
    assert "  5 million yuan  read as nothing" in said
    assert "No figure stands in this report." in shown(TEXTS["nothing"])
    assert "No figure stands on this line." in shown(TEXTS["nothing"], line=1)
    assert "The patterns of the rule match nothing here." in shown(TEXTS["nothing"], "gains-with-loss")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("rule", ["completion-mismatch", "growth-mismatch", "repeat-mismatch", "masked-figure"])
def test_no_line_of_a_trace_is_wider_than_the_terminal(rule: str, text: str, width: int, language: Language) -> None:
    title = RULES[rule].title[language]
    lines = [line for line in shown(text, rule, language, width).splitlines() if title not in line]
    assert [line for line in lines if columns(line) > width] == []


def test_chinese_traces_speak_chinese() -> None:
    said = shown(TEXTS["good"], language="zh")
    assert "→ 成立：在这些范围内有满足的取值" in said
    assert "恰为1867" in said


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rule", ["approval-number-missing", "deposit-to-loan-ratio", "incidents-denied-and-counted"])
@pytest.mark.parametrize("text", ["Deposits grew by 5 households.", "In May 62 million yuan was spent on vehicles."])
def test_rules_that_ask_for_no_role_are_followed_too(rule: str, text: str, language: Language) -> None:
    pack = packs.load([Path(__file__).parents[2] / "docs" / "examples"])
    own = pack.named(rule)
    assert own is not None
    result = Examiner(pack, language).examine(readers.from_text(text))
    told = traces.show(tracing.trace(own, result, pack, language), result, Style(language, 100, False))
    assert own.title[language] in told
    assert len(told.splitlines()) > 4
