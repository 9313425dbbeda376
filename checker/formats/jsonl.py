"""Checks and figures as JSON Lines; docs/ci.md describes the fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TextIO

from checker.formats.numbers import decimal
from checker.model import Check, Document, Figure, Period, Unread
from checker.quantities import stated

if TYPE_CHECKING:
    from checker.engine import Result
    from checker.formats import Setting
    from checker.formats.tally import Tally

_encode = json.JSONEncoder(ensure_ascii=False).encode


class Writer(NamedTuple):
    """A line for each check; what could not be read is said beside the output."""

    sink: TextIO

    def report(self, result: Result, shown: Sequence[Check]) -> None:
        self.sink.write("".join(check(result.document, found) for found in shown))

    def missed(self, unread: Unread) -> None:
        """Nothing: every line is a check."""

    def close(self, tally: Tally) -> None:
        """Nothing: every line is a check."""


def writer(sink: TextIO, setting: Setting) -> Writer:
    """What writes JSON Lines into ``sink``."""
    return Writer(sink)


def check(document: Document, found: Check) -> str:
    """A check as one line, with its line end; the words of evidence are as they stand in the report."""
    start, end = document.position(found.start), document.position(found.end)
    row: dict[str, object] = {
        "verdict": found.verdict,
        "rule": found.rule,
        "family": found.family,
        "severity": found.severity,
        "path": found.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": found.message,
        "computed": found.computed,
        "evidence": list(_evidence(document, found)),
        "suggestion": "; ".join(suggestion.text for suggestion in found.suggestions),
        "also": found.also,
    }
    if found.verdict == "unknown":
        row["reason"] = found.reason
    return _encode(row) + "\n"


def _evidence(document: Document, found: Check) -> Iterator[dict[str, object]]:
    for place in found.evidence:
        position = document.position(place.start)
        yield {
            "path": found.path,
            "line": position.line,
            "column": position.column,
            "text": document.text[place.start : place.end],
            "role": place.role,
        }


def figure(document: Document, found: Figure) -> str:
    """A figure as one line, with its line end; numbers are exact, so the line is put together here, not by `json`."""
    quantity = found.quantity
    value, low, high = stated(quantity)
    position = document.position(quantity.start)
    words = document.text[quantity.start : quantity.end]
    return (
        f'{{"path": {_encode(document.path)}, "start": {quantity.start}, "end": {quantity.end}, '
        f'"line": {position.line}, "column": {position.column}, "text": {_encode(words)}, '
        f'"kind": "{quantity.kind}", "unit": {_encode(quantity.unit)}, "value": {_number(value)}, '
        f'"low": {_number(low)}, "high": {_number(high)}, "hedge": "{quantity.hedge}", '
        f'"masked": {"true" if quantity.masked else "false"}, "role": {_encode(found.role)}, '
        f'"metric": {_encode(found.metric)}, "period": {_encode(period(found))}}}\n'
    )


def period(figure: Figure) -> str | None:
    """The days a figure is about, or those that a date states, as ISO 8601 writes an interval."""
    days: Period | None = figure.period or figure.quantity.period
    return f"{days.start.isoformat()}/{days.end.isoformat()}" if days else None


def _number(amount: Fraction | None) -> str:
    return "null" if amount is None else decimal(amount)
