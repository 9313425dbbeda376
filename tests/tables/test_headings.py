"""What the words of a heading make of the amounts below it."""

from __future__ import annotations

import pytest

from checker import packs
from checker.tables import headings

SHIPPED = packs.load().headings


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("本年", "current"),
        ("上年同期", "prior"),
        ("增 减 额", "change"),
        ("比上年增长（%）", "growth"),
        ("所占比重", "share"),
        ("预算数", "plan"),
        ("完成预算（%）", "completion"),
        ("期初余额", "opening"),
        ("本期减少", "decrease"),
        ("期末余额", "closing"),
        ("Prior year", "prior"),
        ("Increase/(decrease)", "change"),
        ("Change (%)", "growth"),
        ("% of total", "share"),
        ("% of budget", "completion"),
        ("Balance at 1 January", "opening"),
        ("Disposals", "decrease"),
        ("2019", "amount"),
        ("Township", "amount"),
        ("Interest income", "amount"),
        ("Income", "income"),
        ("Total income", "income"),
        ("利息收入", "amount"),
        ("收入合计", "income"),
    ],
)
def test_the_longest_word_gives_the_role(heading: str, role: str) -> None:
    assert SHIPPED.role(heading) == role


@pytest.mark.parametrize(("heading", "total", "pure"), [
    ("合  计", True, True),
    ("Total", True, True),
    ("Grand total", True, True),
    ("流动资产合计", True, False),
    ("Total assets", True, False),
    ("% of total", False, False),
    ("Totalizer", False, False),
    ("存款", False, False),
])  # fmt: skip
def test_totals_are_told_and_whether_nothing_else_is_said(heading: str, total: bool, pure: bool) -> None:
    assert SHIPPED.is_total(heading) == total
    assert (total and SHIPPED.whole(heading, headings.TOTAL)) == pure
