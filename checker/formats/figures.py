"""Figures as tables: for people, for spreadsheets and for data frames.

pandas and tabulate are imported here, by the functions that need them, and nowhere on the way of a check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, TextIO, TypeAlias

from checker.formats import jsonl
from checker.formats.jsonl import period
from checker.formats.numbers import decimal
from checker.formats.width import safe
from checker.model import Document, Figure
from checker.quantities import stated

if TYPE_CHECKING:
    import pandas

Row: TypeAlias = tuple[Document, Figure]

_HEDGES = {"about": "≈ ", "nearly": "≲ ", "over": "> ", "under": "< ", "at least": "≥ ", "at most": "≤ "}


def write(form: str, rows: Iterable[Row], sink: TextIO) -> None:
    """Writes figures as "jsonl" (one at a time, as they come), "table", "csv" or "parquet"."""
    if form == "jsonl":
        for document, figure in rows:
            sink.write(jsonl.figure(document, figure))
    elif form == "table":
        sink.write(table(list(rows)))
    elif form == "csv":
        csv(list(rows), sink)
    else:
        parquet(list(rows), sink.buffer)


def table(rows: Sequence[Row]) -> str:
    """A table for people: where a figure stands, its words, and what it was read as."""
    from tabulate import tabulate

    names = ("where", "text", "kind", "amount", "unit", "role", "metric", "period")
    lines = [
        (
            safe(f"{document.path}:{position.line}:{position.column}"),
            safe(document.text[figure.quantity.start : figure.quantity.end]),
            figure.quantity.kind,
            amount(figure),
            safe(figure.quantity.unit),
            figure.role,
            safe(figure.metric),
            (period(figure) or "").replace("/", " to "),
        )
        for document, figure in rows
        for position in (document.position(figure.quantity.start),)
    ]
    align = ("left", "left", "left", "right", "left", "left", "left", "left")
    return tabulate(lines, names, tablefmt="simple", disable_numparse=True, colalign=align if lines else None) + "\n"


def csv(rows: Sequence[Row], sink: IO[str]) -> None:
    """Comma-separated values with a header; amounts are exact decimals, what is not known is empty."""
    _frame(rows, exact=True).to_csv(sink, index=False, lineterminator="\n")


def parquet(rows: Sequence[Row], sink: IO[bytes]) -> None:
    """A Parquet table with the same columns; amounts are double precision."""
    _frame(rows, exact=False).to_parquet(sink, index=False)


def _frame(rows: Sequence[Row], exact: bool) -> pandas.DataFrame:
    import pandas

    frame = pandas.DataFrame.from_records(list(_records(rows)), columns=list(_COLUMNS))
    for name in ("value", "low", "high"):
        amounts = [None if amount is None else decimal(amount) if exact else float(amount) for amount in frame[name]]
        frame[name] = pandas.Series(amounts, dtype="object" if exact else "float64")
    return frame.astype(dict.fromkeys(("start", "end", "line", "column"), "int64"))


_COLUMNS = (
    *("path", "start", "end", "line", "column", "text", "kind", "unit", "value", "low", "high", "hedge", "masked"),
    *("role", "metric", "period"),
)


def _records(rows: Sequence[Row]) -> Iterator[tuple[object, ...]]:
    for document, figure in rows:
        quantity = figure.quantity
        position = document.position(quantity.start)
        yield (
            *(document.path, quantity.start, quantity.end, position.line, position.column),
            document.text[quantity.start : quantity.end],
            *(quantity.kind, quantity.unit, *stated(quantity)),
            *(quantity.hedge, quantity.masked, figure.role, figure.metric, period(figure)),
        )


def amount(figure: Figure) -> str:
    """The amount of a figure for people, with its hedge as a sign; empty where there is none."""
    quantity = figure.quantity
    if quantity.masked:
        return "masked"
    if quantity.value is not None:
        return _HEDGES.get(quantity.hedge, "") + grouped(decimal(quantity.value))
    low, high = (grouped(decimal(end)) if end is not None else "" for end in (quantity.low, quantity.high))
    return f"{low} … {high}" if low or high else ""


def grouped(digits: str) -> str:
    """A decimal number with commas between thousands."""
    whole, point, rest = digits.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole not in ("-0",) else digits
