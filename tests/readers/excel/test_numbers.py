"""Numbers as a spreadsheet shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.readers.excel.numbers import iso, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("0.125", "0.0%", "12.5%"),
        ("1234.5", '"¥"#,##0.00', "¥1,234.50"),
        ("-1234.5", "[$¥-804]#,##0.00", "-¥1,234.50"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-1234.5", "#,##0;[Red](#,##0)", "(1,235)"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("12345678.9", '#,##0.0,,"m"', "12.3m"),
        ("0.005", "0.00", "0.01"),
        ("0.30000000000000004", "General", "0.3"),
        ("12345678901", "General", "12345678901"),
        ("1234.5678901234", "G/通用格式", "1234.56789"),
        ("3", '0.0"个百分点"', "3.0个百分点"),
        ("5", "000", "005"),
        ("0", "#,###", ""),
        ("15000", '[>=10000]0.0,"K";0', "15.0K"),
        ("12", '[>=10000]0.0,"K";0', "12"),
        ("1.5", "0.00E+00", "1.5"),
        ("1.5", '0.0"元/股"', "1.5元/股"),
        ("44196", "yyyy-mm-dd", "2020-12-31"),
        ("44196", 'yyyy"年"m"月"d"日"', "2020年12月31日"),
        ("44196.75", "h:mm AM/PM", "6:00 PM"),
        ("1.5", "[h]:mm", "36:00"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("1e400", "0", "1e400"),
        ("n/a", "0.0%", "n/a"),
    ],
)
def test_a_number_is_shown_in_its_format(value: str, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_dates_may_count_from_1904() -> None:
    assert shown("42734", "yyyy-mm-dd", since_1904=True) == "2020-12-31"
    assert (iso("2020-12-31T00:00:00"), iso("2020-12-31T18:30:00"), iso("x")) == ("2020-12-31", "2020-12-31 18:30", "x")


@given(
    st.decimals(allow_nan=True, allow_infinity=True),
    st.text(st.sampled_from('0#?,.%;"\\_*[]$ymdhs@E+-/ ¥>=1('), max_size=12),
)
def test_no_format_fails(number: object, code: str) -> None:
    assert isinstance(shown(str(number), code), str)
