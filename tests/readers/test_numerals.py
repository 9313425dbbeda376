"""Numbers of list items as they are shown."""

from __future__ import annotations

import pytest

from checker.readers.numerals import written


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        *((1, "decimal", "1"), (7, "decimalZero", "07"), (27, "lowerLetter", "aa"), (3, "A", "C"), (4, "i", "iv")),
        *((1994, "upperRoman", "MCMXCIV"), (10, "chineseCounting", "十"), (11, "chineseCounting", "十一")),
        *(
            (20, "chineseCounting", "二十"),
            (101, "chineseCountingThousand", "一百零一"),
            (110, "chineseCounting", "一百一十"),
        ),
        *(
            (12, "chineseLegalSimplified", "壹拾贰"),
            (3, "ideographTraditional", "丙"),
            (10, "ideographDigital", "一〇"),
        ),
        *((20, "decimalEnclosedCircle", "⑳"), (21, "decimalEnclosedCircle", "21"), (0, "lowerRoman", "0")),
        (5, "no such style", "5"),
    ],
)
def test_a_number_is_written_in_its_style(number: int, style: str, text: str) -> None:
    assert written(number, style) == text
