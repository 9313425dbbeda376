"""Marks: what a phrase, a sentence or a subject says of the figures that it ties together."""

from __future__ import annotations

from checker.codes import SENTENCE
from checker.phrases import Grammar
from checker.tokens import Tokens

OPEN_ENDED = "among-list"
"""The mark of lists that may end before the last figure that was read as one of their parts."""
TWO_SHARES = "two-shares"
"""The mark of phrases that hold two shares against each other: what stands before them goes on behind them."""
FIRST_PART = "first-part"
IN_ORDER = "in-order"
"""The mark of phrases whose base stands first: they are read only where its period is known to be the earlier one."""
WHOLE = "whole-list"
FROM_TO = "from-to"
DRIVERS = "drivers"
"""The mark of phrases whose list is of changes: what moved an amount."""
LOOSE = "loose"
"""The mark of phrases whose figures may belong to different things."""
OWN_MARKS = ("enumerated", "loss", "parts-of-change", "rises", "falls")
"""The marks that no phrase gives: a figure is a loss, the parts are those of a change, words turn it up or down."""
PAIRED = "paired"
"""The mark of words that pair lists in order: only phrases of paired lists are read where they stand."""
EITHER_ORDER = "either-order"
"""The mark of phrases whose two values stand in the order of their dates, whichever that is."""
_NO_MARKS: frozenset[str] = frozenset()


def of(tokens: Tokens, first: int, last: int, grammar: Grammar, ends: str = "") -> frozenset[str]:
    """The marks of the sentences that a tie stands in, and those of its subject: what no figure parts from it.

    ``ends`` are further codes that end what is looked at.
    """
    codes = tokens.codes
    if grammar.marking.isdisjoint(codes):
        return _NO_MARKS  # as in most paragraphs
    ends += SENTENCE + ";"
    start = max(codes.rfind(end, 0, first) for end in ends) + 1
    end = min((at for end in ends if (at := codes.find(end, last)) >= 0), default=-1)
    subject = first
    while subject > start and tokens.figures[subject - 1] < 0 and codes[subject - 1] != ";":
        subject -= 1
    marked = frozenset(codes[start : end if end >= 0 else None]).intersection(grammar.marks)
    subject_marked = frozenset(codes[subject:last]).intersection(grammar.subject_marks)
    return frozenset(
        (*(grammar.marks[code] for code in marked), *(grammar.subject_marks[code] for code in subject_marked))
    )
