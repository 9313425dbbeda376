"""Puts a document together from a text and what a format found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeAlias

from checker.folding import fold
from checker.model import Block, Document, Place, Table

Piece: TypeAlias = Block | Table
"""What a format finds in a text. A table stands for the blocks of its cells, and gets its number here."""


def build(path: str, text: str, pieces: Iterable[Piece], hidden: Iterable[tuple[int, int]] = ()) -> Document:
    """The document of ``text``.

    ``hidden`` are spans of markup, which are no words of the report: they are blank in ``plain`` and as they stand in
    ``text``, so that offsets stay true.
    """
    blocks: list[Block] = []
    tables: list[Table] = []
    for piece in pieces:
        if isinstance(piece, Table):
            tables.append(piece._replace(number=len(tables) + 1))
            blocks += _cells(tables[-1])
        else:
            blocks.append(piece)
    return Document(path, text, plain(text, blocks, hidden), tuple(blocks), line_starts(text), tuple(tables))


def line_starts(text: str) -> tuple[int, ...]:
    """The offsets at which lines begin."""
    return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def _cells(table: Table) -> Iterator[Block]:
    for cell in table.cells:
        if cell.start < cell.end:
            place = Place(table=table.number, row=cell.row, column=cell.column)
            yield Block("cell", cell.start, cell.end, place=place)


def plain(text: str, blocks: Iterable[Block], hidden: Iterable[tuple[int, int]] = ()) -> str:
    """The folded text, with blanks for hidden spans and for the line ends inside a block, which only wrap it."""
    folded = fold(text)
    blanks = list(hidden)
    for block in blocks:
        at = text.find("\n", block.start, block.end)
        while at >= 0:
            blanks.append((at, at + 1))
            at = text.find("\n", at + 1, block.end)
    pieces: list[str] = []
    done = 0
    for start, end in sorted(blanks):
        pieces += (folded[done:start], " " * (end - max(start, done)))
        done = max(done, end)
    return "".join((*pieces, folded[done:])) if pieces else folded
