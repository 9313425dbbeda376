"""The Chinese words beside a figure that say how near it is: 约, 近, 超过, 至少, 以上, 左右, 不足, 余."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.late import late
from checker.model import Hedge

_BEFORE: tuple[tuple[Hedge, tuple[str, ...]], ...] = (
    (
        "at least",
        ("至少", "不少于", "不低于", "不小于", "最少", "起码", "大于等于", "大于或等于", "不下", "不短于", "≥"),
    ),
    (
        "at most",
        (
            "至多",
            "最多",
            "不超过",
            "不高于",
            "不多于",
            "不大于",
            "不超",
            "最高不超过",
            "小于等于",
            "不逾",
            "不得超过",
            "≤",
        ),
    ),
    ("nearly", ("接近", "将近", "近", "几近", "逼近", "差不多")),
    ("about", ("大约", "约", "约为", "约合", "大概", "约占", "预计约", "大致", "左右", "约有", "约达")),
    ("under", ("不足", "不到", "低于", "少于", "小于", "未满", "不满", "未达", "未到", "＜", "<")),
    ("over", ("超过", "超", "逾", "高于", "多于", "大于", "突破", "超出", "超逾", "已过", "过", "＞", ">")),
)
_BY_LAST: Mapping[str, tuple[tuple[str, Hedge], ...]] = MappingProxyType(
    {
        last: tuple(
            sorted(
                ((word, hedge) for hedge, words in _BEFORE for word in words if word[-1] == last),
                key=lambda row: -len(row[0]),
            )
        )
        for last in {word[-1] for _, words in _BEFORE for word in words}
    }
)
_LINKS = "了是为有达的 "
_AFTER = late(
    r"[ ]?(?:(?:或|及|或者|和|元)?(以上|以外|之上|上)(?![市半年海述下级涨升])"
    r"|(?:或|及|或者)?(以下|以内|之内|之下|以里)|(左右|上下|前后|许|光景)|(余|多)(?![人种样个\d]))"
)


_FIRST_AFTER = frozenset(" 或及和元以之上下左前许光余多")


def before(plain: str, at: int, floor: int, *, duration: bool) -> Hedge:
    """The hedge right before a figure; 近 before a length of time is "the last", and no hedge."""
    place = at
    for _ in range(2):
        if place > floor and plain[place - 1] in _LINKS:
            place -= 1
    for stop in (at, place) if place != at else (at,):
        if stop <= floor:
            continue
        for word, hedge in _BY_LAST.get(plain[stop - 1], ()):
            if plain.startswith(word, stop - len(word)) and stop - len(word) >= floor:
                if word in ("近", "过") and (
                    duration or (plain[stop - 2 : stop - 1] in "最通经超不" and plain[stop - 2 : stop - 1])
                ):
                    break
                return hedge
    return ""


def after(plain: str, at: int, end: int) -> Hedge:
    """The hedge right after a figure."""
    if at >= end or plain[at] not in _FIRST_AFTER:
        return ""
    found = _AFTER.match(plain, at, end)
    if found is None:
        return ""
    if found[1]:
        return "at least" if found[1] != "上" else ""
    if found[2]:
        return "at most"
    return "about" if found[3] else "over"
