"""Sentences end where a reader would end them, and nowhere inside a figure."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import quantities, sentences
from checker.model import Block, Language


def split(text: str, language: Language = "en") -> list[str]:
    found = quantities.parse(text, language)
    return [text[start:end] for start, end in sentences.split(text, Block("paragraph", 0, len(text)), found)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sales rose. Costs fell.", ["Sales rose.", "Costs fell."]),
        ("The grant of Rs. 498 crores was paid. It lapsed.", ["The grant of Rs. 498 crores was paid.", "It lapsed."]),
        ("Shares of Alba Inc. rose by 3.5%.", ["Shares of Alba Inc. rose by 3.5%."]),
        ("The U.S. market grew. Others did not.", ["The U.S. market grew.", "Others did not."]),
        ("He asked why? “Nobody knows.” We left.", ["He asked why?", "“Nobody knows.”", "We left."]),
        ("See No. 4 above; see e.g. Smith. End.", ["See No. 4 above; see e.g. Smith.", "End."]),
        ("Revenue was 12.5 million\nyuan in all. Good.", ["Revenue was 12.5 million\nyuan in all.", "Good."]),
    ],
)
def test_english_sentences_end_at_full_stops_that_are_no_part_of_a_word_or_figure(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_chinese_sentences_end_at_their_own_stop_with_or_without_a_space() -> None:
    text = "存款增加5亿元。贷款增加3亿元！结余为2亿元；其余不变。"
    assert split(text, "zh") == ["存款增加5亿元。", "贷款增加3亿元！", "结余为2亿元；其余不变。"]


@given(st.text("ab 1.%。！?\n", max_size=60))
def test_sentences_are_in_order_do_not_overlap_and_lose_only_white_space(text: str) -> None:
    spans = list(sentences.split(text, Block("paragraph", 0, len(text)), ()))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.split() == text.split() or "".join(kept.split()) == "".join(text.split())
