"""Numbers in digits: how commas, points and spaces group them, and what is too odd to be a number.

Read are 1234, 1,234,567.8, the Indian 1,23,456, the continental 1.234,56 and 1.234.567, and the Chinese full-width
comma between thousands (1，753). A run that is none of these is a list of numbers ("2011,2012"), an identifier (1.2.3),
or garbled (11720,000), and is never read as something else.
"""

from __future__ import annotations

import re

from checker.late import late
from checker.quantities.drafts import LONGEST_EXACT, Numeral

LONGEST = 30
"""A run of more digits than this is a code, not an amount."""

_WESTERN = late(r"\d{1,3}(?:[,，]\d{3})++(?:\.\d+)?+\Z")
_INDIAN = late(r"\d{1,2}(?:,\d{2}(?!\d))++,\d{3}(?:\.\d+)?+\Z")
_CONTINENTAL = late(r"\d{1,3}(?:\.\d{3})++,\d{1,2}\Z")
_POINTS_ONLY = late(r"\d{1,3}(?:\.\d{3}){2,}+\Z")
_BROKEN = late(r"\d{4,}+(?:,\d{3})++(?:\.\d+)?+\Z")
_PIECE = late(r"\d++(?:\.\d++)?+")
_YEAR = late(r"(?:19|20)\d\d,")


def numeral(start: int, run: str) -> Numeral:
    """The number of a run of digits with at most one point."""
    whole, point, decimals = run.partition(".")
    if point:
        return Numeral(start, start + len(run), int(whole + decimals), 10 ** len(decimals))
    top = int(whole)
    count = len(whole)
    if count <= LONGEST_EXACT:
        return Numeral(start, start + count, top, exact=True)
    return Numeral(start, start + count, top, grain=grain(whole))


def grain(digits: str) -> int:
    """One unit of the last significant digit of a long whole number: 238500 is given to the hundred."""
    return int("1" + "0" * (len(digits) - (len(digits.rstrip("0")) or len(digits))))


def read(start: int, run: str) -> list[Numeral]:
    """The numbers of a run of digits, commas and points that begins and ends with a digit; none for an identifier."""
    if len(run) <= LONGEST and "," not in run and "，" not in run and run.count(".") <= 1:
        return [numeral(start, run)]
    end = start + len(run)
    if len(run) <= LONGEST:
        if _WESTERN.match(run) or _INDIAN.match(run):
            return [_regrouped(start, end, run.replace(",", "").replace("，", ""))]
        if _CONTINENTAL.match(run):
            return [_regrouped(start, end, run.replace(".", "").replace(",", "."))]
        if _POINTS_ONLY.match(run):
            return [_regrouped(start, end, run.replace(".", ""))]
        if _BROKEN.match(run) and not _YEAR.match(run):
            return [Numeral(start, end, 0, garbled=True)]
    if ".." in run or re.search(r"\.\d+\.", run):
        return []
    pieces = list(_PIECE.finditer(run))
    if any(
        piece.group().startswith("0") and piece.start() and len(piece.group()) > 1 and "." not in piece.group()
        for piece in pieces
    ):
        return [Numeral(start, end, 0, garbled=True)] if len(run) <= LONGEST else []
    return [numeral(start + piece.start(), piece.group()) for piece in pieces if len(piece.group()) <= LONGEST]


def _regrouped(start: int, end: int, digits: str) -> Numeral:
    found = numeral(start, digits)
    found.end = end
    return found
