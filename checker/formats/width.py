"""How many columns of a terminal a text takes, and text made safe to print there."""

from __future__ import annotations

import functools
import unicodedata

from checker.late import late

_NARROW = late("[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u257f]*")
_COMMAND = late(r"(##\w*)\[")
_WIDE = late("[\u3000-\u303e\u4e00-\u9fff\uff01-\uff60]")


def columns(text: str) -> int:
    """The columns that a safe text takes."""
    return len(text) if text.isascii() or _NARROW.fullmatch(text) else sum(map(column, text))


@functools.lru_cache(maxsize=4096)
def column(character: str) -> int:
    """The columns of one character: 2 for Chinese, 0 for a combining mark, else 1."""
    if _NARROW.fullmatch(character):
        return 1
    if _WIDE.match(character):
        return 2
    import wcwidth  # takes 40 ms, for the rare character that the ranges above leave open

    return max(0, wcwidth.wcwidth(character))


def safe(text: str) -> str:
    """The text with nothing in it that moves the cursor, turns the direction of writing or hides: one for one.

    A report is somebody else's text, and a terminal obeys what it is sent. Line ends and tabs become blanks. Some
    pipelines obey what a job prints: to them "##name[" begins a command.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_shown, text))
    return _COMMAND.sub("\\1\N{REPLACEMENT CHARACTER}", text) if "##" in text else text


@functools.lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    category = unicodedata.category(character)
    return "\N{REPLACEMENT CHARACTER}" if category in ("Cc", "Cf", "Cs", "Cn", "Co") else character
