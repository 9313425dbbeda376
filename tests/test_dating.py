"""The period of a figure: the date beside it, never one that something is counted from."""

import pytest

from checker import dating, quantities
from checker.model import Language, Period
from checker.periods import year


def beside(text: str, language: Language, figure: str) -> Period | None:
    found = quantities.parse(text, language)
    index = next(at for at, quantity in enumerate(found) if quantity.text == figure)
    return dating.beside(index, found, text, language, None)


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Tolls were $5 million in 2019.", "$5 million", year(2019)),
        ("Tolls were $5 million in 2019, against $4 million in 2018.", "$4 million", year(2018)),
        ("Tolls rose to $5 million, up 8% from 2018.", "8%", None),
        ("In 2019 there was rain; tolls were $5 million.", "$5 million", None),
        ("Tolls were $5 million.", "$5 million", None),
    ],
)
def test_in_english_the_date_stands_behind_its_figure(text: str, figure: str, expected: Period | None) -> None:
    assert beside(text, "en", figure) == expected


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("由2002年的835亿元增加到2007年的2956亿元", "835亿元", year(2002)),
        ("由2002年的835亿元增加到2007年的2956亿元", "2956亿元", year(2007)),
        ("通行费收入835亿元，比2018年增长8%", "8%", None),
    ],
)
def test_in_chinese_the_date_stands_before_its_figure(text: str, figure: str, expected: Period | None) -> None:
    assert beside(text, "zh", figure) == expected


def test_the_periods_that_a_sentence_names_are_told_once_and_without_bases() -> None:
    text = "In 2019, in the whole of 2019, tolls were $5 million, up from 2018."
    assert dating.named(quantities.parse(text, "en"), text, None) == [year(2019)]
