"""Digits in English text that are no amounts: paragraph and article numbers, times of day, telephone numbers."""

from __future__ import annotations

import re

from checker.late import late
from checker.quantities.wordlists import words

_LABELS = words(
    """
    article articles section sections chapter note notes item items table figure fig figs page pages annex appendix
    exhibit schedule paragraph paragraphs clause form no nos rule regulation asc asu sab ifrs ias sfas room
    floor building route highway circular decree directive document gb tel fax phone extension zip postcode s&p
    ftse
    """
)
_NOT_AMOUNT = late(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[ap]\.?m\b\.?)?"
    r"|\d{1,2}(?:[.:]\d{2})?[ \t]?(?:am|pm|a\.m\.|p\.m\.)(?![a-z])"
    r"|\d{3,4}-\d{3,4}-\d{3,4}(?!\d)|0\d{2,3}-\d{7,8}(?!\d)|1[3-9]\d{9}(?!\d)"
    # The company 3M: words go on behind it, and they are not what three million are counted in.
    r"|(?-i:3M(?=['’\s]\s?[A-Za-z])"
    r"(?!\s(?:dollars|euros|pounds|yuan|people|users|shares|units|tons|tonnes|barrels|subscribers)\b)|7-Eleven\b|3Com\b|3i\b)"
    r"|\d+(?:st|nd|rd|th)\b|\d+-[A-Z](?![A-Za-z])|\d+[A-Z]\d+|\d+(?:\.\d+){2,}(?!,\d)",
    re.I,
)
_NUMBERED = late(r"\d{1,3}[.,、)][ \t]+(?=[A-Z“\"(])|\d{1,3}\.(?=[A-Z])|\d{1,3}[.,、)]$", re.M)
_BEFORE_NUMBERED = late(r"(?:^|[.;:。；：,]|\n)[ \t]*\(?$")


def skipped(plain: str, at: int, end: int, floor: int) -> int:
    """Where the identifier that begins at ``at`` ends; ``at`` itself for what may be an amount."""
    found = _NOT_AMOUNT.match(plain, at, end)
    if found is not None:
        return found.end()
    before = plain[at - 1] if at > floor else "\n"
    if before.isalpha() or before == "_" or before == "#":
        return _token_end(plain, at, end)
    if before == "-" and at - 1 > floor and plain[at - 2].isalpha():
        return _token_end(plain, at, end)
    if (before == "(" and at + 3 > end - 1) or (plain[at + 1 : at + 3].find(")") >= 0 and before == "("):
        close = plain.find(")", at, min(end, at + 3))
        if close > 0 and plain[at:close].isdigit():
            return close
    numbered = _NUMBERED.match(plain, at, end)
    if numbered is not None and _starts_clause(plain, at, floor):
        return numbered.end() - 1
    if before in " \t.\xa0" and labelled(plain, at, floor):
        return _token_end(plain, at, end)
    return at


def _starts_clause(plain: str, at: int, floor: int) -> bool:
    """Whether only space or a full stop stands before: the place of a paragraph's number."""
    place = at
    while place > floor and plain[place - 1] in " \t(":
        place -= 1
    return place == floor or plain[place - 1] in "\n.;:。；："


def labelled(plain: str, at: int, floor: int) -> bool:
    """Whether a word like "Article" or "Note" stands before: a number of a thing, not of things."""
    window = plain[max(floor, at - 14) : at].rstrip(" .\t")
    begin = len(window)
    while begin and (window[begin - 1].isalpha() or window[begin - 1] == "&"):
        begin -= 1
    return window[begin:].lower() in _LABELS


_TOKEN = late(r"[\dA-Za-z]++(?:[.+/-][\dA-Za-z]++)*+")


def _token_end(plain: str, at: int, end: int) -> int:
    found = _TOKEN.match(plain, at, end)
    return at if found is None else found.end()
