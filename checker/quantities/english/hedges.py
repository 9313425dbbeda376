"""The English words beside a figure that say how near it is: about, nearly, more than, at least, or less."""

from __future__ import annotations

import re
from types import MappingProxyType

from checker.late import late
from checker.model import Hedge

_REACH = 28
_PHRASES: tuple[tuple[Hedge, str], ...] = (
    (
        "about",
        "about, around, some, approximately, approx, approx., roughly, circa, c., estimated, ~, ≈, "
        "in the region of, on the order of, in the order of",
    ),
    ("nearly", "nearly, almost, close to, just under, just short of, approaching"),
    (
        "over",
        "over, above, more than, greater than, larger than, higher than, exceed, exceeds, exceeded, exceeding, "
        "beyond, in excess of, upwards of, upward of, north of, better than, surpass, surpassed, surpassing, "
        "surpasses, longer than, older than, just over, >, bigger than",
    ),
    (
        "at least",
        "at least, no less than, not less than, no fewer than, not fewer than, a minimum of, minimum of, "
        "not lower than, no lower than, ≥, >=, > =, not below, "
        "equal or greater than, greater than or equal to, greater or equal to, greater or equal than, "
        "larger or equal than, larger than or equal to, higher or equal than, "
        "more or equal than, equal or more than",
    ),
    ("under", "under, below, less than, fewer than, lower than, smaller than, short of, <"),
    (
        "at most",
        "at most, no more than, not more than, up to, a maximum of, maximum of, as much as, as many as, "
        "not exceed, not exceeding, not to exceed, no greater than, not greater than, no higher than, "
        "≤, <=, < =, "
        "not above, not over, less than or equal to, capped at, less or equal than, less or equal to, "
        "smaller or equal than, smaller than or equal to, lower or equal than, equal or less than",
    ),
)
_BEFORE: MappingProxyType[str, Hedge] = MappingProxyType(
    {phrase: hedge for hedge, phrases in _PHRASES for phrase in phrases.split(", ")}
)
_LONGEST = max(phrase.count(" ") + 1 for phrase in _BEFORE)
_LAST = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _BEFORE)
_GOING = frozenset(
    ("go", "goes", "going", "gone", "went", "move", "moves", "moved", "moving", "come", "came", "climbed", "stepped")
)
_COMPARING = frozenset(("over", "above", "below", "under"))
_NOT_BEFORE_A_NUMBER = (
    r"(?![ \t]{1,3}(?:than[ \t])?(?:[\d$£€]|a\b|an\b|one\b|two\b|three\b|five\b|ten\b|[a-z]{3,5}ty\b))"
)
_AFTER = late(
    r"(?:[ \t]{1,3}|\r?\n)(?:(?:or|and)[ \t](?:"
    r"(more|above|over|greater|higher|upwards|better)|(less|below|fewer|under|lower)|(so|thereabouts))"
    rf"\b(?:[ \t]than\b)?{_NOT_BEFORE_A_NUMBER}|(at most)\b|(at least)\b)|-?(odd)\b|(plus\b|\+)(?!\d)",
    re.I,
)
_KINDS: tuple[Hedge, ...] = ("at least", "at most", "about", "at most", "at least", "about", "over")


def before(plain: str, at: int, floor: int, previous_end: int) -> tuple[Hedge, int]:
    """The hedge that ends right before ``at`` and where it begins; ``previous_end`` is the end of the quantity before.

    "5% over 20 million" compares: a quantity right before "over" or "below" takes the hedge away, and so does a verb
    that goes up "to 20 million".
    """
    window = plain[max(floor, at - _REACH) : at].lower().split()
    if not window or window[-1] not in _LAST:
        return "", at
    for count in range(min(_LONGEST, len(window)), 0, -1):
        words = " ".join(window[-count:])
        hedge = _BEFORE.get(words)
        if hedge is None:
            continue
        begin = _start(plain, at, count)
        if count == 1 and words in _COMPARING and previous_end >= 0 and not plain[previous_end:begin].strip(" ,\n"):
            return "", at
        if words == "up to" and len(window) > count and window[-count - 1] in _GOING:
            return "", at
        return hedge, begin
    return "", at


def _start(plain: str, at: int, words: int) -> int:
    """Where the last ``words`` words before ``at`` begin."""
    for _ in range(words):
        while plain[at - 1].isspace():
            at -= 1
        while at > 0 and not plain[at - 1].isspace():
            at -= 1
    return at


def after(plain: str, at: int, end: int) -> tuple[Hedge, int]:
    """The hedge that follows a quantity ("or more", "-odd", "+") and where it ends."""
    if at >= end or plain[at] not in " \n\r+-op":
        return "", at
    found = _AFTER.match(plain, at, end)
    if found is None:
        return "", at
    return _KINDS[(found.lastindex or 1) - 1], found.end()
