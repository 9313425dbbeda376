"""A page a rule, in Markdown: what it finds, why, what its fields say, what the checker really prints; and an index.

The examples are the tests beside the rule; below each bad one stands its finding as the terminal shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from checker import examples
from checker.engine import Examiner
from checker.examples import Trial
from checker.formats import terminal
from checker.formats.terminal import Style
from checker.formats.words import JOIN, SEVERITY
from checker.kinds.files import KINDS
from checker.model import Language, Rule
from checker.packs import Pack

LANGUAGES: tuple[Language, ...] = ("en", "zh")
_WIDTH = 100
_HIDDEN = frozenset(("messages", "needles", "events"))
"""What a compiled rule has beside the fields of its file."""
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "what": "A {kind} rule of the family {family}; its findings are of severity {severity}.",
        "why": "Why",
        "fields": "What it looks for",
        "field": "field",
        "value": "value",
        "means": "meaning",
        "role": "read as {}",
        "kind": "a {}",
        "metric": "of {}",
        "many": "all of them",
        "optional": "may be missing",
        "or": " or ",
        "patterns": "{} patterns, in the rule file",
        "within": "within the same {}",
        "says": "It says: {}",
        "examples": "Examples",
        "ok": "It finds nothing in",
        "bad": "It finds",
        "unknown": "It cannot tell, and says so with `--verified`, for",
        "index": "Rules",
        "lead": "One page a rule, written by `checker rules docs` from the rule files; the output is real.",
        "rule": "rule",
        "family": "family",
        "severity": "severity",
        "finds": "what it finds",
    },
    "zh": {
        "what": "种类 {kind}，类别 {family}，结果级别为{severity}。",
        "why": "理由",
        "fields": "查找什么",
        "field": "字段",
        "value": "取值",
        "means": "含义",
        "role": "读作 {}",
        "kind": "种类 {}",
        "metric": "指标 {}",
        "many": "全部",
        "optional": "可以没有",
        "or": " 或 ",
        "patterns": "{} 个模式，见规则文件",
        "within": "范围 {}",
        "says": "提示：{}",
        "examples": "示例",
        "ok": "以下文字无结果",
        "bad": "以下文字有结果",
        "unknown": "以下文字无法判定，加 `--verified` 时会说明",
        "index": "规则",
        "lead": "每条规则一页，由 `checker rules docs` 根据规则文件生成；其中的输出是真实的。",
        "rule": "规则",
        "family": "类别",
        "severity": "级别",
        "finds": "查找什么",
    },
}


class Pages:
    """Writes the pages of rules that are checked with a whole pack."""

    def __init__(self, pack: Pack, languages: Sequence[Language] = LANGUAGES) -> None:
        self._languages = tuple(languages)
        self._examiners = {language: Examiner(pack, language) for language in self._languages}

    def page(self, rule: Rule) -> str:
        """The page of a rule, in each language one after the other."""
        return "\n".join(line for language in self._languages for line in self._part(rule, language)).rstrip() + "\n"

    def _part(self, rule: Rule, language: Language) -> Iterator[str]:
        words = _WORDS[language]
        severity = SEVERITY[language][rule.severity]
        first = language == self._languages[0]
        title = f"`{rule.id}`: {rule.title[language]}" if first else rule.title[language]
        yield from (f"{'#' if first else '##'} {title}", "")
        yield from (words["what"].format(kind=rule.kind, family=rule.family, severity=severity), "")
        yield from (f"**{words['why']}**", "", rule.rationale.get(language) or rule.rationale["en"], "")
        yield from (f"**{words['fields']}**", "")
        yield from _fields(rule, language)
        yield from ("", words["says"].format(f"`{rule.message[language]}`"), "")
        yield from (f"**{words['examples']}**", "")
        examiner = self._examiners[language]
        for example in rule.examples:
            if _is_chinese(example.text) == (language == "zh") or len(self._languages) == 1:
                yield from _example(examples.tried(rule, example, examiner), language)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def _fields(rule: Rule, language: Language) -> Iterator[str]:
    """The fields of a rule of its kind with their values, and what each means."""
    words, known = _WORDS[language], KINDS[rule.kind].FIELDS if rule.kind in KINDS else {}
    columns = ("field", "value", "means") if language == "en" else ("field", "value")
    yield "| " + " | ".join(words[column] for column in columns) + " |"
    yield "| --- " * len(columns) + "|"
    for name, value in rule.spec.items():
        if name in _HIDDEN or name not in known or value in (None, False, [], {}):
            continue
        cells = [f"`{name}`", _cell(name, value, language)]
        if language == "en":
            cells.append(known[name].means.replace("|", "\\|"))
        yield f"| {' | '.join(cells)} |"


def _cell(name: str, value: object, language: Language) -> str:
    """A value of a rule file in words, or as short as it can be written."""
    words = _WORDS[language]
    if name == "assert" and isinstance(value, Sequence):
        return _code(str(value[0]))
    if name == "let" and isinstance(value, Mapping):
        return "<br>".join(f"{_code(step)}: {_code(_source(dumped))}" for step, dumped in value.items())
    if name == "find" and isinstance(value, Mapping):
        return "<br>".join(f"{_code(figure)}: {_wanted(wanted, language)}" for figure, wanted in value.items())
    if name in ("pattern", "unless", "requires", "forbids") and isinstance(value, Mapping):
        patterns = value.get("pattern", value)
        every = {str(one) for several in patterns.values() for one in several} if isinstance(patterns, Mapping) else ()
        within = f", {words['within'].format(value['within'])}" if "within" in value else ""
        return words["patterns"].format(len(every)) + within
    if isinstance(value, list):
        return JOIN[language].join(_code(str(one)) for one in value)
    return _code(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _wanted(wanted: object, language: Language) -> str:
    """What a figure must be, in words."""
    words = _WORDS[language]
    if not isinstance(wanted, Mapping):
        return _code(str(wanted))
    said = [
        words[field].format(words["or"].join(map(str, asked if isinstance(asked, list) else [asked])))
        for field in ("role", "kind", "metric")
        if (asked := wanted.get(field))
    ]
    said += [words[flag] for flag in ("many", "optional") if wanted.get(flag)]
    return JOIN[language].join(said)


def _source(dumped: object) -> str:
    return str(dumped[0]) if isinstance(dumped, Sequence) and not isinstance(dumped, str) else str(dumped)


def _code(text: str) -> str:
    """Code in a cell of a table, where a bar would end the cell and a backquote the code."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("|", "\\|")


def _example(trial: Trial, language: Language) -> Iterator[str]:
    example, words = trial.example, _WORDS[language]
    yield from (f"{words[example.expect]}{':' if language == 'en' else '：'}", "", f"> {example.text}", "")
    if example.expect != "bad":
        return
    style = Style(language, _WIDTH)
    shown = (
        terminal.finding(trial.result.document, found, style)
        for found in examples.of_rule(trial.rule, trial.result.findings)
    )
    yield from ("```text", "".join(shown).rstrip(), "```", "")


def index(rules: Sequence[Rule], languages: Sequence[Language] = LANGUAGES) -> str:
    """The index of all pages, by family and id."""
    words = _WORDS[languages[0]]
    heads = [words["rule"], words["family"], words["severity"], *(_WORDS[language]["finds"] for language in languages)]
    lines = [f"# {words['index']}", "", *(_WORDS[language]["lead"] for language in languages), ""]
    lines += [f"| {' | '.join(heads)} |", "| --- " * len(heads) + "|"]
    for rule in sorted(rules, key=lambda rule: (rule.family, rule.id)):
        titles = (rule.title[language].replace("|", "\\|") for language in languages)
        severity = SEVERITY[languages[0]][rule.severity]
        lines.append(f"| [{rule.id}]({rule.id}.md) | {rule.family} | {severity} | {' | '.join(titles)} |")
    return "\n".join(lines) + "\n"
