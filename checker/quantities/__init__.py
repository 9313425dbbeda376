"""Reading every amount that a report states: money, percent, points, counts, numbers, multiples and dates."""

from __future__ import annotations

from fractions import Fraction

from checker.model import Language, Quantity


def parse(plain: str, language: Language, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All quantities between two offsets of folded text (see `folding`), in order; their spans never overlap."""
    stop = len(plain) if end is None else min(end, len(plain))
    if language == "zh":
        from checker.quantities.chinese import grammar as chinese

        return chinese.parse(plain, max(0, start), stop)
    from checker.quantities.english import grammar as english

    return english.parse(plain, max(0, start), stop)


def stated(quantity: Quantity) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """The value, or None and the ends of the range that is said: "more than 3 million" says none above 3 million."""
    if quantity.hedge in ("over", "at least") and quantity.value is not None:
        return None, quantity.value, None
    if quantity.hedge in ("under", "at most") and quantity.value is not None:
        return None, None, quantity.value
    return quantity.value, quantity.low, quantity.high
