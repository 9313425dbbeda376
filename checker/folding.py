"""Full-width, traditional and other characters, folded one for one so that offsets keep their meaning."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from checker.characters import ANY_TRADITIONAL, SIMPLIFIED
from checker.late import late

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
_MIDDLE_POINT = late(r"(?<=[0-9０-９])·(?=[0-9０-９])")
"""The decimal point of older Chinese print: ３·６亿."""
_ANY = late("[" + "".join(f"{chr(low)}-{chr(high)}" for low, high in _COMPATIBLE) + "]")


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """What a character becomes. Raised, lowered and circled ones stay: "12.5¹" is 12.5 and a note, not 12.51."""
    if _ANY.match(character) is None or character in CLAUSE_MARKS:
        return character
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and not unicodedata.decomposition(character).startswith(_GLUED) else character


def fold(text: str) -> str:
    """The text with every character whose NFKC form is one character replaced by it; the length never changes.

    Traditional characters become the simplified ones that packs and grammars are written in. Chinese clause marks stay
    (`CLAUSE_MARKS`), and so do raised, lowered and circled characters, which would otherwise join the figure beside
    them.
    """
    if text.isascii():
        return text
    characters = set(text)
    if "·" in characters:
        text = _MIDDLE_POINT.sub(".", text)
    if not characters.isdisjoint(ANY_TRADITIONAL):
        text = text.translate(SIMPLIFIED)
    for character in characters:
        folded = _folded(character)
        if folded != character:
            text = text.replace(character, folded)
    return text
