"""Lists of words, written as one text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by spaces."""
    return frozenset(text.split())


def row(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(text.split())
