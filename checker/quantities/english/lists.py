"""English lists of amounts whose unit is said once: "2.15, 3.48 and 1.97 billion yuan", "$18.4m: 9.2, 6.8 and 2.4"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker.late import late
from checker.quantities.drafts import Draft, measured
from checker.quantities.english.ranges import factor

_BETWEEN = late(r"(?:,|,?\s{1,3}and)\s{1,3}\Z")
_BEFORE = late(r"[^.;:\d]{0,60}:\s{1,3}\Z")


def share(plain: str, drafts: Sequence[Draft]) -> None:
    """Gives the unit said at the end of a list, or in the total before its colon, to the bare numbers of the list.

    Only numbers printed with as many decimals as the amount that has the unit are of its list: whole ones count
    anything.
    """
    for at in range(len(drafts) - 2, -1, -1):
        _give(plain, drafts[at], drafts[at + 1], drafts[at].end, drafts[at + 1].start)
    listed = False
    for before, draft in pairwise(drafts):
        begins = _BEFORE.match(plain, before.end, draft.start) is not None
        listed = (begins or listed) and _give(plain, draft, before, draft.start if begins else before.end, draft.start)


def _give(plain: str, bare: Draft, whole: Draft, start: int, end: int) -> bool:
    """Gives a number the unit of an amount, where the text from ``start`` to ``end`` joins them; says if it did."""
    one, other = bare.numeral, whole.numeral
    if one is None or other is None or bare.kind != "number" or bare.scale != 1 or bare.per or bare.multiple:
        return False
    if one.bottom == 1 or one.bottom != other.bottom or (whole.kind == "number" and whole.scale == 1):
        return False
    if start < end and _BETWEEN.match(plain, start, end) is None:
        return False
    fresh = measured(one, whole.kind, whole.unit, whole.scale, factor(whole))
    bare.kind, bare.unit, bare.value, bare.step, bare.scale = (
        fresh.kind,
        fresh.unit,
        fresh.value,
        fresh.step,
        fresh.scale,
    )
    return True
