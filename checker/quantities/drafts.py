"""Quantities while they are being read: numerals, and drafts that units, ranges and hedges are still added to."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from checker.model import Hedge, Kind, Period, Quantity

NOTHING = Fraction(0)
LONGEST_EXACT = 4
"""A whole number of more printed digits than this ends in zeros that are not significant."""


@dataclass(slots=True)
class Numeral:
    """A number as printed, ``top / bottom``, without its unit.

    ``grain`` is one unit of its last significant digit, over the same ``bottom``; ``exact`` says that it is a whole
    number short enough to be taken at its word when it counts things.
    """

    start: int
    end: int
    top: int
    bottom: int = 1
    grain: int = 1
    exact: bool = False
    garbled: bool = False
    masked: bool = False


@dataclass(slots=True)
class Draft:
    """A quantity under construction. ``numeral`` is kept for units that are said only once ("from 10 to 20 yuan")."""

    start: int
    end: int
    kind: Kind = "number"
    unit: str = ""
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction = NOTHING
    hedge: Hedge = ""
    masked: bool = False
    garbled: bool = False
    multiple: bool = False
    period: Period | None = None
    relative: str = ""
    per: str = ""
    scale: int = 1
    numeral: Numeral | None = field(default=None, repr=False)

    def finish(self, plain: str) -> Quantity:
        """The quantity as it is given out."""
        return Quantity(
            self.start,
            self.end,
            plain[self.start : self.end],
            self.kind,
            self.unit,
            self.value,
            self.low,
            self.high,
            self.step,
            self.hedge,
            self.masked,
            self.garbled,
            self.multiple,
            self.period,
            self.relative,
            self.per,
        )


@lru_cache(maxsize=4096)
def ratio(top: int, bottom: int) -> Fraction:
    """``Fraction(top, bottom)``, remembered: reports print the same steps and small numbers again and again."""
    return Fraction(top, bottom)


def measured(
    numeral: Numeral,
    kind: Kind,
    unit: str,
    scale: int = 1,
    factor: Fraction | None = None,
    end: int = 0,
    start: int = -1,
) -> Draft:
    """A draft of a numeral with its unit; ``factor`` turns the unit as written into the canonical one (cents, ‰)."""
    draft = Draft(numeral.start if start < 0 else start, end or numeral.end, kind, unit)
    draft.numeral, draft.scale = numeral, scale
    draft.masked, draft.garbled = numeral.masked, numeral.garbled
    if not (numeral.masked or numeral.garbled):
        bottom = numeral.bottom
        exact = numeral.exact and scale == 1 and (kind == "count" or kind == "number")
        if bottom == 1:
            draft.value = ratio(numeral.top * scale, 1)
            draft.step = NOTHING if exact else ratio(numeral.grain * scale, 1)
        else:
            draft.value = ratio(numeral.top * scale, bottom)
            draft.step = ratio(numeral.grain * scale, bottom)
        if factor is not None and factor != 1:
            draft.value *= factor
            draft.step *= factor
    return draft


@dataclass(slots=True)
class Found:
    """A date in the text: its end and the period, or the relative name of one (see `periods`)."""

    end: int
    period: Period | None = None
    relative: str = ""
    year: int = 0
    masked: bool = False


def dated(begin: int, found: Found) -> Draft:
    """The draft of a date that begins at ``begin``; a bare year has itself as its value."""
    draft = Draft(begin, found.end, "date", masked=found.masked, period=found.period, relative=found.relative)
    if found.year:
        draft.value = ratio(found.year, 1)
    return draft
