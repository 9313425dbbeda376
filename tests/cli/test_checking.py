"""What is checked without any option."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from gates import Gate

from checker.cli import checking
from checker.cli.check import command
from checker.cli.gate import asked

WRONG = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.\n"


def test_without_options_everything_is_as_click_has_it() -> None:
    context = command.make_context("check", ["a.txt"])
    assert asked(context).values == {**checking.PLAIN, "paths": ("a.txt",)}
    assert asked(context).given == {"paths"}


@pytest.mark.parametrize("paths", [["reports"], ["reports", "missing.txt"], ["empty"]])
def test_without_options_the_same_is_printed(paths: list[str], gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert gate("check", *paths) == gate("check", "--color", "auto", *paths)


def test_without_options_click_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    statement = "import sys; from checker.cli import run; run(['check', 'a.txt']); sys.exit('click' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", statement], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, b"116%" in done.stdout) == (0, True)


def test_an_option_that_there_is_not_is_told_as_ever(gate: Gate) -> None:
    status, _, said = gate("check", "--verfied", "reports")
    assert status == 2
    assert "--verified" in said
