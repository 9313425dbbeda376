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
    report.write_text("Deposits grew by 24.8 million yuan, 134% of the 20 million yuan plan.\n")
    assert cli.run(["trace", "completion-mismatch", f"{report}:1"]) == 0
    assert "contradiction" in capsys.readouterr().out
