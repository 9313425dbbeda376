"""Where sentences end: runs of text inside one block that a statement may span.

A full stop inside a quantity ("Rs. 498", "3.5"), after an abbreviation or an initial, or before a lower-case word does
not end a sentence; a Chinese full stop always does, and a semicolon never (it parts clauses, see `statements`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.late import late
from checker.model import Block, Quantity

_STOPS = late(r"[.!?][\"”’)\]]*(?=\s|$)|[。！？…][\"”’）」』]*")
_BEFORE = late(r"(\w[\w.]*)$")
_AFTER = late(r"\s*[\"“‘(\[•]*(\w)?")
_ABBREVIATIONS = frozenset(
    (
        *("rs", "no", "nos", "mr", "mrs", "ms", "dr", "prof", "st", "vs", "inc", "co", "ltd", "corp", "plc", "hon"),
        *("approx", "fig", "figs", "est", "dept", "govt", "art", "sec", "para", "al", "etc", "cf", "eg", "ie"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    )
)


def split(plain: str, block: Block, quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence of a block, without the white space around it.

    ``quantities`` are those of the document or of the block, in the order of the text.
    """
    starts = [quantity.start for quantity in quantities]
    begin = block.start
    for stop in _STOPS.finditer(plain, block.start, block.end):
        if stop.group()[0] in ".!?" and not _ends_here(plain, stop, starts, quantities):
            continue
        yield from _trimmed(plain, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(plain, begin, block.end)


def _ends_here(plain: str, stop: re.Match[str], starts: Sequence[int], quantities: Sequence[Quantity]) -> bool:
    at = stop.start()
    inside = bisect_right(starts, at) - 1
    if inside >= 0 and at < quantities[inside].end - 1:
        return False
    after = _AFTER.match(plain, stop.end())
    if after and after.group(1) and after.group(1).islower():
        return False
    if stop.group()[0] != ".":
        return True
    before = _BEFORE.search(plain, max(0, at - 12), at)
    if before is None:
        return True
    word = before.group(1)
    initial = len(word) == 1 and word.isalpha() and word.isupper()
    return not initial and word.lower() not in _ABBREVIATIONS and not _is_dotted(word)


def _is_dotted(word: str) -> bool:
    """Whether a word is of the kind "U.S" or "e.g", whose last full stop belongs to it."""
    return "." in word and all(len(part) == 1 and part.isalpha() for part in word.split("."))


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = plain[start:end]
    left = start + len(text) - len(text.lstrip())
    right = start + len(text.rstrip())
    if left < right:
        yield left, right
