"""Excel files (.xlsx): every sheet, its cells as they are shown.

The libraries there are give either formulas or what was last computed; here a formula without a computed value is seen
and said to be unread. What is hidden is read, since what is shown sums over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.model import Document, Place
from checker.readers import grids, limits, xml
from checker.readers.archive import Archive
from checker.readers.drafts import Draft, Slot
from checker.readers.excel import numbers
from checker.readers.excel.workbook import Sheet, Style, Workbook, words
from checker.records import NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_MOST_COLUMNS = 16_384
_GENERAL = Style()


class _Cell(NamedTuple):
    """What a cell shows, and how far it is set in."""

    text: str
    indent: int


def read(archive: Archive, path: str) -> Document:
    """The document of an Excel file. Raises `UnreadableFile` where it is damaged or beyond what is read."""
    draft, book = Draft(path), Workbook(archive)
    for sheet in book.sheets:
        _Reader(draft, book, sheet).read()
    return draft.document()


class _Reader:
    """Pours one sheet into a draft."""

    def __init__(self, draft: Draft, book: Workbook, sheet: Sheet) -> None:
        self._draft, self._book, self._sheet = draft, book, sheet
        self._cells: dict[tuple[int, int], _Cell] = {}
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}

    def read(self) -> None:
        """The titles, tables and notes of the sheet, from the top."""
        row = 0
        for element in self._book.rows(self._sheet):
            number = element.get("r", "")
            row = int(number) if number.isdecimal() and len(number) < 8 else row + 1
            self._row(element, row)
        self._merge(self._book.merged(self._sheet))
        if not self._cells:
            return
        rows = sorted({row for row, _ in self._cells})
        columns = sorted({column for _, column in self._cells})
        texts = [[self._text(row, column) for column in columns] for row in _with_gaps(rows)]
        numbered = list(_with_gaps(rows))
        done = 0
        for first, last in grids.tables(texts):
            self._prose(numbered[done:first], columns)
            self._table(numbered[first:last], columns)
            done = last
        self._prose(numbered[done:], columns)

    def _row(self, element: _Element, row: int) -> None:
        column = 0
        for cell in element:
            if not len(cell):
                continue
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _number(reference.group(1)) if reference else column + 1
            if column > _MOST_COLUMNS:
                continue
            text = self._shown(cell, row, column)
            if text.strip():
                indent = self._style(cell).indent + len(text) - len(text.lstrip(" \u00a0\u3000"))
                self._cells[row, column] = _Cell(text, indent)
                limits.check("cells", len(self._cells), limits.CELLS)

    def _style(self, cell: _Element) -> Style:
        number = cell.get("s", "")
        styles = self._book.styles
        return styles[int(number)] if number.isdecimal() and int(number) < len(styles) else _GENERAL

    def _shown(self, cell: _Element, row: int, column: int) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = xml.child(cell, "is")
            return words(inline) if inline is not None else ""
        stored = xml.child(cell, "v")
        value = (stored.text or "") if stored is not None else ""
        if not value:
            if xml.child(cell, "f") is not None and kind != "str":
                place = Place(sheet=self._sheet.name, row=row, column=column)
                self._draft.miss("the formula has no computed value: open the file and save it again", place)
            return ""
        match kind:
            case "s":
                strings = self._book.strings
                return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
            case "b":
                return "TRUE" if value == "1" else "FALSE"
            case "n":
                return numbers.shown(value, self._style(cell).code, self._book.since_1904)
            case "d":
                return numbers.iso(value)
        return value

    def _merge(self, ranges: Iterable[str]) -> None:
        for reference in ranges:
            ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                top, left = int(ends[0].group(2)), _number(ends[0].group(1))
                bottom, right = int(ends[1].group(2)), _number(ends[1].group(1))
                self._spans[top, left] = (bottom - top + 1, right - left + 1)

    def _text(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        return cell.text if cell else ""

    def _prose(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        for row in rows:
            for column in columns:
                if text := self._text(row, column).strip():
                    self._draft.add("paragraph", text, 0, self._place(row, column))

    def _table(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        self._draft.table(list(self._slots([row for row in rows if row], columns)), Place(sheet=self._sheet.name))

    def _slots(self, rows: Sequence[int], columns: Sequence[int]) -> Iterator[Slot]:
        """Cells with their row and column in the table, which leaves out empty ones of the sheet."""
        used = [column for column in columns if any((row, column) in self._cells for row in rows)]
        inside = set[tuple[int, int]]()
        for down, row in enumerate(rows, 1):
            for across, column in enumerate(used, 1):
                if (row, column) in inside:
                    continue
                height, width = self._spans.get((row, column), (1, 1))
                reached = [other for other in rows if row <= other < row + height]
                covered = [other for other in used if column <= other < column + width]
                inside.update((other, one) for other in reached for one in covered)
                cell = self._cells.get((row, column))
                paragraphs = cell.text.split("\n") if cell else ()
                indent = cell.indent if cell and across == 1 else 0
                place = self._place(row, column)._replace(table=self._draft.tables + 1)
                yield Slot(down, across, paragraphs, len(reached), len(covered), indent, False, place)

    def _place(self, row: int, column: int) -> Place:
        return Place(sheet=self._sheet.name, row=row, column=column)


def _with_gaps(rows: Sequence[int]) -> Iterator[int]:
    """The rows that have cells, with a 0 where empty ones lie between."""
    before = 0
    for row in rows:
        if before and row > before + 1:
            yield 0
        yield row
        before = row


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
