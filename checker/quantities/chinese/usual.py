"""The few forms that most Chinese figures have (63.67亿元, 13.3%, 2.3个百分点), read at one stroke.

What is read here is what the whole grammar would read; anything unusual beside the figure leaves it to the grammar.
"""

from __future__ import annotations

from types import MappingProxyType

from checker.late import late
from checker.model import Kind
from checker.quantities import digits
from checker.quantities.chinese import units
from checker.quantities.drafts import Draft, measured

_USUAL = late(
    r"(\d{1,12}+(?:\.\d{1,8}+)?+)(万亿|[万亿]?)"
    r"(元(?![旦宵月素件老首年气化/每整正人余多港美日欧\d一二三四五六七八九十 ])"
    r"|%(?![余多])|个百分点(?![余多])|户(?![次余多]))"
)
_UNUSUAL_BEFORE = frozenset('0123456789.,，-－−—–~～第负負币幣元圆圓$¥￥€£×xX*+/〔[【([“"「lIOo \n\t')
_SCALES = MappingProxyType({"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12})
_UNITS: MappingProxyType[str, tuple[Kind, str]] = MappingProxyType(
    {"元": ("money", "CNY"), "%": ("percent", "%"), "个百分点": ("points", "point"), "户": ("count", "户")}
)


def read(plain: str, at: int, end: int, floor: int) -> Draft | None:
    """The figure that begins at ``at`` if it has a usual form in usual surroundings."""
    if at > floor and plain[at - 1] in _UNUSUAL_BEFORE:
        return None
    if at > floor and plain[at - 1].isascii() and plain[at - 1].isalpha():
        return None
    found = _USUAL.match(plain, at, end)
    if found is None:
        return None
    number, scale, word = found.groups()
    kind, unit = _UNITS[word]
    draft = measured(digits.numeral(at, number), kind, unit, _SCALES[scale], None, found.end())
    if kind == "money":
        draft.per = units.each_before(plain, at, floor)
    return draft
