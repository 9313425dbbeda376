"""The characters of a page as runs: words that stand on one line without a wide gap.

The order of the characters in the file is not trusted beyond a word; where they stand is. Coordinates are points from
the left and the top of the page as it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.readers.drafts import raised
from checker.records import NamedTuple

AMOUNT = re.compile(
    r"[^\w\s]{0,3}(?:[A-Z]{1,3}[$¥€£]?\s?)?[(（]?[-–−+]?[$¥€£]?\s?\d[\d.,，\s]*[^\w\s]{0,3}|[-–—―−]{1,3}|n/?[am]\.?"
)
_HAN = "\u2e80"
_WIDE = 1.4
"""Gap, in heights of the line, that parts two runs whatever they say; typesetters stretch blanks to less than this."""
_BETWEEN_AMOUNTS = 0.7
_BLANK = 0.16
_BESIDE_HAN = 0.35
_RAISED = 0.78
_LEAST = 0.1


class Glyph(NamedTuple):
    """A character and the box around it; a blank is " " and has none."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Run(NamedTuple):
    """Words on one line, and the box around them; ``spaced`` where a blank of the file stands before them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    spaced: bool = False

    @property
    def height(self) -> float:
        """The height of the box, which is near the size of the letters; a damaged file has letters of no size."""
        return max(self.bottom - self.top, _LEAST)

    @property
    def middle(self) -> float:
        """Half-way between the top and the bottom."""
        return (self.top + self.bottom) / 2

    @property
    def is_amount(self) -> bool:
        """Whether it is nothing but an amount, or a dash for none."""
        return AMOUNT.fullmatch(self.text) is not None


def rows(glyphs: Iterable[Glyph]) -> list[list[Run]]:
    """The runs of a page, from top to bottom, those on one line together and from left to right."""
    return [_merged(row) for row in lines(_words(glyphs))]


def lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand on one line together, each line from left to right, the lines from the top."""
    found: list[list[Run]] = []
    tallest: list[Run] = []  # of each line
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        for index in range(len(found) - 1, max(-1, len(found) - 4), -1):
            other = tallest[index]
            if abs(other.middle - run.middle) < 0.45 * max(other.height, run.height):
                found[index].append(run)
                if run.height > other.height:
                    tallest[index] = run
                break
        else:
            found.append([run])
            tallest.append(run)
    for line in found:
        line.sort(key=lambda run: run.left)
    return found


def _words(glyphs: Iterable[Glyph]) -> list[Run]:
    """Characters that follow each other in the file and on the page."""
    found: list[Run] = []
    word: list[Glyph] = []
    spaced = False
    for glyph in glyphs:
        blank = glyph.text == " "
        if word and (blank or not _goes_on(word[-1], glyph)):
            found.append(_run(word, spaced))
            word, spaced = [], False
        if blank:
            spaced = True
        else:
            word.append(glyph)
    if word:
        found.append(_run(word, spaced))
    return found


def _run(word: Sequence[Glyph], spaced: bool) -> Run:
    texts, lefts, tops, rights, bottoms = zip(*word, strict=True)
    return Run("".join(texts), min(lefts), min(tops), max(rights), max(bottoms), spaced)


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands right behind the one before it, on its line and of its size."""
    _, _, top, right, bottom = before
    _, left, next_top, _, next_bottom = glyph
    height = max(bottom - top, next_bottom - next_top, 1.0)
    shift = abs(top + bottom - next_top - next_bottom)
    return shift < 0.6 * height and -0.5 * height < left - right < _BLANK * height


def _merged(line: Sequence[Run]) -> list[Run]:
    """Words put together to runs, with a blank where one was."""
    found: list[Run] = []
    for run in line:
        if not found or not _together(found[-1], run):
            found.append(run)
            continue
        before = found[-1]
        gap, height = run.left - before.right, max(before.height, run.height)
        close = gap < _BLANK * before.height and not run.spaced
        blank = "" if close or _beside_han(before.text, run.text, gap / height) else " "
        text = run.text
        if not blank and run.height < _RAISED * before.height and run.middle < before.middle and text[:1].isdigit():
            text = raised(text)
        found[-1] = Run(
            f"{before.text}{blank}{text}",
            min(before.left, run.left),
            min(before.top, run.top),
            max(before.right, run.right),
            max(before.bottom, run.bottom),
        )
    return found


def _together(before: Run, run: Run) -> bool:
    height = max(before.height, run.height)
    gap = run.left - before.right
    if gap >= _WIDE * height:
        return False
    return not (gap >= _BETWEEN_AMOUNTS * height and run.is_amount and (before.is_amount or gap >= height))


def _beside_han(before: str, after: str, gap: float) -> bool:
    """Whether a gap, in heights, is only the room that is left beside Chinese characters."""
    beside = (before[-1] >= _HAN) + (after[0] >= _HAN)
    return beside == 2 or (beside == 1 and gap < _BESIDE_HAN)
