"""Comparing dates and periods, and shifting them by the calendar.

They are not ranges: a date is known or it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from operator import eq, ge, gt, le, lt, ne
from types import MappingProxyType
from typing import TypeAlias

from checker.expressions.ranges import Undecided
from checker.expressions.syntax import Attribute, Binary, Duration, Name, Node, write
from checker.model import Period
from checker.periods import days_of

Periods: TypeAlias = Mapping[str, Period | None]
"""For each figure named, and for "report", the period it is about; None where that is not known."""

_MONTHS = {"year": 12, "quarter": 3, "month": 1}
_COMPARE: Mapping[str, Callable[[date, date], bool]] = MappingProxyType(
    {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
)


def compare(operator: str, left: Node, right: Node, periods: Periods) -> bool:
    """Whether the comparison of two dates or two periods is true; Undecided where one is not known."""
    return _COMPARE[operator](when(left, periods), when(right, periods))  # type: ignore[arg-type]


def when(node: Node, periods: Periods) -> Period | date:
    """The date or period that ``node`` is; Undecided where it is not known."""
    match node:
        case Attribute(of=Name(name=name), name="period"):
            stated = periods.get(name)
            if stated is None:
                raise Undecided("period", name)
            return stated
        case Attribute(of=of, name="start" | "end" as side):
            period = when(of, periods)
            if isinstance(period, Period):
                return period.start if side == "start" else period.end
        case Binary(operator="+" | "-" as sign, left=left, right=Duration(count=count, unit=unit)):
            moved, by = when(left, periods), count if sign == "+" else -count
            try:
                if isinstance(moved, Period):
                    return Period(shifted(moved.start, by, unit), shifted(moved.end, by, unit))
                return shifted(moved, by, unit)
            except (OverflowError, ValueError):
                raise Undecided("calendar", write(node)) from None
    raise Undecided("period", write(node))


def shifted(when: date, by: int, unit: str) -> date:
    """``when``, ``by`` years, quarters, months or days later; the last day of a month stays the last day."""
    if unit == "day":
        return when + timedelta(days=by)
    year, month = divmod(when.year * 12 + when.month - 1 + by * _MONTHS[unit], 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"there is no year {year}")
    is_last = when.day == days_of(when.year, when.month)
    length = days_of(year, month + 1)
    return date(year, month + 1, length if is_last else min(when.day, length))
