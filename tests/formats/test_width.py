"""Columns of a terminal, and text that is safe to print there."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.width import columns, safe


@pytest.mark.parametrize(
    ("text", "size"),
    [("abc", 3), ("存款 5％", 8), ("“quoted” – £5…", 14), ("é", 1), ("e\u0301", 1), ("한국", 4), ("", 0), ("〔1〕", 5)],
)
def test_columns_are_those_of_a_terminal(text: str, size: int) -> None:
    assert columns(text) == size


@given(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Mn", "Me", "Mc", "Zl", "Zp"]))
def test_columns_agree_with_wcwidth(character: str) -> None:
    assert columns(character) == max(0, wcwidth.wcwidth(character))


@given(st.text(max_size=40))
def test_safe_text_has_as_many_characters_and_no_controls(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(c < " " or "\x7f" <= c < "\xa0" or c in "\u200e\u200f\u202a\u202e\u2066\ufeff" for c in shown)


def test_words_are_shown_as_they_are() -> None:
    assert safe("存款增长 5%，“好”") == "存款增长 5%，“好”"
    assert safe("\x1b[31m") == "␛[31m"


@pytest.mark.parametrize("text", ["##[error]x", "a ##vso[task.complete]", "存款##teamcity[x"])
def test_no_pipeline_sees_a_command_in_it(text: str) -> None:
    assert "[" not in safe(text)
    assert len(safe(text)) == len(text)
