"""Units that a table states once: 单位：万元, "RMB million", "(%)", "$ in thousands", "(RMB'000)", 户."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType

from checker.model import Kind
from checker.records import NamedTuple

_CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("元", "yuan", "rmb", "cny", "人民币", "人民币元", "renminbi", "¥", "￥"), "CNY"),
        **dict.fromkeys(("美元", "us$", "usd", "u.s. dollars", "us dollars", "dollars", "$", "dollar"), "USD"),
        **dict.fromkeys(("港元", "港币", "hk$", "hkd", "hong kong dollars"), "HKD"),
        **dict.fromkeys(("欧元", "eur", "euro", "euros", "€"), "EUR"),
        **dict.fromkeys(("英镑", "gbp", "£", "pounds"), "GBP"),
        **dict.fromkeys(("日元", "jpy", "yen"), "JPY"),
        **dict.fromkeys(("rs", "rs.", "inr", "rupees", "₹"), "INR"),
    }
)
_HAN_SCALES: Mapping[str, int] = MappingProxyType(
    {
        "百": 10**2,
        "千": 10**3,
        "万": 10**4,
        "十万": 10**5,
        "百万": 10**6,
        "千万": 10**7,
        "亿": 10**8,
        "十亿": 10**9,
        "万亿": 10**12,
    }
)
_LATIN_SCALES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("thousand", "thousands", "'000", "’000", "000", "000s", "'000s", "k"), 10**3),
        **dict.fromkeys(("million", "millions", "mn", "mln", "m", "mm"), 10**6),
        **dict.fromkeys(("billion", "billions", "bn", "bln", "b"), 10**9),
        "trillion": 10**12,
        "ten thousand": 10**4,
        "10,000": 10**4,
        "100 million": 10**8,
        "lakh": 10**5,
        "lakhs": 10**5,
        "crore": 10**7,
        "crores": 10**7,
    }
)
_COUNTED = (
    *("户", "人", "人次", "笔", "家", "个", "户次", "件", "台", "套", "辆", "张", "次", "所", "名", "项", "处", "宗"),
    *("只", "股", "households", "persons", "people", "employees", "customers", "branches", "outlets", "cases", "units"),
    *("shares", "number", "no.", "staff"),
)
_MEASURED = (
    *("吨", "公顷", "亩", "公里", "平方米", "立方米", "千瓦", "千瓦时", "公斤", "头", "羽", "平方公里"),
    *("tonnes", "tons", "hectares", "mu", "km", "sq m", "sqm", "kwh", "mwh", "gwh"),
)


def _any(words: Iterable[str]) -> str:
    """One of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LATIN, _HAN = _any(_LATIN_SCALES), _any(_HAN_SCALES)
_LATIN_MONEY = _any(word for word in _CURRENCIES if word.isascii())
_MONEY, _HAN_MONEY = _any(_CURRENCIES), _any(word for word in _CURRENCIES if not word.isascii())
_THINGS = _any((*_COUNTED, *_MEASURED))
MEASURE = (
    r"%|％|‰|个?百分点|percent(?:age points?)?|per cent|pp|pct\.?|bps?|个?基点|basis points|倍|times|x"
    rf"|(?:人民币)?(?:{_HAN})?(?:{_HAN_MONEY})"
    rf"|(?:in )?(?:(?:{_MONEY})(?: ?(?:in )?(?:{_LATIN}))?|(?:{_LATIN})(?: (?:of )?(?:{_MONEY}))?)"
    rf"|(?:{_LATIN} )?(?:{_THINGS})|(?:{_HAN})?(?:{_THINGS})"
)
"""A unit, as a pattern for `re` with IGNORECASE."""

_WHOLE = re.compile(rf"\s*(?:{MEASURE})\s*", re.IGNORECASE)
_MONEYED = re.compile(rf"{_HAN_MONEY}|(?<![A-Za-z])(?:{_LATIN_MONEY})(?![A-Za-z])", re.IGNORECASE)
_SCALED = re.compile(rf"(?<![A-Za-z])(?:{_LATIN})(?![A-Za-z])|{_HAN}", re.IGNORECASE)
_STATED = re.compile(
    rf"(?<![A-Za-z])(?P<alone>(?:{_LATIN_MONEY})\s?(?:in )?(?:{_LATIN}))(?![A-Za-z])"
    r"|(?:(?:计量|金额|货币)?单位|\bunits?(?: of (?:amount|measure(?:ment)?|currency))?|\bexpressed in|\bin|\bcurrency)"
    rf"\s*[:：]?\s*(?P<named>{MEASURE})(?![A-Za-z])"
    rf"|[(（\[]\s*(?:in |单位[:：]?\s*|expressed in )?(?P<bracketed>{MEASURE})\s*(?:[,，;；、/][^()（）]*)?[)）\]]"
    rf"|[、,，/]\s*(?P<listed>{MEASURE})\s*$|(?P<marked>%|％|‰)",
    re.IGNORECASE,
)


class Measure(NamedTuple):
    """What amounts are in: their kind, their unit as quantities have it, and how many of it one printed unit is.

    ``sure`` is False for a bare currency sign ("$ 1,234"), which leaves the scale to the table.
    """

    kind: Kind
    unit: str
    scale: Fraction = Fraction(1)
    sure: bool = True

    @property
    def exact(self) -> bool:
        """Whether whole numbers of it are counted, and not rounded."""
        return self.kind == "count" and self.scale == 1


def measure_of(words: str) -> Measure | None:
    """The unit that words are, None where they are none."""
    if not _WHOLE.fullmatch(words):
        return None
    said = words.strip().lower()
    if said in ("%", "％", "percent", "per cent", "pct", "pct."):
        return Measure("percent", "%")
    if said == "‰":
        return Measure("percent", "%", Fraction(1, 10))
    if said in ("pp", "百分点", "个百分点", "percentage points", "percentage point"):
        return Measure("points", "point")
    if said in ("bp", "bps", "基点", "个基点", "basis points"):
        return Measure("points", "point", Fraction(1, 100))
    if said in ("倍", "times", "x"):
        return Measure("number", "")
    scale = _scale(said)
    if found := _MONEYED.search(said):
        return Measure("money", _CURRENCIES[found[0]], scale)
    for thing in (*_COUNTED, *_MEASURED):
        if said.endswith(thing):
            return Measure("count" if thing in _COUNTED else "number", thing, scale)
    return Measure("number", "", scale)


def stated(words: str) -> tuple[Measure, ...]:
    """The units that the words of a heading or of the line above a table state, in their order: (万元, %)."""
    found: list[Measure] = []
    for match in _STATED.finditer(words):
        measure = measure_of(next(group for group in match.groups() if group))
        if measure is not None and measure not in found:
            found.append(measure)
    return tuple(found)


def _scale(said: str) -> Fraction:
    without = _MONEYED.sub(" ", said)
    for thing in (*_COUNTED, *_MEASURED):
        without = without.removesuffix(thing)
    match = _SCALED.search(without) or _SCALED.search(said)
    word = match[0].lower() if match else ""
    return Fraction(_LATIN_SCALES.get(word) or _HAN_SCALES.get(word, 1))
