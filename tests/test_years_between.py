"""The years of compound growth: between the periods of two levels, or between dates that stand apart from them."""

from __future__ import annotations

import pytest

from checker import packs, readers, statements

BOOK = packs.load().phrases


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Fares rose from $4.1 million in 2012 to $6.9 million in 2016, a compound annual growth rate of 13.9%.", 4),
        ("Between 2012 and 2015 fares rose from $4.1 million to $6.9 million, growing by 18.9% a year.", 3),
        ("票款收入由2012年的410万元增加到2016年的690万元，年均增长13.9%。", 4),
        ("2012年至2015年，票款收入由410万元增加到690万元，年均增长18.9%。", 3),
    ],
)
def test_the_years_of_compound_growth_are_counted(text: str, years: int) -> None:
    reading = statements.read(readers.from_text(text), BOOK)
    grown = [s for s in reading.statements if any(figure.role == "cagr" for figure in s.figures)]
    told = [figure.quantity.value for statement in grown for figure in statement.figures if figure.role == "years"]
    assert told
    assert set(told) == {years}
