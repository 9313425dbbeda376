"""The strength of rules for people: the slips caught, those let through and why, and how far a figure may be off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.formats import grid
from checker.formats.coverage import percent
from checker.formats.terminal import Style
from checker.formats.width import safe
from checker.formats.words import JOIN, counted
from checker.model import Language
from checker.power import Power, Survivor, Tried
from checker.power.firing import Fired
from checker.power.margins import Margin
from checker.records import NamedTuple

_INDENT = "  "
_NAME = 28
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "caught": "{} of {} slips caught",
        "untried": "no ok test has figures precise enough to try",
        "lets through": "lets through",
        "margin": "{} would also pass for {}",
        "only": "{} passes for no other value",
        "to": "{} to {}",
        "from": "{} and more",
        "up to": "{} and less",
        "any": "any value",
        "digit": "digit",
        "point": "decimal point",
        "transposition": "transposition",
        "unit": "unit",
        "direction": "direction",
        "base": "base",
        "rounding": "rounding hides it: {} and {} meet",
        "same": "rounding hides it: both may still be the same",
        "turned": "the rule takes this amount without its sign",
        "unknown": "cannot be decided: {}",
        "unread": "the words no longer say what the rule asks for",
        "unexplained": "no single edit explains it, and the rule asks for one",
        "rule": "rule",
        "all": "{} stating an equation: {} of {} slips caught, {}.",
        "weak": "Below {}%: {}.",
        "none": "No rule named states an equation; the others cannot be measured so.",
        "report": "report",
        "reports": "In {}:",
        "never": "never fired: {}",
        "silent": "never found anything to check: {}",
        "all fired": "every rule fired",
    },
    "zh": {
        "caught": "发现 {1} 处差错中的 {0} 处",
        "untried": "ok 测试中没有足够精确的数字可供检验",
        "lets through": "放过",
        "margin": "{} 改为 {} 也能通过",
        "only": "{} 改为任何其他数值都不能通过",
        "to": "{} 至 {}",
        "from": "{} 以上",
        "up to": "{} 以下",
        "any": "任何数值",
        "digit": "错一位数字",
        "point": "小数点移位",
        "transposition": "数字颠倒",
        "unit": "单位错",
        "direction": "方向相反",
        "base": "基数错",
        "rounding": "为舍入所掩盖：{} 与 {} 相交",
        "same": "为舍入所掩盖：两数仍可相同",
        "turned": "规则取该数的绝对值",
        "unknown": "无法判定：{}",
        "unread": "文字不再表达规则所需的内容",
        "unexplained": "没有一处修改可以解释，而规则要求如此",
        "rule": "等式规则",
        "all": "{0}：{2} 处差错中发现 {1} 处，{3}。",
        "weak": "低于 {}%：{}。",
        "none": "所列规则都不是等式，无法如此衡量。",
        "report": "报告",
        "reports": "{}中：",
        "never": "从未报告：{}",
        "silent": "从未有可核对之处：{}",
        "all fired": "每条规则都曾报告",
    },
}


class Shown(NamedTuple):
    """How much is shown: ``margins`` of every figure, ``survivors`` one by one."""

    margins: bool = True
    survivors: bool = True


def rule(power: Power, shown: Shown, style: Style) -> str:
    """One rule: what it catches, and as far as asked for, what it lets through and how far its figures may be off."""
    words = _WORDS[style.language]
    share = percent(power.share)
    said = words["caught"].format(power.caught, power.slips) if power.slips else words["untried"]
    name = style.bold(power.rule.id) + " " * (_NAME - len(power.rule.id))
    lines = [f"{name}  {share.rjust(4)}  {said}"]
    for tried in power.tried:
        if shown.margins or (shown.survivors and tried.survivors):
            lines += [f"{_INDENT}│ {line}" for line in grid.wrapped(safe(tried.example.text), style.width - 4)]
        if shown.margins:
            lines += [_INDENT + safe(_margin(margin, words)) for margin in tried.margins]
        if shown.survivors:
            lines += _survivors(tried, words, style)
    return "\n".join(lines) + "\n"


def _margin(margin: Margin, words: Mapping[str, str]) -> str:
    text = margin.figure.quantity.text
    if margin.least == margin.greatest == text:
        return words["only"].format(text)
    if margin.least is None:
        reach = words["any"] if margin.greatest is None else words["up to"].format(margin.greatest)
    elif margin.greatest is None:
        reach = words["from"].format(margin.least)
    else:
        reach = words["to"].format(margin.least, margin.greatest)
    return words["margin"].format(text, reach)


def _survivors(tried: Tried, words: Mapping[str, str], style: Style) -> Iterator[str]:
    rows = [_survivor(survivor, words) for survivor in tried.survivors]
    if rows:
        yield f"{_INDENT}{words['lets through']}:"
        yield from grid.rows(rows, 2 * _INDENT, style.width)


def _survivor(survivor: Survivor, words: Mapping[str, str]) -> Sequence[str]:
    slip = survivor.slip
    was, becomes = slip.figure.quantity.text, slip.changed.quantity.text
    change = safe(f"{was} → {becomes}" if was != becomes else was)
    match survivor.why:
        case "rounding" if survivor.comes_to and survivor.values:
            why = words["rounding"].format(survivor.comes_to, survivor.values)
        case "rounding":
            why = words["same"]
        case "direction":
            why = words["turned"]
        case why_not:
            why = words[why_not].format(survivor.comes_to)
    return change, words[slip.sort], safe(why)


def closing(powers: Sequence[Power], least: int, style: Style) -> str:
    """All rules together, and those that catch less than ``least`` percent."""
    words = _WORDS[style.language]
    if not powers:
        return words["none"] + "\n"
    caught, slips = sum(power.caught for power in powers), sum(power.slips for power in powers)
    share = f"{caught * 100 // slips}%" if slips else "–"
    lines = [style.bold(words["all"].format(counted(len(powers), words["rule"], style.language), caught, slips, share))]
    weak = [power.rule.id for power in powers if is_weak(power, least)]
    if weak:
        lines += grid.wrapped(words["weak"].format(least, JOIN[style.language].join(weak)), style.width)
    return "\n".join(lines) + "\n"


def is_weak(power: Power, least: int) -> bool:
    """Whether a rule catches less than so many percent, or has nothing to be tried on."""
    return power.share is None or power.share * 100 < least


def fired(found: Fired, style: Style) -> str:
    """Which rules never fired on some reports, and which of these never found anything to check."""
    words = _WORDS[style.language]
    lines = [words["reports"].format(counted(found.reports, words["report"], style.language))]
    for name, rules in (("never", found.never), ("silent", found.silent)):
        if rules:
            said = words[name].format(JOIN[style.language].join(rules))
            lines += [_INDENT + line for line in grid.wrapped(said, style.width - 2)]
    if not found.never:
        lines.append(_INDENT + words["all fired"])
    return "\n".join(lines) + "\n"
