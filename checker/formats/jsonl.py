"""Checks and figures as JSON Lines; docs/ci.md describes the fields."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, TextIO

from checker.formats import rows
from checker.formats.encoding import encode
from checker.formats.numbers import decimal
from checker.model import Check, Document, Figure, Period, Unread
from checker.quantities import stated
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally


class Writer(NamedTuple):
    """A line for each check as it comes, and one for each path that could not be read."""

    sink: TextIO

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        every = (*shown, *result.suppressed)
        self.sink.write("".join(f"{encode(rows.check(result.document, found))}\n" for found in every))

    def missed(self, unread: Unread) -> None:
        self.sink.write(f"{encode(rows.unread(unread))}\n")

    def close(self, tally: Tally) -> None:
        """Nothing: the lines are all there is."""


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes JSON Lines into ``sink``."""
    return Writer(sink)


def figure(document: Document, found: Figure) -> str:
    """A figure as one line, with its line end; numbers are exact, so the line is put together here, not by `json`."""
    quantity = found.quantity
    value, low, high = stated(quantity)
    position = document.position(quantity.start)
    words = document.text[quantity.start : quantity.end]
    return (
        f'{{"path": {encode(document.path)}, "start": {quantity.start}, "end": {quantity.end}, '
        f'"line": {position.line}, "column": {position.column}, "text": {encode(words)}, '
        f'"kind": "{quantity.kind}", "unit": {encode(quantity.unit)}, "value": {_number(value)}, '
        f'"low": {_number(low)}, "high": {_number(high)}, "hedge": "{quantity.hedge}", '
        f'"masked": {"true" if quantity.masked else "false"}, "role": {encode(found.role)}, '
        f'"metric": {encode(found.metric)}, "period": {encode(period(found))}}}\n'
    )


def period(figure: Figure) -> str | None:
    """The days a figure is about, or those that a date states, as ISO 8601 writes an interval."""
    days: Period | None = figure.period or figure.quantity.period
    return f"{days.start.isoformat()}/{days.end.isoformat()}" if days else None


def _number(amount: Fraction | None) -> str:
    return "null" if amount is None else decimal(amount)
