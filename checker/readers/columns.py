"""Tables drawn with blanks, tabs or bars in plain text.

Between bars and tabs every cell has its place, an empty one too. Columns drawn with blanks are those of the rows with
the most cells, and the cells of other rows belong to the columns that they stand under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.late import late
from checker.model import Cell, Table
from checker.readers.lines import TAB, Line, mark
from checker.readers.lines import columns as width_of
from checker.records import NamedTuple

_GAP = late(r"[ \t]*[|│┃║][ \t]*|[ ]*\t[ \t]*|[ \u3000]{3,}")
_DRAWN = late(r"[ \t\u3000]*[|│┃║][ \t\u3000]*")
_TAB = late(r"[ ]*\t[ ]*")
_BLANKS = late(r"[ \u3000]{3,}|[ \u3000]{2}(?=[(（+\-–—]?[¥$€£]?[ ]?\d)")
RULE = late(r"[\s|│┃║+=_:\-─━┄═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬]+")
_AMOUNT = late(r"[^\w\s]{0,3}\d[\d.,，．\s]*[^\w\s]{0,2}|[-–—]+")
_YEARLY = late(r"\D{0,12}(?:19|20)\d\d\D{0,12}")
_MOST_HEADS = 3


class _Slot(NamedTuple):
    """A cell before it has a column: its offset and words, where it begins and ends on the line, the blanks before."""

    start: int
    text: str
    left: int
    right: int
    indent: int


def tables(run: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of a run of lines, as indices from and to, that are rows of a table."""
    first = 0
    while first < len(run):
        last = first
        while last < len(run) and _is_row(run[last].text):
            last += 1
        rows = [cells(line) for line in run[first:last] if not RULE.fullmatch(line.text)]
        amounts = sum(any(_AMOUNT.fullmatch(text) for _, text in row) for row in rows)
        if len(rows) > 1 and 2 * amounts >= len(rows):
            yield first, last
        first = last + 1


def table(lines: Sequence[Line]) -> Table:
    """The table of a stretch of lines; drawn rules are no rows, and those above the first one are its head."""
    rows = [line for line in lines if not RULE.fullmatch(line.text)]
    gap = _gap(rows)
    cut = [_slots(line, gap) for line in rows]
    if gap is _BLANKS:
        placed = _under_columns(cut)
    else:
        placed = [[(slot, column, 1) for column, slot in enumerate(row, 1)] for row in _even(rows, cut)]
    heads = _heads(lines)
    margin = min((row[0][0].indent for row in placed if row), default=0)
    found = []
    for number, row in enumerate(placed, 1):
        for slot, column, span in row:
            indent = slot.indent - margin if column == 1 and slot.text else 0
            end = slot.start + len(slot.text)
            found.append(Cell(slot.start, end, number, column, 1, span, max(0, indent), number <= heads))
    return Table(0, tuple(found))


def cells(line: Line) -> list[tuple[int, str]]:
    """The cells of a row, with the offset of each; an empty one has an empty text."""
    return [(slot.start, slot.text) for slot in _slots(line, _GAP)]


def _slots(line: Line, gaps: re.Pattern[str]) -> list[_Slot]:
    text, found, start = line.text, [], 0
    for gap in (*gaps.finditer(text), None):
        upto = gap.start() if gap else len(text)
        left = line.indent + width_of(text[:start])
        blanks = len(text[:start]) - len(text[:start].rstrip()) if start else line.indent
        words = text[start:upto].rstrip()
        found.append(_Slot(line.start + start, words, left, left + width_of(words), blanks))
        start = gap.end() if gap else start
    framed = not found[0].text and len(found) > 1
    return found[1:] if framed else found


def _gap(rows: Sequence[Line]) -> re.Pattern[str]:
    """What parts the cells of these rows."""
    for gap in (_DRAWN, _TAB):
        if 2 * sum(bool(gap.search(row.text)) for row in rows) > len(rows):
            return gap
    return _BLANKS if not any(_DRAWN.search(row.text) or "\t" in row.text for row in rows) else _GAP


def _even(lines: Sequence[Line], rows: Sequence[list[_Slot]]) -> Sequence[list[_Slot]]:
    """Rows without the last bar's empty cell, with the empty ones of tabs before the first word, and without empty
    cells where tabs were repeated to line cells up."""
    if all(len(row) > 1 and not row[-1].text for row in rows):
        rows = [row[:-1] for row in rows]
    filled = [[slot for slot in row if slot.text] for row in rows]
    if len({len(row) for row in rows}) > 1 and len({len(row) for row in filled}) == 1:
        return filled
    most = max(map(len, rows))
    before = [min(most - len(row), line.indent // TAB) for line, row in zip(lines, rows, strict=True)]
    return [[_Slot(row[0].start, "", 0, 0, 0)] * empty + row for row, empty in zip(rows, before, strict=True)]


def _under_columns(rows: Sequence[list[_Slot]]) -> list[list[tuple[_Slot, int, int]]]:
    """Each cell with its column and how many columns it spans, empty cells included."""
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    bounds = [(min(row[k].left for row in full), max(row[k].right for row in full)) for k in range(most)]
    return [_filled(row, _assign(row, bounds), most) for row in rows]


def _assign(row: Sequence[_Slot], bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last column, from 0, that each cell stands under; columns rise, and each is taken once."""
    if len(row) == len(bounds):
        return [(column, column) for column in range(len(row))]
    found: list[tuple[int, int]] = []
    free = 0
    for index, slot in enumerate(row):
        last = len(bounds) - (len(row) - index)  # as many columns are left as there are cells to come
        nearest = min(range(free, last + 1), key=lambda column: _distance(slot, bounds[column]))
        first = upto = nearest
        while not _AMOUNT.fullmatch(slot.text) and upto < last and _covers(slot, bounds[upto + 1]):
            upto += 1
        while not _AMOUNT.fullmatch(slot.text) and first > free and _covers(slot, bounds[first - 1]):
            first -= 1
        found.append((first, upto))
        free = upto + 1
    return found


def _distance(slot: _Slot, bound: tuple[int, int]) -> int:
    """How far a cell is from standing in a column; the more it overlaps the column, the further below zero."""
    return max(slot.left, bound[0]) - min(slot.right, bound[1])


def _covers(slot: _Slot, bound: tuple[int, int]) -> bool:
    """Whether a cell stands over most of a column."""
    return 2 * -_distance(slot, bound) > bound[1] - bound[0]


def _filled(row: Sequence[_Slot], spans: Sequence[tuple[int, int]], most: int) -> list[tuple[_Slot, int, int]]:
    found, free, end = [], 0, row[0].start
    for slot, (first, last) in zip(row, spans, strict=True):
        found += [(_Slot(end, "", 0, 0, 0), column + 1, 1) for column in range(free, first)]
        found.append((slot, first + 1, last - first + 1))
        free, end = last + 1, slot.start + len(slot.text)
    return found + [(_Slot(end, "", 0, 0, 0), column + 1, 1) for column in range(free, most)]


def _heads(lines: Sequence[Line]) -> int:
    """How many rows stand above the first rule, where they are few and state nothing but years."""
    rows = 0
    for line in lines:
        if not RULE.fullmatch(line.text):
            rows += 1
            if any(_AMOUNT.fullmatch(text) and not _YEARLY.fullmatch(text) for _, text in cells(line)):
                return 0
        elif rows:
            return rows if rows <= _MOST_HEADS else 0
    return 0


def _is_row(text: str) -> bool:
    if not ("   " in text or "\t" in text or "|" in text or "│" in text or "\u3000" in text):
        return len(text) > 2 and not text[0].isalnum() and bool(RULE.fullmatch(text))
    gap = _GAP.search(text)
    if not gap:
        return False
    return gap.start() == 0 or not (gap.group().strip(" \u3000") == "\t" and mark(text) and text.count("\t") == 1)
