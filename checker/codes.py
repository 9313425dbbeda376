"""The codes of tokens: one character each, for every sort of figure, date, mark and word."""

from __future__ import annotations

from collections.abc import Mapping

from checker.records import NamedTuple

SENTENCE = "¶"
UNKNOWN = "w"
BARRIER = "&"
FIGURES: Mapping[str, str] = {
    "money": "M",
    "price": "U",
    "percent": "P",
    "points": "Q",
    "count": "C",
    "number": "N",
    "multiple": "R",
    "span": "y",
}
DATES: Mapping[str, str] = {"date": "d", "opening": "o"}
WHENS: Mapping[str, str] = {"plain": "t", "beginning": "b", "ending": "e"}
WHEN = "".join(WHENS.values())
"""Dates that nothing is compared with: they may stand anywhere in a pattern."""
PUNCTUATION = ",;:()-" + BARRIER + SENTENCE
ANY_FIGURE = "".join(dict.fromkeys(FIGURES.values()))
FIXED = ANY_FIGURE + PUNCTUATION + UNKNOWN + WHEN + "".join(DATES.values())
NEVER = "\0"
"""A code that no word has."""
CODES = "".join(
    chr(code)
    for code in (*range(0x80, 0x100), *range(0x30, 0x80), *range(1, 0x20))
    if chr(code) not in FIXED and (code >= 0x80 or code < 0x20 or chr(code).isalnum())
)
"""The codes that words have as long as they last: one byte each."""


class Slot(NamedTuple):
    """A place for figures in a pattern: its role, and whether it takes a list."""

    role: str
    many: bool
