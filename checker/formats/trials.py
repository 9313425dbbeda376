"""Tests of rules for people: what fails and why, with what the rule bound and worked out, and a line of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker import tracing
from checker.examples import Fault, Trial
from checker.formats import grid, traces
from checker.formats.terminal import Style
from checker.formats.width import safe
from checker.formats.words import JOIN, counted
from checker.model import Language
from checker.packs import Pack

_INDENT = "  "
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "ok": "an ok test",
        "bad": "a bad test",
        "unknown": "an unknown test",
        "expected": "expected",
        "got": "got",
        "found": "no finding",
        "silent": "a finding",
        "elsewhere": "a finding at {}",
        "unsaid": "a finding that says {}",
        "unsuggested": "a suggestion that says {}",
        "decided": "a check that cannot be decided",
        "nothing": "nothing",
        "told": "what {} did:",
        "passed": "All {} of {} pass: {}.",
        "failed": "{} of {} of {} fail.",
        "none": "There is no test to run.",
        "count": "{} {}",
        "rule": "rule",
        "test": "test",
    },
    "zh": {
        "ok": "ok 测试",
        "bad": "bad 测试",
        "unknown": "unknown 测试",
        "expected": "应为",
        "got": "实为",
        "found": "无结果",
        "silent": "有结果",
        "elsewhere": "结果指向 {}",
        "unsaid": "结果中说到 {}",
        "unsuggested": "建议中说到 {}",
        "decided": "有一项无法判定的核对",
        "nothing": "没有",
        "told": "{} 的过程：",
        "passed": "{1}的 {0}全部通过：{2}。",
        "failed": "{2}的 {1}中有 {0} 个未通过。",
        "none": "没有可运行的测试。",
        "count": "{1} {0} 个",
        "rule": "规则",
        "test": "测试",
    },
}


def failure(trial: Trial, pack: Pack, style: Style) -> str:
    """A test that fails: its place and text, what was expected and what came, and how that came about."""
    words = _WORDS[style.language]
    rule, example = trial.rule, trial.example
    place = style.bold(f"{safe(rule.source)}:{example.line}:")
    lines = [f"{place} {style.paint(words[example.expect], 'error')} [{rule.id}]"]
    lines += [f"{_INDENT}│ {line}" for line in grid.wrapped(safe(example.text), style.width - 4)]
    rows = [row for fault in trial.faults for row in _fault(fault, words)]
    lines += [*grid.rows(rows, _INDENT, style.width), "", _INDENT + words["told"].format(rule.id)]
    found = tracing.trace(rule, trial.result, pack, style.language)
    inner = Style(style.language, style.width - 2, style.color)
    lines += [f"{_INDENT}{line}".rstrip() for line in traces.attempts(found, trial.result, inner).splitlines()]
    return "\n".join(lines) + "\n"


def _fault(fault: Fault, words: Mapping[str, str]) -> Iterator[Sequence[str]]:
    yield words["expected"], words[fault.sort].format(f"“{safe(fault.wanted)}”")
    for said in fault.got or (words["nothing"],):
        yield words["got"], safe(said)


def closing(trials: Sequence[Trial], style: Style) -> str:
    """One line of counts."""
    words = _WORDS[style.language]
    if not trials:
        return words["none"] + "\n"
    failed = sum(bool(trial.faults) for trial in trials)
    rules = counted(len({trial.rule.id for trial in trials}), words["rule"], style.language)
    tests = counted(len(trials), words["test"], style.language)
    if failed:
        return style.bold(words["failed"].format(failed, tests, rules)) + "\n"
    sorts = Counter(trial.example.expect for trial in trials)
    said = JOIN[style.language].join(
        words["count"].format(sorts[sort], sort) for sort in ("ok", "bad", "unknown") if sorts[sort]
    )
    return style.bold(words["passed"].format(tests, rules, said)) + "\n"
