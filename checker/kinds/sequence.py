"""Rules about the numbers that count the points of a report: `kind: sequence`; their fields are in `sequence_fields`.

Rows of points are followed by the last point of each, rows inside rows on a stack. A point may be quoted, or belong to
a row that another document began, so only what cannot be read otherwise is reported.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any

from checker import automata
from checker.kinds.numerals import INSIDE, LINES, Form, value, written
from checker.kinds.places import NAME
from checker.model import Block, Check, Evidence, Language, Reading, Rule
from checker.records import NamedTuple

_LINE = r"(?m)^[ \t　#*>]*"
_CLAUSE = r"(?:[.;:!?。；：！？，][\"”’)]*\s*(?:and )?)"
_WORDS = ("first", "第一", "一是")
_WIDEST_GAP = 3
_ENOUGH = 3
_FIRST_WORDS = 24
_LONGEST = 20
_LONGEST_HEADING = 60
_DEEPEST = 16
_FAR = 5000


class Point(NamedTuple):
    """A numbered point: its number, and whether its form says that there are others."""

    start: int
    end: int
    form: Form
    number: int
    block: int


class Fault(NamedTuple):
    """What is wrong with a row of points, where, and what is not there."""

    sort: str
    start: int
    end: int
    missing: str
    before: Point | None = None


def prepare(rules: Sequence[Rule]) -> Callable[[Reading, Language], Iterator[Check]]:
    """Make rules ready to be applied together."""

    def check(reading: Reading, language: Language) -> Iterator[Check]:
        if not rules:
            return
        opening = _opening(_points(reading, _LINE, LINES), reading)
        clauses = _points(reading, _CLAUSE, INSIDE)
        faults = (*_of_clauses(opening, clauses, reading), *_of_lines(_apart(opening, clauses), reading))
        for fault in faults:
            for rule in rules:
                if rule.spec["reports"] == fault.sort:
                    yield _check(rule, fault, reading, language)

    return check


def points(reading: Reading) -> list[Point]:
    """All numbered points of a document, those that open a paragraph and those inside one, in the order of the text."""
    opening = _opening(_points(reading, _LINE, LINES), reading)
    found = {point.start: point for point in (*_points(reading, _CLAUSE, INSIDE), *opening)}
    return [found[start] for start in sorted(found)]


def _points(reading: Reading, before: str, forms: Sequence[Form]) -> list[Point]:
    """All points in the given forms, in the order of the text; table cells are let be."""
    blocks = reading.document.blocks
    starts = [block.start for block in blocks]
    pattern, groups = _pattern(before, forms)
    points: list[Point] = []
    for found in pattern.finditer(reading.document.plain):
        form, at, n = next(group for group in groups if found.start(group[1]) >= 0)
        start, end = found.span(at)
        block = bisect_right(starts, start) - 1
        number = value(found[n])
        if number and block >= 0 and blocks[block].kind != "cell":
            points.append(Point(start, end, form, number, block))
    return points


@cache
def _pattern(before: str, forms: Sequence[Form]) -> tuple[Any, Sequence[tuple[Form, int, int]]]:
    """One pattern for all forms, and for each form the numbers of its groups ``at`` and ``n``."""
    indexed = (
        form.pattern.replace("(?P<at>", f"(?P<at{index}>").replace("(?P<n>", f"(?P<n{index}>")
        for index, form in enumerate(forms)
    )
    pattern = automata.pattern(f"{before}(?:{'|'.join(indexed)})")
    numbers = pattern.groupindex
    return pattern, [(form, numbers[f"at{index}"], numbers[f"n{index}"]) for index, form in enumerate(forms)]


def _opening(points: Sequence[Point], reading: Reading) -> list[Point]:
    """Those that open their block."""
    blocks, plain = reading.document.blocks, reading.document.plain
    return [point for point in points if not plain[blocks[point.block].start : point.start].strip(" \t　#*>")]


def _apart(opening: Sequence[Point], clauses: Sequence[Point]) -> list[Point]:
    """Opening points without those that begin a row inside their own paragraph."""
    goes_on = {(point.block, point.form.name, point.number) for point in clauses}
    return [point for point in opening if (point.block, point.form.name, point.number + 1) not in goes_on]


def _of_clauses(opening: Sequence[Point], clauses: Sequence[Point], reading: Reading) -> Iterator[Fault]:
    """Faults of the rows inside one paragraph each."""
    by_block: dict[int, list[Point]] = {}
    for point in sorted({point.start: point for point in (*clauses, *opening)}.values(), key=lambda p: p.start):
        by_block.setdefault(point.block, []).append(point)
    ended: dict[str, int] = {}
    for points in by_block.values():
        for name in _WORDS:
            row = [point for point in points if point.form.name == name]
            if row:
                yield from _of_row(row, ended.get(name, 0), reading)
                ended[name] = row[-1].number
            if len(row) >= _ENOUGH:
                yield from _mixed_after(row[-1], points)


def _of_row(row: Sequence[Point], ended: int, reading: Reading) -> Iterator[Fault]:
    """A number left out between two points, or in front of the first of several; rows inside rows are let be.

    ``ended`` is the number that the row of an earlier paragraph ended with: this one may go on from it.
    """
    if any(later.number <= earlier.number for earlier, later in pairwise(row)):
        return
    if len(row) > 1 and row[0].number == 2 and row[1].number == 3 and ended != 1:
        start = reading.document.blocks[row[0].block].start
        if not _said(1, row[0].form, start, row[0].start, reading):
            yield Fault("start", row[0].start, row[0].end, written(1, row[0].form.name))
    for earlier, later in pairwise(row):
        if row[0].number == 1 or len(row) >= _ENOUGH:
            yield from _gap(earlier, later, reading)


def _gap(earlier: Point, later: Point, reading: Reading) -> Iterator[Fault]:
    """The gap between two points of a row, unless a number that seems missing stands somewhere between them."""
    missing = range(earlier.number + 1, later.number)
    if 0 < len(missing) < _WIDEST_GAP and not any(
        _said(number, later.form, earlier.end, later.start, reading) for number in missing
    ):
        said = ", ".join(written(number, later.form.name) for number in missing)
        yield Fault("gap", later.start, later.end, said, earlier)


def _said(number: int, form: Form, start: int, end: int, reading: Reading) -> bool:
    """Whether the number of a form stands in a stretch of text, in whatever surroundings."""
    return written(number, form.name) in reading.document.plain[start:end].lower()


def _mixed_after(last: Point, points: Sequence[Point]) -> Iterator[Fault]:
    """A point in digits that goes on where a row in words has ended."""
    after = next((point for point in points if point.start > last.start), None)
    if after is not None and after.form.name == "1." and last.number < after.number < last.number + _WIDEST_GAP:
        yield Fault("mixed", after.start, after.end, written(after.number, last.form.name), last)


class _Row(NamedTuple):
    """A row of paragraphs: the number it began with, and its last point."""

    first: int
    last: Point


def _of_lines(points: Sequence[Point], reading: Reading) -> Iterator[Fault]:
    """Faults of the rows that paragraphs form; rows inside rows are kept on a stack."""
    sections = [section.start for section in reading.sections]
    stack: list[_Row] = []
    section = 0
    for index, point in enumerate(points):
        here = bisect_right(sections, point.start)
        if here != section:
            yield from _lone(None, stack, section, reading)
            stack, section = [], here
        depth = _continued(stack, point)
        first = point.number
        if depth is not None:
            row = stack[depth]
            first = row.first
            yield from _lone(row, stack[depth + 1 :], section, reading)
            if row.first == 1 and point.number <= _LONGEST:
                yield from _gap(row.last, point, reading)
            del stack[depth:]
        elif _is_twice(stack, point, points[index + 1 : index + 2]):
            yield Fault("twice", point.start, point.end, written(point.number + 1, point.form.name), stack[-1].last)
        elif point.number == 2 and stack:
            yield from _begun(stack[-1].last, point, points[index + 1 : index + 2], reading)
        stack.append(_Row(first, point))
        del stack[:-_DEEPEST]
    yield from _lone(None, stack, section, reading)


def _is_twice(stack: Sequence[_Row], point: Point, following: Sequence[Point]) -> bool:
    """Whether a number is given again in a row that began with its first point and goes on behind."""
    return (
        point.number > 1
        and bool(stack and following)
        and stack[-1].first == 1
        and (stack[-1].last.form.name, stack[-1].last.number) == (point.form.name, point.number)
        and (following[0].form.name, following[0].number) == (point.form.name, point.number + 1)
    )


def _continued(stack: Sequence[_Row], point: Point) -> int | None:
    """The row that a point goes on: the innermost of its form that ends just before it, else one it leaves a gap in."""
    same = [depth for depth, row in enumerate(stack) if row.last.form.name == point.form.name]
    for depth in reversed(same):
        if stack[depth].last.number == point.number - 1:
            return depth
    for depth in reversed(same):
        if 1 < stack[depth].last.number + 1 < point.number:
            return depth
    return None


def _begun(above: Point, point: Point, following: Sequence[Point], reading: Reading) -> Iterator[Fault]:
    """A row that begins with a second point: the first is in another form, or the paragraph before lost its number."""
    if above.number == 1 and above.form.name in _WORDS:
        yield Fault("mixed", point.start, point.end, written(2, above.form.name), above)
    elif following and following[0].number == 3 and following[0].form.name == point.form.name:
        between = _between(above.block, point.block, reading)
        if len(between) == 1 and _is_heading(reading.document.blocks[above.block], reading):
            start = between[0].start
            line = reading.document.plain[start : between[0].end].split("\n")[0]
            yield Fault("start", start, start + min(len(line), _FIRST_WORDS), written(1, point.form.name), point)


def _is_heading(block: Block, reading: Reading) -> bool:
    text = reading.document.plain[block.start : block.end].strip()
    return len(text) <= _LONGEST_HEADING and text[-1:] not in ".。;；:："


def _between(first: int, last: int, reading: Reading) -> list[Block]:
    """The blocks between two, without empty ones; at most two, since more make no difference."""
    blocks, plain = reading.document.blocks, reading.document.plain
    filled = (blocks[index] for index in range(first + 1, last))
    return list(islice((block for block in filled if plain[block.start : block.end].strip()), 2))


def _lone(above: _Row | None, closed: Sequence[_Row], number: int, reading: Reading) -> Iterator[Fault]:
    """Rows, each inside the one before it, that ended with their first point, and with no second anywhere.

    They stand right below the point they belong to, or open their section, which is that of the ``number``, from 1;
    elsewhere it may be a note to a table.
    """
    for parent, row in zip((above, *closed), closed, strict=False):
        point = row.last
        if point.number != 1 or not point.form.bracketed:
            continue
        section = reading.sections[number - 1]
        if parent is not None:
            stands_below = not _between(parent.last.block, point.block, reading)
        else:
            stands_below = not reading.document.plain[section.start : point.start].strip()
        if stands_below and not _said(2, point.form, point.end, min(section.end, point.end + _FAR), reading):
            before = parent.last if parent is not None else None
            yield Fault("lone", point.start, point.end, written(2, point.form.name), before)


def _check(rule: Rule, fault: Fault, reading: Reading, language: Language) -> Check:
    document = reading.document
    words = {"match": document.text[fault.start : fault.end].strip(), "missing": fault.missing}
    before = fault.before
    return Check(
        rule.id,
        rule.family,
        rule.severity,
        "contradiction",
        document.path,
        fault.start,
        fault.end,
        NAME.sub(lambda name: words[name[1]], rule.message[language]),
        (Evidence(before.start, before.end, document.text[before.start : before.end], "before"),) if before else (),
    )
