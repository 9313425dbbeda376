"""Which period a figure is about: the date beside it, or the one that its sentence names.

A date that something is counted from ("up from 2018", 比年初) is not the period of the figure beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Language, Period, Quantity
from checker.periods import resolve, year

_BESIDE = 40
"""How many characters may stand between a figure and the date of its period."""
_BASES = (" from", " than", " over", " since", " to", " with", " against", "比", "较", "由", "从", "同", "与")
_BEFORE = 10
_PARTING = frozenset(".;。；，、(")
_ENDING = frozenset(".;,")
_YEARS = range(1700, 2100)


def of(
    index: int, found: Sequence[Quantity], plain: str, language: Language, report: Period | None, base: bool = False
) -> Period | None:
    """The period of a figure: that of a date is what it states, that of an amount the date beside it."""
    quantity = found[index]
    if quantity.kind == "date":
        return resolve(quantity, report)
    if quantity.text.isdigit() and len(quantity.text) == 4 and int(quantity.text) in _YEARS:
        return year(int(quantity.text))
    return beside(index, found, plain, language, report, base)


def beside(
    index: int, found: Sequence[Quantity], plain: str, language: Language, report: Period | None, base: bool = False
) -> Period | None:
    """The date beside the figure ``found[index]``: behind it in English ("$5 million in 2019"), before it in Chinese.

    Where none stands there, the one on the other side; None where neither does. A ``base`` is what something is counted
    from, and a date behind "from" may be its own.
    """
    for near in (index + 1, index - 1) if language == "en" else (index - 1, index + 1):
        if not 0 <= near < len(found) or found[near].kind != "date":
            continue
        if near < index and language == "en" and _is_anothers(near, found, plain):
            continue
        if near > index and language == "zh" and _is_next_ones(near, found, plain):
            continue
        low, high = sorted((index, near))
        between = plain[found[low].end : found[high].start]
        if len(between) > _BESIDE or not _PARTING.isdisjoint(between):
            continue
        if base or between.endswith("的") or not is_base(found[near], plain):
            return resolve(found[near], report)
    return None


def _is_anothers(near: int, found: Sequence[Quantity], plain: str) -> bool:
    """Whether a date stands right behind another figure, whose period it then is: "A in 2019, compared with B"."""
    if near == 0 or found[near - 1].kind == "date" or is_base(found[near], plain):
        return False
    between = plain[found[near - 1].end : found[near].start]
    counted_from = any(f"{word} " in between for word in _BASES)
    return len(between) <= _BESIDE and not counted_from and _ENDING.isdisjoint(between)


def _is_next_ones(near: int, found: Sequence[Quantity], plain: str) -> bool:
    """Whether a date stands right before another figure, whose period it then is: 由A提高到2012年的B."""
    if near + 1 >= len(found) or found[near + 1].kind == "date":
        return False
    between = plain[found[near].end : found[near + 1].start]
    return len(between) <= _BESIDE and _PARTING.isdisjoint(between)


def named(quantities: Sequence[Quantity], plain: str, report: Period | None) -> list[Period]:
    """The different periods that the dates among some quantities name, bases apart."""
    periods = (
        resolve(quantity, report) for quantity in quantities if quantity.kind == "date" and not is_base(quantity, plain)
    )
    return list(dict.fromkeys(period for period in periods if period is not None))


def is_base(quantity: Quantity, plain: str) -> bool:
    """Whether something is counted from a date: the word before it says so."""
    before = plain[max(0, quantity.start - _BEFORE) : quantity.start].rstrip()
    return before.removesuffix(" the").endswith(_BASES)
