"""Puts a document together from a text and what a format found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

from checker.folding import fold
from checker.model import Block, Document


def build(path: str, text: str, blocks: Sequence[Block], hidden: Iterable[tuple[int, int]] = ()) -> Document:
    """The document of ``text``.

    ``hidden`` are spans of markup, which are no words of the report: they are blank in ``plain`` and as they stand in
    ``text``, so that offsets stay true.
    """
    plain = fold(text)
    pieces: list[str] = []
    done = 0
    for start, end in hidden:
        pieces += (plain[done:start], " " * (end - start))
        done = end
    if pieces:
        plain = "".join((*pieces, plain[done:]))
    starts = accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0)
    return Document(path, text, plain, tuple(blocks), tuple(starts))
