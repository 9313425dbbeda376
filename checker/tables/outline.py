"""How deep rows stand in the outline of a table, and whether they are taken away: 一、 (一) 1. 其中： 减： "less:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.readers.lines import mark

_OF_WHICH = re.compile(
    r"\s*(?:[#＃]\s*(?=[一-鿿])|其\s*中|包括[:：]|of which\b|including\b|incl\.|thereof\b)", re.IGNORECASE
)
_NEXT = re.compile(r"\s*(?:加\s*[:：]|减\s*[:：]|add\b\s*:|less\b\s*:)", re.IGNORECASE)
_LESS = re.compile(r"\s*[(（]?(?:减(?:去|除)?\s*[:：]|less\b\s*[:：]?|deduct(?:ing|ions?)?\b\s*[:：])", re.IGNORECASE)


def levels(labels: Sequence[str], indents: Sequence[int], totals: Sequence[bool]) -> list[int]:
    """The depth of each row, from 0: by how far it is set in, else by the mark it begins with.

    Among rows with marks, one without a mark belongs to the marked row before it, and a total to the whole table. A row
    "of which" stands below the row before it; what is added or taken away next stands beside that one again.
    """
    marks = [mark(label) for label in labels]
    by_indent = len(set(indents)) > 1
    steps = sorted(set(indents) if by_indent else set(filter(None, marks)))
    found: list[int] = []
    above, below, opened = 0, 1, False
    for label, indent, own, total in zip(labels, indents, marks, totals, strict=True):
        if by_indent:
            level = 2 * steps.index(indent)
        elif own:
            level = above = 2 * steps.index(own)
            below, opened = 1, False
        else:
            below = 0 if opened and _NEXT.match(label) else below
            level = 0 if total or not any(marks) else above + below if found else 0
        opened = opened or of_which(label)
        if of_which(label) and found:
            level = max(level, found[-1] + 1)
        found.append(level)
    return found


def taken_away(label: str) -> bool:
    """Whether the amounts of a row are taken away from the total."""
    return _LESS.match(label) is not None


def of_which(label: str) -> bool:
    """Whether a row is a part of the one before it."""
    return _OF_WHICH.match(label) is not None
