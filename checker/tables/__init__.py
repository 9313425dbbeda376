"""Tables: from cells to what their rows and columns say, and which of them add up others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Grid, Quantity, Reading
from checker.tables import grids
from checker.tables.headings import Headings


def read(reading: Reading, headings: Headings) -> Reading:
    """What was read in a document, with its tables: cells that state an amount are read as their table says."""
    found = tuple(_grids(reading, headings))
    amounts = (figure.quantity for grid in found for figure in grid.figures.values())
    cells = sorted(amounts, key=lambda quantity: quantity.start)
    return reading._replace(grids=found, quantities=tuple(_merged(reading.quantities, cells)))


def _grids(reading: Reading, headings: Headings) -> Iterator[Grid]:
    begins = [section.start for section in reading.sections]
    for table in reading.document.tables:
        first = min((cell.start for cell in table.cells), default=-1)
        if first < 0:
            continue
        section = max(0, bisect_right(begins, first) - 1)
        grid = grids.read(reading.document, table, section, reading.sections[section], headings)
        if grid is not None:
            yield grid


def _merged(quantities: Iterable[Quantity], cells: Sequence[Quantity]) -> list[Quantity]:
    """All quantities in order; one that lies in a cell gives way to what the table makes of the cell."""
    starts = [cell.start for cell in cells]

    def apart(quantity: Quantity) -> bool:
        before = bisect_right(starts, max(quantity.start, quantity.end - 1)) - 1
        return before < 0 or cells[before].end <= quantity.start

    return sorted((*filter(apart, quantities), *cells), key=lambda quantity: quantity.start)
