"""Shares of a named whole are of the figure whose words have that name."""

from __future__ import annotations

import pytest

from checker import engine, packs, readers


def holding(text: str) -> list[str]:
    result = engine.Examiner(packs.load(), "zh").examine(readers.from_text(text))
    return [check.computed for check in result.checks if check.rule == "share-mismatch" and check.verdict == "holds"]


@pytest.mark.parametrize(
    "text",
    [
        "销售额21480万元（上年19860万元），其中出口8170万元，占销售额的38.0%。",
        "全年造林面积603万公顷，其中人工造林427万公顷。重点工程造林200万公顷，占全部造林面积的33.2%。",
        "规模工业增加值538.8亿元，增长11%；优势产业增加值488.7亿元，占规模工业增加值的90.7%。",
    ],
)
def test_the_whole_is_found_by_its_name(text: str) -> None:
    assert holding(text)


def test_another_name_is_another_whole() -> None:
    text = "投资总额705亿元，其中使用贷款515亿元，占公司总资产的48.2%。"
    result = engine.Examiner(packs.load(), "zh").examine(readers.from_text(text))
    assert not [check for check in (*result.findings, *result.checks) if check.rule == "share-mismatch"]


def test_a_figure_with_a_share_of_its_own_is_not_the_whole() -> None:
    text = "施工面积1.6亿平方米，占全部施工面积的83.9%；其中投标工程施工面积3693万平方米，占全部施工面积的19%。"
    result = engine.Examiner(packs.load(), "zh").examine(readers.from_text(text))
    assert not [check for check in result.findings if check.rule == "share-mismatch"]
