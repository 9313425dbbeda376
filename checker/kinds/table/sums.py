"""A total and its parts, down the columns of a table and across its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.kinds.relation import Relation
from checker.kinds.table.trials import Trial
from checker.model import Figure, Grid, Sum
from checker.tables.sums import taken_away


def trials(rule: Relation, grid: Grid, number: int) -> Iterator[Trial]:
    """What a rule binds of the sums of a table, ``number`` being its place among the tables."""
    total, parts = (wanted.name for wanted in rule.wanted[:2])
    for by_rows, several in ((True, grid.row_sums), (False, grid.column_sums)):
        crosses = grid.columns if by_rows else grid.rows
        for one in several:
            for cross in crosses:
                bound = _added(grid, one, cross, by_rows)
                if bound is not None:
                    yield Trial(
                        (number, by_rows, one.total), grid.section, {total: bound[0], parts: bound[1]}, one.sure, True
                    )


def _added(grid: Grid, one: Sum, cross: int, by_rows: bool) -> tuple[tuple[Figure, ...], tuple[Figure, ...]] | None:
    def at(line: int) -> Figure | None:
        return grid.figures.get((line, cross) if by_rows else (cross, line))

    total = at(one.total)
    found = ((line, at(line)) for line in one.parts)
    parts = [taken_away(part) if line in one.less else part for line, part in found if part is not None]
    if total is None or len(parts) < 2 or (not one.sure and len(parts) < len(one.parts)):
        return None
    head = grid.columns[cross] if by_rows else grid.rows[cross]
    if one.less and head.role == "change":  # a variance may be stated as favourable or not, whatever its direction
        return None
    rate = total.quantity.kind in ("percent", "points") and (
        head.role not in ("share", "change") or _is_average(total, parts)
    )
    alike = len({(f.quantity.kind, f.quantity.unit) for f in (total, *parts)}) == 1
    return ((total,), tuple(parts)) if alike and not rate else None


def _is_average(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a rate lies among those of the parts, as the rate of the whole does and their sum does not."""
    values = [part.quantity.value for part in parts if part.quantity.value is not None]
    whole = total.quantity.value
    return whole is not None and min(values, default=whole) < whole < max(values, default=whole)
