"""The order in which the lines of a page are read: columns of prose one after the other, tables across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from checker.readers.pdf.runs import Run, lines

_LEAST = 4
"""Lines on both sides of a gutter."""
_NEAR = 3.0
"""Points within which lines begin at one edge."""
_WORDS = 16
"""Letters of a line of prose, in the middle of its column's lines; a Chinese one counts for two."""
_TRIES, _DEEPEST = 8, 6


def regions(rows: Sequence[Sequence[Run]], depth: int = 0) -> Iterator[list[list[Run]]]:
    """The rows of a page, cut into stretches that are read one after the other."""
    runs = [run for row in rows for run in row]
    for edge in _edges(rows) if depth < _DEEPEST else ():
        for free, last in _free(rows, edge):
            first = _top(rows, free, last, edge)
            left = [run for row in rows[first:last] for run in row if run.left < edge - _NEAR]
            right = [run for row in rows[first:last] for run in row if run.left >= edge - _NEAR]
            if _is_prose(left) and _is_prose(right):
                for part in (rows[:first], lines(left), lines(right), rows[last:]):
                    if part:
                        yield from regions(part, depth + 1)
                return
    if runs:
        yield [list(row) for row in rows]


def _edges(rows: Sequence[Sequence[Run]]) -> list[float]:
    """Where right-hand columns may begin: the left edges of several runs that are not the leftmost ones, in order."""
    start = min((run.left for row in rows for run in row), default=0.0)
    end = max((run.right for row in rows for run in row), default=0.0)
    counts = Counter(round(run.left / _NEAR) for row in rows for run in row)
    inside = (start + 0.2 * (end - start), end - 0.2 * (end - start))
    likely = [edge for edge, count in counts.most_common() if count >= _LEAST and inside[0] < edge * _NEAR < inside[1]]
    return [edge * _NEAR - _NEAR / 2 for edge in likely[:_TRIES]]


def _free(rows: Sequence[Sequence[Run]], edge: float) -> Iterator[tuple[int, int]]:
    """The longest stretches of rows that no run crosses the edge in, the longest first."""
    found, first = [], 0
    for index, row in enumerate([*rows, []]):
        crossed = index == len(rows) or any(run.left < edge - 2 * _NEAR and run.right > edge for run in row)
        if crossed:
            if index - first >= _LEAST:
                found.append((first, index))
            first = index + 1
    return iter(sorted(found, key=lambda span: span[0] - span[1])[:2])


def _top(rows: Sequence[Sequence[Run]], first: int, last: int, edge: float) -> int:
    """Where the columns of a stretch begin: at the first row of the right-hand one, or just above it."""
    at = next((row for row in range(first, last) if rows[row][-1].left >= edge - _NEAR), last)
    above = rows[at - 1] if first < at < last else ()
    return at - 1 if above and rows[at][-1].top < above[0].bottom else at


def _is_prose(runs: Sequence[Run]) -> bool:
    """Whether runs are lines of running text: many and long, and hardly an amount that stands alone."""
    if len(runs) < _LEAST:
        return False
    letters = median(sum((character.isalpha() + (character >= "\u2e80")) for character in run.text) for run in runs)
    return letters >= _WORDS and 5 * sum(run.is_amount for run in runs) < len(runs)
