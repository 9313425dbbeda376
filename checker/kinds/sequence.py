"""Rules about the numbers that count the points of a report: `kind: sequence`; their fields are in `sequence_fields`.

Rows of points are followed by the last point of each, rows inside rows on a stack. A point may be quoted, or belong to
a row that another document began, so only what cannot be read otherwise is reported.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from checker.kinds.numerals import INSIDE, LINES, Form, value, written
from checker.kinds.places import NAME
from checker.model import Block, Check, Evidence, Language, Reading, Rule

_LINE = r"(?m)^[ \t　#*>]*"
_CLAUSE = r"(?:[.;:!?。；：！？，][\"”’)]*\s*(?:and )?)"
_WORDS = ("first", "第一", "一是")
_WIDEST_GAP = 3
_ENOUGH = 3
_FIRST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point: its number, and whether its form says that there are others."""

    start: int
    end: int
    form: Form
    number: int
    block: int


@dataclass(frozen=True, slots=True)
class Fault:
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
        faults = (*_of_clauses(opening, clauses), *_of_lines(_apart(opening, clauses), reading))
        for fault in faults:
            for rule in rules:
                if rule.spec["reports"] == fault.sort:
                    yield _check(rule, fault, reading, language)

    return check


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
    import re2

    indexed = (
        form.pattern.replace("(?P<at>", f"(?P<at{index}>").replace("(?P<n>", f"(?P<n{index}>")
        for index, form in enumerate(forms)
    )
    pattern = re2.compile(f"{before}(?:{'|'.join(indexed)})")
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


def _of_clauses(opening: Sequence[Point], clauses: Sequence[Point]) -> Iterator[Fault]:
    """Faults of the rows inside one paragraph each."""
    by_block: dict[int, list[Point]] = {}
    for point in sorted({point.start: point for point in (*clauses, *opening)}.values(), key=lambda p: p.start):
        by_block.setdefault(point.block, []).append(point)
    for points in by_block.values():
        for name in _WORDS:
            row = [point for point in points if point.form.name == name]
            yield from _of_row(row)
            if len(row) >= _ENOUGH:
                yield from _mixed_after(row[-1], points)


def _of_row(row: Sequence[Point]) -> Iterator[Fault]:
    """A number left out between two points, or in front of the first of several; rows inside rows are let be."""
    numbers = [point.number for point in row]
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        return
    if len(row) >= _ENOUGH and numbers[0] == 2 and numbers[-1] - 2 < len(row):
        yield Fault("start", row[0].start, row[0].end, written(1, row[0].form.name))
    for earlier, later in pairwise(row):
        if 1 < later.number - earlier.number <= _WIDEST_GAP and (row[0].number == 1 or len(row) >= _ENOUGH):
            yield _gap(earlier, later)


def _gap(earlier: Point, later: Point) -> Fault:
    missing = ", ".join(written(n, later.form.name) for n in range(earlier.number + 1, later.number))
    return Fault("gap", later.start, later.end, missing, earlier)


def _mixed_after(last: Point, points: Sequence[Point]) -> Iterator[Fault]:
    """A point in digits that goes on where a row in words has ended."""
    after = [point for point in points if point.start > last.start]
    if after and after[0].form.name == "1." and after[0].number == last.number + 1:
        yield Fault("mixed", after[0].start, after[0].end, written(after[0].number, last.form.name), last)


def _of_lines(points: Sequence[Point], reading: Reading) -> Iterator[Fault]:
    """Faults of the rows that paragraphs form; rows inside rows are kept on a stack, by the last point of each."""
    sections = [section.start for section in reading.sections]
    stack: list[Point] = []
    section = -1
    for index, point in enumerate(points):
        here = bisect_right(sections, point.start)
        if here != section:
            yield from _lone(stack, reading)
            stack, section = [], here
        depth = _continued(stack, point)
        if depth is not None:
            yield from _lone(stack[depth:], reading)
            if 1 < point.number - stack[depth].number <= _WIDEST_GAP - 1 and stack[depth].number > 1:
                yield _gap(stack[depth], point)
            del stack[depth:]
        elif point.number > 1:
            yield from _begun(stack, point, points[index + 1 : index + 2], reading)
        stack.append(point)
    yield from _lone(stack, reading)


def _continued(stack: Sequence[Point], point: Point) -> int | None:
    """The row that a point goes on: the innermost of its form that ends just before it, else one it leaves a gap in."""
    same = [depth for depth, last in enumerate(stack) if last.form.name == point.form.name]
    for depth in reversed(same):
        if stack[depth].number == point.number - 1:
            return depth
    if point.number > 1:
        for depth in reversed(same):
            if stack[depth].number < point.number:
                return depth
    return None


def _begun(stack: Sequence[Point], point: Point, following: Sequence[Point], reading: Reading) -> Iterator[Fault]:
    """A row that begins with a second point: the first is in another form, or the paragraph before lost its number."""
    if point.number != 2:
        return
    if not stack:
        return
    if stack[-1].number == 1 and stack[-1].form.name in _WORDS:
        yield Fault("mixed", point.start, point.end, written(2, stack[-1].form.name), stack[-1])
    elif following and following[0].number == 3 and following[0].form.name == point.form.name:
        before = _between(stack[-1].block, point.block, reading)
        if len(before) == 1:
            start = before[0].start
            line = reading.document.plain[start : before[0].end].split("\n")[0]
            yield Fault("start", start, start + min(len(line), _FIRST_WORDS), written(1, point.form.name), point)


def _between(first: int, last: int, reading: Reading) -> list[Block]:
    return [
        block
        for block in reading.document.blocks[first + 1 : last]
        if reading.document.plain[block.start : block.end].strip()
    ]


def _lone(closed: Sequence[Point], reading: Reading) -> Iterator[Fault]:
    """Rows that ended with their first point, where that stands right below the point it belongs to."""
    for parent, point in pairwise(closed):
        if point.number == 1 and point.form.bracketed and not _between(parent.block, point.block, reading):
            yield Fault("lone", point.start, point.end, written(2, point.form.name), parent)


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
