"""Patterns of paths."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import globs


@pytest.mark.parametrize(
    ("pattern", "path", "named"),
    [
        ("*.md", "north/2013/a.md", True),
        ("north/", "north/2013/a.md", True),
        ("north/**", "north/a.md", True),
        ("north/2013*.txt", "north/2013-q1.txt", True),
        ("north/*.txt", "north/2013/a.txt", False),
        ("/a.txt", "north/a.txt", False),
        ("a.txt", "a.txtx", False),
        ("分行/", "分行/年报.txt", True),
    ],
)
def test_patterns_are_those_of_gitignore(pattern: str, path: str, named: bool) -> None:
    assert globs.matches(pattern, path) is named


def test_a_path_is_written_from_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert globs.written(os.path.join("north", "..", "north", "a.txt"), str(tmp_path)) == "north/a.txt"
    assert globs.written(str(tmp_path / "north" / "a.txt"), str(tmp_path)) == "north/a.txt"
    assert globs.written("a.txt", str(tmp_path / "north")) == (tmp_path / "a.txt").as_posix()
