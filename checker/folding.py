"""Full-width and other compatibility characters, folded one for one so that offsets keep their meaning."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CLAUSE_MARKS = "，。、；：？！"
"""Chinese punctuation that stays as it is: a comma between clauses is not a comma between thousands."""

_COMPATIBLE = (
    (0x00A0, 0x00FF),
    (0x2000, 0x2BFF),
    (0x2E80, 0x2FDF),
    (0x3000, 0x33FF),
    (0xF900, 0xFFEF),
    (0x1D400, 0x1D7FF),
    (0x1F100, 0x1F1FF),
    (0x2F800, 0x2FA1F),
)
_GLUED = ("<super>", "<sub>", "<circle>", "<font>")
_ANY = re.compile("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _COMPATIBLE) + "]")


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Which character becomes which. Raised, lowered and circled ones stay: "12.5¹" is 12.5 and a note, not 12.51."""
    table: dict[int, str] = {}
    for low, high in _COMPATIBLE:
        for code in range(low, high + 1):
            character = chr(code)
            if character in CLAUSE_MARKS or unicodedata.decomposition(character).startswith(_GLUED):
                continue
            folded = unicodedata.normalize("NFKC", character)
            if len(folded) == 1 and folded != character:
                table[code] = folded
    return table


def fold(text: str) -> str:
    """The text with every character whose NFKC form is one character replaced by it; the length never changes.

    Chinese clause marks stay (`CLAUSE_MARKS`), and so do raised, lowered and circled characters, which would
    otherwise join the figure beside them.
    """
    if text.isascii() or _ANY.search(text) is None:
        return text
    return text.translate(_table())
