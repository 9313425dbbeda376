"""Digits in Chinese text that are no amounts: 〔2014〕21号, 第3条, paragraph numbers, times of day, 2×60万千瓦."""

from __future__ import annotations

from checker.late import late
from checker.quantities.chinese.numerals import CHARACTERS

_NOT_AMOUNT = late(
    r"\d{1,2}[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：∶.．])(?:[-－—~至到]\d{1,2}[:：][0-5]\d(?:[:：][0-5]\d)?)?"
    r"|\d{2,4}(?:-\d{2,8}){2,}|\d{3,4}-\d{7,8}(?!\d)|\d{3}-\d{3,4}-\d{4}(?!\d)|1[3-9]\d{9}(?![\d.])"
    r"|\d+[ ]?号|\d+(?:\.\d+){2,}(?!,\d)|\d+[A-Za-z]\d+"
    r"|\d+(?:\.\d+)?[×xX*]\d+(?:\.\d+)?(?:万千瓦|兆瓦|万吨|千瓦|万|MW)?"
    r"|\d{1,4}[〕\]）)】](?=第?[\d一二三四五六七八九十百]+号)"
)
_ORDINAL = late(rf"[{CHARACTERS}\d]++")
_KIN = late(
    rf"(?:[{CHARACTERS}]{{1,8}}+|\d{{1,3}}+)(?:届|屆|號|号|期(?!货|间|末)|级(?!以)|等奖|等功|线城|大精神|大报告|中全会|大以来|大提出|环|楼|路(?!公)|单元|室|岁以下)"
)
_RATIO_BEFORE = late(r"比例?|结构|分别")
_NUMBERED = late(r"\d{1,3}(?:[、)）]|[.．](?!\d))")
_LABEL = late(r"(?:附注|注释|注|附件|附表|(?<!代)表|图|公式|编号|证号|电话|传真|邮编|代码|第|No\.|NO\.)[ ]?$")


def skipped(plain: str, at: int, end: int, floor: int) -> int:
    """Where the identifier that begins at ``at`` ends; ``at`` itself for what may be an amount."""
    before = plain[at - 1] if at > floor else "\n"
    if before == "第":
        found = _ORDINAL.match(plain, at, end)
        return at if found is None else found.end()
    first = plain[at]
    if first.isascii():
        if before.isascii() and (before.isalpha() or before in "_#"):
            found = late(r"[\dA-Za-z.\-/]++").match(plain, at, end)
            return at if found is None else found.end()
        if before == "-" and at - 1 > floor and plain[at - 2].isascii() and plain[at - 2].isalpha():
            found = _ORDINAL.match(plain, at, end)
            return at if found is None else found.end()
        found = _NOT_AMOUNT.match(plain, at, end)
        if found is not None and not (":" in found.group() or "：" in found.group()):
            return found.end()
        if found is not None and not _RATIO_BEFORE.search(plain, max(floor, at - 8), at):
            return found.end()
        if before in '“"「' and (quoted := _QUOTED.match(plain, at, end)) is not None:
            return quoted.end()
        if (
            before in '\n。；;：:（( \t“"「'
            and (numbered := _NUMBERED.match(plain, at, end)) is not None
            and _at_clause(plain, at, floor)
        ):
            return numbered.end()
        if before in "注件表图号话真编码.释附 " and _LABEL.search(plain, max(floor, at - 5), at):
            found = _ORDINAL.match(plain, at, end)
            return at if found is None else found.end()
    found = _KIN.match(plain, at, end)
    if found is None or (before in _BY_ISSUE and found.group().endswith("期")):
        return at
    return found.end()


_BY_ISSUE = frozenset("班座训刊报息")
"""What is counted by 期: 培训班86期 are so many, and 二期 of a project is no amount."""
_QUOTED = late(r"\d{1,3}[”\"」]")
_CLOSED = late(r"\d{1,4}[〕\]】)）]")


def bracketed(plain: str, at: int, end: int, floor: int) -> int:
    """Where a number alone in brackets ends: the year of a document, the number of a note or of a paragraph."""
    if at <= floor or plain[at - 1] not in "〔[【(":
        return at
    found = _CLOSED.match(plain, at, end)
    if found is None:
        return at
    return found.end() if plain[at - 1] in "〔[【" or found.end() - at <= 3 else at


def _at_clause(plain: str, at: int, floor: int) -> bool:
    place = at
    while place > floor and plain[place - 1] in " \t(（":
        place -= 1
    return place == floor or plain[place - 1] in '\n。；;：:“"「'
