"""Years, quarters, months and days as periods, and dates that only the report's own period can place.

A date that needs the report is named by a short text, ``base[:part]*``:

    base   year, year-1, year+1, or a year in digits; quarter, half, month (and -1, +1): those that hold the end
           of the report; report: the report's own period
    part   Q1..Q4, H1, H2, M1..M12, M4-6 (months 4 to 6), N1..N12 (the first n months), D12-31 (a day), D31 (a day
           of a month), start, end (the first or the last day), same (the report's days in that year)

"the end of last year" is ``year-1:end``, 去年同期 ``year-1:same``, "December" ``year:M12``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from checker.late import late
from checker.model import Period, Quantity

EARLIEST, LATEST = 1800, 2199
_BASE = late(r"(year|half|quarter|month|report|\d{4})([+-]\d+)?$")
_PART = late(r"([QHMN])(\d+)(?:-(\d+))?$|D(?:(\d+)-)?(\d+)$|(start|end|same)$")


def days_of(number: int, month: int) -> int:
    """How many days a month of a year has; `calendar` knows as much, and reads the locale for it."""
    return 31 if month == 12 else (date(number, month + 1, 1) - date(number, month, 1)).days


def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def years(first: int, last: int) -> Period:
    """From the start of one year to the end of another."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def months(number: int, first: int, last: int) -> Period:
    """From the first day of one month of a year to the last day of another."""
    return Period(date(number, first, 1), date(number, last, days_of(number, last)))


def month(number: int, which: int) -> Period:
    """A month, from 1."""
    return months(number, which, which)


def quarter(number: int, which: int) -> Period:
    """A quarter of a year, from 1."""
    return months(number, 3 * which - 2, 3 * which)


def half(number: int, which: int) -> Period:
    """The first or the second half of a year."""
    return months(number, 6 * which - 5, 6 * which)


def day(number: int, which: int, of_month: int) -> Period | None:
    """One day; None where the calendar has no such day."""
    if not (1 <= which <= 12 and 1 <= of_month <= days_of(number, which)):
        return None
    return Period(date(number, which, of_month), date(number, which, of_month))


def financial_year(first: int) -> Period:
    """A year written "2012-13": April to March, as in the budgets of India and Hong Kong."""
    return Period(date(first, 4, 1), date(first + 1, 3, 31))


def ending(last: date, count: int) -> Period:
    """The ``count`` months that end on a day ("the nine months ended September 30")."""
    after = last + timedelta(days=1)
    first = _shifted(after, -count) if after.day == 1 else _shifted(last, -count) + timedelta(days=1)
    return Period(first, last)


def weeks_ending(last: date, count: int) -> Period:
    """The ``count`` weeks that end on a day."""
    return Period(last - timedelta(days=7 * count - 1), last)


def first_day(period: Period) -> Period:
    """The day a period starts."""
    return Period(period.start, period.start)


def last_day(period: Period) -> Period:
    """The day a period ends."""
    return Period(period.end, period.end)


def resolve(quantity: Quantity, report: Period | None) -> Period | None:
    """The period a date states; None where it is no date or needs a report period that is not known."""
    if quantity.period is not None or not quantity.relative:
        return quantity.period
    return place(quantity.relative, report)


@lru_cache(maxsize=1024)
def place(relative: str, report: Period | None) -> Period | None:
    """The days that a relative name (see the module) means for a report on a period."""
    base, *parts = relative.split(":")
    found = _BASE.match(base)
    if found is None:
        raise ValueError(
            f"{relative!r} is no relative date: {base!r} should be year, half, quarter, month, report or four digits"
        )
    word, shift = found[1], int(found[2] or 0)
    if report is None and (not word.isdigit() or "same" in parts):
        return None
    end = report.end if report is not None else date(int(word), 12, 31)
    period = _base(word, shift, end) if report is None or word != "report" else report
    for part in parts:
        narrowed = _narrow(period, part, report, certain=word.isdigit() or shift != 0)
        if narrowed is None:
            return None
        period = narrowed
    return period


def _base(word: str, shift: int, end: date) -> Period:
    if word.isdigit():
        return year(int(word) + shift)
    if word == "year":
        return year(end.year + shift)
    size = {"month": 1, "quarter": 3, "half": 6}[word]
    at = (end.year * 12 + end.month - 1) // size + shift
    number, first = divmod(at * size, 12)
    return months(number, first + 1, first + size)


def _narrow(period: Period, part: str, report: Period | None, *, certain: bool) -> Period | None:
    """One part of a period. A month named without its year is the latest one not after the report."""
    found = _PART.match(part)
    if found is None:
        raise ValueError(f"{part!r} is no part of a period")
    letter, number, last, of_month, on_day, point = found.groups()
    if point == "start":
        return first_day(period)
    if point == "end":
        return last_day(period)
    if point == "same":
        return _same(period, report)
    at = period.start.year
    if on_day:
        which = int(of_month) if of_month else period.start.month
        narrowed = day(at, which, int(on_day))
    elif last:
        first, to = int(number), int(last)
        narrowed = months(at, first, to) if letter == "M" and 1 <= first <= to <= 12 else None
    else:
        count = int(number)
        if not 1 <= count <= {"Q": 4, "H": 2, "M": 12, "N": 12}[letter]:
            return None
        narrowed = {"Q": quarter, "H": half, "M": month}[letter](at, count) if letter != "N" else months(at, 1, count)
    if narrowed is not None and not certain and report is not None and letter == "M" and narrowed.start > report.end:
        return month(at - 1, int(number))
    return narrowed


def _same(period: Period, report: Period | None) -> Period | None:
    if report is None:
        return None
    back = period.start.year - report.end.year
    last = _shifted(report.end, 12 * back)
    if (report.end + timedelta(days=1)).day == 1:
        last = date(last.year, last.month, days_of(last.year, last.month))
    return Period(_shifted(report.start, 12 * back), last)


def _shifted(when: date, by: int) -> date:
    """The same day of a month ``by`` months on, or the last day of that month where it has no such day."""
    number, which = divmod(when.year * 12 + when.month - 1 + by, 12)
    return date(number, which + 1, min(when.day, days_of(number, which + 1)))
