"""Whether a share is one of the things that were counted: "9 schools, or 45% of the schools" names the same things.

A share of money, area or people says nothing about how many things there are, so only where the words of the share
end in the name of what was counted can there be a whole number that gives it.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.late import late
from checker.model import Language, Quantity
from checker.tokens import Tokens

NAMED = "named-count"
"""The mark of phrases whose share is only one of the things counted where it names them."""
_WORD = late(r"[^\W\d_]+(?:['’]s?)?")
_NEXT = late(r"[,.;:()]")
_JOINING = late(r"和|与|及|、")
_GENERAL = late(r"(?:的?总?数量?|总量|比重|比例|总体|的)+$")
_HAN_CLAUSE = late(r"[，。；：、（）]")
_BEFORE, _BEHIND = 14, 5
_FARTHEST = 90


def names(
    tokens: Tokens, plain: str, counted: Quantity, share: int, weighs: frozenset[str], language: Language
) -> bool:
    """Whether the words of the share at a token name the things that ``counted`` counts."""
    if language == "en":
        return _names_in_english(plain, counted, tokens.ends[share])
    before = _HAN_CLAUSE.split(plain[max(0, counted.start - _BEFORE) : counted.start])[-1]
    behind = _HAN_CLAUSE.split(plain[counted.end : counted.end + _BEHIND])[0]
    return any(whole[-1] in before + behind for whole in _wholes(tokens, plain, share, weighs))


def _names_in_english(plain: str, counted: Quantity, end: int) -> bool:
    words = _WORD.findall(counted.text)
    stem = words[-1].lower().removesuffix("s") if words else ""
    of = _NEXT.split(plain[end : end + _FARTHEST])[0].lower()
    named = (word for word in _WORD.findall(of) if word.startswith(stem) and word.endswith("s"))
    return len(stem) > 2 and any("'" not in word for word in named)


def _wholes(tokens: Tokens, plain: str, share: int, weighs: frozenset[str]) -> Iterator[str]:
    """The names of what the share at a token is of, back to the word that says it is one."""
    at = share - 1
    while at >= 0 and tokens.codes[at] not in weighs and (tokens.figures[at] < 0 or plain[tokens.ends[at] - 1] == "%"):
        at -= 1
    between = (one for one in range(at + 1, share) if tokens.figures[one] < 0)
    for name in _JOINING.split("".join(plain[tokens.starts[one] : tokens.ends[one]] for one in between)):
        whole = _GENERAL.sub("", name)
        if whole:
            yield whole
