"""What is weak in rule files that are valid: a finding for each, with the line it is about.

A test that would pass whatever the rule said, a guard that no test needs, a pattern that no text can match: none of
them is an error of the file, and each of them hides one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker import examples, guards
from checker.engine import Examiner
from checker.examples import Trial
from checker.folding import fold
from checker.kinds import relation
from checker.kinds.places import search
from checker.model import Check, Language, Rule
from checker.packs import Pack
from checker.records import replace

Weakness: TypeAlias = Literal[
    "no-rationale", "no-test", "no-unknown", "same-title", "same-message", "same-test", "same-rule",
    "folded", "unmatched", "empty-ok", "idle-guard", "shadowed",
]  # fmt: skip

_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_SHORTEST = {"en": 20, "zh": 8}
"""A reason in fewer characters gives none."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ESCAPED = re.compile(r"\\.")
_OPTIONAL = re.compile(r"\[[^\]]*\](?:[?*+]|\{[^}]*\})?|[^()\[\]|](?:[?*]|\{0,[^}]*\})")
"""Classes of signs, and signs that may be missing."""
_GROUP = re.compile(r"\((?:\?(?:P<[a-z_]+>|:|[-a-z]+:))?([^()]*)\)([?*]|\{0,[^}]*\})?")
"""A group without groups in it, and whether it may be missing."""


@dataclass(frozen=True, slots=True)
class Lint:
    """One weakness of a rule.

    ``line`` is that in its file, 1 where it is about the whole; ``about`` names what is weak, ``other`` what it is like
    or hidden by.
    """

    rule: Rule
    weakness: Weakness
    line: int = 1
    about: str = ""
    other: str = ""


def lint(rules: Sequence[Rule], pack: Pack, *, strict: bool = False) -> list[Lint]:
    """All that is weak in some rules of a pack, in the order of their files and lines.

    What is ``strict`` asks for a test of every pattern and of every guard.
    """
    examiner = Examiner(pack)
    found: list[Lint] = []
    for rule in rules:
        trials = list(examples.run([rule], examiner))
        found += _of_texts(rule)
        found += _of_tests(rule, trials)
        found += _of_patterns(rule, strict=strict)
        found += _of_guards(rule, trials, pack) if strict else ()
        found += _shadowed(rule, trials)
    found += _alike(rules, pack.rules)
    return sorted(found, key=lambda lint: (lint.rule.source, lint.line, lint.weakness))


def _of_texts(rule: Rule) -> Iterator[Lint]:
    """A reason in each language, or one for both; it says more than the title."""
    reasons = {language: rule.rationale.get(language) or "" for language in _LANGUAGES}
    both = reasons["en"] == reasons["zh"]
    for language, said in reasons.items():
        if said == rule.title[language] or (len(said) < _SHORTEST[language] and not (both and said)):
            yield Lint(rule, "no-rationale", about=language)


def _of_tests(rule: Rule, trials: Sequence[Trial]) -> Iterator[Lint]:
    """Tests in both languages: ok and bad ones, and unknown ones where figures are bound; each text once."""
    by_language: dict[Language, list[Trial]] = {language: [] for language in _LANGUAGES}
    for trial in trials:
        by_language["zh" if _CHINESE.search(trial.example.text) else "en"].append(trial)
    for language, inside in by_language.items():
        for sort in ("ok", "bad"):
            if not any(trial.example.expect == sort for trial in inside):
                yield Lint(rule, "no-test", about=sort, other=language)
        applies = [trial for trial in inside if trial.example.expect == "ok" and _made(rule, trial)]
        if _binds_several(rule) and inside and not applies:
            yield Lint(rule, "empty-ok", about=language)
    if _binds_several(rule) and not any(trial.example.expect == "unknown" for trial in trials):
        yield Lint(rule, "no-unknown")
    seen: dict[str, int] = {}
    for trial in trials:
        first = seen.setdefault(trial.example.text, trial.example.line)
        if first != trial.example.line:
            yield Lint(rule, "same-test", trial.example.line, other=str(first))


def _binds_several(rule: Rule) -> bool:
    """Whether a rule holds figures against each other; what refuses a single one may never hold."""
    return rule.kind == "relation" and len(relation.prepare(rule).assertion.names) > 1


def _made(rule: Rule, trial: Trial) -> list[Check]:
    """The checks that a rule made in a test."""
    return examples.of_rule(rule, (*trial.result.findings, *trial.result.checks))


def _of_patterns(rule: Rule, *, strict: bool) -> Iterator[Lint]:
    """Patterns that no text can match, since texts are folded first; where it is strict, those that no test matches."""
    if rule.kind not in ("match", "timeline"):
        return
    texts = [fold(example.text) for example in rule.examples]
    for pattern in dict.fromkeys(_patterns(rule.spec.get("pattern"))):
        shown = pattern.removeprefix("(?i)")
        folded = sorted({sign for sign in _needed(shown) if fold(sign) != sign})
        if folded:
            yield Lint(rule, "folded", about=shown, other=", ".join(f"{sign} becomes {fold(sign)}" for sign in folded))
        elif strict and not any(next(search(pattern, text), None) for text in texts):
            yield Lint(rule, "unmatched", about=shown)


def _needed(pattern: str) -> str:
    """The signs of a pattern that every match must have: classes, alternatives and what may be missing taken out."""
    shorter = _OPTIONAL.sub("", _ESCAPED.sub("", pattern))
    while (without := _OPTIONAL.sub("", _GROUP.sub(_whole_group, shorter))) != shorter:
        shorter = without
    return "" if "|" in shorter else shorter


def _whole_group(group: re.Match[str]) -> str:
    return "" if "|" in group[1] or group[2] else group[1]


def _patterns(field: object) -> Iterator[str]:
    if isinstance(field, Mapping):
        for alternatives in field.values():
            yield from (str(pattern) for pattern in alternatives)


def _of_guards(rule: Rule, trials: Sequence[Trial], pack: Pack) -> Iterator[Lint]:
    """Guards without which all tests pass as they do with them."""
    if any(trial.faults for trial in trials):
        return
    for guard in guards.of(rule):
        open_rule = guards.without(rule, guard)
        others = tuple(open_rule if one.id == rule.id else one for one in pack.rules)
        examiner = Examiner(replace(pack, rules=others))
        if not any(trial.faults for trial in examples.run([open_rule], examiner)):
            yield Lint(rule, "idle-guard", about=guard)


def _shadowed(rule: Rule, trials: Sequence[Trial]) -> Iterator[Lint]:
    """A rule whose findings are all told by another one, which finds more grave or longer what it finds."""
    tellers = [
        {finding.rule for finding in examples.of_rule(rule, trial.result.findings)}
        for trial in trials
        if trial.example.expect == "bad" and not trial.faults
    ]
    if tellers and not any(rule.id in tellers_of for tellers_of in tellers):
        yield Lint(rule, "shadowed", other=", ".join(sorted(set().union(*tellers))))


def _alike(rules: Iterable[Rule], every: Iterable[Rule]) -> Iterator[Lint]:
    """Rules that have a title, a message or all that they ask for from another one."""
    known: dict[tuple[Weakness, str], list[Rule]] = defaultdict(list)
    for rule in every:
        for key in _keys(rule):
            known[key].append(rule)
    for rule in rules:
        for key in _keys(rule):
            # Rules of one family may say the same of different wordings; a reader is told the same thing either way.
            others = [one.id for one in known[key] if one.id != rule.id and not _may_share(key[0], one, rule)]
            if others:
                yield Lint(rule, key[0], other=", ".join(others))


def _may_share(what: Weakness, one: Rule, other: Rule) -> bool:
    return what == "same-message" and one.family == other.family


def _keys(rule: Rule) -> Iterator[tuple[Weakness, str]]:
    asked = {field: value for field, value in rule.spec.items() if field not in ("messages", "references")}
    yield "same-title", "\n".join(rule.title.values())
    yield "same-message", "\n".join(rule.message.values())
    yield "same-rule", f"{rule.kind} {sorted(asked.items())}"
