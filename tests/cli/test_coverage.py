"""``checker coverage``: a table, JSON Lines, and a status for who asks for so much."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker import cli

RIGHT = "Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(f"{RIGHT}\nThe hall seats 480 guests.\n\nCosts were xx million yuan.\n", "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = cli.run(["coverage", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_table_counts_section_by_section(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, output, _ = run(capsys, report)
    assert status == 0
    assert output.splitlines()[3].split() == ["1", "5", "3", "0", "1", "1", "60%"]
    assert "60% of 5 figures were checked: 3 verified, 0 contradicted; 1 not readable, 1 unchecked." in output


def test_json_lines_have_an_object_a_section(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, output, _ = run(capsys, "--format", "jsonl", report)
    row: dict[str, Any] = json.loads(output)
    assert {name: row[name] for name in ("figures", "verified", "contradicted", "placeholder", "unchecked")} == {
        "figures": 5,
        "verified": 3,
        "contradicted": 0,
        "placeholder": 1,
        "unchecked": 1,
    }
    assert (row["line"], row["checked"], row["dates"]) == (1, 0.6, 0)


def test_figures_are_shown_one_by_one(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [json.loads(line) for line in run(capsys, "--format", "jsonl", "--figures", report)[1].splitlines()]
    assert [(row["text"], row["status"]) for row in rows] == [
        ("63.67 million yuan", "verified"),
        ("106%", "verified"),
        ("60 million yuan", "verified"),
        ("480 guests", "unchecked"),
        ("xx million yuan", "placeholder"),
    ]
    assert rows[0]["rules"] == ["completion-mismatch"]
    _, table, _ = run(capsys, "--only", "unchecked", report)
    assert [line.split()[0] for line in table.splitlines() if "guests" in line] == ["3:16"]
    assert "63.67" not in table


@pytest.mark.parametrize(("wanted", "expected"), [(60, 0), (61, 1)])
def test_too_little_makes_the_status_1(
    report: Path, capsys: pytest.CaptureFixture[str], wanted: int, expected: int
) -> None:
    status, _, beside = run(capsys, "--fail-under", wanted, report)
    assert status == expected
    assert ("--fail-under asks for 61%" in beside) == bool(expected)


def test_what_cannot_be_read_makes_the_status_2(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, output, beside = run(capsys, report, report.parent / "none.txt")
    assert (status, "60% of 5 figures" in output) == (2, True)
    assert "none.txt: not read" in beside
