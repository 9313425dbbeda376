"""Which cells of a table head its rows and columns, and which hold its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.model import Cell, Table
from checker.records import NamedTuple
from checker.tables import cells
from checker.tables.cells import Printed

YEAR = re.compile(r"(?:fy ?)?((?:19|20)\d\d)(?: ?(?:年(?:度|末|底)?|[aef]|\([aef]\)))?$", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:序号|编号|行次|项次|no\.?|#|s/?n|sr\.? ?no\.?|item no\.?)$", re.IGNORECASE)
_ALONE = re.compile(r"(?:[¥￥$€£]|rmb|us\$|hk\$|\)|%|\)%|％)$", re.IGNORECASE)
_FEW = 3


class Layout(NamedTuple):
    """A table taken apart: ``heads`` are its first rows, ``labels`` its first columns; ``amounts`` by row and column.

    ``words`` is what stands in a cell, spans written out.
    """

    words: Mapping[tuple[int, int], str]
    cells: Mapping[tuple[int, int], Cell]
    amounts: Mapping[tuple[int, int], Printed]
    heads: tuple[int, ...]
    labels: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]

    def label(self, row: int) -> str:
        """The words that head a row."""
        said = (self.words.get((row, column), "") for column in self.labels)
        return " ".join(dict.fromkeys(filter(None, said)))

    def heading(self, column: int) -> str:
        """The words that head a column, from the uppermost down."""
        said = (self.words.get((row, column), "") for row in self.heads)
        return " ".join(dict.fromkeys(filter(None, said)))


def read(table: Table, plain: str) -> Layout | None:
    """The layout of a table; None where there are no amounts below headings to be read."""
    placed = {(row, column): cell for cell in table.cells for row, column in _covered(cell)}
    words = {at: " ".join(plain[cell.start : cell.end].split()) for at, cell in placed.items()}
    height, width = max((r for r, _ in placed), default=0), max((c for _, c in placed), default=0)
    if height < 2 or width < 2:
        return None
    printed = {}
    for cell in table.cells:
        at = cell.row, cell.column
        if words[at] and (amount := cells.read(plain, cell.start, cell.end)) is not None:
            printed[at] = amount
    printed = _joined(printed, words, width)
    numbers = {at for at, amount in printed.items() if amount.value is not None and not amount.blank}
    years = {at for at in numbers if YEAR.match(words[at])}
    heads = tuple(_heads(words, numbers - years, height, width))
    body = list(range(len(heads) + 1, height + 1))
    labels = tuple(_labels(words, numbers, years, heads, body, width))
    columns = tuple(c for c in range(len(labels) + 1, width + 1) if any((r, c) in numbers for r in body))
    amounts = {(r, c): printed[r, c] for r in body for c in columns if (r, c) in printed}
    if not labels or not columns:
        return None
    return Layout(words, placed, amounts, heads, labels, tuple(body), columns)


def _covered(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            yield row, column


def _joined(
    printed: Mapping[tuple[int, int], Printed], words: dict[tuple[int, int], str], width: int
) -> dict[tuple[int, int], Printed]:
    """The amounts, without the cells that hold a sign for the amount beside them ("$", "%")."""
    return {at: amount for at, amount in printed.items() if not _ALONE.match(words[at])}


def _heads(
    words: Mapping[tuple[int, int], str], numbers: set[tuple[int, int]], height: int, width: int
) -> Iterator[int]:
    """The first rows, as long as they hold no amounts; a row that names only what follows is no longer one of them."""
    for row in range(1, height + 1):
        if any((row, column) in numbers for column in range(1, width + 1)):
            return
        filled = [column for column in range(1, width + 1) if words.get((row, column))]
        if row > 1 and filled == [1]:
            return
        yield row


def _labels(
    words: Mapping[tuple[int, int], str],
    numbers: set[tuple[int, int]],
    years: set[tuple[int, int]],
    heads: tuple[int, ...],
    body: list[int],
    width: int,
) -> Iterator[int]:
    """The first columns, as long as they hold words, years or the numbers of the rows."""
    for column in range(1, width):
        filled = [(row, column) for row in body if words.get((row, column))]
        if not filled and column > 1:
            return
        plain = [at for at in filled if at not in numbers or at in years]
        named = any(_NUMBERING.match(words.get((row, column), "")) for row in heads)
        if 2 * len(plain) <= len(filled) and not named and not _counts_up([words[at] for at in filled]):
            return
        yield column


def _counts_up(words: list[str]) -> bool:
    """Whether cells number the rows: 1, 2, 3, …"""
    found = [word for word in words if word.isdigit()]
    return len(found) >= _FEW and found == [str(number) for number in range(1, len(found) + 1)]
