"""Comma-separated values: a table whose cells lie in the text of the file.

The standard library's reader says nothing of where a cell stands, which is what a finding must say; so the text is cut
here. Titles and unit lines above a table and notes below it, which stand alone on their row, are paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checker.model import Block, Cell, Document, Table
from checker.readers import content, grids, limits
from checker.readers.documents import Piece, build
from checker.records import NamedTuple

_DELIMITERS = ",;\t|"
"""What parts fields, the likelier first."""

_SAMPLE = 1 << 14


class _Field(NamedTuple):
    """The words of a field, without quotes and the blanks around them; ``indent`` counts the blanks before."""

    start: int
    end: int
    indent: int


def read(data: bytes, path: str) -> Document:
    """The document of a CSV file. Raises `UnreadableFile` for what is no text."""
    text, cells = content.decode(data), 0
    rows = []
    for row in _rows(text, _delimiter(text[:_SAMPLE])):
        rows.append(row)
        cells += len(row)
        limits.check("cells", cells, limits.CELLS)
    return build(path, text, _pieces(text, rows), _doubled(text, rows))


def _delimiter(sample: str) -> str:
    """What cuts most rows into the same number of fields, and into more than one."""

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = Counter(len(row) for row in _rows(sample, delimiter) if len(row) > 1)
        return max(((rows, fields) for fields, rows in counts.items()), default=(0, 0))

    return max(_DELIMITERS, key=agreement)


def _rows(text: str, delimiter: str) -> Iterator[list[_Field]]:
    cut = re.escape(delimiter)
    field = re.compile(rf'[^\S\t\n]*"(?P<quoted>(?:[^"]|"")*)"[^\S\t\n]*(?={cut}|\r?\n|$)|(?P<bare>[^{cut}\n]*)')
    at, row = 0, list[_Field]()
    while at < len(text):
        found = field.match(text, at)
        assert found is not None  # a bare field may be empty
        row.append(_trimmed(text, *found.span("quoted" if found.group("quoted") is not None else "bare")))
        at = found.end()
        if text.startswith(delimiter, at):
            at += 1
            if at < len(text) and text[at] != "\n":
                continue
            row.append(_Field(at, at, 0))
        yield row
        row = []
        at = text.find("\n", at) + 1 or len(text)


def _trimmed(text: str, start: int, end: int) -> _Field:
    words = text[start:end]
    bare = words.lstrip()
    indent = len(words) - len(bare)
    return _Field(start + indent, start + indent + len(bare.rstrip()), indent)


def _pieces(text: str, rows: Sequence[Sequence[_Field]]) -> Iterator[Piece]:
    done = 0
    for first, last in grids.tables([[text[field.start : field.end] for field in row] for row in rows]):
        yield from _prose(rows[done:first])
        yield Table(0, tuple(_cells(rows[first:last])))
        done = last
    yield from _prose(rows[done:])


def _prose(rows: Sequence[Sequence[_Field]]) -> Iterator[Block]:
    for row in rows:
        yield from (Block("paragraph", field.start, field.end) for field in row if field.start < field.end)


def _cells(rows: Sequence[Sequence[_Field]]) -> Iterator[Cell]:
    for number, row in enumerate(rows, 1):
        blank = all(field.start == field.end for field in row)
        for column, field in enumerate(() if blank else row, 1):
            indent = field.indent if column == 1 else 0
            yield Cell(field.start, field.end, number, column, indent=indent)


def _doubled(text: str, rows: Sequence[Sequence[_Field]]) -> Iterator[tuple[int, int]]:
    """One of every two quotes that stand for one inside a quoted field."""
    for row in rows:
        for field in row:
            for quotes in re.finditer('""', text[field.start : field.end]):
                yield field.start + quotes.start(), field.start + quotes.start() + 1
