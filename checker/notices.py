"""What the gate itself finds: reports that are missing, and suppressions that suppress nothing.

They are rules like others for whoever selects, ignores or explains them, but no file says them: they look at the run.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Check, Document, Language, Rule, Severity

KIND = "gate"
SOURCE = "checker check"
"""Where these rules stand: no file says them."""
MISSING, UNUSED = "missing-report", "unused-suppression"

RULES: tuple[Rule, ...] = (
    Rule(
        MISSING,
        KIND,
        "submission",
        "error",
        {"en": "A report that is expected is not there", "zh": "应报送的报告缺失"},
        {"en": "no report of {who} at {pattern}", "zh": "未找到{who}的报告（{pattern}）"},
        {
            "en": "The configuration lists the reports that have to be handed in; nothing else tells that one is not.",
            "zh": "配置中列出了必须报送的报告；缺报不会在任何其他报告中显现。",
        },
        SOURCE,
        {},
    ),
    Rule(
        UNUSED,
        KIND,
        "suppression",
        "note",
        {"en": "A suppression suppresses nothing", "zh": "豁免未起作用"},
        {"en": "nothing is suppressed by this: {why}", "zh": "此豁免未起作用：{why}"},
        {
            "en": "A suppression lapses when the figures change that it was written for; what is left of it hides "
            "nothing now, and should hide nothing later.",
            "zh": "豁免所针对的数字一经改动即告失效；留着它现在无用，将来也不应掩盖任何问题。",
        },
        SOURCE,
        {},
    ),
)

_WHY: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "gone": "no such finding is there, or its figures have changed",
        "expired": "it expired on {until}",
        "reason": "it gives no reason; write ignore RULE because …",
        "rule": "there is no rule or family {name!r}",
        "forbidden": "{name} may not be suppressed",
    },
    "zh": {
        "gone": "没有这样的问题，或其数字已改动",
        "expired": "已于{until}到期",
        "reason": "未说明理由；请写作 ignore 规则 because …",
        "rule": "没有名为{name!r}的规则或规则族",
        "forbidden": "{name}不得豁免",
    },
}


def why(reason: str, language: Language, **names: str) -> str:
    """Why a suppression suppresses nothing: "gone", "expired", "reason", "rule" or "forbidden", in words."""
    return _WHY[language][reason].format(**names)


def notice(rule: Rule, document: Document, start: int, end: int, language: Language, **names: str) -> Check:
    """A finding of the gate itself, at a place in a report or in a file of the gate."""
    severity: Severity = rule.severity
    message = rule.message[language].format(**names)
    return Check(rule.id, rule.family, severity, "contradiction", document.path, start, end, message)
