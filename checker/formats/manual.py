"""Rules for people: the list of them, and the page of one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

from checker.formats.width import columns, safe
from checker.formats.words import SEVERITY
from checker.model import Example, Language, Rule

_PARTS: Mapping[Language, tuple[str, ...]] = {
    "en": ("asserts", "options", "says", "why", "see", "examples"),
    "zh": ("判断", "可设参数", "提示", "理由", "依据", "示例"),
}
_EXPECTED: Mapping[Language, Mapping[str, str]] = {
    "en": {"ok": "ok", "bad": "bad", "unknown": "unknown"},
    "zh": {"ok": "正确", "bad": "错误", "unknown": "未知"},
}


def index(rules: Iterable[Rule], language: Language) -> str:
    """A line for each rule, by family and id: id, family, severity, title."""
    rows = [
        (rule.id, rule.family, SEVERITY[language][rule.severity], rule.title[language])
        for rule in sorted(rules, key=lambda rule: (rule.family, rule.id))
    ]
    sizes = [max((columns(row[at]) for row in rows), default=0) for at in range(3)]
    return "".join(
        "  ".join((*(_pad(cell, size) for cell, size in zip(row, sizes, strict=False)), row[3])) + "\n" for row in rows
    )


def page(rule: Rule, language: Language) -> str:
    """All that a rule file says."""
    asserts, options, says, why, see, examples = _PARTS[language]
    given = _options(rule)
    lines = [f"{rule.id} · {rule.family} · {SEVERITY[language][rule.severity]}", "", rule.title[language]]
    if assertion := _assertion(rule):
        lines += ["", f"{asserts}:", *_indented(assertion)]
    if given:
        lines += ["", f"{options}:", *(f"  {name}: {value}" for name, value in given.items())]
    lines += ["", f"{says}:", *_indented(rule.message[language])]
    if rationale := rule.rationale.get(language, ""):
        lines += ["", f"{why}:", *_indented(rationale)]
    if rule.references:
        lines += ["", f"{see}:", *(line for one in rule.references for line in _indented(one))]
    if rule.examples:
        lines += ["", f"{examples}:", *(line for example in rule.examples for line in _example(example, language))]
    return "\n".join((*lines, "", rule.source)) + "\n"


def markdown(rule: Rule, language: Language) -> str:
    """The same as Markdown, for viewers that show help beside a finding."""
    asserts, _, _, why, see, examples = _PARTS[language]
    parts = [f"**{rule.title[language]}**"]
    if rationale := rule.rationale.get(language, ""):
        parts.append(f"{why}: {rationale.strip()}")
    if assertion := _assertion(rule):
        parts.append(f"{asserts}: `{assertion}`")
    if rule.references:
        parts.append(f"{see}: {'; '.join(rule.references)}")
    if rule.examples:
        parts += [f"{examples}:", "\n".join(_listed(example, language) for example in rule.examples)]
    return "\n\n".join(parts)


def unknown(name: str, rules: Mapping[str, Rule]) -> str:
    """What to say about a rule that there is not."""
    near = difflib.get_close_matches(name, rules, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "see 'checker rules list'."
    return f"there is no rule {name!r}; {hint}"


def _assertion(rule: Rule) -> str:
    """The formula of a relation as its file has it; empty for a rule of another kind."""
    given = rule.spec.get("assert")
    return str(given[0]) if isinstance(given, list | tuple) else ""


def _options(rule: Rule) -> dict[str, str]:
    """The options of a rule with their usual values, as its file has them."""
    options = rule.spec.get("options")
    return {name: str(value[0]) for name, value in options.items()} if isinstance(options, Mapping) else {}


def _listed(example: Example, language: Language) -> str:
    name = _EXPECTED[language].get(example.expect, example.expect)
    return f"- *{name}*: {' '.join(example.text.split())}"


def _example(example: Example, language: Language) -> Iterable[str]:
    name = _EXPECTED[language].get(example.expect, example.expect)
    first, *rest = _indented(example.text)
    return (f"  {_pad(name, 8)}{first.strip()}", *(" " * 10 + line.strip() for line in rest))


def _indented(text: str) -> Sequence[str]:
    return [f"  {safe(line)}" for line in text.strip().splitlines()] or [""]


def _pad(text: str, size: int) -> str:
    return text + " " * (size - columns(text))
