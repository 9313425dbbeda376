"""How deep rows stand, and what is taken away."""

from __future__ import annotations

import pytest

from checker.tables import outline


def test_marks_say_how_deep_a_row_stands_where_none_is_set_in() -> None:
    labels = ["收入合计", "一、利息收入", "（一）贷款利息", "（二）存放利息", "二、其他收入"]
    assert outline.levels(labels, [0] * 5, [True, False, False, False, False]) == [0, 0, 2, 2, 0]


def test_indents_say_it_before_marks() -> None:
    assert outline.levels(["Assets", "1. Cash", "2. Loans"], [0, 1, 1], [False] * 3) == [0, 2, 2]


def test_a_part_stands_below_the_row_before_it() -> None:
    assert outline.levels(["Loans", "of which: farm", "Cash"], [0] * 3, [False] * 3) == [0, 1, 0]


def test_what_is_added_next_stands_beside_the_row_with_the_parts() -> None:
    labels = ["一、收入", "二、成本", "其中：材料", "人工", "加：补贴", "其他收益", "三、利润"]
    assert outline.levels(labels, [0] * 7, [False] * 7) == [0, 0, 1, 1, 0, 0, 0]


def test_an_of_which_of_communiques() -> None:
    assert outline.of_which("#工业")
    assert not outline.of_which("#1")


@pytest.mark.parametrize("label", ["减：坏账准备", "Less: allowance", "（减：转出", "Deductions: tax"])
def test_what_is_less_is_taken_away(label: str) -> None:
    assert outline.taken_away(label)


@pytest.mark.parametrize("label", ["减值准备", "减少额", "Lessors", "Leases"])
def test_other_words_take_nothing_away(label: str) -> None:
    assert not outline.taken_away(label)
