"""A gate in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from gates import RIGHT, WRONG, Gate

from checker import cli


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Gate:
    """Runs commands where ``reports/`` holds a wrong report and a right one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "right.txt").write_text(RIGHT)
    (tmp_path / "reports" / "wrong.txt").write_text(WRONG)

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
