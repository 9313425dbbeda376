"""How many times as much in Chinese: 是…的3倍 is three times, 增长3倍 is four times, 翻两番 is four times."""

from __future__ import annotations

from fractions import Fraction

from checker.late import late
from checker.quantities.chinese.numerals import DIGITS

_DOUBLED = late(
    r"翻(?:了)?(?:近|约|超)?(?:([一两二三四五六1-9])|了)?[ ]?番"
    r"|翻(?:了)?(?:([一两二三四五六七八九十]|\d{1,2}(?:\.\d+)?)倍)"
)
_GROWN = late(
    r"(?:增长|增加|提高|上升|扩大|增|高出?|多出?|超出?|涨|上涨|提升|增幅|增速|高于?|放大|长)(?:幅度)?(?:了|约|近|超过|超|逾|达|高达|达到|接近|将近|至少|分别|各|又)*$"
)


def doubled(plain: str, at: int, end: int) -> tuple[Fraction, int] | None:
    """翻番, 翻一番, 翻两番, 翻了一番; 翻三倍 is three times. The value and where the words end."""
    found = _DOUBLED.match(plain, at, end)
    if found is None:
        return None
    if found[2]:
        said = found[2]
        value = Fraction(said) if said[0].isascii() else Fraction(10 if said == "十" else DIGITS[said])
        return value, found.end()
    times = found[1]
    count = 1 if not times else int(times) if times.isascii() else DIGITS[times]
    return Fraction(2**count), found.end()


def grown(plain: str, at: int, floor: int) -> bool:
    """Whether a verb of growth stands before a multiple, so that 3倍 is what was added."""
    return _GROWN.search(plain[max(floor, at - 10) : at]) is not None
