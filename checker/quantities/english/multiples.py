"""How many times as much: "doubled", "halved", "threefold", "three times the", "2.5x"."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType

from checker.late import late

WORDS = MappingProxyType(
    {
        "double": Fraction(2),
        "doubled": Fraction(2),
        "doubling": Fraction(2),
        "triple": Fraction(3),
        "tripled": Fraction(3),
        "trebled": Fraction(3),
        "quadrupled": Fraction(4),
        "halve": Fraction(1, 2),
        "halved": Fraction(1, 2),
        "twofold": Fraction(2),
        "threefold": Fraction(3),
        "fourfold": Fraction(4),
        "fivefold": Fraction(5),
        "sixfold": Fraction(6),
        "sevenfold": Fraction(7),
        "eightfold": Fraction(8),
        "ninefold": Fraction(9),
        "tenfold": Fraction(10),
        "hundredfold": Fraction(100),
        "twice": Fraction(2),
    }
)
_TIMES = late(
    r"(?:[ \t]{0,2}-?fold\b|x\b(?!\d)|×(?!\s?\d)|[ \t]{1,3}times(?=\s{1,3}(?:the|that|those|its|their|as|of|what"
    r"|larger|greater|higher|more|bigger|over|than|earnings|revenue|sales)\b))"
)
_AFTER_VERB = late(r"[ \t]{1,3}times\b(?!\s{1,3}(?:a|per|each|every|as)\b)")
_VERB = late(
    r"\b(?:increased|grew|rose|risen|grown|expanded|up|increase of|growth of)"
    r"(?:\s{1,3}by)?(?:\s{1,3}(?:about|nearly|almost|over|more than))?\s{1,3}\Z",
    re.I,
)
_INFINITIVES = frozenset(("double", "triple", "halve"))
_OBJECT = late(r"\s{1,3}(?:the|its|their|our|this|that)\b")
_TWICE = late(r"\s{1,3}(?:the|that|as|its|their|what)\b")


def times(plain: str, at: int, end: int) -> int:
    """Where the "times", "-fold" or "x" after a number ends; ``at`` where there is none."""
    if at >= end or plain[at] not in " -xf×":
        return at
    found = _TIMES.match(plain, at, end)
    return at if found is None else found.end()


def grown(plain: str, start: int, at: int, end: int, floor: int) -> int:
    """Where the "times" of "increased 3 times" ends: three times as much, or three times more; nobody can tell."""
    if at >= end or plain[at] != " ":
        return at
    found = _AFTER_VERB.match(plain, at, end)
    if found is None or not _VERB.search(plain, max(floor, start - 40), start):
        return at
    return found.end()


def word(plain: str, at: int, stop: int, end: int) -> Fraction | None:
    """The multiple that a single word says; "twice a week" says none."""
    said = plain[at:stop].lower()
    if said == "twice" and not _TWICE.match(plain, stop, end):
        return None
    if said in _INFINITIVES and not (plain[max(0, at - 3) : at].lower() == "to " and _OBJECT.match(plain, stop, end)):
        return None
    return WORDS.get(said)
