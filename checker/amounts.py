"""Printing amounts for people: in the scale in which the report prints them, and no more digits than that bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from checker.late import late
from checker.model import Language, Quantity

MAX_DECIMALS = 6
_NUMBER = late(r"[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?|(?<![A-Za-z])\.[0-9]+")
_SCALES: Mapping[Language, Mapping[int, str]] = MappingProxyType(
    {
        "en": {1: "", 10**6: " million", 10**7: " crore", 10**9: " billion", 10**12: " trillion", 10**5: " lakh"},
        "zh": {1: "", 10**4: "万", 10**8: "亿", 10**12: "万亿"},
    }
)
_CHOSEN: Mapping[Language, tuple[int, ...]] = MappingProxyType(
    {"en": (10**12, 10**9, 10**6), "zh": (10**12, 10**8, 10**4)}
)
_ASKED: Mapping[Language, Mapping[int, str]] = MappingProxyType(
    {
        "en": {**_SCALES["en"], 10**3: " thousand", 10**4: " ten thousand", 10**8: " hundred million"},
        "zh": {**_SCALES["zh"], 10**3: "千", 10**6: "百万", 10**9: "十亿"},
    }
)
"""Scales that messages come in only where somebody asks for them."""
UNITS: Mapping[str, int] = MappingProxyType(
    {
        "元": 1,
        "yuan": 1,
        "千元": 10**3,
        "thousand": 10**3,
        "万元": 10**4,
        "ten thousand": 10**4,
        "百万元": 10**6,
        "million": 10**6,
        "亿元": 10**8,
        "hundred million": 10**8,
        "billion": 10**9,
        "万亿元": 10**12,
        "trillion": 10**12,
    }
)
"""The units that money may be asked to be printed in, and how many of the canonical unit each is."""
_CURRENCIES: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {"en": {"CNY": "yuan"}, "zh": {"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元"}}
)


def digits(text: str) -> re.Match[str] | None:
    """The first number in digits in ``text``."""
    return _NUMBER.search(text)


def number(written: str) -> Fraction:
    """The number that `digits` found, without the commas that group it."""
    return Fraction(written.replace(",", "").replace("，", ""))


def scale(quantity: Quantity) -> int:
    """How many of the canonical unit one of the printed number is: 1,000,000 for "63.67 million yuan", 1 if unclear."""
    return _scale(quantity.text, quantity.value) if quantity.kind == "money" and quantity.value else 1


@lru_cache(maxsize=4096)
def _scale(text: str, value: Fraction) -> int:
    """Remembered: one figure is asked for it by every equation that it stands in."""
    found = digits(text)
    said = number(found[0]) if found is not None else 0
    factor = abs(value) / said if said else Fraction(1)
    is_power_of_ten = factor.denominator == 1 and str(factor).rstrip("0") == "1"
    return factor.numerator if is_power_of_ten else 1


def common_scale(quantities: Iterable[Quantity]) -> int:
    """The scale in which all of ``quantities`` that are money can be printed: the smallest that one is printed in."""
    scales = [scale(quantity) for quantity in quantities if quantity.kind == "money" and quantity.value]
    return min(scales, default=1)


def decimals(quantity: Quantity, per: int) -> int:
    """With how many decimals ``quantity`` is printed in units of ``per``."""
    unit = quantity.step or (quantity.value if quantity.value is not None else Fraction(1))
    places = 0
    while (unit / per * 10**places).denominator != 1 and places < MAX_DECIMALS:
        places += 1
    return places


def rounded(value: Fraction, places: int, *, strip: bool = False) -> str:
    """``value`` with ``places`` decimals, rounded half away from zero; ``strip`` drops zeros behind the point."""
    shifted = abs(value) * 10**places
    whole = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    written = str(whole).rjust(places + 1, "0")
    if places:
        written = f"{written[:-places]}.{written[-places:]}"
        if strip:
            written = written.rstrip("0").rstrip(".")
    return f"-{written}" if value < 0 and whole else written


def money(value: Fraction, currency: str, per: int, places: int, language: Language, *, asked: bool = False) -> str:
    """An amount of money in words: "43.71 million yuan", "4371万元".

    ``places`` is the number of decimals in units of ``per``; another scale is chosen where the language has no word
    for that one, unless ``per`` was asked for.
    """
    scales = _ASKED[language] if asked else _SCALES[language]
    if not asked and (per not in scales or (per == 1 and abs(value) >= 10**6)):
        chosen = next((size for size in _CHOSEN[language] if abs(value) >= size), 1)
        places, per = min(MAX_DECIMALS, max(0, places + len(str(chosen)) - len(str(per)))), chosen
    unit = _CURRENCIES[language].get(currency, currency)
    gap = " " if unit and (language == "en" or unit.isascii()) else ""
    return f"{rounded(value / per, places, strip=True)}{scales[per]}{gap}{unit}"


def percent(value: Fraction, places: int = 1) -> str:
    """A ratio as percent: "86.9%"."""
    return f"{rounded(value * 100, places)}%"


def points(value: Fraction, places: int, language: Language) -> str:
    """A difference of ratios in percentage points: "-9.38 points", "-9.38个百分点"."""
    return f"{rounded(value * 100, places)}{' points' if language == 'en' else '个百分点'}"
