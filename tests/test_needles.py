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
        ("loss(?:es)?", {"loss"}),
        ("(?i)Turned (?P<at>loss|gain)s", {"turned los", "turned gai"}),
        (r"\b(?:the|a) share of\b [^.;]*percent", {"the share ", "a share of"}),
        (r"x{2,} \d+", {"xx"}),
        ("[x×]{2}", {"xx", "x×", "×x", "××"}),
        (r"(?:NaN|nan) ?%", {"nan%", "nan %"}),
        (r"\$\{[a-z]+\}", {"${"}),
        (r"[^\]a]lone[]x]", {"lone]", "lonex"}),
        ("净?亏损", {"亏损"}),
        ("(?m)^a+b*$", {"a"}),
        ("a?b*", set()),
        (r"\d+|word", set()),
        (r"\p{Han}[a-z]", set()),
        (r"\Qa|b\E", set()),
    ],
)
def test_every_match_has_one_of_them(pattern: str, words: set[str]) -> None:
    re2.compile(pattern)
    assert set(needles(pattern)) == words


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
    words = needles(pattern)
    if words and re2.search(pattern, text):
        assert any(word in lowered(text) for word in words)


def test_nearly_all_shipped_patterns_have_needles() -> None:
    rules = [rule for rule in packs.load(()).rules if "needles" in rule.spec]
    known = [words for rule in rules for words in rule.spec["needles"].values()]  # type: ignore[attr-defined]
    assert sum(map(bool, known)) > 0.9 * len(known)
