"""A document put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.model import Block
from checker.readers.documents import build


def test_hidden_spans_are_blank_in_the_plain_text_alone() -> None:
    document = build("p", "a **５** b", [Block("paragraph", 0, 9)], [(2, 4), (5, 7)])
    assert (document.text, document.plain) == ("a **５** b", "a   5   b")
    assert document.blocks == (Block("paragraph", 0, 9),)


@given(st.text(st.sampled_from("a\n\r存"), max_size=30))
def test_lines_begin_behind_line_feeds_and_nothing_else(text: str) -> None:
    starts = build("p", text, []).line_starts
    assert starts == (0, *(at + 1 for at, character in enumerate(text) if character == "\n"))
