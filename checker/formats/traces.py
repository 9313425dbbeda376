"""Traces for people: what a rule could have used in a report, what it used, and what stopped it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from checker.engine import Result
from checker.formats import grid, underlines
from checker.formats.excerpt import Mark, windows
from checker.formats.terminal import Style
from checker.formats.width import safe
from checker.formats.words import JOIN, SEVERITY
from checker.kinds.searches import Wanted
from checker.model import Document, Figure, Language
from checker.tracing import Trace
from checker.tracing.arithmetic import Step
from checker.tracing.fates import Ending
from checker.tracing.relations import Attempt, Binding, Condition, Near
from checker.tracing.words import Candidate

_INDENT = "  "
_OTHERS = 4
"""So many figures that would fit are named."""
_FIGURES = 12
"""So many figures of a report are told where none comes near."""

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "; ": "; ",
        "asserts": "asserts",
        "not applied": "not applied",
        "read as": "read as {}",
        "nothing": "read as nothing",
        "fits too": "fits as well: {}",
        "optional": "none, and none is needed",
        "missing": "no figure with role {} in this {}",
        "unfit": "no figure that is {} in this {}",
        "nearest": "nearest: {}",
        "role": "{}, read as {}",
        "metric": "{}, which is of {}, not of {}",
        "no metric": "{}, of which no metric is known; {} is wanted",
        "kind": "{}, which is a {}, not a {}",
        "untied": "{}, in the same sentence, which no wording ties to these",
        "or": " or ",
        "here statement": "statement",
        "here sentence": "sentence",
        "here section": "section",
        "here document": "document",
        "marks": "the statement must be marked {}, and is marked {}",
        "no marks": "the statement must be marked {}, and has no mark",
        "unless": "the statement is marked {}, which takes it out ('unless')",
        "same": "no two figures share the same {}",
        "several": "{} could be {}: the figures differ, and none is chosen",
        "twice": "{} would have to stand for two names at once",
        "rough": "(at the widest)",
        "holds": "holds: some values within these ranges satisfy it",
        "contradiction": "contradiction: no values within these ranges satisfy it",
        "unknown": "unknown: {}",
        "reported": "reported",
        "merged": "reported as part of the finding of {}",
        "silenced": "not reported: {} reads the same figure in a way that holds",
        "unexplained": "not reported: the rule counts only what one small slip explains, and none does",
        "more": "{} more; ask for a line to see what stands there: REPORT:LINE",
        "none": "Nothing in this report comes near: no figure is what the rule asks for ({}). The figures are:",
        "none read": "No figure stands in this report.",
        "none here": "Nothing on this line comes near; the figures that stand there:",
        "no figures": "No figure stands on this line.",
        "no words": "The patterns of the rule match nothing here.",
        "taken unless": "taken out by 'unless': {}",
        "taken requires": "taken out by 'requires': nothing of what it asks for stands near",
        "taken forbids": "taken out by 'forbids': what it names stands near",
        "taken at-least": "taken out by 'at-least': it is found less often than that",
        "taken year": "taken out by 'year': its year is not as the rule asks",
        "taken timeline": "no event of the timeline is named in these words",
        "points": "numbered points, as they should be: {}",
    },
    "zh": {
        "; ": "；",
        "asserts": "判断",
        "not applied": "未适用",
        "read as": "读作 {}",
        "nothing": "未读出含义",
        "fits too": "另可为：{}",
        "optional": "没有，也不必有",
        "missing": "本{1}中没有角色为 {0} 的数字",
        "unfit": "本{1}中没有符合 {0} 的数字",
        "nearest": "最近的是：{}",
        "role": "{}，读作 {}",
        "metric": "{}，指标是 {}，不是 {}",
        "no metric": "{}，指标不明；所需为 {}",
        "kind": "{}，种类是 {}，不是 {}",
        "untied": "{}，在同一句中，但没有措辞将其与这些数字相连",
        "or": " 或 ",
        "here statement": "处表述",
        "here sentence": "句",
        "here section": "节",
        "here document": "文",
        "marks": "表述须带标记 {}，现为 {}",
        "no marks": "表述须带标记 {}，现无标记",
        "unless": "表述带标记 {}，按 unless 排除",
        "same": "没有两个数字的 {} 相同",
        "several": "{} 可为 {}：数值不同，未作选择",
        "twice": "{} 将须同时充当两个名称",
        "rough": "（至多）",
        "holds": "成立：在这些范围内有满足的取值",
        "contradiction": "矛盾：在这些范围内没有满足的取值",
        "unknown": "无法判定：{}",
        "reported": "已报告",
        "merged": "并入 {} 的结果一同报告",
        "silenced": "未报告：{} 对同一数字的读法成立",
        "unexplained": "未报告：该规则只报告能以一处小差错解释的矛盾，此处没有",
        "more": "另有 {} 处；如需查看请指明行号：报告:行号",
        "none": "本报告中没有相近之处：没有一个数字具有规则所需的角色（{}）。读出的数字：",
        "none read": "本报告中没有数字。",
        "none here": "此行没有相近之处；该行的数字：",
        "no figures": "此行没有数字。",
        "no words": "规则的模式在此没有匹配。",
        "taken unless": "按 unless 排除：{}",
        "taken requires": "按 requires 排除：附近没有所要求的内容",
        "taken forbids": "按 forbids 排除：附近有其所列内容",
        "taken at-least": "按 at-least 排除：出现次数不足",
        "taken year": "按 year 排除：年份不符合规则要求",
        "taken timeline": "其中没有提到时间表中的事件",
        "points": "序号，无误：{}",
    },
}


def show(trace: Trace, result: Result, style: Style, line: int = 0) -> str:
    """All that a rule did in a report, or on one line of it."""
    words = _WORDS[style.language]
    rule = trace.rule
    lines = [style.bold(rule.id) + f" · {rule.title[style.language]}"]
    if isinstance(assertion := rule.spec.get("assert"), Sequence):
        lines.append(f"{words['asserts']}: {safe(str(assertion[0]))}")
    lines.append("")
    for attempt in trace.attempts:
        lines += [*_attempt(attempt, result, style), ""]
    lines += _candidates(trace, result.document, style)
    if trace.left_out:
        lines += [*grid.wrapped(words["more"].format(trace.left_out), style.width), ""]
    if not trace.attempts and not trace.candidates:
        lines += [*_nothing(trace, result, style, line), ""]
    return "\n".join(lines)


def attempts(trace: Trace, result: Result, style: Style) -> str:
    """What a rule did, without the rule itself."""
    lines = [line for attempt in trace.attempts for line in (*_attempt(attempt, result, style), "")]
    lines += _candidates(trace, result.document, style)
    return "\n".join(lines or _nothing(trace, result, style, 0))


def _attempt(attempt: Attempt, result: Result, style: Style) -> Iterator[str]:
    words = _WORDS[style.language]
    document, application = result.document, attempt.application
    verdict = application.outcome.verdict if application else ""
    where = style.bold(f"{_place(document, attempt.start)}:")
    said = style.paint(SEVERITY[style.language].get(verdict, verdict), _color(verdict))
    if verdict == "contradiction":
        said = style.paint(words["contradiction"].split(":")[0].split("：")[0], "error")
    yield f"{where} {said or words['not applied']}"
    yield from _excerpt(document, _marks(attempt), style)
    bindings = [row for binding in attempt.bindings for row in _bound(binding, attempt, style.language)]
    yield from grid.rows(bindings, _INDENT, style.width)
    for condition in attempt.failed:
        first, *rest = grid.wrapped(_failed(condition, style.language), style.width - len(_INDENT) - 2)
        yield f"{_INDENT}{style.paint('✗', 'error')} {first}"
        yield from (f"{_INDENT}  {line}" for line in rest)
    if application is None:
        return
    if attempt.steps:
        yield from grid.rows([_step(step, words) for step in attempt.steps], _INDENT, style.width)
    outcome = words[verdict].format(application.outcome.reason)
    ending = _ending(attempt.ending, words)
    yield from _outcome((outcome, ending), verdict, style)


def _outcome(parts: Sequence[str], verdict: str, style: Style) -> Iterator[str]:
    """What it came to, behind an arrow."""
    said = _WORDS[style.language]["; "].join(filter(None, parts))
    first, *rest = grid.wrapped(said, style.width - len(_INDENT) - 2)
    yield f"{_INDENT}{style.paint('→', _color(verdict))} {first}"
    yield from (f"{_INDENT}  {line}" for line in rest)


def _color(verdict: str) -> str:
    return {"holds": "holds", "contradiction": "error"}.get(verdict, "unknown")


def _place(document: Document, offset: int) -> str:
    position = document.position(offset)
    return f"{safe(document.path)}:{position.line}:{position.column}"


def _marks(attempt: Attempt) -> list[Mark]:
    """The figures of an attempt, each under the name that it is bound to or fits."""
    primary = attempt.application.primary.quantity if attempt.application else None
    named: dict[tuple[int, int], list[str]] = {}
    for binding in attempt.bindings:
        for figure in binding.bound or binding.fitting[:_OTHERS]:
            named.setdefault((figure.quantity.start, figure.quantity.end), []).append(binding.wanted.name)
    if not named:
        named = {
            (near.figure.quantity.start, near.figure.quantity.end): [] for b in attempt.bindings for near in b.nearest
        }
    return [
        Mark(
            start,
            end,
            " / ".join(dict.fromkeys(names)),
            primary is not None and (start, end) == (primary.start, primary.end),
        )
        for (start, end), names in named.items()
    ]


def _excerpt(document: Document, marks: Sequence[Mark], style: Style) -> Iterator[str]:
    """The words around the figures, with the names below them."""
    shown = list(windows(document, marks, style.width - 12))
    gutter = max((len(_position(document, window.offset)) for window in shown), default=0)
    for window in shown:
        place = _position(document, window.offset).rjust(gutter)
        yield f"{style.paint(f'{place} │', 'gutter')} {window.text}"
        for row in underlines.draw(window):
            bar = style.paint(" " * gutter + " │", "gutter")
            yield f"{bar} {''.join(style.paint(text, 'help' if primary else 'related') for text, primary in row)}"


def _position(document: Document, offset: int) -> str:
    position = document.position(offset)
    return f"{position.line}:{position.column}"


def _bound(binding: Binding, attempt: Attempt, language: Language) -> Iterator[Sequence[str]]:
    """A name, what it was bound to, the values that this may have, and what it was read as."""
    words, name = _WORDS[language], binding.wanted.name
    if binding.bound:
        has = {figure.quantity for figure in binding.bound}
        others = [figure for figure in binding.fitting if figure.quantity not in has]
        for at, (figure, values) in enumerate(zip(binding.bound, binding.values, strict=True)):
            remark = words["read as"].format(_read_as(figure)) if figure.role else words["nothing"]
            if others and at == 0:
                remark += "; " + words["fits too"].format(JOIN[language].join(map(_figure, others[:_OTHERS])))
            yield "" if at else name, _text(figure), values, remark
    elif not binding.missing and (attempt.application or not binding.fitting):
        yield name, words["optional"]
    elif binding.fitting:
        once = {figure.quantity: figure for figure in reversed(binding.fitting)}
        for at, figure in enumerate([*reversed(once.values())][:_OTHERS]):
            yield "" if at else name, _text(figure), words["read as"].format(_read_as(figure))
    else:
        said = _missing(binding.wanted, language).format(
            _asked(binding.wanted, language), words[f"here {attempt.scope}"]
        )
        near = "; ".join(_near(one, binding, language) for one in binding.nearest)
        yield name, "✗ " + "; ".join((said, *([words["nearest"].format(near)] if near else [])))


def _missing(wanted: Wanted, language: Language) -> str:
    return _WORDS[language]["missing" if wanted.roles else "unfit"]


def _asked(wanted: Wanted, language: Language) -> str:
    """The roles that a name asks for, or else what it asks for instead of one."""
    return _WORDS[language]["or"].join(wanted.roles or sorted(wanted.metrics or wanted.units or wanted.kinds))


def _near(near: Near, binding: Binding, language: Language) -> str:
    words, text = _WORDS[language], _text(near.figure)
    wanted = words["or"].join(sorted(binding.wanted.metrics if near.off == "metric" else binding.wanted.kinds))
    match near.off:
        case "metric" if not near.figure.metric:
            return words["no metric"].format(text, wanted)
        case "metric":
            return words["metric"].format(text, near.figure.metric, wanted)
        case "kind":
            return words["kind"].format(text, near.figure.quantity.kind, wanted)
        case "role":
            return words["role"].format(text, _read_as(near.figure))
    return words["untied"].format(text)


def _text(figure: Figure) -> str:
    return safe(" ".join(figure.quantity.text.split()))


def _figure(figure: Figure) -> str:
    return f"{_text(figure)} ({_read_as(figure)})"


def _read_as(figure: Figure) -> str:
    return f"{figure.role} · {figure.metric}" if figure.metric else figure.role


def _failed(condition: Condition, language: Language) -> str:
    words, join = _WORDS[language], JOIN[language]
    asked, found = join.join(condition.asked), join.join(condition.found)
    match condition.field:
        case "marks":
            return words["marks" if found else "no marks"].format(words["or"].join(condition.asked), found)
        case "same":
            return words["same"].format(asked)
        case "several":
            return words["several"].format(asked, words["or"].join(condition.found))
    return words[condition.field].format(found)


def _step(step: Step, words: Mapping[str, str]) -> Sequence[str]:
    values = f"{step.values} {words['rough']}" if step.rough and step.values else step.values or step.reason
    return step.name, safe(step.said), values


def _ending(ending: Ending, words: Mapping[str, str]) -> str:
    return words[ending.fate].format(ending.by) if ending.fate else ""


def _candidates(trace: Trace, document: Document, style: Style) -> Iterator[str]:
    """What the patterns of a rule found, each with what came of it."""
    words = _WORDS[style.language]
    points = [c for c in trace.candidates if c.field == "reports"]
    if points:
        named = (f"{safe(document.text[c.start : c.end].strip())} ({_position(document, c.start)})" for c in points)
        yield from (*grid.wrapped(words["points"].format(" ".join(named)), style.width), "")
    for candidate in (c for c in trace.candidates if c not in points):
        yield f"{style.bold(f'{_place(document, candidate.start)}:')} {_came_of(candidate, document, style)}"
        by = [Mark(*candidate.by, candidate.field)] if candidate.by else []
        places = [
            Mark(place.start, place.end, place.role) for place in (candidate.check.evidence if candidate.check else ())
        ]
        yield from _excerpt(document, [Mark(candidate.start, candidate.end, "", True), *by, *places], style)
        if candidate.check and candidate.check.message:
            check, ending = candidate.check, _ending(candidate.ending, words)
            yield from _outcome((safe(check.message), check.computed, check.reason, ending), check.verdict, style)
        yield ""


def _came_of(candidate: Candidate, document: Document, style: Style) -> str:
    words = _WORDS[style.language]
    if candidate.check:
        verdict = candidate.check.verdict
        return style.paint(
            SEVERITY[style.language].get(verdict, SEVERITY[style.language][candidate.check.severity]), _color(verdict)
        )
    by = safe(document.text[slice(*candidate.by)]) if candidate.by else ""
    return words[f"taken {candidate.field}"].format(by)


def _nothing(trace: Trace, result: Result, style: Style, line: int) -> Iterator[str]:
    """What there is to say where a rule finds nothing at all to begin with."""
    words = _WORDS[style.language]
    if trace.rule.kind not in ("relation", "table"):
        yield words["no words"]
        return
    figures = [f for f in result.figures if not line or result.document.position(f.quantity.start).line == line]
    if not figures:
        said = words["no figures" if line else "none read"]
    elif line:
        said = words["none here"]
    else:
        found = cast("Mapping[str, Mapping[str, Sequence[str]]]", trace.rule.spec["find"])
        asked = ("role", "metric", "unit", "kind")
        roles = dict.fromkeys(
            word for wanted in found.values() for word in next((wanted[one] for one in asked if one in wanted), ())
        )
        said = words["none"].format(JOIN[style.language].join(roles))
    yield from grid.wrapped(said, style.width)
    shown = figures if line else figures[:_FIGURES]
    read = [(_text(f), words["read as"].format(_read_as(f)) if f.role else words["nothing"]) for f in shown]
    yield from grid.rows(read, _INDENT, style.width)
    if len(figures) > len(shown):
        yield f"{_INDENT}…"
