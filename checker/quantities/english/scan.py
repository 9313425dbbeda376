"""One fast pass over English text for the places where a quantity can begin.

Text is taken as one byte a character, so that the offsets of the linear-time matcher are those of the text; what is
not Latin becomes "?", which no quantity begins with but a mask in Chinese brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker import automata
from checker.quantities.english.numerals import COLLECTIVES, ONES, TENS

_NUMBER_WORD = "|".join((*ONES, *TENS, *COLLECTIVES))
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_CANDIDATE = (
    r"(?i)[0-9](?:[0-9.,]*[0-9])?"
    rf"|\b(?:{_NUMBER_WORD}|half|quarter|minus|negative|several)\b"
    r"|\ban?[ \n-]+(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|half|third|quarter|fifth|tenth)\b"
    r"|\b(?:doubl(?:e|ed|ing)|tripled?|trebled|quadrupled|halved?|twice|[a-z]{3,11}fold)\b"
    rf"|\b(?:{_MONTH})\b"
    r"|\b(?:the\s+)?(?:this|last|next|previous|prior|preceding|current|past|following|same|corresponding|comparable|reporting|the)\s+"
    r"(?:fiscal\s+|financial\s+|calendar\s+)?(?:year|quarter|month|half|period)\b"
    r"|\b(?:the\s+)?(?:end|beginning|start|middle|close)\s+(?:of|in)\b|\byear-(?:end|start)\b"
    r"|\b(?:the\s+)?(?:first|second|third|fourth|final|last)[\s-]+(?:fiscal\s+)?(?:quarter|half)\b"
    r"|\b(?:the\s+)?first\s+[a-z0-9]+\s+(?:months|quarters)\b"
    r"|\b(?:fiscal|fy|financial\s+year)|\b[qh][1-4]\b|\b(?:the\s+)?(?:year|quarter|month|half)\s+end(?:ed|ing)\b"
    r"|\bx{1,8}(?:[0-9]|\b)|\*\*+|__+|##+|\?\?+|\[[ ?x*_-]+\]"
)


def candidates(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a quantity can begin, in order, and how far the text that says so goes."""
    for found in automata.narrow(_CANDIDATE).finditer(plain[start:end].encode("latin-1", "replace")):
        begin, stop = found.span()
        yield start + begin, start + stop
