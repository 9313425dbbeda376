"""Rule files that mean harm: refused with a place, quickly, and nothing is checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import rule_texts
from rule_texts import complaints

from checker.cli import run
from checker.errors import PackError
from checker.sources import LARGEST, read

BOMB = "l0: &l0 x\n" + "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12))
PIECES = "let: {" + ", ".join(f"p{chr(97 + n)}: '<p{chr(98 + n)}><p{chr(98 + n)}>'" for n in range(20)) + ", pu: x}\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "anchors are not allowed"),
        ("a: *b", "aliases are not allowed"),
        ("id: !!python/object/apply:os.system [ls]", "tag"),
        ("[" * 5000, "deeper"),
        ("id: x\nid: y", "given twice"),
        ("x" * (LARGEST + 1), "is larger than"),
        ("a: b: c", "not valid YAML"),
        ("\x00", "control character"),
    ],
)
def test_such_a_file_is_refused_with_a_place(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "own.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read(tmp_path / "own.yaml")
    assert any(said in one.what for one in caught.value.complaints)
    assert all(one.line in range(1, 13) and one.column >= 1 for one in caught.value.complaints)


def test_a_run_with_such_a_file_fails_and_checks_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.yaml").write_text(BOMB, encoding="utf-8")
    (tmp_path / "rules" / "another.yaml").write_text("id: anothr", encoding="utf-8")
    (tmp_path / "report.txt").write_text("Costs rose by X.X%.", encoding="utf-8")
    assert run(["check", "--rules", str(tmp_path / "rules"), str(tmp_path / "report.txt")]) == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert f"{tmp_path}/rules/own.yaml:1:5: anchors are not allowed" in errors
    assert f"{tmp_path}/rules/another.yaml:1:5: the id is not the name of the file" in errors


def test_pieces_of_patterns_do_not_grow_without_bound() -> None:
    said = complaints(rule_texts.text("match", PIECES + "pattern: <pa>"))
    assert any("longer than" in one.what for one in said)


@pytest.mark.parametrize(
    "pattern", ["((a{1000}){1000}){1000}", "(?=a)b", r"(a)\1", "(?P<n", "[z-a]", "a**", "x" * 100_000]
)
def test_patterns_that_are_refused_are_said(pattern: str) -> None:
    found: list[Any] = complaints(rule_texts.text("match", f"pattern: '{pattern}'"))
    assert found or len(pattern) == 100_000
    assert all(one.line == 11 for one in found)


@pytest.mark.parametrize(
    "source",
    [
        "plan ** 99999",
        "2 ** 2 ** 2 ** 2 > plan",
        "plan.__class__ > 0",
        "__import__('os') > 0",
        "(" * 500 + "plan" + ")" * 500,
        "sum(x for x in plan) > 0",
        "plan if plan else plan",
        "'a' > plan",
        "9" * 500 + " > plan",
        "plan" + " + plan" * 500 + " > 0",
    ],
)
def test_assertions_that_do_more_than_reckon_are_refused(source: str) -> None:
    fields = f'find: {{plan: {{role: plan}}}}\nassert: "{source}"'
    found = complaints(rule_texts.text("relation", fields, "x"))
    assert [one.line for one in found] == [12]
