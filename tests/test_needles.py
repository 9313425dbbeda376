"""Words that every match of a pattern has."""

from __future__ import annotations

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from checker import packs
from checker.needles import lowered, needles


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("loss(?:es)?", [{"loss"}]),
        ("(?i)Turned (?P<at>loss|gain)s", [{"turned los", "turned gai"}, {"loss", "gain"}]),
        (r"\b(?:the|a) share of\b [^.;]*percent", [{"a share of", "the share "}, {"percent"}]),
        (r"x{2,} \d+", [{"xx "}]),
        ("[x×]{2}", [{"xx", "x×", "×x", "××"}]),
        (r"(?:NaN|nan) ?%", [{"nan %", "nan%"}]),
        (r"\$\{[a-z]+\}", [{"${"}, {"}"}]),
        (r"[^\]a]lone[]x]", [{"lone]", "lonex"}]),
        ("净?亏损", [{"亏损"}]),
        ("(?m)^a+b*$", [{"a"}]),
        ("more than [^.]*(?:ten|five) yuan", [{"more than "}, {"five yuan", "ten yuan"}]),
        ("(?:4th session of [^.]*17th|17th [^.]*4th session)", [{"4th sessio"}, {"17th"}]),
        ("a?b*", []),
        (r"\d+|word", []),
        (r"\p{Han}[a-z]", []),
        (r"\Qa|b\E", []),
    ],
)
def test_every_match_has_one_of_each(pattern: str, words: list[set[str]]) -> None:
    re2.compile(pattern)
    assert list(map(set, needles(pattern))) == words


_LETTERS = st.sampled_from(["a", "b", "s", "K", " ", "净", r"\.", r"\d", ".", "[ab]", "[^a]", "[a-c]", r"\b", "(?i)"])


def _patterns() -> st.SearchStrategy[str]:
    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        group = inner.map("(?:{})".format)
        return st.one_of(
            st.tuples(inner, inner).map("".join),
            st.tuples(inner, inner).map("|".join).map("(?:{})".format),
            st.tuples(group, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{2,}", "??"])).map("".join),
        )

    return st.recursive(_LETTERS, larger, max_leaves=8)


@given(_patterns(), st.text("abcsSſkK净. 0", max_size=12))
def test_no_match_is_without_them(pattern: str, text: str) -> None:
    if re2.search(pattern, text):
        assert all(any(word in lowered(text) for word in words) for words in needles(pattern))


@given(st.text())
def test_in_lower_case_every_character_keeps_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_nearly_all_shipped_patterns_have_needles() -> None:
    rules = [rule for rule in packs.load(()).rules if "needles" in rule.spec]
    known = [words for rule in rules for words in rule.spec["needles"].values()]  # type: ignore[attr-defined]
    assert sum(map(bool, known)) > 0.9 * len(known)
