"""Quantities while they are being read: numerals, and drafts that units, ranges and hedges are still added to."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from checker.model import Hedge, Kind, Period, Quantity

NOTHING = Fraction(0)
LONGEST_EXACT = 4
"""A whole number of more printed digits than this ends in zeros that are not significant."""


class Numeral:
    """A number as printed, ``top / bottom``, without its unit.

    ``grain`` is one unit of its last significant digit, over the same ``bottom``; ``exact`` says that it is a whole
    number short enough to be taken at its word when it counts things.
    """

    __slots__ = ("bottom", "end", "exact", "garbled", "grain", "masked", "start", "top")

    def __init__(
        self,
        start: int,
        end: int,
        top: int,
        bottom: int = 1,
        grain: int = 1,
        exact: bool = False,
        garbled: bool = False,
        masked: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.top = top
        self.bottom = bottom
        self.grain = grain
        self.exact = exact
        self.garbled = garbled
        self.masked = masked


class Draft:
    """A quantity under construction. ``numeral`` is kept for units that are said only once ("from 10 to 20 yuan")."""

    __slots__ = (
        "end",
        "garbled",
        "hedge",
        "high",
        "kind",
        "low",
        "masked",
        "multiple",
        "numeral",
        "per",
        "period",
        "relative",
        "scale",
        "start",
        "step",
        "unit",
        "value",
    )

    def __init__(
        self,
        start: int,
        end: int,
        kind: Kind = "number",
        unit: str = "",
        value: Fraction | None = None,
        low: Fraction | None = None,
        high: Fraction | None = None,
        step: Fraction = NOTHING,
        hedge: Hedge = "",
        masked: bool = False,
        garbled: bool = False,
        multiple: bool = False,
        period: Period | None = None,
        relative: str = "",
        per: str = "",
        scale: int = 1,
        numeral: Numeral | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.unit = unit
        self.value = value
        self.low = low
        self.high = high
        self.step = step
        self.hedge = hedge
        self.masked = masked
        self.garbled = garbled
        self.multiple = multiple
        self.period = period
        self.relative = relative
        self.per = per
        self.scale = scale
        self.numeral = numeral

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


class Found:
    """A date in the text: its end and the period, or the relative name of one (see `periods`)."""

    __slots__ = ("end", "masked", "period", "relative", "year")

    def __init__(
        self,
        end: int,
        period: Period | None = None,
        relative: str = "",
        year: int = 0,
        masked: bool = False,
    ) -> None:
        self.end = end
        self.period = period
        self.relative = relative
        self.year = year
        self.masked = masked


def dated(begin: int, found: Found) -> Draft:
    """The draft of a date that begins at ``begin``; a bare year has itself as its value."""
    draft = Draft(begin, found.end, "date", masked=found.masked, period=found.period, relative=found.relative)
    if found.year:
        draft.value = ratio(found.year, 1)
    return draft
