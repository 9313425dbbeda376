from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import reading
from rule_texts import complaints, rule, text

from checker.kinds import sequence
from checker.kinds.numerals import LINES, value, written

SORTS = ("gap", "start", "lone", "mixed", "twice")
RULES = [rule(text("sequence", f"reports: {sort}", "{match} {missing}", id=sort), f"{sort}.yaml") for sort in SORTS]


def faults(of: str) -> list[tuple[str, str]]:
    found = sequence.prepare(RULES)(reading(of), "en")
    return [(check.rule, check.message) for check in sorted(found, key=lambda check: check.start)]


@pytest.mark.parametrize(
    "of",
    [
        "First, a. Second, b. Third, c.",
        "The first is a. The second is b. Third, c.",
        "一是抓甲；二是抓乙；三是抓丙。",
        "第一，甲。第二，乙。第三，丙。",
        "1. A\n2. B\n3. C",
        "一、甲\n（一）甲\n（二）乙\n二、乙\n（一）甲\n（二）乙",
        "I. A\n1. B\n2. C\nII. D\n1. E\n2. F",
        "First, one.\nSecond, two.\nFirst, nested.\nSecond, nested.\nThird, three.",
        "12. A paragraph of another document.\n13. The next.\n15. And one more.",
        "In the second, third and fourth quarters, sales rose.",
        "He came second, and left.",
        "唯一是甲；统一是乙；三是丙。",
        "增长3. A\nof 5. B",
        "1. A\n2. B with 3. in the middle\n4. C",
        "Taxes by county\n(1) Includes fees.",
        "First, a.\n\nSecond, b. Third, c.",
        "",
    ],
)
def test_what_is_in_order_or_may_be_is_silent(of: str) -> None:
    assert faults(of) == []


@pytest.mark.parametrize(
    ("of", "fault"),
    [
        ("First, a; third, b; fourth, c.", ("gap", "third, second")),
        ("First, a; fourth, b.", ("gap", "fourth, second, third")),
        ("一是抓甲；三是抓乙。", ("gap", "三是 二是")),
        ("第一，甲。第三，乙。", ("gap", "第三， 第二")),
        ("1. A\n2. B\n4. C", ("gap", "4. 3.")),
        ("（一）甲\n（二）乙\n（四）丙", ("gap", "（四） （三）")),
        ("Done so far. The second is a. The third is b. Fourth, c.", ("start", "The second is first")),
        ("如下：二是抓甲；三是抓乙；四是抓丙。", ("start", "二是 一是")),
        ("(1) Aims\nDeposits rose\n2. B\n3. C\n(2) More", ("start", "Deposits rose 1.")),
        ("1. A\n(1) B\n2. C", ("lone", "(1) (2)")),
        ("一、甲\n（一）乙", ("lone", "（一） （二）")),
        ("First, a. Second, b. Third, c. 4. Do it.", ("mixed", "4. fourth")),
        ("First, a. Second, b. Third, c. 5. Do it.", ("mixed", "5. fifth")),
        ("1. A\n2. B\n2. C\n3. D", ("twice", "2. 3.")),
        ("(1) Grasp deposits\nAll went well.", ("lone", "(1) (2)")),
        ("（一）甲\n完成。\n（三）乙", ("gap", "（三） （二）")),
        ("First, plan early.\n2. Build.", ("mixed", "2. second")),
    ],
)
def test_what_is_missing_is_named(of: str, fault: tuple[str, str]) -> None:
    assert faults(of) == [fault]


def test_a_row_does_not_go_on_in_another_cell_or_sentence_of_numbers() -> None:
    assert faults("First, a in the 4. quarter of 2019.") == []


def test_a_message_may_name_only_what_is_bound() -> None:
    assert "'miss' is not bound" in [one.what for one in complaints(text("sequence", "reports: gap", "{miss}"))]


@given(st.sampled_from([form.name for form in LINES]), st.integers(1, 12))
def test_reading_a_number_is_the_inverse_of_writing_it(form: str, number: int) -> None:
    said = written(number, form)
    digits = said.strip("()（）第是、.") if form != "I." else said[:-1]
    assert value(digits) == number


@given(st.sampled_from(["{0}. A", "({0}) A", "{0}) A"]), st.integers(2, 15))
def test_a_whole_row_is_silent(form: str, count: int) -> None:
    assert faults("\n".join(form.format(number) for number in range(1, count + 1))) == []


@given(st.text("12.()一二、第是 ,\nFirstcond", max_size=60))
def test_any_text_is_read(of: str) -> None:
    assert all(rule in SORTS for rule, _ in faults(of))
