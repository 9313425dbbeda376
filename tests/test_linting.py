"""What is weak in rules: each weakness is found where it is, and nothing in the rules that are shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import linting, packs, scaffolds
from checker.linting import Lint
from checker.model import Rule
from checker.packs import Pack
from checker.records import replace

PACK = packs.load()
SCAFFOLD = scaffolds.text("mine", "relation")
WORDS = scaffolds.text("mine", "match")


def linted(text: str, folder: Path, *, strict: bool = False) -> list[tuple[str, str, str]]:
    """The weaknesses of one rule file beside the shipped ones."""
    (folder / "mine.yaml").write_text(text, "utf-8")
    pack = packs.load((folder,))
    (rule,) = (rule for rule in pack.rules if rule.id == "mine")
    return [(one.weakness, one.about, one.other) for one in linting.lint([rule], pack, strict=strict)]


@pytest.mark.parametrize("text", [SCAFFOLD, WORDS])
def test_a_new_rule_is_not_weak(text: str, tmp_path: Path) -> None:
    assert linted(text, tmp_path, strict=True) == []


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_no_shipped_rule_is_weak(rule: Rule) -> None:
    """But for a rule on a mark that one language alone has: English knows no enumeration comma."""
    found = {(one.weakness, one.about, one.other) for one in linting.lint([rule], PACK)}
    english = {("no-test", "bad", "en"), ("empty-ok", "en", "")}
    assert found == (english if rule.id == "enumerated-sum-mismatch" else set())


def without(text: str, *starts: str) -> str:
    """The text without the lines that begin so."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.strip().startswith(starts))


OK_ZH = "全年培训1867人，完成年度任务（1800人）的103.7%。"
TITLE = "A plan was exceeded by more than a half", "实际数超过计划数一半以上"
SUM = "The parts do not add up to the whole", "各部分之和不等于总数"
REASON = "Whoever exceeds a plan by more than a half has hardly planned; the plan is worth a question."
WIDE = "待[^，。；]{1,6}确认％"


@pytest.mark.parametrize(
    ("text", "edits", "found"),
    [
        (SCAFFOLD, {REASON: "Odd."}, ("no-rationale", "en", "")),
        (SCAFFOLD, {OK_ZH: "平安无事。"}, ("empty-ok", "zh", "")),
        (SCAFFOLD, {OK_ZH: "Fine."}, ("no-test", "ok", "zh")),
        (without(SCAFFOLD, "- unknown"), {}, ("no-unknown", "", "")),
        (SCAFFOLD, dict(zip(TITLE, SUM, strict=True)), ("same-title", "", "sum-mismatch")),
        (WORDS, {WIDE[:-1]: WIDE, "待会计确认": "待会计确认％"}, ("folded", WIDE, "％ becomes %")),
    ],
)
def test_each_weakness_is_found(text: str, edits: dict[str, str], found: tuple[str, str, str], tmp_path: Path) -> None:
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    assert found in linted(text, tmp_path)


def test_a_text_that_stands_twice_is_found_with_both_lines(tmp_path: Path) -> None:
    lines = WORDS.splitlines(keepends=True)
    first = next(at for at, line in enumerate(lines, 1) if line.startswith("  - ok"))
    (tmp_path / "mine.yaml").write_text("".join([*lines, lines[first - 1]]), "utf-8")
    pack = packs.load((tmp_path,))
    rule = next(rule for rule in pack.rules if rule.id == "mine")
    (found,) = linting.lint([rule], pack)
    assert (found.weakness, found.line, found.other) == ("same-test", len(lines) + 1, str(first))


def test_a_guard_that_no_test_needs_is_found_where_it_is_strict(tmp_path: Path) -> None:
    text = SCAFFOLD.replace("assert:", "unless: [loose]\nassert:")
    assert linted(text, tmp_path) == []
    assert linted(text, tmp_path, strict=True) == [("idle-guard", "unless", "")]


def test_a_pattern_that_no_test_matches_is_found_where_it_is_strict(tmp_path: Path) -> None:
    text = WORDS.replace(
        "  en: ['\\bto be confirmed by [a-z]+']", "  en: ['\\bto be confirmed by [a-z]+', 'not found']"
    )
    assert linted(text, tmp_path, strict=True) == [("unmatched", "not found", "")]


def test_a_rule_whose_finds_are_told_by_another_is_found() -> None:
    copy = next(rule for rule in PACK.rules if rule.id == "growth-mismatch")._replace(id="zz-copy")
    pack: Pack = replace(PACK, rules=(*PACK.rules, copy))
    found: list[Lint] = linting.lint([copy], pack)
    assert {("shadowed", "growth-mismatch"), ("same-rule", "growth-mismatch")} <= {
        (one.weakness, one.other) for one in found
    }


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("a[bc]d?e", "ae"),
        ("(?:a|b)c", "c"),
        ("(?P<at>ab)?c", "c"),
        ("(?i:a(?:b|c)*)d", "ad"),
        ("a|b", ""),
        ("a\\(b", "ab"),
    ],
)
def test_what_a_match_must_have(pattern: str, needed: str) -> None:
    assert linting._needed(pattern) == needed
