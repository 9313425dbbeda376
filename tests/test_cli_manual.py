"""docs/cli.md is what the commands say of themselves; that they really print it, test_docs.py holds."""

from __future__ import annotations

from pathlib import Path

from cli_manual import commands, manual

from checker.cli.overview import cli

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "make docs writes it again"


def test_every_command_is_on_the_page() -> None:
    called = [f"$ {name} --help" for name, _ in commands(cli)]
    assert "$ checker check --help" in called
    assert [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("$ ")] == called
