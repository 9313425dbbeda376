"""Where the tables of a sheet lie: a sheet also holds titles, unit lines, notes, and sometimes several tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

AMOUNT = re.compile(r"[^\w\s]{0,4}\d[\d.,，．\s]*[^\w\s]{0,3}|[-–—]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT = re.compile(r"单位\s*[:：]|\b(?:units?|currency)\s*:", re.IGNORECASE)


def tables(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """The stretches of rows, as indices from and to, that are tables; what lies between them is prose.

    A title stands alone on its row, above the table; a note does below it. Empty rows are room between the lines of one
    table, unless a new head follows.
    """
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    first = 0
    while first < len(rows):
        if len(filled[first]) < 2 or _is_unit_line(filled[first]):
            first += 1
            continue
        last = first + 1
        while last < len(rows) and (filled[last] or not _begins_anew(filled, last)):
            last += 1
        end = last
        while end > first + 1 and len(filled[end - 1]) < 2:
            end -= 1
        yield first, end
        first = last


def _begins_anew(filled: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the first row of several cells from here on is a head, or there is none."""
    for row in filled[at:]:
        if _is_unit_line(row):
            return True
        if len(row) > 1:
            return not any(AMOUNT.fullmatch(cell.strip()) and not _YEAR.fullmatch(cell.strip()) for cell in row)
    return True


def _is_unit_line(row: Sequence[str]) -> bool:
    return any(map(_UNIT.search, row)) and not any(AMOUNT.fullmatch(cell.strip()) for cell in row)
