"""Files that differ from a revision of git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from checker import changes
from checker.errors import CheckerError

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs git in a repository that has one commit."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    who = {
        f"GIT_{role}_{part}": f"{role}@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }

    def run(*arguments: str) -> None:
        subprocess.run(("git", *arguments), check=True, capture_output=True, env={**os.environ, **who})

    run("init", "-q")
    (tmp_path / "same.txt").write_text("a")
    (tmp_path / "changed.txt").write_text("a")
    (tmp_path / "gone.txt").write_text("a")
    run("add", ".")
    run("commit", "-q", "-m", "first")
    return run


def test_what_was_changed_or_added_is_named_committed_or_not(git: Any, tmp_path: Path) -> None:
    (tmp_path / "changed.txt").write_text("b")
    (tmp_path / "committed.txt").write_text("b")
    git("add", "committed.txt")
    git("commit", "-q", "-m", "second")
    (tmp_path / "年 报\n.txt").write_text("b")
    (tmp_path / "gone.txt").unlink()
    real = Path(os.path.realpath(tmp_path))
    names = {"changed.txt", "committed.txt", "年 报\n.txt"}
    assert changes.since("HEAD~1") == {str(real / name) for name in names}
    assert str(real / "committed.txt") not in changes.since("HEAD")


def test_it_does_not_matter_where_in_the_repository_the_gate_works(
    git: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "changed.txt").write_text("b")
    (tmp_path / "new.txt").write_text("b")
    monkeypatch.chdir(tmp_path / "inside")
    assert {os.path.basename(path) for path in changes.since("HEAD")} == {"changed.txt", "new.txt"}


@pytest.mark.parametrize("revision", ["nothing", "--output=x", ""])
def test_a_revision_that_there_is_not_is_said(git: Any, revision: str, tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="knows no revision"):
        changes.since(revision)
    assert not (tmp_path / "x").exists()


def test_a_folder_that_is_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CheckerError, match="not a git repository"):
        changes.since("HEAD")


def test_without_git_it_is_said_that_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CheckerError, match="needs git"):
        changes.since("HEAD")
