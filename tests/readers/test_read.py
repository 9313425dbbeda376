"""From a path to a document, by ending and by content."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import readers
from checker.errors import UnreadableFile


def test_the_ending_tells_the_format(tmp_path: Path) -> None:
    for name, kinds in (("a.md", ["heading"]), ("a.txt", ["paragraph"])):
        (tmp_path / name).write_text("# It was said that income rose.\n", encoding="utf-8")
        assert [block.kind for block in readers.read(tmp_path / name).blocks] == kinds


def test_a_file_with_another_ending_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "report.log").write_text("Income rose.", encoding="utf-8")
    document = readers.read(str(tmp_path / "report.log"))
    assert (document.path, document.text) == (str(tmp_path / "report.log"), "Income rose.")


def test_a_format_that_is_not_read_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    with pytest.raises(UnreadableFile, match=r"PDF.*save it"):
        readers.read(tmp_path / "a.pdf")


def test_full_width_is_folded_in_the_plain_text_alone() -> None:
    document = readers.from_text("增长３３．７％，")
    assert (document.text, document.plain) == ("增长３３．７％，", "增长33.7%，")
