"""Which readers of English dates are tried: no reader that would take a date is ever left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.quantities.english import dates

_WORDS = st.sampled_from(
    [
        "the",
        "The",
        "year",
        "years",
        "quarter",
        "month",
        "half",
        "first",
        "second",
        "third",
        "1st",
        "2nd",
        "last",
        "prior",
        "previous",
        "next",
        "this",
        "current",
        "reporting",
        "same",
        "period",
        "of",
        "in",
        "ended",
        "ending",
        "on",
        "fiscal",
        "financial",
        "calendar",
        "FY",
        "FY19",
        "year-end",
        "two",
        "three",
        "twelve",
        "nine",
        "3",
        "12",
        "31",
        "2019",
        "2020",
        "1999",
        "March",
        "May",
        "Sept.",
        "december",
        "early",
        "mid",
        "late",
        "Q1",
        "h2",
        "1Q",
        "months",
        "weeks",
        "2019-20",
        "2019-12-31",
        "3/4/2019",
        "2004-xx",
        "1960s",
        "ago",
        "to",
        ",",
        "7th,",
        "1,234",
        "12.5",
        "5%",
        "2019%",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=7).map(" ".join)


def _all_in_order(text: str) -> dates.Found | None:
    """What the readers of a first letter find, each of them tried."""
    numbers = (dates._numeric, dates._ended, dates._day_first, dates._part, dates._years)
    letters = {letter: readers for some, readers in dates._BY_LETTER for letter in some}
    readers = numbers if text[0].isdigit() else letters.get(text[0].lower(), ())
    return next((found for reader in readers if (found := reader(text, 0, len(text))) is not None), None)


def _said(found: dates.Found | None) -> tuple[object, ...]:
    return () if found is None else (found.end, found.period, found.relative, found.year, found.masked)


@given(_TEXTS)
def test_the_first_word_leaves_no_reader_out(text: str) -> None:
    assert _said(dates._within(text, 0, len(text))) == _said(_all_in_order(text))


@given(_TEXTS)
def test_the_first_word_leaves_no_edge_out(text: str) -> None:
    if dates._EDGE.match(text) is not None:
        assert dates._lead(text, 0, len(text)) in dates._EDGES
