"""Two Chinese quantities that make one range, or share a unit that is said once."""

from __future__ import annotations

from fractions import Fraction

from checker.late import late
from checker.quantities.drafts import Draft, measured

_BETWEEN = late(r"[ ]?(?:-{1,2}|－|—{1,2}|–|~{1,2}|～|至|到|−)[ ]?(?:近|约)?\Z")
_AND = late(r"[ ]?(?:和|与|及|、)[ ]?\Z")
_INSIDE = late(r"[ ]?(?:之间|间)")
_LISTED = late(r"[ ]?(?:、|和|与|及|，|,)[ ]?\Z")
_FROM = late(r"(?:由|从|自)(?:[\u4e00-\u9fff]{0,4})[ ]?\Z")
_CHANGED = late(
    r"(?:增加|增长|净增|上升|提高|提升|上涨|扩大|上调|减少|净减|下降|降低|缩减|压缩|压降|下调|回落|下跌|削减)"
    r"(?:了|约)?[ ]?\Z"
)
_FURTHER = 3
"""A change to a level at least so many times as large is no range: 增加1.26亿元至17.09亿元."""
_LONGEST_GAP = 5


def join(plain: str, drafts: list[Draft], floor: int, end: int) -> list[Draft]:
    """The drafts of a text with ranges made one and shared units given to both."""
    if len(drafts) < 2:
        return drafts
    joined = [drafts[0]]
    for draft in drafts[1:]:
        before = joined[-1]
        if 0 < draft.start - before.end <= _LONGEST_GAP and before.kind != "date" and draft.kind != "date":
            merged = _joined(plain, before, draft, floor, end)
            if merged is not None:
                joined[-1] = merged
                continue
            if len(joined) > 1:
                _share_list(plain, joined, draft)
        joined.append(draft)
    return joined


def _joined(plain: str, low: Draft, high: Draft, floor: int, end: int) -> Draft | None:
    if low.low is not None or high.low is not None or low.masked or high.masked or low.garbled or high.garbled:
        return None
    gap = plain[low.end : high.start]
    if _BETWEEN.match(gap):
        _share(low, high)
        if gap.strip() in "至到" and _FROM.search(plain, max(floor, low.start - 8), low.start):
            return None
        if gap.strip() in "至到" and _is_change_to(plain, low, high, floor):
            return None
        return _range(low, high)
    if _AND.match(gap) and _INSIDE.match(plain, high.end, end):
        _share(low, high)
        return _range(low, high)
    if _LISTED.match(gap) and low.kind == "number" and low.scale == 1 and gap.strip() in "、和与及":
        _share(low, high)
    return None


def _is_change_to(plain: str, low: Draft, high: Draft, floor: int) -> bool:
    """Whether the first is what something changed by, and the second what it came to."""
    if low.value is None or high.value is None or high.value < _FURTHER * low.value:
        return False
    return _CHANGED.search(plain, max(floor, low.start - 8), low.start) is not None


def _share_list(plain: str, joined: list[Draft], last: Draft) -> None:
    """Gives the unit at the end of a list to all of it (5.2、6.3和7.1亿元)."""
    for index in range(len(joined) - 2, max(-1, len(joined) - 6), -1):
        draft = joined[index]
        following = joined[index + 1] if index + 1 < len(joined) else last
        gap = plain[draft.end : following.start]
        if (
            draft.kind != "number"
            or draft.scale != 1
            or following.kind == "number"
            or gap.strip() not in tuple("、和与及")
        ):
            return
        _share(draft, following)


def _share(low: Draft, high: Draft) -> None:
    """Gives the unit and the scale said after the second to the first (八百到九百亿泰铢, 10~15k元)."""
    one, other = low.numeral, high.numeral
    if one is None or other is None or low.kind not in ("number", high.kind) or low.value is None or high.value is None:
        return
    if low.kind == "number" and high.kind == "number" and high.scale == 1:
        return
    scale = low.scale
    if (
        scale == 1
        and high.scale > 1
        and one.top * other.bottom <= other.top * one.bottom
        and not (low.kind == high.kind != "number")
    ):
        scale = high.scale
    fresh = measured(one, high.kind, high.unit, scale, _factor(high))
    low.kind, low.unit, low.value, low.step, low.scale = fresh.kind, fresh.unit, fresh.value, fresh.step, scale


def _factor(draft: Draft) -> Fraction | None:
    numeral = draft.numeral
    if numeral is None or draft.value is None or numeral.top == 0:
        return None
    return draft.value / Fraction(numeral.top * draft.scale, numeral.bottom)


def _range(low: Draft, high: Draft) -> Draft | None:
    if (
        (low.kind, low.unit) != (high.kind, high.unit)
        or low.value is None
        or high.value is None
        or low.value >= high.value
    ):
        return None
    return Draft(
        low.start,
        high.end,
        high.kind,
        high.unit,
        low=low.value,
        high=high.value,
        step=max(low.step, high.step),
        hedge=low.hedge or high.hedge,
        multiple=high.multiple,
        per=high.per,
        scale=high.scale,
    )
