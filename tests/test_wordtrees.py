"""Entries as a tree of their pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.wordtrees import code, grow

_ENTRIES = st.dictionaries(st.text("abc", min_size=1, max_size=5).map(tuple), st.sampled_from("xyz"), max_size=30)


@given(_ENTRIES, st.text("abc", max_size=6))
def test_every_entry_is_found_and_nothing_else(entries: dict[tuple[str, ...], str], other: str) -> None:
    tree = [(of, following) for of, following in grow(entries)]
    assert {pieces: code(tree, pieces) for pieces in entries} == entries
    assert code(tree, other) == entries.get(tuple(other), "")


def test_what_goes_on_alike_is_kept_once() -> None:
    spellings = [(a, b, c) for a in ("the", "an") for b in ("excess", "surplus") for c in ("income", "receipts")]
    assert len(grow(dict.fromkeys(spellings, "x"))) == 4
