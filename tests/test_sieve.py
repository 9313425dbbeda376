"""The sieve of patterns: it may let too many pass, and never keeps one back that matches."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.codes import SENTENCE
from checker.sieve import Sieve, compile

CLASSES = st.text("abcd", min_size=1, max_size=3)
NEEDS = st.lists(st.tuples(st.lists(CLASSES, max_size=4), st.booleans()), max_size=5)


def passing(codes: str, *needs: tuple[list[str], bool]) -> list[int]:
    return Sieve(compile(needs)).passing(codes)


def test_needs_are_met_in_their_order() -> None:
    assert passing("axb", (["a", "b"], False), (["b", "a"], False)) == [0]


def test_one_code_meets_one_need() -> None:
    assert passing("a", (["a", "a"], False)) == []
    assert passing("aa", (["a", "a"], False)) == [0]


def test_a_pattern_that_stays_in_its_sentence_needs_all_in_one() -> None:
    assert passing(f"a{SENTENCE}b", (["a", "b"], False), (["a", "b"], True)) == [1]


def test_a_pattern_that_needs_nothing_passes() -> None:
    assert passing("", ([], False)) == [0]


@given(NEEDS, st.text(f"abcdw{SENTENCE}", max_size=12))
def test_exactly_those_pass_whose_needs_stand_in_order(needs: list[tuple[list[str], bool]], codes: str) -> None:
    expected = [
        place
        for place, (classes, crosses) in enumerate(needs)
        if re.search(("[^¶]*" if not crosses else "(?s:.)*").join(f"[{each}]" for each in classes), codes)
    ]
    assert passing(codes, *needs) == expected
