"""A total and its parts, down the columns of a table and across its rows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import cast

from checker import equations
from checker.kinds.binding import Bound
from checker.kinds.relation import Relation
from checker.kinds.table.trials import Trial
from checker.model import Figure, Grid, Sum

_CENT = Fraction(1, 100)


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

    total, parts = at(one.total), [part for line in one.parts if (part := at(line)) is not None]
    if total is None or len(parts) < 2 or (not one.sure and len(parts) < len(one.parts)):
        return None
    head = grid.columns[cross] if by_rows else grid.rows[cross]
    rate = total.quantity.kind in ("percent", "points") and head.role not in ("share", "change")
    alike = len({(f.quantity.kind, f.quantity.unit) for f in (total, *parts)}) == 1
    return ((total,), tuple(parts)) if alike and not rate else None


def mistyped(bound: Bound) -> bool:
    """Whether a total is off by what one other digit, or two that changed places, make: hardly anything else does."""
    (total,), parts = bound.values()
    values = [equations.amount(figure) for figure in (total, *parts)]
    if None in values:
        return False
    stated, *added = cast("list[Fraction]", values)
    step = min((figure.quantity.step or _CENT for figure in (total, *parts)), default=_CENT)
    off = abs(stated - sum(added)) / step
    digits = str(off.numerator).rstrip("0") if off.denominator == 1 else ""
    return len(digits) == 1 or (digits.isdigit() and int(digits) % 9 == 0 and int(digits) // 9 <= 9)
