"""Waiting until files change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.watching import Watch


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("a")
    (tmp_path / "gate.toml").write_text("a")
    return Path(os.path.realpath(tmp_path))


def test_a_change_is_seen_that_comes_before_anybody_waits(folder: Path) -> None:
    watch = Watch(["reports", "none"])
    Path("reports/a.txt").write_text("b")
    assert str(folder / "reports" / "a.txt") in watch.wait()


def test_a_file_that_an_editor_puts_in_the_place_of_another_has_changed(folder: Path) -> None:
    watch = Watch(["gate.toml"])
    Path("gate.new").write_text("b")
    os.replace("gate.new", "gate.toml")
    assert watch.wait() == [str(folder / "gate.toml")]


def test_what_is_written_for_each_change_is_none(folder: Path) -> None:
    watch = Watch(["reports"], ["reports/checks.jsonl"])
    Path("reports/checks.jsonl").write_text("c")
    Path("reports/new.txt").write_text("c")
    assert watch.wait() == [str(folder / "reports" / "new.txt")]
