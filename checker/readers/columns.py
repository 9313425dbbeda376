"""Tables drawn with blanks, tabs or bars in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model import Block, Place
from checker.readers.lines import Line, mark

_GAP = re.compile(r"[ \t]*\|[ \t]*|[ ]*\t[ \t]*|[ \u3000]{3,}")
RULE = re.compile(r"[\s|+=_:\-─━┄═]+")
_AMOUNT = re.compile(r"[^\w\s]{0,3}\d[\d.,，．\s]*[^\w\s]{0,2}|[-–—]+")


def tables(run: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of a run of lines, as indices from and to, that are rows of a table."""
    first = 0
    while first < len(run):
        last = first
        while last < len(run) and _is_row(run[last].text):
            last += 1
        rows = [cells(line) for line in run[first:last] if not RULE.fullmatch(line.text)]
        amounts = sum(any(_AMOUNT.fullmatch(text) for _, text in row) for row in rows)
        if len(rows) > 1 and 2 * amounts >= len(rows):
            yield first, last
        first = last + 1


def blocks(rows: Sequence[Line], table: int) -> Iterator[Block]:
    """A block for each cell; ``table`` counts the tables of the text, from 1."""
    number = 0
    for line in rows:
        if RULE.fullmatch(line.text):
            continue
        number += 1
        for column, (start, text) in enumerate(cells(line)):
            if text:
                yield Block("cell", start, start + len(text), place=Place(table=table, row=number, column=column + 1))


def cells(line: Line) -> list[tuple[int, str]]:
    """The cells of a row, with the offset of each; an empty one has an empty text."""
    found, start = [], 0
    for gap in _GAP.finditer(line.text):
        found.append((line.start + start, line.text[start : gap.start()]))
        start = gap.end()
    found.append((line.start + start, line.text[start:]))
    return found[1:] if not found[0][1] else found


def _is_row(text: str) -> bool:
    if not ("   " in text or "\t" in text or "|" in text or "\u3000" in text):
        return len(text) > 2 and not text[0].isalnum() and bool(RULE.fullmatch(text))
    gap = _GAP.search(text)
    if not gap:
        return False
    return gap.start() == 0 or not (gap.group().strip(" \u3000") == "\t" and mark(text) and text.count("\t") == 1)
