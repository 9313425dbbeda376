"""JSON that is safe to print."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.formats.encoding import encode

hostile = st.text(st.characters() | st.sampled_from("\x1b\x9b\x85\u202e\u2066\u2028\ufeff\ud800\U000e0041#[a"))


@given(hostile)
def test_what_is_written_comes_back(text: str) -> None:
    assert json.loads(encode({"text": text})) == {"text": text}


@given(hostile)
def test_nothing_printed_is_a_control_or_turns_the_writing(text: str) -> None:
    printed = encode(text)
    assert "\n" not in printed
    assert {unicodedata.category(character) for character in printed}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    assert not {unicodedata.bidirectional(character) for character in printed} & {
        *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
    }


@pytest.mark.parametrize("text", ["##[stop-commands]x", "a ##vso[task.complete]", "##[", "###[x"])
def test_no_pipeline_sees_a_command_in_it(text: str) -> None:
    assert "##[" not in encode(text)
    assert "##vso[" not in encode(text)
    assert json.loads(encode(text)) == text


def test_chinese_is_written_as_it_is() -> None:
    assert encode("增长３３．７％") == '"增长３３．７％"'
