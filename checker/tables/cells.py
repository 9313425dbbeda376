"""What a cell of a table prints: an amount, nothing, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from checker.records import NamedTuple
from checker.tables.measures import MEASURE, Measure, measure_of

_NOTHING = re.compile(r"(?:[-–—―−－_/\\.…·]{1,5}|nil|none|无|零)?$", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:n\.?/?[am]\.?|not (?:applicable|available|meaningful)|不适用|不详|待定|tbd)$", re.IGNORECASE)
_MARKS = re.compile(
    r"(?:\s*(?:\*{1,3}|[†‡§¹²³⁴-⁹①-⑳]|\[\w{1,3}\]|注\d{1,2}|\((?:[a-z]|note \d{1,2}|注\d{0,2})\)))+$", re.I
)
_AMOUNT = re.compile(
    r"(?P<open>\(\s*)?(?P<sign>[-–—−－+]\s*|[△▲]\s*)?"
    r"(?P<before>(?:RMB|CNY|USD|HKD|EUR|GBP|US\$|HK\$|人民币|[¥￥$€£])\s*)?(?P<inner>[-–−(]\s*)?"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    rf"(?P<closed>\s*\))?\s*(?P<after>{MEASURE})?(?P<close>\s*\))?$",
    re.IGNORECASE,
)
_MASKED = re.compile(r"(?:[xX×*＊#_█□]{1,6}[.,]?)+\s*(?:%|％|[万亿]?元)?$|\[?[●•]\]?$|【[●•]?】$")
_BEFORE: Mapping[str, str] = MappingProxyType(
    {"rmb": "CNY", "cny": "CNY", "人民币": "CNY", "¥": "CNY", "￥": "CNY", "usd": "USD", "us$": "USD", "$": "USD"}
    | {"hkd": "HKD", "hk$": "HKD", "eur": "EUR", "€": "EUR", "gbp": "GBP", "£": "GBP"}
)


class Printed(NamedTuple):
    """An amount as a cell prints it.

    ``value`` is the printed number with its sign and ``step`` one unit of its last digit, both before any unit;
    ``measure`` is what the cell itself says of its unit, None where only the table can tell. A cell with a dash prints
    nothing: its ``value`` and ``step`` are 0, and it is ``blank``. What is masked or said to be unknown has no value.
    """

    start: int
    end: int
    value: Fraction | None
    step: Fraction = Fraction(0)
    decimals: int = 0
    measure: Measure | None = None
    blank: bool = False
    masked: bool = False


def read(plain: str, start: int, end: int) -> Printed | None:
    """The amount that a cell between two offsets prints; None where it holds words."""
    words = plain[start:end]
    left = start + len(words) - len(words.lstrip())
    text = words.strip()
    if _MASKED.match(text):
        return Printed(left, left + len(text), None, masked=True)
    text = text[: len(text) - len(marks[0])].rstrip() if (marks := _MARKS.search(text)) else text
    right = left + len(text)
    if _NOTHING.match(text):
        return Printed(left, right, Fraction(0), blank=True)
    if _UNKNOWN.match(text):
        return Printed(left, right, None)
    found = _AMOUNT.match(text)
    if found is None:
        return None
    digits = re.sub(r"[,， ]", "", found["digits"])
    value = Fraction(digits)
    bracketed = bool(found["open"] or found["inner"] == "(")
    if bracketed != bool(found["closed"] or found["close"]) and found["open"] is None:
        return None
    if bracketed or (found["sign"] or found["inner"] or "+").strip() != "+":
        value = -value
    decimals = len(digits.partition(".")[2])
    return Printed(left, right, value, Fraction(1, 10**decimals), decimals, _measure(found))


def _measure(found: re.Match[str]) -> Measure | None:
    """The unit that a cell states: that behind the number, with the currency before it."""
    after = measure_of(found["after"]) if found["after"] else None
    currency = _BEFORE.get((found["before"] or "").strip().lower(), "")
    if not currency:
        return after
    scale = after.scale if after and after.kind in ("money", "number") else Fraction(1)
    return Measure("money", currency, scale, sure=bool(after))
