"""What goes by one name in several places: the same line in two tables, and a figure of the text and its cell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from checker import dating, equations, intervals
from checker.kinds.relation import Relation
from checker.kinds.searches import Bound, Wanted
from checker.kinds.table.trials import LEVELS, Trial, one_unit
from checker.metrics import Metrics, subject_of
from checker.model import Figure, Grid, Quantity, Reading
from checker.phrases import PhraseBook

_BESIDE = re.compile(
    r"[(（][^()（）]*[)）]|^\s*(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[.、]|其中[:：]|of which:?|including:?)",
    re.IGNORECASE,
)


def in_tables(rule: Relation, reading: Reading, book: PhraseBook) -> Iterator[Trial]:
    """Figures of one name and period in two tables whose lines agree elsewhere."""
    seen: list[tuple[int, dict[object, dict[object, Figure]]]] = []
    first, second = (wanted.name for wanted in rule.wanted[:2])
    for number, grid in enumerate(reading.grids):
        named = _named(grid, _names(reading, book, grid.section))
        for other, before in seen:
            if reading.grids[other].section != grid.section:
                continue
            for name, figures in named.items():
                shared = [period for period in figures if period in before.get(name, {})]
                for period in shared if len(shared) > 1 else ():
                    bound: Bound = {first: (figures[period],), second: (before[name][period],)}
                    if one_unit(bound.values()):
                        yield Trial((other, number, name), grid.section, bound)
        seen.append((number, named))


def _named(grid: Grid, names: Metrics) -> dict[object, dict[object, Figure]]:
    """The levels of each line by period; what is stated twice in one table is left out."""
    found: dict[object, dict[object, Figure]] = defaultdict(dict)
    twice: set[tuple[object, object]] = set()
    for (row, column), figure in grid.figures.items():
        line = grid.rows[row]
        if (
            figure.period is None
            or line.total
            or grid.columns[column].role not in ("amount", "current", "prior", "closing", "opening")
        ):
            continue
        name = (names.name(_bare(line.heading)), figure.quantity.kind, figure.quantity.unit)
        key = figure.period.end
        if key in found[name]:
            twice.add((name, key))
        found[name][key] = figure
    return {
        name: {key: figure for key, figure in figures.items() if (name, key) not in twice}
        for name, figures in found.items()
    }


def in_text(rule: Relation, reading: Reading, book: PhraseBook) -> Iterator[Trial]:
    """Figures of the text, each with the cell of the same name and period; none where several cells could be meant."""
    cells: dict[tuple[int, str], list[Figure]] = defaultdict(list)
    for grid in reading.grids:
        names = _names(reading, book, grid.section)
        for (row, column), figure in grid.figures.items():
            if figure.period and grid.columns[column].role in LEVELS:
                cells[grid.section, names.name(_bare(grid.rows[row].heading))].append(figure)
    first, second = rule.wanted[:2]
    for section, name, figure in _said(first, reading, book) if cells else ():
        period = figure.period or reading.sections[section].period
        named = [cell for cell in cells.get((section, name), ()) if _same_sort(figure, cell)]
        fitting = [cell for cell in named if cell.period and period and cell.period.end == period.end]
        agreeing = next((cell for cell in fitting if _agree(figure, cell)), None)
        if not agreeing and any(_agree(figure, cell) for cell in named):
            continue  # it is that of another column: what period the text means is not sure
        if agreeing or len({cell.quantity.value for cell in fitting}) == 1:
            bound: Bound = {first.name: (figure,), second.name: (agreeing or fitting[0],)}
            yield Trial((figure.quantity.start,), section, bound)


def _said(wanted: Wanted, reading: Reading, book: PhraseBook) -> Iterator[tuple[int, str, Figure]]:
    """What the text states of anything by name: the figures of statements, and those right behind a name."""
    known: dict[int, tuple[int, Figure]] = {}
    for statement in reading.statements:
        for figure in statement.figures:
            known.setdefault(figure.quantity.start, (statement.section, figure))
    inside = {figure.quantity.start for grid in reading.grids for figure in grid.figures.values()}
    for section, figure in known.values():
        names = _names(reading, book, section)
        if figure.role in wanted.roles and figure.quantity.start not in inside:
            yield section, figure.metric or names.name(figure.subject), figure
    starts = [quantity.start for quantity in reading.quantities]
    for span in reading.sentences:
        low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
        here = reading.quantities[low:high]
        periods = dating.named(here, reading.document.plain, reading.sections[span.section].period)
        begin = span.start
        dates: list[Quantity] = []
        for quantity in here if len({period.end for period in periods}) < 2 else ():
            if quantity.kind == "date":
                dates.append(quantity)
                continue
            if quantity.start not in known and quantity.start not in inside:
                subject = subject_of(reading.document.plain, begin, quantity.start, dates)
                name = _names(reading, book, span.section).name(subject)
                yield span.section, name, Figure(quantity, "stated", period=periods[0] if periods else None)
            begin, dates = quantity.end, []


def _same_sort(one: Figure, other: Figure) -> bool:
    a, b = one.quantity, other.quantity
    return a.kind == b.kind and (a.unit == b.unit or a.kind == "count")


def _agree(one: Figure, other: Figure) -> bool:
    a, b = equations.interval(one), equations.interval(other)
    return a is not None and b is not None and intervals.intersects(a, b)


def _names(reading: Reading, book: PhraseBook, section: int) -> Metrics:
    return book.grammars[reading.sections[section].language].metrics


def _bare(heading: str) -> str:
    """A heading without numbering and what stands in brackets: a unit, a note."""
    return _BESIDE.sub("", heading)
