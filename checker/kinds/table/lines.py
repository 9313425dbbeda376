"""The cells of one row, told apart by the roles of their columns, or those of one column by the roles of the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.kinds.searches import Bound
from checker.kinds.table.trials import ROWS, TableRule, Trial, one_unit
from checker.model import Figure, Grid, Line


def trials(rule: TableRule, grid: Grid, number: int) -> Iterator[Trial]:
    """What a rule binds in the rows (or columns) of a table, ``number`` being its place among the tables."""
    by_rows = rule.binds == ROWS
    heads = grid.columns if by_rows else grid.rows
    cells: dict[int, dict[int, Figure]] = defaultdict(dict)
    for (row, column), figure in grid.figures.items():
        cells[row if by_rows else column][column if by_rows else row] = figure
    for group in dict.fromkeys(line.group for line in heads.values()):
        within = {at: line for at, line in heads.items() if line.group == group}
        for line, figures in sorted(cells.items()):
            bound = _bind(rule, grid, within, {at: f for at, f in figures.items() if at in within}, line)
            if bound:
                yield Trial((rule.relation.rule.id, number, group), grid.section, bound)


def _bind(
    rule: TableRule, grid: Grid, heads: Mapping[int, Line], figures: Mapping[int, Figure], line: int
) -> Bound | None:
    """The figures of a line for each name; None where one is missing, or two could be meant."""
    bound: Bound = {}
    places: dict[str, int] = {}
    for wanted in rule.relation.wanted:
        if wanted.name in rule.wholes:
            continue
        found = [at for at in figures if heads[at].role in wanted.roles and wanted.takes(figures[at])]
        if (len(found) > 1 and not wanted.many) or (not found and not wanted.optional):
            return None
        bound[wanted.name] = tuple(figures[at] for at in found)
        places.update(dict.fromkeys([wanted.name], found[0]) if found else {})
    for name, part in rule.wholes.items():
        whole = _whole(grid, rule.binds, places.get(part), line)
        if whole is None:
            return None
        bound[name] = (whole,)
    return bound if one_unit(bound.values()) else None


def _whole(grid: Grid, binds: str, at: int | None, line: int) -> Figure | None:
    """The total of the row or column in which a cell stands, of several the largest; a total is no part of itself."""
    sums = grid.row_sums if binds == ROWS else grid.column_sums
    wholes = [one for one in sums if not one.less and (line in one.parts or line == one.total)]
    largest = max(wholes, key=lambda one: len(one.parts), default=None)
    if at is None or largest is None or line == largest.total:
        return None
    return grid.figures.get((largest.total, at) if binds == ROWS else (at, largest.total))
