"""What sort of thing a count counts and a price is for: figures of different things say nothing of each other.

Chinese counts most things by a word that fits all (个, 项, 家), so the noun behind tells; and a price names what it is
for in the words before it (人均, 每亩), which has to be what the units count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.late import late
from checker.model import Quantity

_GENERAL = frozenset("个项家种类条处人名位台套")
_NOUN = late(r"(?:以上|以下|左右|多|余)?的?([\u4e00-\u9fff]{2})")
_NO_NOUN = late(
    r"(?:[为是有在获达占被由已均和与及的以增减比较同其共约分完未则都也还][\u4e00-\u9fff]|[新下上提]?[增降升减建设]|"
    r"其中|分别|同比|其他|通过|实现|获得|正在|列入|参加|参与|左右|以上|以下|开展|完成|投入)"
)
_FOR_EACH = late(
    r"(?:平均)?每(?:平方)?([\u4e00-\u9fff])[^，。；：]{0,8}$|([人户亩村校笔套场社班队组次期台辆床单件店])均[^，。；：]{0,6}$"
)
_OF_MANY = late(r"每[十百千万]+[\u4e00-\u9fff][^，。；：]{0,12}$")
"""What makes an amount one for so many: 每千名老年人拥有床位42.6张，增加380张 is a change of another one."""
_FACE_VALUE = late(r"(?:面值|票面)[^，。；：]{0,8}$")
_SAME = ({"人", "名", "口", "位", "员"}, {"户", "家"}, {"校", "所"}, {"村", "个"}, {"社", "家", "个"}, {"米", "方"})
_BEFORE = 16


def differ(plain: str, one: Quantity, other: Quantity) -> bool:
    """Whether two counts name different things: "28个省" and "25个规章"; where either names none they may be one."""
    if one.kind != "count" or other.kind != "count" or one.unit not in _GENERAL or other.unit not in _GENERAL:
        return False
    first, second = _noun(plain, one), _noun(plain, other)
    return bool(first and second) and not set(first) & set(second)


def _noun(plain: str, count: Quantity) -> str:
    found = _NOUN.match(plain, count.end)
    return "" if found is None or _NO_NOUN.match(found[1]) else found[1]


def each(plain: str, price: Quantity) -> str:
    """What an amount is said to be for one of, in the words before it: 人 for 人均, 亩 for 每亩; else empty."""
    found = _FOR_EACH.search(plain, max(0, price.start - _BEFORE), price.start)
    return "" if found is None else found[1] or found[2]


def is_face_value(plain: str, price: Quantity) -> bool:
    """Whether an amount is what is printed on a share, at which nobody need have bought it."""
    return _FACE_VALUE.search(plain, max(0, price.start - _BEFORE), price.start) is not None


def counts(unit: str, thing: str) -> bool:
    """Whether a unit counts the things that a price is for one of."""
    return thing in unit or any(thing in same and unit[-1:] in same for same in _SAME)


def are_others(plain: str, by: Mapping[str, Quantity]) -> bool:
    """Whether the figures of a reading are of other things: a price or an average for one of what its units do not
    count, a change of what is stated for each thousand, a whole and its part.

    ``by`` gives the figures of one reading by their roles.
    """
    if "price" in by and "units" in by:
        thing = each(plain, by["price"])
        if thing and not counts(by["units"].unit, thing):
            return True
        return is_face_value(plain, by["price"]) or ("proceeds" in by and bool(each(plain, by["proceeds"])))
    if "change" in by and "current" in by and _is_for_many(plain, by["current"]):
        return (by["change"].value or 0) > (by["current"].value or 0)
    if "each-one" in by:
        thing = each(plain, by["each-one"])
        if not thing or each(plain, by["altogether"]) or _sort(by["altogether"]) != _sort(by["each-one"]):
            return True
        return not counts(by["heads"].unit, thing) or counts(by["altogether"].unit, thing)
    whole = by.get("total") or by.get("whole")
    return whole is not None and "part" in by and differ(plain, whole, by["part"])


def are_larger(by_role: Sequence[tuple[str, Quantity]]) -> bool:
    """Whether each of several parts alone is more than their total: then they are those of another one."""
    total = next((quantity.value for role, quantity in by_role if role == "total"), None)
    parts = [quantity.value for role, quantity in by_role if role == "part"]
    return total is not None and len(parts) > 1 and all(part is not None and part > total for part in parts)


def _is_for_many(plain: str, amount: Quantity) -> bool:
    return _OF_MANY.search(plain, max(0, amount.start - _BEFORE), amount.start) is not None


def _sort(quantity: Quantity) -> tuple[str, str]:
    return quantity.kind, quantity.unit


def is_enumeration(plain: str, parts: Sequence[Quantity]) -> bool:
    """Whether the parts of a list stand between enumeration commas: "甲 27 个、乙 19 个、丙 18 个"."""
    between = [plain[one.end : other.start] for one, other in pairwise(parts)]
    return bool(between) and all("、" in words and not set("，；。") & set(words) for words in between)
