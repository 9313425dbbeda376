"""Rates are read as those of two counts only where one of the counts bears their name and neither says more."""

from __future__ import annotations

import pytest

from checker import packs, rates, readers, statements
from checker.model import Figure

BOOK = packs.load().phrases


def rated(text: str) -> list[tuple[str, str, str]]:
    """The two counts and the rate of each reading that goes by the name of the rate."""
    reading = statements.read(readers.from_text(text), BOOK)
    found: list[tuple[str, str, str]] = []
    for statement in reading.statements:
        by: dict[str, Figure] = {figure.role: figure for figure in statement.figures}
        if rates.NAMED in statement.marks:
            found.append((by["one"].quantity.text, by["other"].quantity.text, by["quotient"].quantity.text))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到投诉640件，办结608件，办结率95.0%。", [("640件", "608件", "95.0%")]),
        ("收到投诉640件，投诉办结率95.0%，其中已办结608件。", [("640件", "608件", "95.0%")]),
        ("参保人数达到38.4万人，应参保人数40.0万人，参保率96.0%。", [("38.4万人", "40.0万人", "96.0%")]),
        ("立案320起，破获256起，破案率80.0%。", [("320起", "256起", "80.0%")]),
        # of whom?
        ("培训学员640人，高校毕业生就业608人，就业率95.0%。", []),
        ("新收案件640件，旧存48件，办结608件，办结率88.4%。", []),
        ("建议640件，正在办理32件，已办结608件，办结率95.0%。", [("640件", "608件", "95.0%")]),
        # another act
        ("收到投诉640件，按时办结608件，办结率100%。", []),
        ("抽检样品640批次，不合格32批次，合格率95.0%。", []),
        # another subject
        ("达标学校608所，全县学校640所，学生体质达标率92.0%。", []),
        ("全县有村庄640个，绿化村庄608个，森林覆盖率45.0%。", []),
    ],
)
def test_a_rate_is_of_the_counts_that_bear_its_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert rated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("存款60.0亿元，贷款42.0亿元，存贷比70.0%。", 1),
        ("贷款42.0亿元，其中农户贷款12.0亿元，存贷比70.0%。", 0),
        ("总资产90.0亿元，不良贷款1.2亿元，不良贷款率2.9%。", 0),
        ("贷款42.0亿元，不良贷款1.2亿元，不良贷款率2.9%。", 1),
    ],
)
def test_a_ratio_is_of_the_two_amounts_that_its_name_tells_of(text: str, expected: int) -> None:
    reading = statements.read(readers.from_text(text), BOOK)
    figures = [{figure.role for figure in statement.figures} for statement in reading.statements]
    assert sum({"one", "other", "quotient"} <= roles for roles in figures) == expected
