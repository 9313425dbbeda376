"""Lines of a column put together to paragraphs, by where they begin and end on the page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from checker.readers.lines import Line, mark
from checker.readers.pdf.runs import Run

_FAR = 1.4
"""Distance between lines, as a share of the usual one, from which on a new paragraph begins."""
_FINAL = ".!?。！？；;：:"
_CLOSERS = "\"'”’」』）)】]》"
_DIGITS = frozenset("0123456789.,%")
_HAN = "\u2e80"
_WORD = re.compile(r"[^\W\d_]+$")
_BEGINNING = re.compile(r"[a-zß-öø-ÿ]+(?:-[a-zß-öø-ÿ]+)*")
_PREFIXES = frozenset(
    (
        *("non", "year", "half", "long", "short", "medium", "large", "small", "mid", "self", "co", "pre", "post"),
        *("multi", "cross", "on", "off", "well", "high", "low", "first", "second", "third", "pro", "anti", "inter"),
        *("intra", "semi", "ex", "all", "state", "so", "two", "three", "four", "five", "ten", "one", "single"),
        *("full", "part", "old", "new", "end", "month", "quarter", "day", "week", "over", "under", "debt", "cost"),
        *("profit", "loan", "asset", "risk"),
    )
)
"""What a hyphen stays behind: "non-performing", "year-on-year"."""


class Column(NamedTuple):
    """Where the lines of a column begin and end, and how far they are apart."""

    left: float
    right: float
    pitch: float


def column(rows: Sequence[Run]) -> Column:
    """The column that lines stand in."""
    gaps = [after.middle - before.middle for before, after in pairwise(rows)]
    return Column(min(row.left for row in rows), max(row.right for row in rows), median(gaps) if gaps else 0.0)


def paragraphs(rows: Sequence[Run], within: Column) -> Iterator[list[Run]]:
    """The paragraphs of lines that follow each other down a column."""
    found = list(rows[:1])
    for before, after in pairwise(rows):
        near = after.middle - before.middle <= _FAR * within.pitch or within.pitch == 0
        if near and _alike(before, after) and goes_on(found, after, within, within):
            found.append(after)
        else:
            yield found
            found = [after]
    yield found


def carries_over(paragraph: Sequence[Run], after: Run, within: Column, next_within: Column) -> bool:
    """Whether the first line of a column goes on with the last paragraph of the one before: in the middle of a
    sentence, since a sentence that ended there may have ended the paragraph too."""
    ended = paragraph[-1].text.rstrip(_CLOSERS)[-1:] in _FINAL
    return not ended and goes_on(paragraph, after, within, next_within)


def goes_on(paragraph: Sequence[Run], after: Run, within: Column, next_within: Column) -> bool:
    """Whether a line goes on with a paragraph, in its column or at the beginning of the next."""
    first, before = paragraph[0], paragraph[-1]
    ended = before.text.rstrip(_CLOSERS)[-1:] in _FINAL
    is_open = Line(0, 0, before.text, 0, 0).open
    if mark(after.text) and (mark(first.text) or ended or not is_open):
        return False
    inset = after.left - next_within.left
    hanging = before is first and mark(first.text) > 0
    if inset > 0.9 * after.height and inset > before.left - within.left + 0.5 * after.height and not hanging:
        return False
    if _is_full(before, after, within):
        return True
    return not ended and (is_open or after.text[:1].islower())


def text(lines: Sequence[str], vocabulary: Container[str]) -> tuple[str, list[int]]:
    """The lines of a paragraph put together, and where in it the second and those after it begin.

    ``vocabulary`` has the words of the document in small letters, by which a hyphen of a word is told from one of the
    line.
    """
    written, breaks = lines[0], list[int]()
    for following in lines[1:]:
        begun, rest = _WORD.search(written[-40:-1]), _BEGINNING.match(following)
        if written.endswith("-") and begun and rest:
            if _is_cut(begun.group().lower(), rest.group(), vocabulary):
                written = written[:-1]
        elif not (written[-1] >= _HAN or following[0] >= _HAN or _is_figure(written, following)):
            written += " "
        breaks.append(len(written))
        written += following
    return written, breaks


def _is_figure(written: str, following: str) -> bool:
    """Whether a figure of a Chinese text was cut in two; elsewhere lines are broken at blanks."""
    return written[-1] in _DIGITS and following[0] in _DIGITS and any(letter >= _HAN for letter in written[-40:])


def _is_cut(begun: str, rest: str, vocabulary: Container[str]) -> bool:
    """Whether a hyphen at the end of a line only cuts a word."""
    if "-" in rest or f"{begun}-{rest}" in vocabulary:
        return False
    return begun + rest in vocabulary or begun not in _PREFIXES


def _alike(before: Run, after: Run) -> bool:
    """Whether two lines are of one size, near enough."""
    return max(before.height, after.height) < 1.6 * min(before.height, after.height)


def _is_full(before: Run, after: Run, within: Column) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    letter = (after.right - after.left) / len(after.text)
    if after.text[0] >= _HAN or before.text[-1] >= _HAN:
        room = 2.5 * letter
    else:
        room = (len(after.text.split(maxsplit=1)[0]) + 1) * letter
    return before.right + room > within.right
