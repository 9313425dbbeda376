"""Where the cells of a table stand when some of them span rows or columns."""

from __future__ import annotations

MOST_COLUMNS = 1_000


class Grid:
    """Gives each cell of a row the first column that no cell from above reaches down into."""

    def __init__(self) -> None:
        self._reach: dict[int, int] = {}  # column: how many more rows are taken there
        self._next = 1

    def row(self) -> None:
        """A new row begins."""
        self._reach = {column: rows - 1 for column, rows in self._reach.items() if rows > 1}
        self._next = 1

    def put(self, rows: int, columns: int) -> tuple[int, int]:
        """The column of the next cell and how many it spans, at least one."""
        while self._next in self._reach:
            self._next += 1
        column = self._next
        columns = max(1, min(columns, MOST_COLUMNS))
        self._next += columns
        self._reach |= dict.fromkeys(range(column, self._next), rows)
        return column, columns
