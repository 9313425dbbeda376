from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import periods
from checker.model import Period, Quantity

HALF = periods.months(2019, 1, 6)
YEAR = periods.year(2019)
REPORTS = st.integers(1950, 2100).flatmap(
    lambda year: st.integers(1, 12).flatmap(
        lambda first: st.integers(first, 12).map(lambda last: periods.months(year, first, last))
    )
)


@pytest.mark.parametrize(
    ("relative", "report", "start", "end"),
    [
        ("year", YEAR, date(2019, 1, 1), date(2019, 12, 31)),
        ("year-1", YEAR, date(2018, 1, 1), date(2018, 12, 31)),
        ("year:start", YEAR, date(2019, 1, 1), date(2019, 1, 1)),
        ("year-1:end", HALF, date(2018, 12, 31), date(2018, 12, 31)),
        ("year-1:same", HALF, date(2018, 1, 1), date(2018, 6, 30)),
        ("year-1:same", periods.months(2020, 1, 2), date(2019, 1, 1), date(2019, 2, 28)),
        ("year:N4", YEAR, date(2019, 1, 1), date(2019, 4, 30)),
        ("year:M12:end", YEAR, date(2019, 12, 31), date(2019, 12, 31)),
        ("year:M12", HALF, date(2018, 12, 1), date(2018, 12, 31)),
        ("year:M2:D28", YEAR, date(2019, 2, 28), date(2019, 2, 28)),
        ("year:M4-6", YEAR, date(2019, 4, 1), date(2019, 6, 30)),
        ("quarter-1", HALF, date(2019, 1, 1), date(2019, 3, 31)),
        ("month", HALF, date(2019, 6, 1), date(2019, 6, 30)),
        ("report:end", HALF, date(2019, 6, 30), date(2019, 6, 30)),
        ("2018:same", HALF, date(2018, 1, 1), date(2018, 6, 30)),
        ("half-1", HALF, date(2018, 7, 1), date(2018, 12, 31)),
    ],
)
def test_relative_dates_are_placed(relative: str, report: Period, start: date, end: date) -> None:
    assert periods.place(relative, report) == Period(start, end)


@pytest.mark.parametrize("relative", ["year:M13", "year:M2:D30", "year:Q5"])
def test_what_the_calendar_has_not_is_no_period(relative: str) -> None:
    assert periods.place(relative, YEAR) is None


def test_without_a_report_nothing_relative_is_known() -> None:
    assert periods.place("year-1", None) is None
    assert periods.place("2018:Q1", None) == periods.quarter(2018, 1)


def test_a_name_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="no relative date"):
        periods.place("someday", YEAR)


def test_resolve_takes_the_period_that_is_stated() -> None:
    stated = Quantity(0, 4, "2012", "date", period=periods.year(2012))
    assert periods.resolve(stated, YEAR) == periods.year(2012)
    assert periods.resolve(Quantity(0, 9, "last year", "date", relative="year-1"), YEAR) == periods.year(2018)
    assert periods.resolve(Quantity(0, 1, "5", "number"), YEAR) is None


@given(st.integers(1800, 2199))
def test_quarters_make_the_year(number: int) -> None:
    parts = [periods.quarter(number, which) for which in range(1, 5)]
    assert parts[0].start == periods.year(number).start
    assert parts[-1].end == periods.year(number).end
    assert all((later.start - earlier.end).days == 1 for earlier, later in pairwise(parts))


@given(REPORTS)
def test_the_same_period_of_last_year_is_as_long_to_a_day(report: Period) -> None:
    same = periods.place("year-1:same", report)
    assert same is not None
    assert abs((same.end - same.start) - (report.end - report.start)).days <= 1
    assert same.end.year == report.end.year - 1


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 24))
def test_months_that_end_on_a_day_end_on_it(last: date, count: int) -> None:
    period = periods.ending(last, count)
    assert period.end == last
    assert 27 * count <= (period.end - period.start).days <= 31 * count + 1
