"""What pages repeat: running heads, running feet and the numbers of pages, which are no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from checker.readers.pdf.runs import Run

_EDGE = 3
"""Lines at the top and at the bottom of a page that are looked at."""
_BAND = 0.14
"""How far from the edge they stand, as a share of the page."""
_ROOM = 0.6
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"(?:page|p\.|第)?\s*[-–—·•|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—·•|]?\s*页?"
    r"(?:\s*(?:of|/|共|，共|,)\s*\d{1,4}\s*页?)?",
    re.IGNORECASE,
)


def find(pages: Sequence[Sequence[Sequence[Run]]], edges: Sequence[tuple[float, float]]) -> list[set[int]]:
    """For each page, the rows (as indices) that belong to its head or foot; ``edges`` are its top and its bottom."""
    near = [_near(rows, top, bottom) for rows, (top, bottom) in zip(pages, edges, strict=True)]
    keys = ({_key(rows[row], at) for row, at in found} for rows, found in zip(pages, near, strict=True))
    seen = Counter(key for page in keys for key in page)
    least = 2 if len(pages) < 4 else max(3, len(pages) // 10)
    found = list[set[int]]()
    for rows, candidates in zip(pages, near, strict=True):
        repeated = {row for row, at in candidates if seen[_key(rows[row], at)] >= least}
        numbers = {row for row, _ in candidates if _is_number(rows, row)}
        found.append(_apart(rows, repeated | numbers) | numbers)
    return found


def _apart(rows: Sequence[Sequence[Run]], repeated: set[int]) -> set[int]:
    """The repeated rows that room is left below, at the top, or above, at the bottom; the others are the head of a
    table that goes on from page to page."""
    first = next((row for row in range(len(rows)) if row not in repeated), len(rows))
    last = next((row for row in reversed(range(len(rows))) if row not in repeated), -1)
    heads = next((row for row in range(first, 0, -1) if row == len(rows) or _gap(rows, row - 1) > _ROOM), 0)
    feet = next((row for row in range(last + 1, len(rows)) if row and _gap(rows, row - 1) > _ROOM), len(rows))
    return {row for row in repeated if row < heads or row >= feet}


def _gap(rows: Sequence[Sequence[Run]], row: int) -> float:
    """The room below a row, in heights of the rows."""
    above, below = rows[row], rows[row + 1]
    height = max(run.height for run in (*above, *below))
    return (min(run.top for run in below) - max(run.bottom for run in above)) / height


def _near(rows: Sequence[Sequence[Run]], top: float, bottom: float) -> list[tuple[int, str]]:
    """The rows near the edges of a page, and which edge that is."""
    band = _BAND * (bottom - top)
    heads = [(row, "top") for row in range(min(_EDGE, len(rows))) if rows[row][0].bottom < top + band]
    feet = [
        (row, "bottom")
        for row in range(max(0, len(rows) - _EDGE), len(rows))
        if rows[row][0].top > bottom - band and (row, "top") not in heads
    ]
    return heads + feet


def _key(row: Sequence[Run], edge: str) -> tuple[str, str]:
    return edge, _DIGITS.sub("#", " ".join(run.text for run in row)).casefold()


def _is_number(rows: Sequence[Sequence[Run]], row: int) -> bool:
    """Whether the first or last row of a page is nothing but the number of it."""
    text = " ".join(run.text for run in rows[row])
    return row in (0, len(rows) - 1) and len(rows) > 1 and _PAGE.fullmatch(text.strip()) is not None
