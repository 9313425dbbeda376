"""Plain text: which lines are paragraphs, headings, list items and tables."""

from __future__ import annotations

from itertools import pairwise
from textwrap import TextWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Place
from checker.readers import from_text

ENGLISH = (
    "The balance of deposits at the end of June was 31.25 million yuan, an increase of 2.48 million yuan from the "
    "beginning of the year. Loans stood at 27.6 million yuan, of which 9.3 million yuan went to farmers, and 104% of "
    "the plan agreed in January was met before the half year was over, as the board had hoped."
)
CHINESE = (
    "六月末，全行各项存款余额三万一千二百五十万元，比年初增加二千四百八十万元，增长百分之八点六，其中储蓄存款增加一千九百万元，"
    "对公存款增加五百八十万元；各项贷款余额二万七千六百万元，不良贷款比年初下降三百二十万元，完成了年初下达的全部计划任务"
)


def _read(source: str) -> list[tuple[str, str]]:
    return [(block.kind, source[block.start : block.end]) for block in from_text(source).blocks]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_english_is_put_together(width: int) -> None:
    wrapped = "\n".join(TextWrapper(width).wrap(ENGLISH))
    assert _read(wrapped) == [("paragraph", wrapped)]


@pytest.mark.parametrize("width", [24, 32, 40])
def test_wrapped_chinese_is_put_together(width: int) -> None:
    wrapped = "\n".join(CHINESE[at : at + width] for at in range(0, len(CHINESE), width))
    assert _read(wrapped) == [("paragraph", wrapped)]


def test_a_line_a_paragraph_stays_so() -> None:
    source = "一、完成情况\n六月末存款余额31250万元，增加2480万元。\n贷款余额27600万元\n（一）存款\n存款稳步增长。\n"
    assert _read(source) == [
        ("heading", "一、完成情况"),
        ("paragraph", "六月末存款余额31250万元，增加2480万元。"),
        ("paragraph", "贷款余额27600万元"),
        ("heading", "（一）存款"),
        ("paragraph", "存款稳步增长。"),
    ]


def test_a_heading_over_a_paragraph_is_not_glued_to_it() -> None:
    source = "Financial results\nIncome rose to 12 million yuan.\n"
    assert _read(source) == [("heading", "Financial results"), ("paragraph", "Income rose to 12 million yuan.")]


def test_a_sentence_that_cannot_end_goes_on() -> None:
    source = "The plan for the year was\n12 million yuan.\n"
    assert _read(source) == [("paragraph", source.strip())]


def test_an_abbreviation_at_the_end_of_a_full_line_ends_nothing() -> None:
    last = "The bank paid a dividend on its shares in June of as much as Rs.\n5 million in all."
    source = "\n".join(TextWrapper(60).wrap(ENGLISH)) + "\n\n" + last
    assert _read(source)[-1] == ("paragraph", last)


def test_list_items_begin_blocks_and_may_be_wrapped() -> None:
    source = "1. The first item is so long that it is wrapped at the end of\n   the line.\n2. The second\n- a bullet\n"
    assert [kind for kind, _ in _read(source)] == ["item", "heading", "item"]
    assert _read(source)[0][1].endswith("the line.")


def test_an_indent_begins_a_paragraph() -> None:
    lines = [CHINESE[at : at + 30] for at in range(0, len(CHINESE), 30)]
    source = "\n".join(["\u3000\u3000" + lines[0], *lines[1:], "\u3000\u3000" + lines[0], *lines[1:]])
    assert [kind for kind, _ in _read(source)] == ["paragraph", "paragraph"]


def test_columns_drawn_with_blanks_are_cells() -> None:
    source = "Item           2020      2021\nDeposits     287.70    312.50\nLoans        255.10    276.00\n\nA note.\n"
    blocks = list(from_text(source).blocks)
    assert [source[b.start : b.end] for b in blocks[:3]] == ["Item", "2020", "2021"]
    assert {b.kind for b in blocks[:-1]} == {"cell"}
    assert blocks[8].place == Place(table=1, row=3, column=3)
    assert blocks[-1].kind == "paragraph"


def test_two_blanks_after_a_full_stop_draw_no_table() -> None:
    source = "Income rose.  It was 5 million.\nCosts fell.  They were 4 million.\n"
    assert {kind for kind, _ in _read(source)} == {"paragraph"}


def test_a_rule_is_no_block() -> None:
    assert _read("Title\n=====\n\n-----\n\nText.\n") == [("heading", "Title"), ("paragraph", "Text.")]


def test_windows_line_ends_are_in_no_block() -> None:
    source = "One heading\r\n\r\nA sentence.\r\n"
    assert _read(source) == [("heading", "One heading"), ("paragraph", "A sentence.")]


def test_a_long_line_is_a_paragraph_of_its_own() -> None:
    source = "存款余额5亿元，" * 400 + "\n短行\n"
    assert [kind for kind, _ in _read(source)] == ["paragraph", "heading"]


@given(st.text(st.sampled_from("ab存。，. \n\t|-1\r\u3000"), max_size=200))
def test_blocks_are_in_order_apart_and_hold_all_words(source: str) -> None:
    blocks = list(from_text(source).blocks)
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    assert all(block.start < block.end for block in blocks)
    outside = set(range(len(source))).difference(*(range(block.start, block.end) for block in blocks))
    assert not any(source[at].isalnum() for at in outside)


@given(st.text(st.sampled_from("ab存。１％\n"), max_size=60))
def test_positions_count_lines_and_columns(source: str) -> None:
    document = from_text(source)
    assert (document.text, len(document.plain)) == (source, len(source))
    for offset in range(len(source)):
        before = source[:offset]
        place = document.position(offset)
        assert (place.line, place.column) == (before.count("\n") + 1, offset - before.rfind("\n"))
