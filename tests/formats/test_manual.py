"""Rules for people."""

from __future__ import annotations

import pytest

from checker.formats import manual
from checker.formats.width import columns
from checker.model import Example, Rule

RULE = Rule(
    "sum-mismatch",
    "relation",
    "sum",
    "error",
    {"en": "Parts do not add up", "zh": "分项之和与合计不符"},
    {"en": "{total} is claimed", "zh": "称合计{total}"},
    {"en": "A whole is its parts.", "zh": "合计等于各分项之和。"},
    "rules/sum-mismatch.yaml",
    {},
    (Example("ok", "5 and 4 make 9."), Example("bad", "5 and 4\nmake 8.")),
)
OTHER = Rule("period", "match", "calendar", "note", RULE.title, RULE.message, {}, "rules/period.yaml", {})


def test_the_index_is_sorted_by_family_and_aligned() -> None:
    assert manual.index([RULE, OTHER], "en").splitlines() == [
        "period        calendar  note   Parts do not add up",
        "sum-mismatch  sum       error  Parts do not add up",
    ]
    chinese = manual.index([RULE, OTHER], "zh").splitlines()
    assert len({columns(line[: line.index("分项")]) for line in chinese}) == 1


def test_a_page_says_all_that_the_rule_file_says() -> None:
    assert manual.page(RULE, "en").splitlines() == [
        "sum-mismatch · sum · error",
        "",
        "Parts do not add up",
        "",
        "says:",
        "  {total} is claimed",
        "",
        "why:",
        "  A whole is its parts.",
        "",
        "examples:",
        "  ok      5 and 4 make 9.",
        "  bad     5 and 4",
        "          make 8.",
        "",
        "rules/sum-mismatch.yaml",
    ]


def test_a_page_comes_in_chinese() -> None:
    assert "合计等于各分项之和。" in manual.page(RULE, "zh")
    assert "why" not in manual.page(OTHER, "en")


@pytest.mark.parametrize(("name", "said"), [("sum-mismach", "did you mean sum-mismatch"), ("xyz", "rules list")])
def test_an_unknown_rule_gets_a_hint(name: str, said: str) -> None:
    assert said in manual.unknown(name, {"sum-mismatch": RULE})
