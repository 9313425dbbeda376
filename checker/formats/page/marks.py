"""Where marks stand in the text of a report: its figures, and the words that findings are about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.coverage import Covered
from checker.formats.width import safe
from checker.model import Block, Cell, Check, Document
from checker.records import NamedTuple

_GRAVITY = ("unchecked", "related", "suppressed", "verified", "note", "placeholder", "warning", "contradicted", "error")


class Mark(NamedTuple):
    """A stretch of the text that can be asked about: ``status`` is that of a figure, or the severity of a finding."""

    id: int
    start: int
    end: int
    status: str


class Piece(NamedTuple):
    """A run of text that is safe to show, inside a mark or not."""

    text: str
    mark: Mark | None = None


class Shown(NamedTuple):
    """A block as the page shows it: its element, its pieces; for a table, its rows of cells."""

    element: str
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Cell, tuple[Piece, ...]], ...], ...] = ()


class Marks:
    """The marks of a report in the order of its text; they do not overlap."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.ordered = marks
        self._starts = [mark.start for mark in marks]

    def over(self, start: int, end: int) -> Mark | None:
        """The mark that shows a span: its own, or the one that reaches over its beginning."""
        at = bisect_right(self._starts, start) - 1
        mark = self.ordered[at] if at >= 0 else None
        return mark if mark and mark.start <= start < mark.end else None

    def inside(self, start: int, end: int) -> Sequence[Mark]:
        """The marks that begin between two offsets."""
        return self.ordered[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def of(covered: Sequence[Covered], checks: Sequence[Check]) -> Marks:
    """All marks: a finding, its figures, and every other figure.

    Words that reach over a figure are marked as one with it, by the graver of the two: what is wrong is never hidden.
    """
    wanted: dict[tuple[int, int], str] = {}
    findings = [check for check in checks if check.verdict == "contradiction"]
    for check in findings:
        status: str = "suppressed" if check.suppressed else check.severity
        wanted.setdefault((check.start, check.end), status)
    for found in covered:
        if found.counted:
            quantity = found.figure.quantity
            wanted[quantity.start, quantity.end] = found.status
    for check in findings:
        for place in check.evidence:
            wanted.setdefault((place.start, place.end), "related")
    placed: list[Mark] = []
    for (start, end), status in sorted(wanted.items(), key=lambda item: (item[0][0], -item[0][1])):
        last = placed[-1] if placed else None
        if last and start < last.end:
            placed[-1] = last._replace(status=max(last.status, status, key=_GRAVITY.index))
        elif end > start:
            placed.append(Mark(len(placed), start, end, status))
    return Marks(placed)


def blocks(document: Document, marks: Marks) -> Iterator[Shown]:
    """The blocks of a document in order; the cells of one table make one block."""
    tables = {table.number: table for table in document.tables}
    for number, run in groupby(document.blocks, key=lambda block: block.place.table if block.kind == "cell" else 0):
        if number and number in tables:
            rows = groupby(tables[number].cells, key=lambda cell: cell.row)
            yield Shown(
                "table",
                rows=tuple(
                    tuple((cell, _pieces(document, marks, cell.start, cell.end)) for cell in cells) for _, cells in rows
                ),
            )
        else:
            for block in run:
                yield Shown(_element(block), block.level, _pieces(document, marks, block.start, block.end))


def _element(block: Block) -> str:
    return block.kind if block.kind in ("heading", "item") else "paragraph"


def _pieces(document: Document, marks: Marks, start: int, end: int) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for mark in marks.inside(start, end):
        if mark.start > at:
            pieces.append(Piece(safe(document.text[at : mark.start])))
        pieces.append(Piece(safe(document.text[mark.start : min(mark.end, end)]), mark))
        at = min(mark.end, end)
    if at < end:
        pieces.append(Piece(safe(document.text[at:end])))
    return tuple(pieces)
