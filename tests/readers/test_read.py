"""From a path to a document, by ending and by content."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from checker import readers
from checker.errors import UnreadableFile
from checker.model import Unread


def test_the_ending_tells_the_format(tmp_path: Path) -> None:
    for name, kinds in (("a.md", ["heading"]), ("a.txt", ["paragraph"])):
        (tmp_path / name).write_text("# It was said that income rose.\n", encoding="utf-8")
        assert [block.kind for block in readers.read(tmp_path / name).blocks] == kinds


def test_a_file_with_another_ending_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "report.log").write_text("Income rose.", encoding="utf-8")
    document = readers.read(str(tmp_path / "report.log"))
    assert (document.path, document.text) == (str(tmp_path / "report.log"), "Income rose.")


def test_content_tells_more_than_the_ending(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("<!DOCTYPE html><p>Income <b>rose</b>.", encoding="utf-8")
    assert readers.read(tmp_path / "page.txt").text == "Income rose.\n"
    (tmp_path / "words.pdf").write_text("Income rose.", encoding="utf-8")
    assert readers.read(tmp_path / "words.pdf").text == "Income rose."


def test_an_archive_holds_documents_and_the_bad_ones_are_named(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("2020/a.txt", "Income rose.")
        archive.writestr("2020/b.docx", b"PK\x03\x04 and no more")
        archive.writestr("2020/c.md", "# Results")
        archive.writestr("2020/logo.png", b"\x89PNG")
        archive.writestr("__MACOSX/2020/._a.txt", "no")
    found = list(readers.read_all([str(path)]))
    assert [one.path for one in found] == [f"{path}/2020/{name}" for name in ("a.txt", "b.docx", "c.md")]
    assert isinstance(found[1], Unread)
    assert "damaged" in found[1].reason
    with pytest.raises(UnreadableFile, match="3 files"):
        readers.read(path)


def test_full_width_is_folded_in_the_plain_text_alone() -> None:
    document = readers.from_text("增长３３．７％，")
    assert (document.text, document.plain) == ("增长３３．７％，", "增长33.7%，")
