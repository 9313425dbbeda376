"""The sieve of patterns: it may let too many pass, and never keeps one back that matches."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker import packs
from checker.codes import FIXED
from checker.sieve import Needs, Sieve, compile

CODES = st.text("abcd", min_size=1, max_size=3)
NEEDS = st.lists(st.lists(st.tuples(CODES, st.text("abcdw", max_size=3)), max_size=4), max_size=5)


def passing(codes: str, *needs: Needs) -> list[int]:
    return Sieve(compile(needs)).passing(codes)


def test_needs_are_met_in_their_order() -> None:
    assert passing("axb", [("a", "x"), ("b", "")], [("b", "x"), ("a", "")]) == [0]


def test_one_code_meets_one_need() -> None:
    assert passing("a", [("a", ""), ("a", "")]) == []
    assert passing("aa", [("a", ""), ("a", "")]) == [0]


def test_only_what_may_stand_between_two_needs_stands_there() -> None:
    assert passing("axyb", [("a", "x"), ("b", "")], [("a", "xy"), ("b", "")]) == [1]


def test_what_was_found_stays_found() -> None:
    assert passing("ab" + "zw" * 5, [("a", ""), ("b", "")]) == [0]


def test_a_pattern_that_needs_nothing_passes() -> None:
    assert passing("", []) == [0]


def _regex(needs: Needs) -> str:
    return "".join(f"[{codes}]" + (f"[{between}]*" if between else "") for codes, between in needs)


@given(NEEDS, st.text("abcdw", max_size=12))
def test_exactly_those_pass_whose_needs_stand_in_order(needs: list[Needs], codes: str) -> None:
    assert passing(codes, *needs) == [place for place, each in enumerate(needs) if re.search(_regex(each), codes)]


@given(st.data())
def test_no_shipped_phrase_that_matches_is_kept_back(data: st.DataObject) -> None:
    grammar = packs.load(()).phrases.grammars[data.draw(st.sampled_from(["en", "zh"]))]
    phrase = data.draw(st.sampled_from(grammar.phrases))
    known = st.sampled_from(sorted({*FIXED, *(node[0] for node in grammar.lexicon.tree if node[0])}))
    codes = data.draw(st.from_regex(re.compile(phrase.regex), fullmatch=True, alphabet=known))
    assert grammar.phrases.index(phrase) in grammar.sieve.passing(codes)
