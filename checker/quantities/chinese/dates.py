"""Chinese dates: 2019年12月末, 二〇〇〇年, 去年同期, 年初, 上半年, 前三季度, 1-9月, 2018-2020年."""

from __future__ import annotations

import re
from types import MappingProxyType

from checker import periods
from checker.late import late
from checker.quantities.chinese.numerals import DIGITS
from checker.quantities.drafts import Found
from checker.quantities.wordlists import row

_C = "零〇○一二三四五六七八九"
_NUMBER = MappingProxyType(
    {word: value for value, word in enumerate(row("一 二 三 四 五 六 七 八 九 十 十一 十二"), 1)}
)
_SHIFTS = MappingProxyType(
    {
        "今": 0,
        "本": 0,
        "当": 0,
        "該": 0,
        "该": 0,
        "去": -1,
        "上": -1,
        "上一": -1,
        "前": -2,
        "前一": -1,
        "明": 1,
        "次": 1,
        "来": 1,
        "下": 1,
        "下一": 1,
    }
)
_DASH = r"[ ]?(?:-|－|—|–|~|～|至|到)[ ]?"
_YEAR = rf"(?:(?:1[89]|20|21)\d\d|[一二][{_C}]{{3}}|(?<!\d)[0789]\d(?=[ ]?年))"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:[12]\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
_Q = r"(?:[1-4]|[一二三四])"
_PART = (
    rf"(?P<half>上半|下半)年(?P<halfend>末|底)?"
    rf"|(?P<first>前|头|1{_DASH}|一{_DASH})(?P<n>{_M}|两)个?(?P<unit>月|季度)(?:份)?"
    rf"|第?(?P<quarter>{_Q})季度?(?P<quarterend>末|底)?"
    rf"|(?P<from>{_M})(?:月份?)?{_DASH}(?P<to>{_M})月(?:份)?"
    rf"|(?P<month>{_M})[ ]?月(?:[ ]?(?P<day>{_D})[ ]?[日号]|(?:份)?(?P<monthend>末|底|初)|份|中旬|上旬|下旬)?"
    rf"|(?P<edge>年?末|年?底|年?初)|(?P<same>同期|同季|同月)|(?P<since>以来)"
)
_ABSOLUTE = late(rf"(?P<year>{_YEAR})[ ]?(?:年(?!代)度?)[ ]?(?:{_PART})?")
_BARE_YEAR = late(r"(?P<year>(?:19|20)\d\d)(?=[^\d.,，%万亿元个户家人]|$)")
_YEARS = late(rf"(?P<a>{_YEAR})(?:年度?)?{_DASH}(?P<b>{_YEAR}|\d\d)[ ]?年(?:度)?")
_RELATIVE = late(
    rf"(?:(?P<which>今|去|本|当|上一|上|前一|前|明|次|来|下一|下|该)年(?:度)?(?!以上|左右)(?:{_PART})?|(?P<this>本|上|下|当|该)(?P<size>季度|季|月)(?P<sizeend>末|底|初)?"
    rf"|(?P<report>报告期|报告期内|本期)(?P<reportend>末)?|(?P<whole>全年)|(?P<same2>同期))"
)
_PARTS = late(_PART + r"|(?P<yearedge>年[末底初中])|(?P<periodedge>[月季]末)")
_NUMERIC = late(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.%])")
_MASKED = late(
    r"(?:(?:19|20)[\dxX*_×○]{1,2}(?<=[xX*_×○])|[xX*_×]{2,4}|(?:19|20)?【[ ●]*】)年"
    r"(?:(?:[xX*_×\d]{1,2}|【[ ●]*】)月(?:(?:[xX*_×\d]{1,2}|【[ ●]*】)日)?)?"
)
_MAYBE = late(
    rf"\d{{1,4}}(?:[ ]?[年月季]|[xX*_×【]|{_DASH}(?:\d|[一二三四五六七八九十])|[/.]\d)"
    r"|(?:19|20)\d\d(?!\d)|(?:19|20)[xX*_×【]"
)
_NOT_AFTER_YEAR = tuple("-－—–~～至到、:：")


def read(plain: str, at: int, end: int) -> Found | None:
    """The date that begins at ``at``; None where there is none."""
    first = plain[at]
    if "0" <= first <= "9":
        return _digits(plain, at, end)
    if first in DIGITS or first in "十拾":
        return _absolute(plain, at, end) or _parts(plain, at, end)
    if first in "第前头年月季":
        found = _relative(plain, at, end) if first == "前" else None
        return found or _parts(plain, at, end)
    if first in "上下":
        return _relative(plain, at, end) or _parts(plain, at, end)
    return _relative(plain, at, end)


def masked(plain: str, at: int, end: int) -> Found | None:
    """A year that was left out: 20xx年, xx年xx月, 【】年."""
    found = _MASKED.match(plain, at, end)
    return None if found is None else Found(found.end(), masked=True)


def _digits(plain: str, at: int, end: int) -> Found | None:
    if _MAYBE.match(plain, at, end) is None:
        return None
    numeric = _NUMERIC.match(plain, at, end)
    if numeric is not None:
        period = periods.day(int(numeric["year"]), int(numeric["month"]), int(numeric["day"]))
        return None if period is None else Found(numeric.end(), period)
    years = _YEARS.match(plain, at, end)
    if years is not None:
        first, last = _year(years["a"]), _year(years["b"]) if len(years["b"]) > 2 else int(years["a"][:2] + years["b"])
        if first < last:
            return Found(years.end(), periods.years(first, last))
    found = _absolute(plain, at, end) or _parts(plain, at, end)
    if found is not None:
        return found
    masked_year = masked(plain, at, end)
    if masked_year is not None:
        return masked_year
    bare = _BARE_YEAR.match(plain, at, end)
    if bare is None or plain.startswith(_NOT_AFTER_YEAR, bare.end()):
        return None
    return Found(bare.end(), periods.year(int(bare["year"])), year=int(bare["year"]))


def _year(said: str) -> int:
    if said.isdigit() and said.isascii():
        number = int(said)
        return number if number > 99 else number + (1900 if number >= 50 else 2000)
    return int("".join(str(DIGITS[character]) for character in said))


def _absolute(plain: str, at: int, end: int) -> Found | None:
    found = _ABSOLUTE.match(plain, at, end)
    if found is None:
        return None
    number = _year(found["year"])
    part = _part(found)
    if part is None:
        return None
    if not part:
        stop = at + len(found.group().rstrip())
        return Found(stop, periods.year(number), year=number if stop - at <= 6 else 0)
    if part == ":same":
        return Found(found.end(), relative=f"{number}:same")
    period = periods.place(f"{number}{part}", periods.year(number))
    return None if period is None else Found(found.end(), period)


def _relative(plain: str, at: int, end: int) -> Found | None:
    found = _RELATIVE.match(plain, at, end)
    if found is None:
        return None
    if found["which"]:
        shift = _SHIFTS[found["which"]]
        if found["which"] == "前" and plain.startswith("后", found.end()):
            return None
        part = _part(found)
        return None if part is None else Found(found.end(), relative=_base("year", shift) + part)
    if found["this"]:
        edge = {"末": ":end", "底": ":end", "初": ":start", None: ""}[found["sizeend"]]
        size = "month" if found["size"] == "月" else "quarter"
        return Found(found.end(), relative=_base(size, _SHIFTS[found["this"]]) + edge)
    if found["report"]:
        return Found(found.end(), relative="report" + (":end" if found["reportend"] else ""))
    return Found(found.end(), relative="year" if found["whole"] else "year-1:same")


def _base(size: str, shift: int) -> str:
    return f"{size}{shift:+d}" if shift else size


def _parts(plain: str, at: int, end: int) -> Found | None:
    found = _PARTS.match(plain, at, end)
    if found is None or found["since"] or (found["edge"] and not found["edge"].startswith("年")):
        return None
    if found["yearedge"] or found["edge"]:
        edge = (found["yearedge"] or found["edge"])[-1]
        return Found(found.end(), relative="year" + {"初": ":start", "中": ":M6:end"}.get(edge, ":end"))
    if found["periodedge"]:
        return Found(found.end(), relative="report:end")
    part = _part(found)
    return Found(found.end(), relative=f"year{part}") if part else None


def _part(found: re.Match[str]) -> str | None:
    """The part of a year, in the words of `periods`; empty for the whole of it, None for one that does not exist."""
    if found["half"]:
        return (":H1" if found["half"] == "上半" else ":H2") + (":end" if found["halfend"] else "")
    if found["first"]:
        count = (2 if found["n"] == "两" else _number(found["n"])) * (3 if found["unit"] == "季度" else 1)
        return f":N{count}" if 1 <= count <= 12 else None
    if found["quarter"]:
        return f":Q{_number(found['quarter'])}" + (":end" if found["quarterend"] else "")
    if found["from"]:
        first, last = _number(found["from"]), _number(found["to"])
        if first == 1:
            return f":N{last}"
        return f":M{first}-{last}" if first < last else None
    if found["month"]:
        part = f":M{_number(found['month'])}"
        if found["day"]:
            return f"{part}:D{_number(found['day'])}"
        return part + {"末": ":end", "底": ":end", "初": ":start", None: ""}[found["monthend"]]
    if found["edge"]:
        return ":start" if found["edge"].endswith("初") else ":end"
    return ":same" if found["same"] else ""


def _number(said: str) -> int:
    if said.isdigit() and said.isascii():
        return int(said)
    if said in _NUMBER:
        return _NUMBER[said]
    tens, _, ones = said.partition("十")
    return (_NUMBER[tens] if tens else 1) * 10 + (_NUMBER[ones] if ones else 0)
