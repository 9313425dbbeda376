"""Which lines belong together.

Reports come in two shapes. Either a paragraph is one long line, and the next line is another paragraph or a heading;
or paragraphs are wrapped at some width, and a sentence runs over the break. A break is one that wrapping made where the
first word of the next line would not have fitted into the width; all other breaks were meant, unless the line ends
where nothing can end, or the next one begins with a small letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.readers.columns import RULE
from checker.readers.lines import Line

_NARROWEST, _WIDEST = 40, 160
_NARROWEST_PAIR, _WIDEST_PAIR = 60, 100
"""Columns between which people and programs wrap; two lines alone are evidence only at the usual widths."""

_SLACK = 4
"""Columns left free where Chinese is wrapped: no line begins with a mark of punctuation."""


def width(run: Sequence[Line]) -> int:
    """The width that a run of three and more lines is wrapped at; 0 where most of its breaks were meant."""
    if len(run) < 3:
        return 0
    widest = max(line.width for line in run)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    breaks = list(pairwise(run))
    forced = sum(not line.ended and _forced(line, following, widest) for line, following in breaks)
    return widest if 2 * forced >= len(breaks) else 0


def paragraphs(run: Sequence[Line], limit: int) -> Iterator[Sequence[Line]]:
    """Cuts a run of lines into paragraphs, headings and list items; ``limit`` is the width they are wrapped at."""
    first = 0
    for at in range(1, len(run)):
        if not _together(run[first], run[at - 1], run[at], limit):
            yield run[first:at]
            first = at
    yield run[first:]


def _together(first: Line, line: Line, following: Line, limit: int) -> bool:
    if RULE.fullmatch(line.text) or RULE.fullmatch(following.text):
        return False
    if following.mark and (first.mark or line.ended or not line.open):
        return False
    if following.indent >= line.indent + 2 and not (line is first and first.mark):
        return False
    if limit:
        forced = _forced(line, following, limit)
    else:
        widest = max(line.width, following.width)
        usual = _NARROWEST_PAIR <= widest <= _WIDEST_PAIR
        sentence = not (line.ended or line.mark or following.text[0].isupper())
        forced = usual and sentence and _forced(line, following, widest)
    return forced or (not line.ended and (line.open or following.text[0].islower()))


def _forced(line: Line, following: Line, limit: int) -> bool:
    """Whether the next line's first word would not have fitted; one column is for the blank between words."""
    if line.width >= limit:
        return True
    between = _SLACK if following.text[0] >= "\u2e80" else 1
    return line.width + between + following.first_word > limit
