"""A text put together piece by piece, for formats whose words do not lie in the file as they are read.

Paragraphs stand on lines of their own, the cells of a row are parted by tabs, and every block knows its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import NOWHERE, Block, Cell, Document, Place, Table, Unread
from checker.readers import limits, text
from checker.readers.documents import line_starts, plain
from checker.readers.lines import is_heading, mark
from checker.records import NamedTuple

_LONGEST_HEADING = 80
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


class Slot(NamedTuple):
    """A cell before it has a place in the text; rows and columns from 1. ``place`` is its own, as a sheet has it."""

    row: int
    column: int
    paragraphs: Sequence[str] = ()
    rows: int = 1
    columns: int = 1
    indent: int = 0
    header: bool = False
    place: Place | None = None


class Draft:
    """Collects the pieces of a document in the order in which it is read."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._pages: list[int] = []
        self._lines: list[int] = []
        self._unread: list[Unread] = []
        self._hidden: list[tuple[int, int]] = []
        self._cells = 0
        self._heading = ""

    def add(self, kind: str, words: str, level: int = 0, place: Place = NOWHERE, breaks: Sequence[int] = ()) -> None:
        """A heading, paragraph or list item on a line of its own; nothing where it has no words.

        ``breaks`` is where in the words the lines of a page begin, beside the first.
        """
        if words := words.strip(" \t\n\r"):
            start = self._length
            self._line(breaks)
            self._write(words)
            self._block(kind, start, self._length, level, place)
            self._write("\n")

    def prose(self, words: str, place: Place = NOWHERE, breaks: Sequence[int] = ()) -> None:
        """A paragraph of which the format does not say more: a heading or item where its own words do."""
        words = words.strip(" \t\n\r")
        level = mark(words)
        if 1 <= level <= 4 and "\n" not in words and is_heading(words):
            self.add("heading", words, level, place, breaks)
        else:
            self.add("item" if level else "paragraph", words, level, place, breaks)

    def aside(self, words: str) -> None:
        """Words that stand here and are no part of the text, on a line of their own: they are in no block, and blank
        to whatever reads over them."""
        start = self._length
        self._line()
        self._write(words)
        self._hidden.append((start, self._length))
        self._write("\n")

    def go_on(self, words: str, breaks: Sequence[int] = ()) -> None:
        """The last block goes on with these words, after what was put aside."""
        self._line(breaks)
        self._write(words)
        self._blocks[-1] = self._blocks[-1]._replace(end=self._length)
        self._write("\n")

    def lines(self, source: str, place: Place = NOWHERE, kind: str = "paragraph", level: int = 0) -> None:
        """Several lines, cut into blocks and tables as those of a plain text are; paragraphs are of the given kind."""
        for piece in text.pieces(source):
            if isinstance(piece, Block):
                known = kind != "paragraph"
                words = source[piece.start : piece.end]
                self.add(kind if known else piece.kind, words, level if known else piece.level, place)
            else:
                self.table([_slot(cell, source) for cell in piece.cells], place)

    def table(self, slots: Sequence[Slot], place: Place = NOWHERE, heights: Sequence[int] = ()) -> None:
        """A table, its cells in the order of their rows; ``heights`` are the lines of the page that each row takes."""
        if not slots:
            return
        self._cells += len(slots)
        limits.check("table cells", self._cells, limits.CELLS)
        cells: list[Cell] = []
        number, more = len(self._tables) + 1, 0
        for slot in slots:
            if cells:
                self._write("\t" if cells[-1].row == slot.row else "\n")
            if not cells or cells[-1].row != slot.row:
                self._line([0] * more)
                more = heights[slot.row - 1] - 1 if heights else 0
            start = self._length
            here = slot.place or place._replace(table=number, row=slot.row, column=slot.column)
            for paragraph in filter(None, (_BREAKS.sub(" ", words).strip() for words in slot.paragraphs)):
                if self._length > start:
                    self._write("\n")
                begin = self._length
                self._write(paragraph)
                self._block("cell", begin, self._length, 0, here)
            cells.append(
                Cell(start, self._length, slot.row, slot.column, slot.rows, slot.columns, slot.indent, slot.header)
            )
        self._write("\n")
        self._lines += [self._length] * more
        self._tables.append(Table(number, tuple(cells), place.sheet))

    def page(self) -> None:
        """A page begins here."""
        self._pages.append(self._length)

    def miss(self, reason: str, place: Place = NOWHERE) -> None:
        """Something in the file could not be read."""
        self._unread.append(Unread(self._path, reason, place))

    @property
    def tables(self) -> int:
        """How many tables there are in it yet."""
        return len(self._tables)

    def document(self) -> Document:
        """What has been put together."""
        text = "".join(self._pieces)
        return Document(
            self._path,
            text,
            plain(text, self._blocks, self._hidden),
            tuple(self._blocks),
            line_starts(text),
            tuple(self._tables),
            tuple(self._pages),
            tuple(self._unread),
            True,
            tuple(self._lines),
        )

    def _line(self, breaks: Sequence[int] = ()) -> None:
        """A line of a page begins here, where there are pages, and others do further on."""
        if self._pages:
            self._lines += (self._length + at for at in (0, *breaks))

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        limits.check("characters", self._length, limits.CHARACTERS)

    def _block(self, kind: str, start: int, end: int, level: int, place: Place) -> None:
        if kind == "heading":
            self._heading = "".join(self._pieces[-1:])[:_LONGEST_HEADING]
        elif self._heading and not place.heading and not place.part:
            place = place._replace(heading=self._heading)
        self._blocks.append(Block(kind, start, end, level, place))


def _slot(cell: Cell, source: str) -> Slot:
    words = (source[cell.start : cell.end],)
    return Slot(cell.row, cell.column, words, cell.rows, cell.columns, cell.indent, cell.header)


def raised(text: str) -> str:
    """Raised digits as the characters for them: "12.5" and a raised 1 are no 12.51."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Lowered digits as the characters for them."""
    return text.translate(_LOWERED)
