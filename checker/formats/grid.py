"""Cells in aligned columns, with wide characters counted as they are shown, and long last cells wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.formats.width import column, columns

GAP = "  "
_LEAST = 36
"""Columns that a last cell gets at least beside the others; else it goes below the second one."""


def pad(text: str, size: int) -> str:
    """A text filled up to so many columns."""
    return text + " " * (size - columns(text))


def rows(cells: Sequence[Sequence[str]], indent: str, width: int) -> Iterator[str]:
    """Lines for rows of two cells or more, all columns as wide as their widest cell.

    The last cell of a row is not counted, and goes on below itself where it is wider than what is left of ``width``.
    """
    sizes: list[int] = []
    for row in cells:
        for at, cell in enumerate(row[:-1]):
            sizes[at:] = [max(columns(cell), *sizes[at : at + 1], 0), *sizes[at + 1 :]]
    for row in cells:
        start = indent + GAP.join((*map(pad, row[:-1], sizes), ""))
        free = width - columns(start)
        if columns(row[-1]) > free and free < _LEAST and len(row) > 2:
            yield start.rstrip()
            start = indent + " " * (sizes[0] + len(GAP))
        first, *rest = wrapped(row[-1], max(_LEAST, width - columns(start))) or [""]
        yield (start + first).rstrip()
        yield from (" " * columns(start) + line for line in rest)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns, parted at blanks or between wide characters."""
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if line and columns(line) + columns(word.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        if line or not word.isspace():
            line += word
    return [*lines, line.rstrip()] if line else lines


def _words(text: str) -> Iterator[str]:
    """Pieces that stay together: a word with the blank behind it, or one wide character with what closes it."""
    word = ""
    for at, character in enumerate(text):
        word += character
        following = text[at + 1 : at + 2]
        wide = column(character) == 2 and following not in "，。；：、）”》！？"
        if character == " " or wide or (following and column(following) == 2 and column(character) < 2):
            yield word
            word = ""
    if word:
        yield word
