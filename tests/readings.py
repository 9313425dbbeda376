"""Readings made by hand, for kinds of rule that look at words: a line is a block and a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from checker.folding import fold
from checker.model import Block, Document, Language, Quantity, Reading, Section, Sentence
from checker.periods import year


def reading(
    text: str, language: Language = "en", of: int | None = None, quantities: Sequence[Quantity] = ()
) -> Reading:
    """What was read in a text of one section, whose period is the year ``of``."""
    starts = [0, *(index + 1 for index, letter in enumerate(text) if letter == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    lines = [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
    blocks = tuple(Block("paragraph", start, end) for start, end in lines)
    return Reading(
        Document("report.txt", text, fold(text), blocks, tuple(starts)),
        (Section(0, len(text), "", language, year(of) if of else None),),
        tuple(Sentence(start, end, 0, index) for index, (start, end) in enumerate(lines)),
        tuple(quantities),
        (),
    )
