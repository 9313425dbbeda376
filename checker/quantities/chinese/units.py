"""What stands beside a Chinese number: its currency before or after, percent and points, measure words, 元/股."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from checker.late import late
from checker.model import Kind
from checker.quantities.wordlists import row, words
from checker.units import CURRENCIES, Measure, measures

_COUNTERS = row(
    """
    平方公里 平方千米 平方米 平方 平米 立方米 立方 公里 千米 厘米 毫米 海里 公顷 亩 畝 米 千瓦时 千瓦小时 度电
    度 千瓦 兆瓦 瓦 标准煤 吨公里 人公里 吨 噸 公斤 千克 克 斤 升 桶 户次 户 戶 笔 筆 家次 家 人次 人/次 人
    个月 个小时 个工作日 个 個 件次 件 项目 项 項 次 台套 台班 台 臺 辆次 辆 輛 套 名 位 所 座 条 條 只 隻 头
    頭 羽 株 棵 架次 架 艘 张 張 份额 份 篇 年 天 日 小时 分钟 秒 周 岁 歲 本 册 部 场次 场 場 处 處 片 栋 幢
    双 组 組 批次 批 班 支 队 村 镇 县 区 乡 市 省 国 类 種 种 门 例 宗 起 单 票 股 手 枚 台 口 眼 道 课 节课
    节 间次 间 間 期 剂次 剂 盏 匹 尾 担 趟 席 列 箱 包 袋 瓶 床位 床 张床位 车次 标箱 标准箱
    班次 航班 轮 点 分 瓦特 伏 kg km ha MW kW
    """
)
_NOT_COUNTED = (
    "人民",
    "人均",
    "人大",
    "人才",
    "家庭",
    "家电",
    "家具",
    "个百",
    "个基",
    "个千",
    "年代",
    "国集",
    "手抓",
    "日元",
    "日币",
    "位一体",
    "股份制",
    "分之",
    "点钟",
    "分钟",
    "口径",
)
_AFTER: dict[str, Measure] = {}
for _word, _measure in measures().items():
    if (not _word.isascii() and _measure.kind != "count") or _word in ("%", "$", "bp", "bps", "pct"):
        _AFTER[_word] = _measure
for _currency in CURRENCIES:
    for _word in (_currency.code, *_currency.english, *_currency.before):
        if _word.isascii() and len(_word) > 1 and _word not in ("won", "r", "rs", "re.", "rs.", "rm", "c $"):
            _AFTER[_word] = Measure("money", _currency.code, Fraction(1))
            _AFTER[_word.upper()] = _AFTER[_word]
_AFTER.pop("r", None)
_AFTER["pct"] = _AFTER["个点"] = _AFTER["个百分点"]
_AFTER["bps"] = _AFTER["BP"] = _AFTER["BPs"] = _AFTER["bp"]
_AFTER["%"] = measures()["%"]
UNITS: MappingProxyType[str, Measure] = MappingProxyType(
    {word: Measure("count", word, Fraction(1)) for word in _COUNTERS} | _AFTER
)
_GUARDED = frozenset("元块成间間")
_FIRST = frozenset(word[0] for word in UNITS)
_BY_FIRST = MappingProxyType(
    {first: tuple(sorted((w for w in UNITS if w[0] == first), key=len, reverse=True)) for first in _FIRST}
)
_YUAN_ELSE = ("元旦", "元宵", "元月", "元素", "元件", "元老", "元首", "元年", "元气", "元化")
_NO_NOUN = late(r"[^\u4e00-\u9fff]|[一二三四五六七八九以左上]|\Z")
_ROOMS = tuple("房屋教客办病店工公厂宿商铺门舱库")
_TENTH_ELSE = tuple("成" + c for c in "立为功果员本效绩交都长品熟套就分熟型人")
_BEFORE = MappingProxyType(
    {word: c.code for c in CURRENCIES for word in (c.code, *c.before, *c.before, *(w for w in c.chinese if len(w) > 1))}
    | {c.code.lower(): c.code for c in CURRENCIES if c.code not in ("ALL", "TRY")}
    | {word.upper(): c.code for c in CURRENCIES for word in c.before}
    | {"￥": "CNY", "人民币": "CNY"}
)
_LAST_OF_BEFORE = frozenset(word[-1] for word in _BEFORE)
_LONGEST_BEFORE = 5
_PER = late(r"[ ]?[/／每][ ]?((?:[\u4e00-\u9fff]{1,3})(?:[/·•][\u4e00-\u9fff]{1,2})?)")
_PER_WORDS = words(
    """
    股 户 人 月 年 天 日 亩 吨 平方米 平米 公里 千米 斤 公斤 千瓦时 度 次 台 头 只 件 套 张 份 桶 米 小时
    立方米 户/月 人/月 月·人 人·月 人/年 月/人
    """
)

_EACH = late(r"每(股|户|人|亩|吨|年|月|平方米|平米|千瓦时|斤|公斤|天|次)[ ]?\Z")


@dataclass(slots=True)
class Tail:
    """The unit after a number and where it ends."""

    end: int
    kind: Kind = "number"
    unit: str = ""
    factor: Fraction | None = None


def unit(plain: str, at: int, end: int) -> Tail:
    """The unit that follows a number, one space or line break between at most."""
    place = at
    if place < end and plain[place] in " \n\t":
        place += 1
        if place < end and plain[place] in " \n":
            place += 1
    if place >= end or plain[place] not in _FIRST:
        return Tail(at)
    for word in _BY_FIRST[plain[place]]:
        if not plain.startswith(word, place) or place + len(word) > end:
            continue
        measure = UNITS[word]
        if (word in _GUARDED or word.isascii()) and _is_else(plain, word, place, end):
            continue
        if measure.kind == "count" and (place - at > 1 or plain.startswith(_NOT_COUNTED, place)):
            continue
        return Tail(place + len(word), measure.kind, measure.unit, None if measure.factor == 1 else measure.factor)
    return Tail(at)


def _is_else(plain: str, word: str, place: int, end: int) -> bool:
    """Whether what looks like a unit is the beginning of another word: 元旦, 三块地, 成立, 5mm."""
    after = place + len(word)
    if word == "元":
        return plain.startswith(_YUAN_ELSE, place)
    if word == "块":
        return _NO_NOUN.match(plain, after, end) is None
    if word == "成":
        return plain.startswith(_TENTH_ELSE, place)
    if word in "间間":
        return not plain.startswith(_ROOMS, after)
    following = plain[after : after + 1]
    return word.isalpha() and following.isascii() and following.isalpha()


def currency_before(plain: str, at: int, floor: int) -> tuple[str, int] | None:
    """The currency that stands before a number (人民币8千元, ¥500), and where that begins."""
    stop = at
    if stop > floor and plain[stop - 1] == " ":
        stop -= 1
    if stop <= floor or plain[stop - 1] not in _LAST_OF_BEFORE:
        return None
    for length in range(min(_LONGEST_BEFORE, stop - floor), 0, -1):
        said = plain[stop - length : stop]
        code = _BEFORE.get(said)
        if code is None or (length == 1 and said.isalpha()):
            continue
        if said[0].isascii() and said[0].isalpha() and stop - length > floor:
            earlier = plain[stop - length - 1]
            if earlier.isascii() and earlier.isalpha():
                continue
        return code, stop - length
    return None


def per(plain: str, at: int, end: int) -> tuple[str, int]:
    """What an amount is for each of (股 of 元/股), and where that ends."""
    if at >= end or plain[at] not in " /每":
        return "", at
    found = _PER.match(plain, at, end)
    if found is None:
        return "", at
    said = found[1]
    for length in range(len(said), 0, -1):
        if said[:length] in _PER_WORDS:
            return said[:length], found.start(1) + length
    return "", at


def each_before(plain: str, at: int, floor: int) -> str:
    """What an amount that begins at ``at`` is for each of, where that stands before it (股 of 每股0.25元)."""
    window = plain[max(floor, at - 5) : at]
    found = _EACH.search(window) if "每" in window else None
    return "" if found is None else found[1]
