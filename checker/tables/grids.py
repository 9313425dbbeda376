"""From the layout of a table to what it says: unit, period and role of its lines, and a figure for each cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker import periods, quantities
from checker.model import Document, Figure, Grid, Language, Line, Period, Quantity, Section, Sum, Table
from checker.tables import layout, measures, outline, sums
from checker.tables.cells import Printed
from checker.tables.headings import AMOUNT, TOTAL, Headings
from checker.tables.layout import Layout
from checker.tables.measures import Measure

_ABOVE, _LOOKED = 3, 500
_LONGEST = 160
_CENTS = 2
_ALL = 100
_FEW = 2
_EACH = re.compile(r"\bper\b|\baverage\b|每|均", re.IGNORECASE)
"""What is so much for each has been divided, and its cents are not exact."""
_COUNTED = Measure("number", "")
_LEVELS = frozenset({AMOUNT, "current", "closing"})
_RATES = frozenset({"growth", "share", "completion"})
_SUMMED = _LEVELS | {"prior"}
_COMPARED = frozenset({"prior", "opening", "closing", "plan", "change", "growth", "completion"})
"""The roles of columns that the current one is held against."""


def read(document: Document, table: Table, section: int, part: Section, headings: Headings) -> Grid | None:
    """What a table says; None where it has no rows and columns of amounts."""
    shape = layout.read(table, document.plain)
    return _Reader(document, table, section, part, headings, shape).grid() if shape else None


@dataclass(frozen=True)
class _Reader:
    document: Document
    table: Table
    section: int
    part: Section
    headings: Headings
    shape: Layout

    def grid(self) -> Grid:
        shape = self.shape
        columns = dict(self._columns())
        rows = dict(self._rows())
        general = self._general()
        by_column = {column: self._stated((row, column) for row in shape.heads) for column in shape.columns}
        by_row = {row: self._stated((row, column) for column in shape.labels) for row in shape.rows}
        figures = {}
        for (row, column), printed in shape.amounts.items():
            if printed.blank and not self._has_amounts(row):
                continue
            measure = self._measure(printed, by_row[row], by_column[column], general, columns[column].role)
            figures[row, column] = _figure(
                self.document, printed, measure, rows[row], columns[column], self.part.period
            )
        for row in _wholes(figures, columns):
            rows[row] = rows[row]._replace(total=True)
        grid = Grid(self.table, self.section, rows, columns, figures)
        return grid._replace(row_sums=self._row_sums(grid), column_sums=self._column_sums(grid))

    def _has_amounts(self, row: int) -> bool:
        return any(
            not amount.blank for column in self.shape.columns if (amount := self.shape.amounts.get((row, column)))
        )

    # The unit of a cell: its own, that of its row, of its column, of the table.

    def _measure(
        self,
        printed: Printed,
        row: Measure | None,
        column: Measure | None,
        general: Sequence[Measure],
        role: str,
    ) -> Measure:
        own = printed.measure
        if own and own.sure:
            return own
        if row and row.kind in ("percent", "points") and not (column and column.kind in ("percent", "points")):
            return Measure("points", "point") if role == "change" else row
        stated = column or row or next((m for m in general if m.kind not in ("percent", "points")), None)
        if own and own.kind == "money":
            return Measure(
                "money", own.unit, stated.scale if stated and stated.kind in ("money", "number") else own.scale
            )
        if role in _RATES and not column:
            return Measure("percent", "%")
        return stated or _COUNTED

    def _stated(self, at: Iterator[tuple[int, int]]) -> Measure | None:
        """The unit that the words of a heading state, the last where several stand below each other."""
        found = [m for place in at for m in measures.stated(self.shape.words.get(place, ""))]
        return found[-1] if found else None

    def _general(self) -> tuple[Measure, ...]:
        """The units that the table states once: in its corner, or in a line right above it."""
        corner = [self.shape.words.get((row, column), "") for row in self.shape.heads for column in self.shape.labels]
        first = min((cell.start for cell in self.table.cells), default=0)
        blocks = self.document.blocks
        at = bisect_left(blocks, first, key=lambda block: block.start)
        above = [
            self.document.plain[block.start : block.end]
            for block in blocks[max(0, at - _LOOKED) : at]
            if block.end <= first and block.kind != "cell"
        ][-_ABOVE:]
        for words in (*reversed(corner), *(w for w in reversed(above) if len(w) <= _LONGEST)):
            if found := measures.stated(words):
                return found
        return ()

    # Lines.

    def _columns(self) -> Iterator[tuple[int, Line]]:
        shape = self.shape
        found: list[tuple[int, Line]] = []
        for column in shape.columns:
            heading = shape.heading(column)
            period = self._period(tuple((row, column) for row in shape.heads))
            role = self.headings.role(heading)
            stated = self._stated((row, column) for row in shape.heads)
            if role == "change" and ((stated and stated.kind == "percent") or self._are_rates_of_amounts(column)):
                role = "growth"
            found.append((column, Line(heading, role, self.headings.is_total(heading), period)))
        yield from self._by_period(self._grouped(found))

    def _are_rates_of_amounts(self, column: int) -> bool:
        """Whether all of a column print a percent sign, and nothing in front of it does."""
        signs: dict[bool, set[bool]] = {True: set(), False: set()}
        for (_, at), printed in self.shape.amounts.items():
            if at <= column and not printed.blank:
                signs[at == column].add(bool(printed.measure and printed.measure.kind == "percent"))
        return signs[True] == {True} and signs[False] == {False}

    def _grouped(self, lines: Sequence[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
        """Columns that are read together: those below one heading, as long as no role or period comes again."""
        group, above, seen = 0, "", set[object]()
        every = _repeated([line.role for _, line in lines])
        for at, (column, line) in enumerate(lines):
            top = self._above(column)
            sort = (line.role, line.period) if line.role in _LEVELS else line.role
            again = at % every == 0 if every else sort in seen and sort != (AMOUNT, None)
            if top != above or again:
                group, above, seen = group + 1, top, set()
            seen.add(sort)
            yield column, line._replace(group=group)

    def _above(self, column: int) -> str:
        """The heading that a column shares with its neighbours."""
        for row in self.shape.heads[:-1]:
            cell = self.shape.cells.get((row, column))
            if cell and 1 < cell.columns < len(self.shape.columns) + len(self.shape.labels) - 1:
                return f"{row}:{cell.column}"
        return ""

    def _by_period(self, lines: Iterator[tuple[int, Line]]) -> Iterator[tuple[int, Line]]:
        """Of columns that tell only their periods, the latest is the current one, the one a year before it the prior.

        Of two, the earlier is the prior one however far apart they are; quarters beside each other are not.
        """
        known = list(lines)
        for group in dict.fromkeys(line.group for _, line in known):
            levels = [line for _, line in known if line.group == group and line.period and line.role in _LEVELS]
            ends = sorted({line.period.end for line in levels if line.period})
            last = ends[-1] if ends else None
            before = ends[0] if len(ends) == 2 else last and _year_before(last)
            for column, line in known:
                if line.group != group:
                    continue
                end = line.period.end if line.period and line.role in _LEVELS else None
                if end is not None and before in ends and end in (last, before):
                    yield column, line._replace(role="current" if end == last else "prior")
                else:
                    yield column, line

    def _rows(self) -> Iterator[tuple[int, Line]]:
        shape = self.shape
        labels = [shape.label(row) for row in shape.rows]
        roles = [self.headings.role(label) for label in labels]
        totals = [self.headings.is_total(label) for label in labels]
        indents = [self._indent(row) for row in shape.rows]
        depths = outline.levels(labels, indents, totals)
        group = 0
        for row, label, role, total, level in zip(shape.rows, labels, roles, totals, depths, strict=True):
            if not any((row, column) in shape.amounts for column in shape.columns):
                group += 1
            period = self._period(tuple((row, column) for column in shape.labels))
            sign = -1 if outline.taken_away(label) else 1
            yield row, Line(label, role, total, period, group, level, sign)

    def _indent(self, row: int) -> int:
        cell = next((c for column in self.shape.labels if (c := self.shape.cells.get((row, column)))), None)
        return cell.indent if cell else 0

    def _period(self, places: Sequence[tuple[int, int]]) -> Period | None:
        """The period that the cells of a heading name; None where they name several."""
        found: list[Period] = []
        for place in dict.fromkeys(places):
            cell, words = self.shape.cells.get(place), self.shape.words.get(place, "")
            if cell is None or not words:
                continue
            if year := layout.YEAR.match(words):
                found.append(periods.year(int(year[1])))
                continue
            language: Language = self.part.language
            for quantity in quantities.parse(self.document.plain, language, cell.start, cell.end):
                if quantity.kind == "date" and (period := periods.resolve(quantity, self.part.period)):
                    found.append(period)
        once = list(dict.fromkeys(found))
        return once[0] if len(once) == 1 else None

    # Totals.

    def _row_sums(self, grid: Grid) -> tuple[Sum, ...]:
        by_row: dict[int, dict[int, Figure]] = {}
        for (row, column), figure in grid.figures.items():
            if grid.columns[column].role not in ("growth", "completion", "points"):
                by_row.setdefault(row, {})[column] = figure
        entries = [self._entry(row, line) for row, line in grid.rows.items() if row in by_row]
        return tuple(sums.find(entries, by_row))

    def _column_sums(self, grid: Grid) -> tuple[Sum, ...]:
        compared = any(line.role in _COMPARED for line in grid.columns.values())
        added = (AMOUNT,) if compared else (AMOUNT, "current")  # not this year's, but what is not yet due
        by_column: dict[int, dict[int, Figure]] = {}
        for (row, column), figure in grid.figures.items():
            by_column.setdefault(column, {})[row] = figure
        entries = [
            self._entry(column, line)
            for column, line in grid.columns.items()
            if column in by_column and line.role in added
        ]
        return tuple(sums.find(entries, by_column))

    def _entry(self, number: int, line: Line) -> sums.Entry:
        pure = line.total and self.headings.whole(line.heading, TOTAL)
        return sums.Entry(number, line.level, line.sign, line.total, pure, outline.of_which(line.heading))


def _figure(
    document: Document, printed: Printed, measure: Measure, row: Line, column: Line, report: Period | None
) -> Figure:
    """What a cell states: the amount in the canonical unit, of what its row names, in the period of its column."""
    value = None if printed.value is None else printed.value * measure.scale
    step = printed.step * measure.scale
    each = _EACH.search(row.heading) or _EACH.search(column.heading)
    cents = measure.kind == "money" and measure.scale == 1 and printed.decimals == _CENTS and not each
    whole = measure.exact and printed.decimals == 0
    quantity = Quantity(
        printed.start,
        printed.end,
        document.text[printed.start : printed.end],
        measure.kind,
        measure.unit,
        value,
        step=Fraction(0) if cents or whole or printed.blank else step,
        masked=printed.masked,
    )
    period = column.period or row.period or _implied(column.role, report)
    role = column.role if column.role != AMOUNT else row.role
    return Figure(quantity, role, row.sign * column.sign, subject=row.heading, period=period)


def _wholes(figures: Mapping[tuple[int, int], Figure], columns: Mapping[int, Line]) -> Iterator[int]:
    """The row whose share is 100%, which is the total whatever its name; none where several have that share."""
    for column, line in columns.items():
        shares = {row: figure.quantity for (row, at), figure in figures.items() if at == column}
        full = [row for row, share in shares.items() if share.kind == "percent" and share.value == _ALL]
        if line.role == "share" and len(full) == 1 and len(shares) > _FEW:
            yield full[0]


def _implied(role: str, report: Period | None) -> Period | None:
    if report is None or role not in ("current", "closing"):
        return None
    return report


def _year_before(day: date) -> date:
    """The same day a year before; the last of February for the last of February."""
    last = periods.days_of(day.year - 1, day.month)
    return date(day.year - 1, day.month, last if day.month == 2 and day.day > 27 else day.day)


def _repeated(roles: Sequence[str]) -> int:
    """How many columns a run of roles has that is repeated to the end (amount, share, amount, share); 0 for none."""
    for length in range(2, len(roles) // 2 + 1):
        run = roles[:length]
        if len(roles) % length == 0 and len(set(run)) > 1 and list(roles) == list(run) * (len(roles) // length):
            return length
    return 0
