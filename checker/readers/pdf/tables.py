"""Tables of a page, known by where their cells stand: under each other, in rows of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.readers.drafts import Slot
from checker.readers.pdf.runs import Run

_MOST_LINES = 5
"""Of a label between two rows of cells."""
_ROOM = 2.6
"""Gap between rows, in heights of a line, that ends a table."""


def stretches(rows: Sequence[Sequence[Run]]) -> Iterator[tuple[int, int]]:
    """The stretches of rows, as indices from and to, that are tables.

    A table has two rows of several cells at least, and an amount that stands alone in half of them. Single cells
    between such rows are headings of what follows, or parts of a label that takes several lines.
    """
    first = 0
    while first < len(rows):
        if len(rows[first]) < 2:
            first += 1
            continue
        last, upto = first, first
        while upto < len(rows) and (upto == first or _near(rows[upto - 1], rows[upto])):
            if len(rows[upto]) > 1:
                last = upto
            elif upto - last > _MOST_LINES or _is_long(rows[upto][0], rows[first : last + 1]):
                break
            upto += 1
        begin = _head(rows, first, last)
        wide = [row for row in rows[begin : last + 1] if len(row) > 1]
        amounts = sum(any(run.is_amount for run in row) for row in wide)
        if len(wide) > 1 and 2 * amounts >= len(wide):
            end = last + 1
            upto = min(len(rows), end + _MOST_LINES)
            while end < upto and _continues(rows[end - 1], rows[end], rows[begin:end]):
                end += 1
            yield begin, end
            last = end - 1
        first = last + 1


def _head(rows: Sequence[Sequence[Run]], first: int, last: int) -> int:
    """Where a table begins: above its first amount stand only rows of several cells, or of one over the amounts."""
    begin = next((row for row in range(first, last + 1) if any(run.is_amount for run in rows[row][1:])), first)
    labels = min(row[0].left for row in rows[begin : last + 1])
    edge = min((run.left for row in rows[begin : last + 1] for run in row[1:]), default=labels)
    while begin > first and _near(rows[begin - 1], rows[begin]):
        above = rows[begin - 1]
        if len(above) < 2 and above[0].left < labels + 0.5 * (edge - labels):
            break
        begin -= 1
    return begin


def joined(rows: Sequence[Sequence[Run]]) -> tuple[list[list[Run]], list[int]]:
    """The rows with labels of several lines put together, and how many lines each takes."""
    found, heights = list[list[Run]](), list[int]()
    edge = min(run.left for row in rows for run in row[1:])
    waiting = False  # the last row is a label alone, which the next one may go on with
    for row in rows:
        alone = len(row) == 1 and row[0].right < edge + row[0].height
        if found and _goes_on(found[-1][0], row[0], edge) and (alone or waiting):
            before = found[-1][0]
            label = Run(f"{before.text} {row[0].text}", before.left, before.top, before.right, row[0].bottom)
            found[-1] = [label, *found[-1][1:], *row[1:]]
            heights[-1] += 1
            waiting = waiting and alone
        else:
            found.append(list(row))
            heights.append(1)
            waiting = alone
    return found, heights


def _continues(before: Sequence[Run], row: Sequence[Run], table: Sequence[Sequence[Run]]) -> bool:
    """Whether a row after the last one of a table is the rest of its label."""
    edge = min(run.left for other in table for run in other[1:])
    alone = len(row) == 1 and row[0].right < edge + row[0].height
    return alone and _near(before, row) and _goes_on(before[0], row[0], edge)


def _goes_on(label: Run, following: Run, edge: float) -> bool:
    """Whether a label goes on in the next line: in the same column, with a small letter, where no amount stands."""
    apart = following.top - label.bottom
    return following.text[:1].islower() and not label.is_amount and label.left < edge and apart < 0.8 * following.height


def slots(rows: Sequence[Sequence[Run]]) -> list[Slot]:
    """The cells of a table: columns are those that amounts stand in, and what is left of them."""
    bounds = _columns(rows)
    margin = min(row[0].left for row in rows)
    found = list[Slot]()
    for number, row in enumerate(rows, 1):
        free = 0
        for index, run in enumerate(row):
            left_over = len(row) - index - 1
            first, last = _under(run, bounds, min(free, len(bounds) - 1), len(bounds) - left_over)
            found += [Slot(number, column + 1) for column in range(free, first)]
            words, before = run.text, found[-1] if found else None
            if before and before.row == number and before.column > first:  # more cells than columns
                found[-1] = before._replace(paragraphs=(f"{before.paragraphs[0]} {words}",))
                continue
            indent = max(0, round(run.left - margin)) if first == 0 else 0
            found.append(Slot(number, first + 1, (words,), 1, last - first + 1, indent))
            free = last + 1
        found += [Slot(number, column + 1) for column in range(free, len(bounds))]
    return found


def _near(row: Sequence[Run], following: Sequence[Run]) -> bool:
    height = max(run.height for run in (*row, *following))
    return min(run.top for run in following) - max(run.bottom for run in row) < _ROOM * height


def _is_long(run: Run, rows: Sequence[Sequence[Run]]) -> bool:
    """Whether a lone run is a line of prose: it reaches as far as the last column and is no label."""
    ends = max(row[-1].right for row in rows)
    begins = max((row[1].left for row in rows if len(row) > 1), default=ends)
    return run.right > max(begins, ends - 0.15 * (ends - rows[0][0].left)) and not run.is_amount


def _columns(rows: Sequence[Sequence[Run]]) -> list[tuple[float, float]]:
    """From where to where each column reaches."""
    amounts = [run for row in rows if len(row) > 1 for run in row[1:] if run.is_amount]
    amounts += [row[0] for row in rows if row[0].is_amount and len(row) > 1 and not _starts(row[0], rows)]
    bounds = _clusters(amounts)
    for row in rows:  # columns of words, and the labels
        if any(run.is_amount for run in row):
            for run in row:
                if not any(run.left < right and left < run.right for left, right in bounds):
                    bounds = _clusters([*bounds, (run.left, run.right)])
    labels = [row[0] for row in rows if not row[0].is_amount and len(row) > 1]
    if labels and bounds:
        edge = min(run.left for run in labels)
        if edge < bounds[0][0] - 1 and not any(left <= edge + 1 for left, _ in bounds):
            bounds = [(edge, edge + 1), *bounds]
    return bounds or [(run.left, run.right) for run in max(rows, key=len)]


def _starts(run: Run, rows: Sequence[Sequence[Run]]) -> bool:
    """Whether a run stands where the labels do, such as the number of a line."""
    return run.left <= min(row[0].left for row in rows) + 2 * run.height


def _clusters(boxes: Sequence[Run | tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches from left to right that boxes overlap in."""
    spans = sorted((box.left, box.right) if isinstance(box, Run) else box for box in boxes)
    found: list[tuple[float, float]] = []
    for left, right in spans:
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _under(run: Run, bounds: Sequence[tuple[float, float]], free: int, upto: int) -> tuple[int, int]:
    """The first and the last of the columns from ``free`` on that a run stands in."""
    candidates = range(free, max(free + 1, min(upto, len(bounds))))
    over = [column for column in candidates if _covered(run, bounds[column])]
    if over and not run.is_amount and len(over) > 1:
        return over[0], over[-1]
    nearest = min(candidates, key=lambda column: _distance(run, bounds[column]))
    return nearest, nearest


def _covered(run: Run, bound: tuple[float, float]) -> bool:
    return min(run.right, bound[1]) - max(run.left, bound[0]) > 0.5 * (bound[1] - bound[0])


def _distance(run: Run, bound: tuple[float, float]) -> float:
    return max(run.left, bound[0]) - min(run.right, bound[1])
