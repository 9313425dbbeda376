"""Characters of a page as runs."""

from __future__ import annotations

from checker.readers.pdf.runs import Glyph, rows


def _set(text: str, width: float = 5.0, blank: float = 1.0) -> list[Glyph]:
    """Characters on one line, ten points high, with blanks of a width of their own."""
    glyphs, left = [], 0.0
    for letter in text:
        wide = blank if letter == " " else width
        glyphs.append(Glyph(letter, left, 0.0, left + wide, 10.0))
        left += wide
    return glyphs


def _texts(glyphs: list[Glyph]) -> list[list[str]]:
    return [[run.text for run in row] for row in rows(glyphs)]


def test_a_blank_that_the_file_has_is_one_however_narrow() -> None:
    assert _texts(_set("Total assets")) == [["Total assets"]]


def test_letters_without_a_blank_between_them_are_one_word() -> None:
    assert _texts(_set("Total")) == [["Total"]]


def test_a_blank_beside_chinese_is_only_room() -> None:
    assert _texts(_set("存款 余额")) == [["存款余额"]]


def test_a_wide_gap_parts_two_runs() -> None:
    assert _texts(_set("Cash 31", blank=40.0)) == [["Cash", "31"]]


def test_letters_of_no_size_break_nothing() -> None:
    assert _texts([glyph._replace(bottom=0.0) for glyph in _set("a b")]) == [["a", "b"]]
