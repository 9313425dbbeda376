"""Two English quantities that make one range, or share a unit that is said once."""

from __future__ import annotations

import re
from fractions import Fraction

from checker.late import late
from checker.quantities.drafts import Draft, measured

_DASH = late(r"\s{0,3}(?:-|–|—|~|−)\s{0,3}\Z")
_TO = late(r"\s{1,3}(?:to|through)\s{1,3}(?:about\s|around\s|over\s|nearly\s|almost\s|more than\s|some\s)?\Z", re.I)
_AND = late(r"\s{1,3}and\s{1,3}\Z", re.I)
_OR = late(r"\s{1,3}or\s{1,3}\Z", re.I)
_BETWEEN = late(r"\bbetween\s{1,3}(?:about\s{1,3}|around\s{1,3})?\Z", re.I)
_FROM = late(r"\bfrom\s{1,3}(?:about\s{1,3}|around\s{1,3}|some\s{1,3})?\Z", re.I)
_SPANNING = late(
    r"\b(?:rang(?:e|es|ed|ing)|vary|varying|varies|run|anywhere|spanning|scale|band|interval)\s{1,3}(?:anywhere\s)?from\s{1,3}\Z",
    re.I,
)
_CHANGED = late(
    r"\b(?:by|up|down|of|(?:increas|decreas|ris|ros|grew|grow|fell|fall|declin|dropp?|climb|improv|reduc|expand|jump|gain|lost|los|add|advanc"
    r"|slump|tumbl|slid|soar|surg|rais|cut|widen|narrow|chang|mov|went|revis)[a-z]{0,4})\s{1,3}(?:by\s{1,3})?(?:about\s|nearly\s|almost\s|some\s|over\s)?\Z",
    re.I,
)
_BASE = late(
    r",?\s{1,3}(?:up |down )?(?:from|against|versus|vs\.?|compared (?:to|with)|as against|over)"
    r"\s{1,3}(?:the |about |some )?\Z",
    re.I,
)
_BOUNDED = late(r",?\s{1,3}(?:and|but|or)\s{1,3}(?:\w+\s){1,4}\Z", re.I)
_WINDOW = 32
_TO_ANOTHER = late(r"\s{1,3}to\s{1,3}[^\s\d]?\d")
_NO_RATE = 1000
"""What is counted in thousands is no percentage: "17.4 per cent from 50,447 a year ago"."""
_WHOLE = 100
_LONGEST_GAP = 34


def join(plain: str, drafts: list[Draft], floor: int) -> list[Draft]:
    """The drafts of a text with ranges made one and shared units given to both."""
    if len(drafts) < 2:
        return drafts
    joined = [drafts[0]]
    for draft in drafts[1:]:
        before = joined[-1]
        if 0 < draft.start - before.end <= _LONGEST_GAP and before.kind != "date" and draft.kind != "date":
            merged = _joined(plain, before, draft, floor)
            if merged is not None:
                joined[-1] = merged
                continue
        joined.append(draft)
    return joined


def _joined(plain: str, low: Draft, high: Draft, floor: int) -> Draft | None:
    """The range of two drafts, or None where they stay two; a shared unit is given to them in passing."""
    gap = plain[low.end : high.start]
    if low.low is not None or high.low is not None or low.multiple or high.multiple:
        return None
    if len(gap) <= 3 and _DASH.match(gap):
        return _range(low, high, low.start)
    if "to" in gap or "through" in gap:
        if not _TO.match(gap):
            return None
        before = plain[max(floor, low.start - _WINDOW) : low.start]
        if _FROM.search(before):
            _share(low, high)
            return _range(low, high, low.start) if _SPANNING.search(before) else None
        elided = low.kind == "number" and low.scale == 1 and high.kind not in ("number", "count")
        if _CHANGED.search(before) and not elided:
            return None
        return _range(low, high, low.start)
    if _AND.match(gap):
        before = plain[max(floor, low.start - _WINDOW) : low.start]
        return _range(low, high, low.start) if _BETWEEN.search(before) else None
    if _OR.match(gap):
        _share(low, high)
        return None
    if low.hedge in ("over", "at least") and high.hedge in ("under", "at most") and _BOUNDED.match(gap):
        return _range(low, high, low.start)
    if high.kind == "number" and high.scale == 1 and low.kind != "number" and _BASE.match(gap):
        _share_with_base(plain, low, high)
    return None


def _share(low: Draft, high: Draft) -> None:
    """Gives the unit and scale said after the second to the first ("from 10 to 20 million yuan")."""
    if low.numeral is None or high.numeral is None or low.kind not in ("number", high.kind):
        return
    if high.kind in ("percent", "points") and (low.scale > 1 or abs(low.value or Fraction(0)) >= _NO_RATE):
        return
    if low.kind == "number" and high.kind == "count" and low.value is not None and low.value.denominator == 1:
        low.kind, low.unit = "count", high.unit
        if low.scale == 1 and high.scale > 1 and low.value * high.scale <= (high.value or Fraction(0)):
            low.value, low.step, low.scale = low.value * high.scale, low.step * high.scale, high.scale
        return
    one, other = low.numeral, high.numeral
    scale = low.scale
    if scale == 1 and high.scale > 1 and one.top * other.bottom <= other.top * one.bottom:
        scale = high.scale
    if low.kind != high.kind or low.unit != high.unit or scale != low.scale:
        unit = low.unit or high.unit
        fresh = measured(one, high.kind, unit, scale, factor(high))
        low.kind, low.unit, low.value, low.step, low.scale = fresh.kind, fresh.unit, fresh.value, fresh.step, scale


def _share_with_base(plain: str, first: Draft, base: Draft) -> None:
    """Gives the unit said in the first to the base it is compared with ("1,210.7 mln from 1,203.3")."""
    if base.numeral is None or first.numeral is None or first.kind == "count" or base.value is None:
        return
    if base.numeral.exact and first.numeral.bottom != 1:
        return
    if first.kind in ("percent", "points") and (
        abs(base.value) >= _NO_RATE or _is_level(first, base) or _TO_ANOTHER.match(plain, base.end)
    ):
        return
    fresh = measured(base.numeral, first.kind, first.unit, first.scale, factor(first))
    base.kind, base.unit, base.value, base.step, base.scale = (
        fresh.kind,
        fresh.unit,
        fresh.value,
        fresh.step,
        fresh.scale,
    )


def _is_level(first: Draft, base: Draft) -> bool:
    """Whether what a percentage was counted from is an amount: "a fall of 14% from 650"."""
    return base.value is not None and first.value is not None and base.value > _WHOLE >= first.value


def factor(draft: Draft) -> Fraction | None:
    """What turned the unit as written into the canonical one."""
    numeral = draft.numeral
    if numeral is None or draft.value is None or numeral.top == 0:
        return None
    return draft.value / Fraction(numeral.top * draft.scale, numeral.bottom)


def _range(low: Draft, high: Draft, start: int) -> Draft | None:
    _share(low, high)
    if (
        (low.kind, low.unit) != (high.kind, high.unit)
        or low.value is None
        or high.value is None
        or low.value >= high.value
    ):
        return None
    return Draft(
        start,
        high.end,
        high.kind,
        high.unit,
        low=low.value,
        high=high.value,
        step=max(low.step, high.step),
        hedge="" if low.hedge in ("over", "at least") else low.hedge,
        per=high.per,
        scale=high.scale,
    )
