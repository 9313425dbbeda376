"""``checker trace``: told what a rule did, or why the report cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import cli


def test_a_report_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["trace", "share-mismatch", str(tmp_path / "gone.txt")]) == 2
    assert f"{tmp_path / 'gone.txt'}: not read: there is no such file" in capsys.readouterr().err


def test_a_rule_is_followed_on_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The school has 640 pupils, of which 250 live in the village, accounting for 93.1% of the total.\n")
    assert cli.run(["trace", "share-mismatch", f"{report}:1"]) == 0
    assert "contradiction" in capsys.readouterr().out
