"""Rules about the cells of a table: footing, changes, shares, movements, one line in two tables, tie-out with the text.

Fields: `binds` says where the figures stand that are held against each other, `find` names them by the role that a
heading gives, `assert`, `let`, `at` as in a relation. A table seldom says how it is to be read, so what fails is held
against what holds: where most lines fail, the reading is wrong and not the table, and the verdict is unknown; where one
line fails and none shows that the reading is right, only a small slip makes it a finding.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, cast

from checker import dating, equations, intervals
from checker.equations import Equation
from checker.expressions import Outcome
from checker.intervals import Reach
from checker.kinds import relation
from checker.kinds.binding import Bound, Wanted
from checker.kinds.relation import Application, Relation
from checker.metrics import Metrics, subject_of
from checker.model import Figure, Grid, Language, Line, Quantity, Reading, Rule, Sum
from checker.phrases import PhraseBook

ROWS, COLUMNS, SUMS, TABLES, TEXT = "rows", "columns", "sums", "tables", "text"
BINDS = (ROWS, COLUMNS, SUMS, TABLES, TEXT)

_MISREAD: Mapping[Language, str] = {
    "en": "most lines of the table fail in this way, so it is read wrongly",
    "zh": "表中多数行（列）均不符，应为读表方式有误",
}
_BESIDE = re.compile(
    r"[(（][^()（）]*[)）]|^\s*(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[.、]|其中[:：]|of which:?|including:?)",
    re.IGNORECASE,
)
_CENT = Fraction(1, 100)
_LEVELS = frozenset({"amount", "current", "prior", "closing", "opening"})


class TableRule(NamedTuple):
    """A rule of this kind, ready to be applied: the relation, and where its figures stand.

    ``wholes`` names the figures that are the total of the line in which another stands.
    """

    relation: Relation
    binds: str
    wholes: Mapping[str, str]


class _Trial(NamedTuple):
    """Figures bound by one reading of a table; ``reading`` tells the readings apart, which are judged together."""

    reading: object
    section: int
    bound: Bound
    sure: bool = False
    added: bool = False


def prepare(rule: Rule) -> TableRule:
    """Make a rule ready to be applied."""
    spec = cast(Mapping[str, Any], rule.spec)
    wholes = {name: of["total-of"] for name, of in spec["find"].items() if of.get("total-of")}
    return TableRule(relation.prepare(rule), spec["binds"], wholes)


def apply(rule: TableRule, reading: Reading, book: PhraseBook, language: Language = "en") -> Iterator[Application]:
    """Apply a rule to all tables of a document, once to each set of figures."""
    judged: dict[object, list[tuple[_Trial, Application]]] = defaultdict(list)
    for trial in _trials(rule, reading, book):
        periods = relation.periods_of(trial.bound, reading, trial.section)
        equation = Equation(rule.relation.assertion, trial.bound, rule.relation.lets, periods)
        outcome = _outcome(equation, book.reach, language)
        judged[trial.reading].append((trial, Application(rule.relation, equation, outcome, trial.section)))
    for trials in judged.values():
        yield from _believed(trials, language)


def _outcome(equation: Equation, reach: Reach, language: Language) -> Outcome:
    """The verdict on figures shortened in one way: whoever makes a table rounds all of them, or cuts all of them."""
    outcome = equations.verdict(equation, reach, "round", language)
    if outcome.verdict == "contradiction":
        return equations.verdict(equation, reach, "cut", language)
    return outcome


def _believed(trials: Sequence[tuple[_Trial, Application]], language: Language) -> Iterator[Application]:
    held = sum(application.outcome.verdict == "holds" for _, application in trials)
    broken = sum(application.outcome.verdict == "contradiction" for _, application in trials)
    shown = bool(held) and held >= broken
    for trial, application in trials:
        lone = broken == 1 and trial.added and _mistyped(trial.bound)
        if application.outcome.verdict != "contradiction" or shown or trial.sure or lone:
            yield application
        elif broken == 1:
            yield application._replace(relation=application.relation._replace(explained=True, chance=True))
        else:
            yield application._replace(outcome=Outcome("unknown", _MISREAD[language]))


def _mistyped(bound: Bound) -> bool:
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


def _trials(rule: TableRule, reading: Reading, book: PhraseBook) -> Iterator[_Trial]:
    match rule.binds:
        case "tables":
            yield from _twins(rule.relation, reading, book)
        case "text":
            yield from _told(rule.relation, reading, book)
        case "sums":
            for at, grid in enumerate(reading.grids):
                yield from _sums(rule.relation, grid, at)
        case _:
            for at, grid in enumerate(reading.grids):
                yield from _lines(rule, grid, at)


# Lines: the cells of one row, told apart by their columns, or those of one column by their rows.


def _lines(rule: TableRule, grid: Grid, number: int) -> Iterator[_Trial]:
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
                yield _Trial((rule.relation.rule.id, number, group), grid.section, bound)


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
    return bound if _one_unit(bound.values()) else None


def _whole(grid: Grid, binds: str, at: int | None, line: int) -> Figure | None:
    """The total of the row or column in which a cell stands, of several the largest; a total is no part of itself."""
    sums = grid.row_sums if binds == ROWS else grid.column_sums
    wholes = [one for one in sums if line in one.parts or line == one.total]
    largest = max(wholes, key=lambda one: len(one.parts), default=None)
    if at is None or largest is None or line == largest.total:
        return None
    return grid.figures.get((largest.total, at) if binds == ROWS else (at, largest.total))


def _one_unit(bound: Iterable[tuple[Figure, ...]]) -> bool:
    """Whether amounts that are not rates are in one unit."""
    figures = [figure for several in bound for figure in several]
    rates = ("percent", "points")
    return len({(f.quantity.kind, f.quantity.unit) for f in figures if f.quantity.kind not in rates}) <= 1


# Sums.


def _sums(rule: Relation, grid: Grid, number: int) -> Iterator[_Trial]:
    total, parts = (wanted.name for wanted in rule.wanted[:2])
    for by_rows, several in ((True, grid.row_sums), (False, grid.column_sums)):
        crosses = grid.columns if by_rows else grid.rows
        for one in several:
            for cross in crosses:
                bound = _added(grid, one, cross, by_rows)
                if bound is not None:
                    yield _Trial(
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


# The same line in two tables, and in the text.


def _twins(rule: Relation, reading: Reading, book: PhraseBook) -> Iterator[_Trial]:
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
                    if _one_unit(bound.values()):
                        yield _Trial((other, number, name), grid.section, bound)
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


def _told(rule: Relation, reading: Reading, book: PhraseBook) -> Iterator[_Trial]:
    """Figures of the text, each with the cell of the same name and period; none where several cells could be meant."""
    cells: dict[tuple[int, str], list[Figure]] = defaultdict(list)
    for grid in reading.grids:
        names = _names(reading, book, grid.section)
        for (row, column), figure in grid.figures.items():
            if figure.period and grid.columns[column].role in _LEVELS:
                cells[grid.section, names.name(_bare(grid.rows[row].heading))].append(figure)
    first, second = rule.wanted[:2]
    for section, name, figure in _said(first, reading, book) if cells else ():
        period = figure.period or reading.sections[section].period
        fitting = [
            cell
            for cell in cells.get((section, name), ())
            if cell.period and period and cell.period.end == period.end and _same_sort(figure, cell)
        ]
        agreeing = next((cell for cell in fitting if _agree(figure, cell)), None)
        if agreeing or len({cell.quantity.value for cell in fitting}) == 1:
            bound: Bound = {first.name: (figure,), second.name: (agreeing or fitting[0],)}
            yield _Trial((figure.quantity.start,), section, bound)


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
