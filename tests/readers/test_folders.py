"""Which reports a list of paths means."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.model import Unread
from checker.readers import folders


def _make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("text", encoding="utf-8")


def _names(root: Path, *paths: Path) -> list[str]:
    found = folders.find(map(str, paths), (".txt", ".md"))
    return [os.path.relpath(path, root) for path in found if isinstance(path, str)]


def test_folders_are_gone_through_in_order(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a/z.md", "a/b.txt", "c.MD", "a.txt")
    inside = [os.path.join("a", "b.txt"), os.path.join("a", "z.md")]
    assert _names(tmp_path, tmp_path) == [*inside, "a.txt", "b.txt", "c.MD"]


def test_hidden_and_other_files_are_left_out(tmp_path: Path) -> None:
    _make(tmp_path, ".git/a.txt", ".hidden.txt", "a.pdf", "b.txt")
    assert _names(tmp_path, tmp_path) == ["b.txt"]


def test_a_file_given_by_name_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    _make(tmp_path, "a.log", ".b")
    assert _names(tmp_path, tmp_path / "a.log", tmp_path / ".b") == ["a.log", ".b"]


def test_a_report_is_found_once(tmp_path: Path) -> None:
    _make(tmp_path, "a.txt")
    assert _names(tmp_path, tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_a_folder_may_be_named_like_a_file(tmp_path: Path) -> None:
    _make(tmp_path, "x.txt/a.txt")
    assert _names(tmp_path, tmp_path) == [os.path.join("x.txt", "a.txt")]


def test_what_does_not_exist_is_left_to_the_reader_to_say(tmp_path: Path) -> None:
    assert _names(tmp_path, tmp_path / "none.txt") == ["none.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    _make(tmp_path, "a/b.txt")
    try:
        (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this user may not make links")
    assert _names(tmp_path, tmp_path) == [os.path.join("a", "b.txt")]


def test_a_folder_that_may_not_be_read_is_said_and_the_others_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make(tmp_path, "closed/a.txt", "open/b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(folders.os, "scandir", refuse)
    closed, report = folders.find([str(tmp_path)], (".txt",))
    assert closed == Unread(str(tmp_path / "closed"), "it may not be read by this user (permission denied)")
    assert report == str(tmp_path / "open" / "b.txt")
