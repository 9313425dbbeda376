"""Which line breaks wrapping made, and which were meant."""

from __future__ import annotations

from textwrap import TextWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.readers import wrapping
from checker.readers.lines import Line, line

WORDS = ("deposits", "rose", "by", "31.25", "million", "yuan", "of", "farmers", "as", "planned", "loans", "the")


def _lines(*texts: str) -> list[Line]:
    return [line(text, 0, len(text)) for text in texts]


def _cut(*texts: str, limit: int = 0) -> list[list[str]]:
    lines = _lines(*texts)
    return [[part.text for part in run] for run in wrapping.paragraphs(lines, limit or wrapping.width(lines))]


@given(st.lists(st.sampled_from(WORDS), min_size=60, max_size=120), st.integers(48, 110))
def test_wrapping_and_putting_together_are_inverse(words: list[str], width: int) -> None:
    lines = TextWrapper(width).wrap(" ".join(words))
    assert len(_cut(*lines)) == 1


@given(st.lists(st.sampled_from("存款比年初增加百分之八点六"), min_size=120, max_size=300), st.integers(24, 45))
def test_wrapping_chinese_and_putting_together_are_inverse(characters: list[str], width: int) -> None:
    text = "".join(characters)
    assert len(_cut(*(text[at : at + width] for at in range(0, len(text), width)))) == 1


def test_a_width_shows_only_where_most_breaks_are_forced() -> None:
    assert wrapping.width(_lines("Address", "12 Bank Street", "a town of some size in the north of the county")) == 0
    assert wrapping.width(_lines("A line of more than forty columns, yes, and", "another")) == 0


def test_lines_that_all_end_a_sentence_are_paragraphs() -> None:
    sentence = "六月末存款余额三万一千二百五十万元，比年初增加二千四百八十万元。"
    assert len(_cut(sentence, sentence, sentence)) == 3


def test_two_lines_are_held_against_the_width_of_the_text() -> None:
    first = "At the end of June the deposits of the two branches in the county stood"
    assert len(_cut(first, "Below what China Bank had.", limit=72)) == 1
    assert len(_cut(first, "Below what China Bank had.", limit=110)) == 2


@pytest.mark.parametrize("following", ["2. Loans fell.", "（二）贷款", "- loans", "Third, loans fell."])
def test_what_follows_a_finished_line_and_has_a_mark_begins_anew(following: str) -> None:
    assert len(_cut("1. Deposits rose.", following)) == 2
