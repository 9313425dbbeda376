"""Plain text: paragraphs, headings, list items and the tables drawn in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Block, Document
from checker.readers import columns, content, wrapping
from checker.readers.documents import Piece, build
from checker.readers.lines import Line, is_heading, line, mark

_LONG = 1000
"""Characters; a line of this length was wrapped by nobody and is a paragraph of its own."""


def read(data: bytes, path: str) -> Document:
    """The document of a plain text in whatever encoding it has. Raises `UnreadableFile` for what is no text."""
    return document(content.decode(data), path)


def document(text: str, path: str) -> Document:
    """The document of a plain text."""
    return build(path, text, pieces(text))


def pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The blocks and tables of a text, or of a part of it, in order."""
    runs = list(_runs(text, start, len(text) if end is None else end))
    widths = [wrapping.width(run) for run in runs]
    common = max(widths, default=0)
    for run, width in zip(runs, widths, strict=True):
        at = 0
        for first, last in columns.tables(run) if len(run) > 1 else ():
            yield from _prose(run[at:first], width or common)
            yield columns.table(run[first:last])
            at = last
        yield from _prose(run[at:], width or common)


def _runs(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """The lines between blank lines; a long line is a run of its own."""
    run: list[Line] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        here = _long(text, start, stop) if stop - start > _LONG else line(text, start, stop)
        if run and (not here.text or stop - start > _LONG):
            yield run
            run = []
        if here.text:
            run.append(here)
            if stop - start > _LONG:
                yield run
                run = []
        start = stop + 1
    if run:
        yield run


def _long(text: str, start: int, end: int) -> Line:
    """A long line, without a copy of it: what is asked of it is where it stands, and how it begins."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Line(start, end, text[start : min(end, start + _LONG)], 0, end - start)


def _prose(run: Sequence[Line], limit: int) -> Iterator[Block]:
    for lines in wrapping.paragraphs(run, limit) if run else ():
        first, depth = lines[0], mark(lines[0].text)
        if columns.RULE.fullmatch(first.text):
            continue
        if len(lines) == 1 and depth <= 4 and is_heading(first.text):
            yield Block("heading", first.start, first.end, depth or 1)
        else:
            yield Block("item" if depth else "paragraph", first.start, lines[-1].end, depth)
