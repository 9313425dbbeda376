"""What the beginnings and ends of lines say."""

from __future__ import annotations

import pytest

from checker.readers import lines


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("第三章 风险管理", 1),
        ("Article 2:", 1),
        ("二、主要做法", 2),
        ("II. Results", 2),
        ("（三）存款", 3),
        ("4. Loans", 4),
        ("5、贷款", 4),
        ("2.1 Deposits", 4),
        ("(6) staff", 5),
        ("（7）人员", 5),
        ("③其他", 6),
        ("- bullet", 6),
        ("• bullet", 6),
        ("4.5 million yuan", 0),
        ("3.14", 0),
        ("3.14 万元", 0),
        ("2019年末", 0),
        ("1,203.3 million", 0),
        ("-3.4亿元", 0),
        ("Deposits grew", 0),
    ],
)
def test_marks_have_a_depth(text: str, depth: int) -> None:
    assert lines.mark(text) == depth


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("一、完成情况", True),
        ("Second, the main practice", True),
        ("Article 1:", True),
        ("Cash flows from operating activities", True),
        ("各项存款余额54293万元，较年初净增6367万元", False),
        ("Deposits grew by 5%", False),
        ("Deposits grew.", False),
        ("The goals are:", False),
        ("A heading cannot be as long as this line is, which goes on and on and on", False),
    ],
)
def test_headings_are_short_and_state_nothing(text: str, heading: bool) -> None:
    assert lines.is_heading(text) is heading


def test_chinese_takes_two_columns() -> None:
    assert lines.columns("存款 5%") == 7


def test_a_line_is_cut_out_of_its_blanks() -> None:
    text = "x\n\u3000\u3000存款。 \ny"
    found = lines.line(text, 2, text.index("\ny"))
    assert (text[found.start : found.end], found.indent, found.width) == ("存款。", 4, 10)


@pytest.mark.parametrize("text", ["was completed.", "他说：“好。”", "(see above.)", "如下："])
def test_sentences_end_behind_closing_marks(text: str) -> None:
    assert lines.line(text, 0, len(text)).ended


@pytest.mark.parametrize("text", ["the balance of", "余额为5亿元，", "an increase of RMB", "deposits,", "revenue (in"])
def test_lines_may_end_where_nothing_can_end(text: str) -> None:
    assert lines.line(text, 0, len(text)).open
    assert not lines.line(text, 0, len(text)).ended
