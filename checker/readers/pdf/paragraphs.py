"""Lines of a column put together to paragraphs, by where they begin and end on the page."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from checker.readers.lines import Line, columns, mark
from checker.readers.pdf.runs import Run
from checker.records import NamedTuple

_FAR = 1.25
"""Distance between lines, as a share of the usual one, from which on a new paragraph begins."""
_SPACED = 0.1
"""Share of the distances between lines that are so, from which on paragraphs are told by them."""
_LONG = 0.7
"""Share of the width of a column that a line which is neither heading nor last takes."""
_FIRST = re.compile(r"[!-~]+[，。、；：？！）」』”’％]*|.[，。、；：？！）」』”’％%]*")
_OFTEN = 0.15
"""Share of the distances between lines that the least one of a document has, beside those hardly larger."""
_FEW = 6
_DASHES = "-–—"
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


class Habit(NamedTuple):
    """How a document sets its lines: how far apart, and whether more room is left between paragraphs."""

    pitch: float
    spaced: bool


class Column(NamedTuple):
    """Where the lines of a column begin and end, and how they are set."""

    left: float
    right: float
    habit: Habit


def habit(pages: Iterable[Sequence[Run]]) -> Habit:
    """How the lines of pages are set, each page from top to bottom."""
    gaps = [gap for rows in pages for one, next_one in pairwise(rows) if (gap := next_one.middle - one.middle) > 0]
    gaps.sort()
    often = (gap for index, gap in enumerate(gaps) if bisect(gaps, 1.08 * gap) - index >= _OFTEN * len(gaps))
    pitch = next(often, 0.0)
    wide = sum(_FAR * pitch < gap < 3 * pitch for gap in gaps)
    return Habit(pitch, wide > _SPACED * len(gaps))


def column(rows: Sequence[Run], usual: Habit) -> Column:
    """The column that lines stand in; few lines are taken to be set as the others are."""
    own = habit([rows])
    pitch = own.pitch if len(rows) > _FEW else usual.pitch
    return Column(min(row.left for row in rows), max(row.right for row in rows), Habit(pitch, usual.spaced))


def paragraphs(rows: Sequence[Run], within: Column) -> Iterator[list[Run]]:
    """The paragraphs of lines that follow each other down a column."""
    found = list(rows[:1])
    for before, after in pairwise(rows):
        together = (
            _is_near(before, after, within) and _alike(before, after) and not _begins(found, after, within, within)
        )
        if together and (_goes_on(before, after, within) or (within.habit.spaced and _is_long(before, within))):
            found.append(after)
        else:
            yield found
            found = [after]
    yield found


def carries_over(paragraph: Sequence[Run], after: Run, within: Column, next_within: Column, same_page: bool) -> bool:
    """Whether the first line of a column goes on with the last paragraph of the one before, or of the page before.

    After the end of a sentence only a column of the same width does, since all else may be another text.
    """
    before = paragraph[-1]
    width, next_width = within.right - within.left, next_within.right - next_within.left
    if _has_ended(before) and abs(width - next_width) > 0.1 * width:
        return False
    if same_page and before.middle < after.middle and not _is_near(before, after, within):
        return False
    return not _begins(paragraph, after, within, next_within) and _goes_on(before, after, within)


def _is_near(before: Run, after: Run, within: Column) -> bool:
    return after.middle - before.middle <= _FAR * within.habit.pitch


def _begins(paragraph: Sequence[Run], after: Run, within: Column, next_within: Column) -> bool:
    """Whether a line looks like the first one of a paragraph: by its mark, or because it is set in."""
    first, before = paragraph[0], paragraph[-1]
    ended = _has_ended(before)
    if mark(after.text):
        dash = after.text[0] in _DASHES and not mark(first.text) and not ended and _is_full(before, after, within)
        if not dash and (mark(first.text) or ended or not _is_open(before)):
            return True
    inset = after.left - next_within.left
    hanging = before is first and mark(first.text) > 0
    return inset > 0.9 * after.height and inset > before.left - within.left + 0.5 * after.height and not hanging


def _goes_on(before: Run, after: Run, within: Column) -> bool:
    """Whether a line was broken for want of room, or in the middle of a sentence."""
    return _is_full(before, after, within) or (
        not _has_ended(before) and (_is_open(before) or after.text[:1].islower())
    )


def _has_ended(line: Run) -> bool:
    return line.text.rstrip(_CLOSERS)[-1:] in _FINAL


def _is_open(line: Run) -> bool:
    return Line(0, 0, line.text, 0, 0).open


def _is_long(line: Run, within: Column) -> bool:
    return line.right > within.left + _LONG * (within.right - within.left)


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
    word = _FIRST.match(after.text)
    letter = (after.right - after.left) / columns(after.text)
    between = 3 if after.text[0] >= _HAN else 1  # Chinese lines are broken early, for no mark begins one
    return before.right + (columns(word.group() if word else "") + between) * letter > within.right
