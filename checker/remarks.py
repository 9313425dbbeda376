"""Remarks inside a report that ask for a finding to be suppressed.

    <!-- checker: ignore share-mismatch because the base is last year's plan -->
    [checker: ignore share-mismatch, sum-mismatch because …]

The second form is for plain text and Word. A remark is about the paragraph that it stands in, or, where it is a
paragraph of its own, about the next one; before a table, about the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from checker.model import Block, Document
from checker.records import NamedTuple

_REMARK = re.compile(
    r"<!--\s*checker\s*[:：]\s*ignore\b(?P<hidden>[^<>]{0,500}?)-->"
    r"|[\[［【]\s*checker\s*[:：]\s*ignore\b(?P<open>[^\[\]［］【】]{0,500}?)[\]］】]",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\bbecause\b|因为|因", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、]+")


class Remark(NamedTuple):
    """A remark: where it stands, the rules it names, its reason, and the span of the text that it is about."""

    start: int
    end: int
    rules: tuple[str, ...]
    reason: str
    first: int
    last: int


def find(document: Document) -> Iterator[Remark]:
    """The remarks of a report, in the order of its text."""
    if "checker" not in document.text.lower():
        return
    starts = [block.start for block in document.blocks]
    for found in _REMARK.finditer(document.text):
        named, _, reason = _parted(found["hidden"] or found["open"] or "")
        rules = tuple(filter(None, _BETWEEN.split(named)))
        yield Remark(found.start(), found.end(), rules, reason.strip(), *_reach(document, starts, *found.span()))


def _parted(said: str) -> tuple[str, str, str]:
    because = _BECAUSE.search(said)
    return (said[: because.start()], because[0], said[because.end() :]) if because else (said, "", "")


def _reach(document: Document, starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The span that a remark at ``start``..``end`` is about."""
    blocks = document.blocks
    at = bisect_right(starts, start) - 1
    if at >= 0 and start < blocks[at].end and not _is_alone(document, blocks[at], start, end):
        return blocks[at].start, blocks[at].end
    after = next((index for index in range(at + 1, len(blocks)) if blocks[index].start >= end), None)
    if after is None:
        return end, end
    last = after
    while last + 1 < len(blocks) and _are_of_one_table(blocks[after], blocks[last + 1]):
        last += 1
    return blocks[after].start, blocks[last].end


def _is_alone(document: Document, block: Block, start: int, end: int) -> bool:
    return not (document.text[block.start : start] + document.text[end : max(end, block.end)]).strip()


def _are_of_one_table(one: Block, other: Block) -> bool:
    return one.kind == other.kind == "cell" and one.place.table == other.place.table
