"""The words of the program itself, in the languages that messages come in."""

from __future__ import annotations

from collections.abc import Mapping

from checker.formats.tally import Tally
from checker.model import Authority, Language, Severity

SEVERITY: Mapping[Language, Mapping[str, str]] = {
    "en": {"error": "error", "warning": "warning", "note": "note", "holds": "holds", "unknown": "unknown"},
    "zh": {"error": "错误", "warning": "警告", "note": "提示", "holds": "无误", "unknown": "未核"},
}
HELP: Mapping[Language, str] = {"en": "help: ", "zh": "建议："}
ALSO: Mapping[Language, str] = {"en": "also: ", "zh": "另见："}
JOIN: Mapping[Language, str] = {"en": ", ", "zh": "、"}


_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def findings(tally: Tally, language: Language) -> str:
    """How many findings there are: "2 errors, 1 warning"; empty where there are none."""
    named = [
        _counted(tally.severities[severity], SEVERITY[language][severity], language)
        for severity in _SEVERITIES
        if tally.severities[severity]
    ]
    return JOIN[language].join(named)


_BY: Mapping[Language, Mapping[Authority, str]] = {
    "en": {"text": "in the text", "review": "reviewed", "baseline": "in the baseline"},
    "zh": {"text": "正文声明", "review": "经复核", "baseline": "基线已有"},
}


def suppressed(tally: Tally, language: Language) -> str:
    """How many findings somebody has decided to live with, and who: "3 suppressed (2 reviewed, 1 in the baseline)"."""
    if not tally.suppressed.total():
        return ""
    by = _BY[language]
    if language == "zh":
        parts = JOIN[language].join(f"{by[who]} {tally.suppressed[who]} 处" for who in by if tally.suppressed[who])
        return f"{tally.suppressed.total()} 处不计（{parts}）"
    parts = JOIN[language].join(f"{tally.suppressed[who]:,} {by[who]}" for who in by if tally.suppressed[who])
    return f"{tally.suppressed.total():,} suppressed ({parts})"


def reading(tally: Tally, language: Language) -> str:
    """What was read and what holds, as a sentence or two."""
    if language == "zh":
        unread = f"；{len(tally.unread)} 个文件无法读取" if tally.unread else ""
        checks = f"{tally.holding} 项核对无误，{tally.unknown} 项无法核对"
        return f"{checks}；共读取 {tally.reports} 份报告、{tally.figures} 个数字{unread}。"
    unread = f"; {_counted(len(tally.unread), 'path', language)} not read" if tally.unread else ""
    return (
        f"{_counted(tally.holding, 'check', language)} {'holds' if tally.holding == 1 else 'hold'}, "
        f"{tally.unknown} could not be made; "
        f"{_counted(tally.figures, 'figure', language)} in {_counted(tally.reports, 'report', language)}{unread}."
    )


def _counted(number: int, noun: str, language: Language) -> str:
    if language == "zh":
        return f"{number} 个{noun}"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
