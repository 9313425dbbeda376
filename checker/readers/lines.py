"""Lines, and what their beginnings and ends say: list marks, headings, unfinished sentences.

Widths are columns of a terminal, in which a Chinese character takes two, because that is what writers and editors
break lines by.
"""

from __future__ import annotations

from checker.late import late
from checker.records import NamedTuple

LONGEST_HEADING = 60
"""Columns; thirty Chinese characters."""

TAB = 8
"""Columns from one tab stop to the next."""

_NUMERAL = "一二三四五六七八九十百"
_DIVISION = r"(?:Article|Chapter|Part|Section|Annex|Appendix)\s+(?:\d{1,3}|[IVX]{1,5})\b"
_WORDS = r"(?=[A-Z]|(?![万亿千百十元个户家人])[\u4e00-\u9fff])"
_MARKS = (
    (1, rf"第[{_NUMERAL}\d]{{1,4}}(?:章|编|篇|部分)|{_DIVISION}"),
    (2, rf"[{_NUMERAL}]{{1,3}}\s*[、．.]|[IVX]{{1,5}}[.)]\s|第[{_NUMERAL}]{{1,3}}[、，,]"),
    (3, rf"[(（][{_NUMERAL}]{{1,3}}[)）]"),
    (4, rf"\d{{1,3}}(?:[.．](?!\d)|[、)）])|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?\s+{_WORDS}"),
    (5, r"[(（](?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[)）]|[a-z][.)]\s"),
    (6, r"[①-⑳➀-➓]|[-*+•·●○■□◆◇▪►➢][ \t\u3000]+(?=\S)"),
)
_MARK = late("|".join(f"(?P<_{level}>{pattern})" for level, pattern in _MARKS))
_CLOSERS = "\"'”’」』）)】]》"
_FINAL = frozenset(".!?;:。！？；：…")
_OPEN = late(
    r"(?:[,，、—–(（“‘《\-/&+=]|\b(?:a|an|the|of|in|on|at|to|by|for|from|with|and|or|than|as|was|were|is|are|be|been|"
    r"about|over|nearly|approximately|RMB|USD|US\$|HK\$|Rs\.|No\.|approx\.))$"
)
_AMOUNT = late(r"\d\s*(?:[%％‰万亿千元]|million|billion|bn\b|yuan)")
_WORD = late(r"[!-~]+|.[，。、；：？！）」』”’％%]*")


class Line(NamedTuple):
    """A line without the blanks around it; ``indent`` and ``width`` in columns, the width with the indent."""

    start: int
    end: int
    text: str
    indent: int
    width: int

    @property
    def mark(self) -> int:
        """The depth of the list or heading mark that the line begins with, from 1; 0 where there is none."""
        return mark(self.text)

    @property
    def ended(self) -> bool:
        """Whether a sentence or a clause ends with the line."""
        return self.text.rstrip(_CLOSERS)[-1:] in _FINAL

    @property
    def open(self) -> bool:
        """Whether the line ends where no sentence and no heading can."""
        return bool(_OPEN.search(self.text))

    @property
    def first_word(self) -> int:
        """The width of what could not have been broken off the line's beginning."""
        word = _WORD.match(self.text)
        return columns(word.group()) if word else 0


def line(text: str, start: int, end: int) -> Line:
    """The line between two offsets of ``text``."""
    whole = text[start:end].rstrip()
    bare = whole.lstrip()
    blank = len(whole) - len(bare)
    indent = columns(whole[:blank].expandtabs(TAB)) if blank else 0
    return Line(start + blank, start + len(whole), bare, indent, indent + columns(bare))


def columns(text: str) -> int:
    """How many columns a text takes, near enough to tell wrapped lines: two for a character of three bytes or more."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2


def mark(text: str) -> int:
    """The depth of the list or heading mark at the beginning of a text: 1 for chapters to 6 for bullets; 0 for none."""
    found = _MARK.match(text)
    return int(found.lastgroup[1:]) if found and found.lastgroup else 0


def is_heading(text: str) -> bool:
    """Whether a line that stands alone is a heading: short, without an amount, and no sentence."""
    if len(text) > LONGEST_HEADING or columns(text) > LONGEST_HEADING or _AMOUNT.search(text):
        return False
    last = text.rstrip(_CLOSERS)[-1:]
    return last not in _FINAL or (last in ":：" and mark(text) in (1, 2, 3))
