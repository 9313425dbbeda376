"""What is weak in rule files, for people: a line each, as compilers print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.formats.terminal import Style
from checker.formats.width import safe
from checker.formats.words import counted
from checker.linting import Lint, Weakness
from checker.model import Language

_SAID: Mapping[Language, Mapping[Weakness, str]] = {
    "en": {
        "no-rationale": "the rationale gives no reason ({about})",
        "no-test": "there is no {about} test in {other}",
        "no-unknown": "there is no unknown test: mask a figure that the rule binds",
        "same-title": "the title is that of {other}",
        "same-message": "the message is that of {other}: whoever reads it cannot tell which of them found what",
        "same-test": "the text of this test stands on line {other} too",
        "same-rule": "it asks for the same as {other}",
        "folded": "no text can match {about}: before patterns are sought, texts are folded ({other})",
        "unmatched": "no test matches the pattern {about}",
        "empty-ok": "no ok test in {about} has figures that the rule binds: they would pass whatever it asserts",
        "idle-guard": "no test needs '{about}': all pass without it",
        "shadowed": "all that its tests find is told by {other}",
    },
    "zh": {
        "no-rationale": "理由未说明原因（{about}）",
        "no-test": "没有 {other} 的 {about} 测试",
        "no-unknown": "没有 unknown 测试：请遮盖规则所用的一个数字",
        "same-title": "标题与 {other} 相同",
        "same-message": "提示与 {other} 相同：读者无法分辨是哪条规则发现的",
        "same-test": "该测试的文字与第 {other} 行相同",
        "same-rule": "所要求的与 {other} 相同",
        "folded": "没有文字能匹配 {about}：匹配前文字已作转换（{other}）",
        "unmatched": "没有测试匹配模式 {about}",
        "empty-ok": "{about} 的 ok 测试中没有规则所用的数字：无论判断什么都会通过",
        "idle-guard": "没有测试需要 {about}：去掉它测试也全部通过",
        "shadowed": "其测试中的结果都由 {other} 报告",
    },
}
_CLOSING: Mapping[Language, tuple[str, str, str, str]] = {
    "en": ("Nothing weak in {}.", "{} in {}.", "rule", "weakness"),
    "zh": ("{}中没有薄弱之处。", "{}（共{}）。", "规则", "薄弱之处"),
}


def line(found: Lint, style: Style) -> str:
    """A weakness with its file and line."""
    place = style.bold(f"{safe(found.rule.source)}:{found.line}:")
    said = _SAID[style.language][found.weakness].format(about=safe(found.about), other=safe(found.other))
    return f"{place} {style.paint(found.weakness, 'warning')} {said}\n"


def closing(found: Sequence[Lint], rules: int, style: Style) -> str:
    """One line of counts."""
    clean, weak, rule, weakness = _CLOSING[style.language]
    looked_at = counted(rules, rule, style.language)
    if not found:
        return clean.format(looked_at) + "\n"
    if style.language == "en":
        return (
            style.bold(weak.format(f"{len(found)} {weakness if len(found) == 1 else 'weaknesses'}", looked_at)) + "\n"
        )
    return style.bold(weak.format(counted(len(found), weakness, style.language), looked_at)) + "\n"
