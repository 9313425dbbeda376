"""Where patterns stand in a document."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import engine, packs, readers
from checker.kinds.places import Needles, Patterns, Places
from checker.model import Reading
from checker.needles import needles

PACK = packs.load()
EXAMINER = engine.Examiner(PACK)
TEXTS = sorted({example.text for rule in PACK.rules for example in rule.examples})


def read(text: str) -> Reading:
    return EXAMINER.read(readers.from_text(text))


def found(pattern: str, text: str, known: Sequence[Sequence[str]] = ()) -> list[str]:
    given: Needles = {pattern: known} if known else {}
    finds = Places(read(text), Patterns([("", pattern)], given)).finds({"": [pattern]})
    return [text[find.start : find.end] for find in finds]


def test_no_match_goes_on_into_the_next_paragraph() -> None:
    assert found(r"sum[^.]*total", "a sum of all\n\nthe total is 9") == []
    assert found(r"sum[^.]*total", "a sum of all\nthat is the total") == ["sum of all\nthat is the total"]


def test_a_paragraph_has_a_start_and_the_end_of_its_line() -> None:
    assert found(r"yuan\n", "a balance of yuan\n\nand of yuan") == ["yuan\n"]
    assert found(r"yuan$", "a balance of yuan\n\nand of yuan") == ["yuan"]
    assert found(r"^of", "of one\n\nof two and of three") == ["of", "of"]


def test_cells_of_a_table_are_one_paragraph() -> None:
    assert found(r"Loans \| xx", "| Item | 2019 |\n|---|---|\n| Loans | xx |\n") == ["Loans | xx"]


@pytest.mark.parametrize("kind", ["match", "relation"])
def test_needles_leave_no_find_out(kind: str) -> None:
    rules = [rule for rule in PACK.rules if rule.kind == kind]
    known: Needles = {pattern: sets for rule in rules for pattern, sets in rule.spec["needles"].items()}  # type: ignore[attr-defined]
    assert known
    reading = read("\n\n".join(TEXTS))
    pairs = [(language, pattern) for pattern in known for language in ("", "en", "zh")]
    with_needles, without = Places(reading, Patterns(pairs, known)), Places(reading, Patterns(pairs, {}))
    for pattern in known:
        assert with_needles.finds({"": [pattern]}) == without.finds({"": [pattern]}), pattern


@given(
    st.lists(st.sampled_from(["a loss", "of ten", "yuan", "İſ", "净亏损", "\n\n", "\n", "K"]), max_size=8).map(
        " ".join
    ),
    st.sampled_from(["(?i)loss.*yuan", "(?i)a (?:loss|gain)", "净?亏损", "(?i)[^k]k", "(?i)s", "of ten|亏损"]),
)
def test_needles_of_a_pattern_leave_no_find_out(text: str, pattern: str) -> None:
    text += " ."
    assert found(pattern, text, needles(pattern)) == found(pattern, text)
